import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Evidence } from '../evidence/evidence.js';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { formatBusinessNumber } from '../platform/ids/business-number.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { formatWon } from '../platform/money/won.js';
import { peopleOf } from '../approvals/deciders.js';
import { voicesOf } from '../approvals/next-step.js';
import type { Asked } from '../approvals/ask-approval.js';
import { AskClaimApproval, type KnownOfClaim } from './approval/ask-claim-approval.js';
import { ClaimMarks } from './approval/claim-marks.js';
import { ClaimInstalments } from './claim-instalments.js';
import { CARD_USE_ERRORS, leftOfCancelledUses } from './card-cancellations.js';
import { checkExpense } from './check-expense.js';
import { ClaimTargets } from './claim-targets.js';
import { invoiceOf } from './invoice-of.js';
import { ExpenseLedger } from './expense-ledger.js';
import { ExpenseReferences } from './expense-references.js';
import { ExpenseStore } from './expense-store.js';
import type { Expense } from './expense.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import { maySubmit } from './expense.policy.js';
import { JudgeClaim, type Judgement } from './judge-claim.js';
import { ruleFindings, ruleProblems } from './rule-findings.js';

/** What is found of a claim: the product's own checks, and what rules say. */
export interface Examination {
  problems: FieldProblem[];
  /** The budget lines and categories it names, of those it may. */
  named: KnownOfClaim['named'];
  /** The tax invoice the claim stands on. */
  invoice?: Evidence['invoice'];
  /** All its documents. */
  evidences: readonly Evidence[];
  /** What the programme's rules say. */
  judgement: Judgement;
}

/**
 * Hands a claim in. On the team's own lines its amount is reserved at once; on a common pot it is only a request, and no
 * balance is read or touched.
 */
@Injectable()
export class SubmitExpense {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly targets: ClaimTargets,
    private readonly references: ExpenseReferences,
    private readonly evidence: EvidenceQueries,
    private readonly rules: JudgeClaim,
    private readonly approval: AskClaimApproval,
    private readonly marks: ClaimMarks,
    private readonly ledger: ExpenseLedger,
    private readonly instalments: ClaimInstalments,
    private readonly jobs: Jobs,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: { id: string; version?: number }): Promise<Expense> {
    return this.unit.run(actor, async () => {
      const expense = await this.store.lock(command.id);
      ensure(maySubmit(actor, expense));
      if (command.version !== undefined && expense.version !== command.version)
        throw EXPENSE_ERRORS.fail('expense.changed');
      const [{ problems: own, judgement, named, evidences }, ground] = await Promise.all([
        this.examine(actor, expense),
        this.approval.ground(actor, expense),
      ]);
      const findings = ruleFindings(expense, judgement.findings);
      const problems = [...own, ...ruleProblems(findings)];
      if (problems.length > 0) throw invalidInput(problems);
      const from = expense.state;
      this.rememberSupplier(expense);
      const asked = this.approval.execute(actor, expense, ground, { named, findings, evidences });
      await this.handIn(actor, expense, asked);
      const marked = this.marks.handedIn(actor, expense);
      await this.audit.record(actor, {
        teamId: expense.teamId,
        act: 'expense.submitted',
        subjectType: 'expense',
        subjectId: expense.id,
        before: { state: from },
        after: {
          state: expense.state,
          claimAmount: expense.claimAmount,
          payableAmount: expense.payableAmount,
        },
      });
      await Promise.all([
        marked,
        this.jobs.send('match-fingerprints', { teamId: expense.teamId, expenseId: expense.id }),
      ]);
      if (!expense.onPot) await this.ledger.reserve(actor, expense, 'submit');
      return expense;
    });
  }

  /** Where every approval given before stands, nobody is asked again: the claim is approved as it was. */
  private async handIn(actor: Actor, expense: Expense, asked: Asked): Promise<void> {
    const from = expense.state;
    const now = this.clock.businessNow(actor.demo);
    const year = Number(this.clock.businessDate(actor.demo).slice(0, 4));
    const approverIds = [...peopleOf(voicesOf(asked.requests))];
    const steps = { steps: asked.requests.length, round: asked.requests[0]?.round };
    if (!asked.settled) {
      if (expense.questioned) this.store.keepQuestioned(expense, undefined);
      if (approverIds.length > 0 || expense.approverIds.length > 0)
        this.store.keepApprovers(expense, approverIds);
      await this.store.submit(expense, now, year);
      return this.store.addEvent(actor, expense, { act: 'submitted', from, facts: steps });
    }
    // Its supplier may be another than the last time.
    await this.store.submit(expense, now, year, { goesOn: true });
    await this.store.addEvent(actor, expense, { act: 'submitted', from, facts: steps });
    await this.store.move(expense, {
      state: 'approved',
      stateSince: now,
      decidedAt: now,
      approverIds,
      approverId: voicesOf(asked.requests).at(-1)?.userId,
      questioned: undefined,
    });
    await this.store.addEvent(actor, expense, { act: 'approvals-stand', from: 'submitted', facts: steps });
  }

  /** What stands in the way of submission now, and what rules say; the form shows the same. */
  async examine(actor: Actor, expense: Expense): Promise<Examination> {
    const today = this.clock.businessDate(actor.demo);
    const [stage, named, evidences, institution, ground, cancelled, stopped, terms] = await Promise.all([
      this.references.stage(expense.stageId),
      this.targets.named(expense),
      this.evidence.attachedTo(expense.teamId, expense.id),
      this.references.institution(expense.teamId, expense.institutionId),
      this.rules.ground(actor, expense),
      leftOfCancelledUses(this.unit, expense.teamId, [expense.id]),
      this.references.stopped(expense, today),
      this.instalments.terms(expense),
    ]);
    const invoice = invoiceOf(evidences.filter((each) => each.invoice && each.invoice.totalAmount > 0n));
    const problems = checkExpense(expense, {
      today,
      stage,
      ...named,
      invoiceSupplyAmount: invoice?.supplyAmount,
      held: terms.held,
    });
    problems.unshift(...terms.problems);
    if (invoice && invoice.buyer.businessNumber !== institution.businessNumber) {
      const buyer = `${invoice.buyer.name} ${formatBusinessNumber(invoice.buyer.businessNumber)}`;
      problems.unshift(
        EXPENSE_ERRORS.problem('expense.buyer', '/evidenceIds', { buyer, institution: institution.name }),
      );
    }
    if (stopped) problems.unshift(stopped);
    const left = cancelled.get(expense.id);
    if (left !== undefined && expense.payableAmount > left)
      problems.unshift(
        CARD_USE_ERRORS.problem('expense.card-cancelled', '/lines', { left: formatWon(left) }),
      );
    const judgement = this.rules.judge(expense, ground, {
      stage,
      institution,
      categoryPaths: named.categoryPaths,
      evidences,
    });
    return { problems, named, invoice, evidences, judgement };
  }

  /** Asked first: an insert that only finds the supplier there would make its other claims wait for this one. */
  private rememberSupplier(expense: Expense): void {
    if (!expense.supplierBusinessNumber) return;
    this.unit.write(
      `INSERT INTO suppliers (team_id, id, business_number, name)
       SELECT $1, $2, $3, $4 WHERE NOT EXISTS (SELECT 1 FROM suppliers WHERE team_id = $1 AND business_number = $3)
       ON CONFLICT (team_id, business_number) DO NOTHING`,
      [expense.teamId, uuidv7(), expense.supplierBusinessNumber, expense.supplierName],
    );
  }
}
