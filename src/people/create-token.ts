import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import {
  addDays,
  addMonths,
  isKstDate,
  kstDateOf,
  startOfKstDate,
  type KstDate,
} from '../platform/clock/kst-date.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { PEOPLE_ERRORS } from './people.errors.js';
import { mayKeepOwnAccount } from './people.policy.js';
import { hashSecret, newApiToken } from './secrets.js';

export interface CreateTokenCommand {
  name: string;
  /** `write` brings `read` along. */
  scopes: readonly string[];
  /** The last day on which it works. */
  expiresOn: KstDate;
}

export interface CreatedToken {
  id: string;
  name: string;
  scopes: readonly string[];
  expiresAt: Date;
  /** The token itself, told only now. */
  token: string;
}

const MONTHS = 12;
const DEFAULT_MONTHS = 3;
const MOST_TOKENS = 20;
const NAME_LENGTH = 100;

/** Makes a token by which a program acts as its maker, with the maker's roles and no more than the token's scopes. */
@Injectable()
export class CreateToken {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** The latest day a token may run to. Tokens keep real time, in a demonstration too. */
  maxExpiresOn(): KstDate {
    return addMonths(kstDateOf(this.clock.now()), MONTHS);
  }

  /** What the form begins with: long enough to be of use, short enough to be forgotten without harm. */
  defaultExpiresOn(): KstDate {
    return addMonths(kstDateOf(this.clock.now()), DEFAULT_MONTHS);
  }

  async execute(actor: Actor, command: CreateTokenCommand): Promise<CreatedToken> {
    ensure(mayKeepOwnAccount(actor));
    this.check(command);
    const token = newApiToken();
    const created = {
      id: uuidv7(),
      name: command.name.trim(),
      scopes: command.scopes.includes('write') ? ['read', 'write'] : ['read'],
      expiresAt: startOfKstDate(addDays(command.expiresOn, 1)),
    };
    await this.unit.run(actor, async () => {
      await this.unit.query(`SELECT pg_advisory_xact_lock(hashtextextended('tokens ' || $1, 0))`, [
        actor.userId,
      ]);
      const [active] = await this.unit.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM api_tokens WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > now()`,
        [actor.userId],
      );
      if ((active?.count ?? 0) >= MOST_TOKENS)
        throw PEOPLE_ERRORS.fail('people.too-many-tokens', { max: MOST_TOKENS });
      await this.unit.query(
        `INSERT INTO api_tokens (id, user_id, name, token_hash, scopes, expires_at) VALUES ($1, $2, $3, $4, $5, $6)`,
        [created.id, actor.userId, created.name, hashSecret(token), created.scopes, created.expiresAt],
      );
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'token.made',
        subjectType: 'user',
        subjectId: actor.userId,
        after: created,
      });
    });
    return { ...created, token };
  }

  private check({ name, scopes, expiresOn }: CreateTokenCommand): void {
    const problems = [];
    const length = name.trim().length;
    if (length < 1 || length > NAME_LENGTH)
      problems.push(PEOPLE_ERRORS.problem('people.token-name-missing', '/name'));
    if (scopes.length === 0 || !scopes.every((scope) => scope === 'read' || scope === 'write')) {
      problems.push(PEOPLE_ERRORS.problem('people.token-scope-missing', '/scopes'));
    }
    if (
      !isKstDate(expiresOn) ||
      expiresOn <= kstDateOf(this.clock.now()) ||
      expiresOn > this.maxExpiresOn()
    ) {
      problems.push(PEOPLE_ERRORS.problem('people.token-expiry', '/expiresOn'));
    }
    if (problems.length > 0) throw invalidInput(problems);
  }
}
