import { Injectable } from '@nestjs/common';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DECISION_ERRORS } from './approval/decision.errors.js';
import { isOpenPart } from './approval/questioned.js';
import { ExpenseStore } from './expense-store.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import type { Expense } from './expense.js';
import { mayEdit } from './expense.policy.js';
import { Fingerprints } from './fingerprints.js';

/**
 * Takes a document off a claim that may still be changed; the document itself stays with the team. What was filled from a
 * tax invoice stays as if it had been typed, but the claim no longer stands for that invoice, which may be claimed again.
 */
@Injectable()
export class DetachEvidence {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly evidence: EvidenceQueries,
    private readonly fingerprints: Fingerprints,
    private readonly audit: AuditLog,
  ) {}

  async execute(actor: Actor, command: { id: string; evidenceId: string }): Promise<Expense> {
    return this.unit.run(actor, async () => {
      const before = await this.store.lock(command.id);
      ensure(mayEdit(actor, before));
      if (!isOpenPart(before, 'documents'))
        throw DECISION_ERRORS.fail('expense.not-questioned', {}, '/evidenceIds');
      const attached = await this.evidence.attachedTo(before.teamId, before.id);
      const document = attached.find(({ id }) => id === command.evidenceId);
      if (!document) throw EXPENSE_ERRORS.fail('expense.evidence-not-found');
      await this.unit.query(
        'DELETE FROM expense_evidence WHERE team_id = $1 AND expense_id = $2 AND evidence_id = $3',
        [before.teamId, before.id, document.id],
      );
      await this.fingerprints.releaseFor(
        before,
        attached.filter(({ id }) => id !== document.id),
      );
      const expense = document.invoice ? withoutInvoice(before) : before;
      await this.store.save(actor, expense);
      await this.audit.record(actor, {
        teamId: expense.teamId,
        act: 'expense.evidence-detached',
        subjectType: 'expense',
        subjectId: expense.id,
        documentHashes: [document.sha256],
      });
      return expense;
    });
  }
}

function withoutInvoice(expense: Expense): Expense {
  return {
    ...expense,
    approvalNumber: undefined,
    waitsFor: undefined,
    correctsExpenseId: undefined,
    origins: Object.fromEntries(
      Object.entries(expense.origins).filter(([, origin]) => origin !== 'tax-invoice'),
    ),
  };
}
