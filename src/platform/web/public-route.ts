import { SetMetadata } from '@nestjs/common';

export const PUBLIC_ROUTE = 'hanjang:public-route';

/** Opens a route to people who aren't signed in; every other route asks for sign-in. */
export const Public = () => SetMetadata(PUBLIC_ROUTE, true);
