import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import { newSecret } from './secrets.js';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const OWASP = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2id, the package's own default, with a random salt in each hash. */
@Injectable()
export class PasswordHasher {
  private readonly cost: typeof OWASP;
  private stranger: Promise<string> | undefined;

  constructor(@Inject(HANJANG_CONFIG) config: HanjangConfig) {
    this.cost = config.passwordCost ? { ...OWASP, ...config.passwordCost } : OWASP;
  }

  hash(password: string): Promise<string> {
    return hash(comparable(password), this.cost);
  }

  verify(passwordHash: string, password: string): Promise<boolean> {
    return verify(passwordHash, comparable(password));
  }

  /**
   * Index of the hash that the password fits, or undefined. Does `work` verifications whatever there is to verify, so
   * that the time taken doesn't tell whether an account exists or in how many teams.
   */
  async match(
    passwordHashes: readonly string[],
    password: string,
    work: number,
  ): Promise<number | undefined> {
    const stranger = await (this.stranger ??= this.hash(newSecret()));
    const padded = Array.from({ length: work }, (_, index) => passwordHashes[index] ?? stranger);
    const fits = await Promise.all(padded.map((one) => this.verify(one, password)));
    const found = fits.findIndex((fit, index) => fit && index < passwordHashes.length);
    return found < 0 ? undefined : found;
  }
}

/** Macs and Windows type the same Hangul as different code points. */
function comparable(password: string): string {
  return password.normalize('NFKC');
}
