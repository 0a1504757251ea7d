import { Injectable } from '@nestjs/common';
import { EvidenceQueries } from '../../evidence/evidence.queries.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ExpenseStore } from '../expense-store.js';
import type { Expense } from '../expense.js';
import { SaveDraft } from '../save-draft.js';
import { WithdrawExpense } from '../withdraw-expense.js';
import { RECURRING_ERRORS } from './recurring.errors.js';
import { mayPutIntoWaiting } from './recurring.policy.js';
import { WaitingDrafts, type ColleaguesDraft } from './waiting-drafts.js';

/**
 * Whoever got the invoice of a purchase that comes again isn't always who claims it: its documents go to the colleague's
 * draft that waits for them, and the draft they opened goes away. Who claims stays who hands in.
 */
@Injectable()
export class PutIntoWaiting {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly evidence: EvidenceQueries,
    private readonly waiting: WaitingDrafts,
    private readonly withdrawal: WithdrawExpense,
    private readonly drafts: SaveDraft,
  ) {}

  /** What may be offered for this draft; inside the unit in hand. */
  async offered(actor: Actor, draft: Expense): Promise<ColleaguesDraft | undefined> {
    if (!mayPutIntoWaiting(actor, draft).allowed) return undefined;
    return this.waiting.ofColleague(actor, await this.evidence.attachedTo(draft.teamId, draft.id));
  }

  async execute(actor: Actor, id: string): Promise<ColleaguesDraft> {
    return this.unit.run(actor, async () => {
      const draft = await this.store.lock(id);
      ensure(mayPutIntoWaiting(actor, draft));
      const evidences = await this.evidence.attachedTo(draft.teamId, id);
      const found = await this.waiting.ofColleague(actor, evidences);
      if (!found) throw RECURRING_ERRORS.fail('recurring.nothing-waits');
      const waiting = await this.store.lock(found.expenseId);
      // Somebody else's document may have come first.
      if (waiting.documentedOn !== undefined) throw RECURRING_ERRORS.fail('recurring.nothing-waits');
      await this.withdrawal.discard(actor, id);
      await this.drafts.put(actor, waiting, {
        id: waiting.id,
        evidenceIds: evidences.map((each) => each.id),
      });
      return found;
    });
  }
}
