import { Injectable } from '@nestjs/common';
import type { Cadence } from '../expenses/recurring/recurring-dates.js';
import { MAX_DRAFTS } from '../expenses/pages/draft-stack.js';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';

/** A draft that a schedule opened and that has no document yet. */
export interface WaitingDraft {
  id: string;
  title: string;
  supplierName: string;
  every: Cadence;
  from: KstDate;
  to: KstDate;
  expectedAmount: Won;
}

/** Drafts that only wait for their document; together they are one line on the home page. */
@Injectable()
export class WaitingDraftsQueries {
  constructor(private readonly unit: UnitOfWork) {}

  /** The latest period first. */
  async list(actor: Actor): Promise<WaitingDraft[]> {
    const rows = await this.unit.query<Omit<WaitingDraft, 'expectedAmount'> & { expected: string }>(
      `SELECT e.id, r.title, e.supplier_name AS "supplierName", r.every, p.period_on AS "from", p.period_to AS "to",
         p.expected_claim_amount AS expected
       FROM expenses e JOIN recurring_periods p ON p.team_id = e.team_id AND p.expense_id = e.id
       JOIN recurring_expenses r ON r.team_id = p.team_id AND r.id = p.recurring_id
       WHERE r.team_id = $1 AND r.owner_id = $2 AND e.claimant_id = $2 AND e.state = 'draft' AND e.documented_on IS NULL AND e.prepared_by IS NULL
         AND NOT EXISTS (SELECT 1 FROM expense_evidence x WHERE x.team_id = e.team_id AND x.expense_id = e.id)
       ORDER BY p.due_on DESC, e.id LIMIT ${MAX_DRAFTS}`,
      [actor.team.id, actor.userId],
    );
    return rows.map(({ expected, ...row }) => ({ ...row, expectedAmount: BigInt(expected) }));
  }
}
