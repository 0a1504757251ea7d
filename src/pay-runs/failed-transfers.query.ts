import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

/** Why the bank failed the last transfer of a claim; inside the unit in hand. */
@Injectable()
export class FailedTransferQuery {
  constructor(private readonly unit: UnitOfWork) {}

  /** By claim; only of those whose last item failed. */
  async of(actor: Actor, expenseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (expenseIds.length === 0) return new Map();
    const rows = await this.unit.query<{ expense_id: string; state: string; reason: string }>(
      `SELECT DISTINCT ON (expense_id) expense_id, state, reason FROM pay_run_items
       WHERE team_id = $1 AND expense_id = ANY ($2::uuid[]) AND state IN ('failed', 'posted') ORDER BY expense_id, decided_at DESC`,
      [actor.team.id, expenseIds],
    );
    return new Map(
      rows.flatMap(({ expense_id: id, state, reason }) => (state === 'failed' ? [[id, reason]] : [])),
    );
  }
}
