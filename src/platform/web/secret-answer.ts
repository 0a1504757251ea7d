import { SetMetadata } from '@nestjs/common';

export const SECRET_ANSWER = 'hanjang:secret-answer';

/** The answer holds something shown only once, so it is never kept for a repeated request. */
export const SecretAnswer = () => SetMetadata(SECRET_ANSWER, true);
