import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { lineAmounts, totalsOf, vatTreatmentOf } from './amounts.js';
import { Claimants } from './claimants.js';
import { ExpenseReferences, type ClaimInstitution } from './expense-references.js';
import { ExpenseStore } from './expense-store.js';
import type { Expense } from './expense.js';
import { mayAssign } from './expense.policy.js';

/** Says whose claim a draft will be; who made it stays on it. */
@Injectable()
export class AssignClaimant {
  constructor(
    private readonly store: ExpenseStore,
    private readonly claimants: Claimants,
    private readonly references: ExpenseReferences,
    private readonly audit: AuditLog,
  ) {}

  /** Inside the unit in hand; the claim as it is then, its claimant written. What else changed is for the caller to save. */
  async execute(actor: Actor, before: Expense, claimantId: string | undefined): Promise<Expense> {
    if (claimantId === undefined || claimantId === before.claimantId) return before;
    ensure(mayAssign(actor, before));
    const claimant = await this.claimants.find(before.teamId, claimantId);
    const institution = await this.references.institution(before.teamId, claimant.institutionId);
    const maker = before.preparedBy ?? before.claimantId;
    const next: Expense = {
      ...forInstitution(before, institution),
      claimantId: claimant.id,
      preparedBy: claimant.id === maker ? undefined : maker,
      handedAt: undefined,
    };
    this.store.assign(next);
    await this.audit.record(actor, {
      teamId: next.teamId,
      act: 'expense.claimant-changed',
      subjectType: 'expense',
      subjectId: next.id,
      before: { claimantId: before.claimantId },
      after: { claimantId: next.claimantId, preparedBy: next.preparedBy },
    });
    return next;
  }
}

/** Another institution has lines of its own and its own way with VAT, so both are chosen anew. Pure. */
export function forInstitution(expense: Expense, institution: ClaimInstitution): Expense {
  if (institution.id === expense.institutionId) return expense;
  const lines = expense.lines.map((line) => {
    const vatTreatment = vatTreatmentOf(institution.vatRecovery, line.vatTreatment);
    return {
      ...line,
      vatTreatment,
      budgetLineId: undefined,
      categoryId: undefined,
      ...lineAmounts(line.supplyAmount, line.taxAmount, vatTreatment),
    };
  });
  const { target: _, ...origins } = expense.origins;
  const { target: __, ...details } = expense.details;
  return { ...expense, institutionId: institution.id, lines, ...totalsOf(lines), origins, details };
}
