import { Injectable } from '@nestjs/common';
import type { Evidence } from '../evidence/evidence.js';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ExpenseStore } from './expense-store.js';
import type { Expense } from './expense.js';
import { decisionsOf, type DecisionOfClaim } from './approval/decisions.queries.js';
import { holdsOf, type PaymentHold } from './payment-hold.js';

/** One claim with its documents; what an officer or auditor reads of a team is written to that team's log. */
@Injectable()
export class ReadExpense {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly evidence: EvidenceQueries,
    private readonly audit: AuditLog,
  ) {}

  async execute(
    actor: Actor,
    id: string,
  ): Promise<{ expense: Expense; evidences: Evidence[]; decisions: DecisionOfClaim[]; hold?: PaymentHold }> {
    return this.unit.run(actor, async () => {
      const expense = await this.store.find(id);
      await this.audit.recordRead(actor, { teamId: expense.teamId, subjectType: 'expense', subjectId: id });
      const [evidences, decisions, holds] = await Promise.all([
        this.evidence.attachedTo(expense.teamId, id),
        decisionsOf(this.unit, expense),
        holdsOf(this.unit, [expense]),
      ]);
      return { expense, evidences, decisions, hold: holds.get(id) };
    });
  }
}
