import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
const TOKEN_PREFIX = 'hj_';

/** An unguessable word: a session's cookie or a one-time link. Only its hash is stored. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** The same for an API token; the prefix lets scanners recognise one that has leaked. */
export function newApiToken(): string {
  return TOKEN_PREFIX + newSecret();
}

export function isApiToken(word: string): boolean {
  return new RegExp(`^${TOKEN_PREFIX}[\\w-]{43}$`).test(word);
}

/** What is stored of a secret; 256 random bits need no slow hash. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
