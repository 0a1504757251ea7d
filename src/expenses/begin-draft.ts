import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CreateExpense } from './create-expense.js';
import { mayFile } from './expense.policy.js';

const DAY_MS = 86_400_000;

/**
 * A draft to write in, there from the first letter on so that it saves itself and rules speak as it is written. The one
 * begun within a day in which nothing was written yet is taken again: looking at the form leaves no heap of empty drafts.
 */
@Injectable()
export class BeginDraft {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly creation: CreateExpense,
    private readonly clock: Clock,
  ) {}

  /** The draft's id. */
  async execute(actor: Actor): Promise<string> {
    ensure(mayFile(actor));
    return this.unit.run(actor, async () => {
      const since = new Date(this.clock.businessNow(actor.demo).getTime() - DAY_MS);
      const begun = await this.unit.one<{ id: string }>(
        `SELECT id FROM expenses e WHERE team_id = $1 AND claimant_id = $2 AND created_at >= $3 AND state = 'draft' AND version = 1
           AND number IS NULL AND prepared_by IS NULL AND title = '' AND supplier_name = '' AND documented_on IS NULL
           AND NOT EXISTS (SELECT FROM expense_lines l WHERE l.team_id = e.team_id AND l.expense_id = e.id)
           AND NOT EXISTS (SELECT FROM expense_evidence v WHERE v.team_id = e.team_id AND v.expense_id = e.id)
         ORDER BY created_at DESC, id DESC LIMIT 1`,
        [actor.team.id, actor.userId, since],
      );
      return begun?.id ?? (await this.creation.execute(actor, { evidenceIds: [] })).id;
    });
  }
}
