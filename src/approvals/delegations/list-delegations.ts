import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { decodeCursor, encodeCursor } from '../../platform/web/cursor.js';
import { WEB_ERRORS } from '../../platform/web/web.errors.js';
import { isUUID } from 'class-validator';
import { DELEGATION_ERRORS } from './delegation.errors.js';
import { maySeeAll } from './delegation.policy.js';
import type { DelegationRecord } from './delegation-record.js';
import { DelegationStore } from './delegation-store.js';

export interface DelegationFilter {
  /** `mine`: lent by or to me; `team`: all of my team's, for whoever looks after it. */
  readonly scope: 'mine' | 'team';
  /** Only those that are over, or only the others. */
  readonly over?: boolean;
  readonly after?: string;
  readonly limit: number;
}

/** Delegations of the actor's own team, newest first. */
@Injectable()
export class ListDelegations {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: DelegationStore,
  ) {}

  async execute(
    actor: Actor,
    { scope, over, after, limit }: DelegationFilter,
  ): Promise<{ rows: DelegationRecord[]; next?: string }> {
    if (scope === 'team' && !maySeeAll(actor)) throw DELEGATION_ERRORS.fail('delegation.not-yours');
    const [before] = decodeCursor(after, 1) ?? [];
    if (before !== undefined && !isUUID(before)) throw WEB_ERRORS.fail('web.bad-cursor');
    return this.unit.run(actor, async () => {
      const rows = await this.store.list(actor, { all: scope === 'team', over, before, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return { rows: shown, next: rows.length > limit && last ? encodeCursor([last.id]) : undefined };
    });
  }
}
