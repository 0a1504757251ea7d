import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import { DATA_SOURCE } from '../platform/database/data-source.js';
import { PEOPLE_ERRORS } from './people.errors.js';

const WINDOW = '15 minutes';

interface Limit {
  subject: string;
  attempts: number;
}

export interface Attempt {
  /** Undoes the count of this attempt and of all before it for this account: it was the right person. */
  succeeded(): Promise<void>;
}

/**
 * Counts failed sign-ins in the database, so that all servers count together: few for one account from one address,
 * more for one account from anywhere (or a rival could lock people out at will) and for one address with any account.
 */
@Injectable()
export class AttemptLimit {
  constructor(
    @Inject(DATA_SOURCE) private readonly dataSource: DataSource,
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
  ) {}

  /** Notes the attempt first and counts afterwards: attempts sent at the same moment count each other. */
  async begin(email: string, address: string): Promise<Attempt> {
    const limits = limitsOf(email, address);
    const subjects = limits.map(({ subject }) => this.keyed(subject));
    const [noted]: { ids: string[] }[] = await this.dataSource.query('SELECT auth_note_attempts($1) AS ids', [
      subjects,
    ]);
    const counts: { subject: string; attempts: number; seconds_left: number }[] = await this.dataSource.query(
      'SELECT subject, attempts, seconds_left FROM auth_recent_attempts($1, $2)',
      [subjects, WINDOW],
    );
    const over = counts.filter(
      ({ subject, attempts }) => attempts > (limits[subjects.indexOf(subject)]?.attempts ?? 0),
    );
    const forget = (ids: readonly string[], whole: readonly string[]) =>
      this.dataSource.query('SELECT auth_forget_attempts($1, $2)', [ids, whole]);
    if (over.length > 0) {
      // A refused attempt doesn't count, or the pause would never end for somebody who goes on trying.
      await forget(noted?.ids ?? [], []);
      const seconds = Math.max(1, ...over.map((one) => one.seconds_left));
      throw PEOPLE_ERRORS.fail('people.too-many-attempts', {
        minutes: Math.ceil(seconds / 60),
        retryAfterSeconds: seconds,
      });
    }
    return {
      succeeded: async () => {
        await forget(noted?.ids ?? [], subjects.slice(0, 2));
      },
    };
  }

  /** People type passwords into the wrong field: what was typed isn't kept, only something to recognise it by. */
  private keyed(subject: string): string {
    return createHmac('sha256', this.config.secretKey).update(subject).digest('base64url');
  }
}

/** The account's limits come first. */
export function limitsOf(email: string, address: string): Limit[] {
  const network = networkOf(address);
  return [
    { subject: `account ${email} from ${network}`, attempts: 10 },
    { subject: `account ${email}`, attempts: 100 },
    { subject: `address ${network}`, attempts: 100 },
  ];
}

/** One IPv6 customer has a whole /64 to choose addresses from. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const full = [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest];
  return `${full.slice(0, 4).join(':')}::/64`;
}
