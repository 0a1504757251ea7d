import { Injectable } from '@nestjs/common';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import { isReduction } from '../expenses/amend.js';
import { CreateExpense } from '../expenses/create-expense.js';
import type { Expense } from '../expenses/expense.js';
import { mayFile } from '../expenses/expense.policy.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CARD_ERRORS } from './card-statement.errors.js';
import { mayFileCardUse } from './card-statement.policy.js';
import { CANCELLED } from './card-use-sql.js';
import { cardFactsOf, type CardUseRow } from './card-use.js';

type Use = CardUseRow & { person_id: string | null };

/** Opens a draft from a use of a card, with its documents or without, and puts the use to it. */
@Injectable()
export class FileCardUse {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly creation: CreateExpense,
    private readonly evidence: EvidenceQueries,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: { id: string; evidenceIds: readonly string[] }): Promise<Expense> {
    ensure(mayFile(actor));
    return this.unit.run(actor, async () => {
      const use = await this.lock(actor, command.id);
      const card = cardFactsOf(use);
      if (card.amount <= 0n) throw CARD_ERRORS.fail('card-use.taken-back');
      await this.ensureFree(actor, command.id);
      const documents = await this.evidence.findAll(command.evidenceIds);
      if (documents.some(({ invoice }) => invoice && isReduction(invoice)))
        throw CARD_ERRORS.fail('card-use.reducing-invoice');
      const expense = await this.creation.execute(actor, { evidenceIds: command.evidenceIds, card });
      await this.unit.query(
        `INSERT INTO card_links (team_id, transaction_id, expense_id, linked_by, linked_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (team_id, transaction_id) DO UPDATE SET expense_id = $3, linked_by = $4, linked_at = $5`,
        [actor.team.id, use.id, expense.id, actor.userId, this.clock.businessNow(actor.demo)],
      );
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'card-use.filed',
        subjectType: 'card-use',
        subjectId: use.id,
        after: { expenseId: expense.id },
      });
      return expense;
    });
  }

  /** Another's use, like another team's, isn't there. */
  private async lock(actor: Actor, id: string): Promise<Use> {
    const use = await this.unit.one<Use>(
      `SELECT t.*, q.person_id, ${CANCELLED} AS cancelled_amount,
         coalesce((SELECT -sum(c.tax_amount) FROM card_transactions c WHERE c.team_id = t.team_id AND c.cancels_id = t.id), 0) AS cancelled_tax
       FROM card_transactions t LEFT JOIN card_requests q ON q.team_id = t.team_id AND q.transaction_id = t.id
       WHERE t.team_id = $1 AND t.id = $2 FOR UPDATE OF t`,
      [actor.team.id, id],
    );
    if (!use || !mayFileCardUse(actor, { askedId: use.person_id }).allowed)
      throw CARD_ERRORS.fail('card-use.not-found');
    return use;
  }

  private async ensureFree(actor: Actor, id: string): Promise<void> {
    const claim = await this.unit.one<{ id: string; title: string }>(
      `SELECT e.id, e.title FROM card_links l JOIN expenses e ON e.team_id = l.team_id AND e.id = l.expense_id
       WHERE l.team_id = $1 AND l.transaction_id = $2 AND e.state NOT IN ('rejected', 'reversed')`,
      [actor.team.id, id],
    );
    if (claim) throw CARD_ERRORS.fail('card-use.filed-before', { title: claim.title, expenseId: claim.id });
  }
}
