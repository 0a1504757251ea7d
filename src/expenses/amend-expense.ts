import { Injectable } from '@nestjs/common';
import { ApprovalStore } from '../approvals/approval-store.js';
import { peopleOf } from '../approvals/deciders.js';
import { afterNo, voicesOf } from '../approvals/next-step.js';
import { AskClaimApproval } from './approval/ask-claim-approval.js';
import { ruleFindings } from './rule-findings.js';
import { SubmitExpense } from './submit-expense.js';
import type { Evidence } from '../evidence/evidence.js';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import type { TaxInvoice } from '../evidence/tax-invoice/tax-invoice.js';
import { Notices } from '../notifications/notices.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { v7 as uuidv7 } from 'uuid';
import { aboutClaim } from './about-claim.js';
import { isOfSameParties, isReduction, reduceLines, refundByLine, withLines } from './amend.js';
import { EndHold } from './end-hold.js';
import { ExpenseLedger } from './expense-ledger.js';
import { ExpenseReferences } from './expense-references.js';
import { ExpenseStore } from './expense-store.js';
import { NO_DETAILS } from './expense-details.js';
import type { Expense } from './expense.js';
import { AMENDMENT_ERRORS } from './amendment.errors.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import { mayReverse } from './expense.policy.js';
import { Fingerprints } from './fingerprints.js';
import { titleOf } from './fill-from-invoice.js';
import { wrongState } from './wrong-state.js';
import { TakeBack } from './refunds/take-back.js';

/**
 * What an amended invoice that takes something away does to the claim of its original, once: it changes an open one and
 * takes back part of a paid one by entries. It waits in a draft of its own until the original is here, and for a paid one
 * until somebody puts it in who may take its money back: a file isn't more than its owner.
 */
@Injectable()
export class AmendExpense {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly approvals: ApprovalStore,
    private readonly asking: AskClaimApproval,
    private readonly submission: SubmitExpense,
    private readonly ledger: ExpenseLedger,
    private readonly takeBack: TakeBack,
    private readonly holds: EndHold,
    private readonly evidence: EvidenceQueries,
    private readonly references: ExpenseReferences,
    private readonly fingerprints: Fingerprints,
    private readonly notices: Notices,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Inside the caller's unit. Returns the claim of the original as it is now, or the draft that waits for it. */
  async execute(actor: Actor, invoice: TaxInvoice, evidences: readonly Evidence[]): Promise<Expense> {
    const { originalApprovalNumber: number } = invoice;
    if (!number) throw AMENDMENT_ERRORS.fail('expense.amends-nothing');
    const originalId = await this.originalId(actor.team.id, number);
    if (!originalId) return this.wait(actor, { invoice, number }, evidences);
    const original = await this.store.lock(originalId);
    // Behind the lock: of two that come at once the second finds the first one's.
    for (const evidence of evidences) await this.fingerprints.ensureUnused(original.teamId, evidence);
    if (!(await this.isOfSameParties(original, invoice))) throw AMENDMENT_ERRORS.fail('expense.amends-other');
    if (original.state === 'paid' && !mayReverse(actor, original).allowed)
      return this.wait(actor, { invoice, number, original }, evidences);
    await this.attach(actor, original, evidences);
    return this.reduce(actor, original, invoice);
  }

  /** Puts an amendment in that waited for somebody who may take money of a paid claim back. */
  async applyTo(actor: Actor, originalId: string, waiterId: string): Promise<Expense> {
    return this.unit.run(actor, async () => {
      const original = await this.store.lock(originalId);
      ensure(mayReverse(actor, original));
      const waiter = await this.store.lock(waiterId);
      if (waiter.correctsExpenseId !== original.id || !waiter.waitsFor)
        throw EXPENSE_ERRORS.fail('expense.not-found');
      return this.take(actor, original, waiter);
    });
  }

  private async isOfSameParties(original: Expense, invoice: TaxInvoice): Promise<boolean> {
    const attached = await this.evidence.attachedTo(original.teamId, original.id);
    const own = attached.find((one) => one.invoice?.approvalNumber === original.approvalNumber)?.invoice;
    return isOfSameParties(invoice, original, own);
  }

  /** The claim an approval number belongs to in this team, unless it was rejected. */
  async originalId(teamId: string, approvalNumber: string): Promise<string | undefined> {
    const row = await this.unit.one<{ id: string }>(
      `SELECT id FROM expenses WHERE team_id = $1 AND approval_number = $2 AND waits_for IS NULL AND state <> 'rejected'
       ORDER BY created_at DESC LIMIT 1`,
      [teamId, approvalNumber],
    );
    return row?.id;
  }

  /** Called when a claim was opened from an invoice: amendments that waited for it are put in, their drafts are gone. */
  async applyWaiting(actor: Actor, expense: Expense): Promise<Expense> {
    if (!expense.approvalNumber || expense.waitsFor) return expense;
    const waiting = await this.unit.query<{ id: string }>(
      'SELECT id FROM expenses WHERE team_id = $1 AND waits_for = $2 ORDER BY created_at, id FOR UPDATE',
      [expense.teamId, expense.approvalNumber],
    );
    let current = expense;
    for (const { id } of waiting) current = await this.take(actor, current, await this.store.lock(id));
    return current;
  }

  /** The waiting amendment goes into its original and is gone; one of other parties goes on waiting. */
  private async take(actor: Actor, original: Expense, waiter: Expense): Promise<Expense> {
    const evidences = await this.evidence.attachedTo(waiter.teamId, waiter.id);
    const invoices = evidences.flatMap(({ invoice }) => (invoice && isReduction(invoice) ? [invoice] : []));
    for (const invoice of invoices) if (!(await this.isOfSameParties(original, invoice))) return original;
    await this.store.remove(waiter);
    await this.attach(actor, original, evidences);
    let current = original;
    for (const invoice of invoices) current = await this.reduce(actor, current, invoice);
    return current;
  }

  private async reduce(actor: Actor, original: Expense, invoice: TaxInvoice): Promise<Expense> {
    const from = original.state;
    if (from === 'rejected' || from === 'reversed') throw wrongState(from);
    const amended =
      from === 'paid'
        ? await this.refundPaid(actor, original, invoice)
        : await this.changeOpen(actor, original, invoice);
    await this.store.addEvent(actor, amended, { act: 'amended', from, comment: invoice.approvalNumber });
    await this.audit.record(actor, {
      teamId: amended.teamId,
      act: 'expense.amended',
      subjectType: 'expense',
      subjectId: amended.id,
      before: { state: from, claimAmount: original.claimAmount, reversedAmount: original.reversedAmount },
      after: {
        state: amended.state,
        claimAmount: amended.claimAmount,
        reversedAmount: amended.reversedAmount,
        approvalNumber: invoice.approvalNumber,
      },
    });
    return amended;
  }

  /** An approved claim has to be approved again; what it holds in the ledger shrinks at once. */
  private async changeOpen(actor: Actor, original: Expense, invoice: TaxInvoice): Promise<Expense> {
    const lines = reduceLines(original, invoice);
    const held = original.state === 'submitted' || original.state === 'approved';
    const nothingLeft = lines.every(({ declined }) => declined !== undefined);
    const next: Expense = nothingLeft
      ? { ...original, state: 'reversed' }
      : withLines({ ...original }, lines);
    if (held) await this.askAgain(actor, next);
    if (next.state !== original.state) next.stateSince = this.clock.businessNow(actor.demo);
    await this.store.save(actor, next);
    if (next.state === 'reversed') await this.holds.execute(actor, next);
    if (held && !nothingLeft && !original.onPot) await this.ledger.reserve(actor, next, 'amend');
    else if (held) await this.ledger.release(actor, next, 'amend');
    return next;
  }

  /** Approvals that don't rest on the amount stand; the others are asked for again. */
  private async askAgain(actor: Actor, expense: Expense): Promise<void> {
    const round = await this.approvals.round(expense.teamId, expense.id);
    this.approvals.update(afterNo(round, 'withdrawn', this.clock.businessNow(actor.demo)));
    if (expense.state === 'reversed') return this.store.keepApprovers(expense, []);
    const [known, ground] = await Promise.all([
      this.submission.examine(actor, expense),
      this.asking.ground(actor, expense),
    ]);
    const findings = ruleFindings(expense, known.judgement.findings);
    const asked = this.asking.execute(actor, expense, ground, { ...known, findings });
    expense.state = asked.settled ? 'approved' : 'submitted';
    this.store.keepApprovers(expense, [...peopleOf(voicesOf(asked.requests))]);
  }

  private async refundPaid(actor: Actor, original: Expense, invoice: TaxInvoice): Promise<Expense> {
    const next = { ...original };
    const amounts = refundByLine(original, invoice);
    const reason = invoice.approvalNumber;
    const taking = {
      reason: 'amended-invoice',
      owedBy: 'nobody',
      comment: reason,
      amounts,
      vat: 0n,
    } as const;
    if (amounts.length > 0) this.takeBack.decide(actor, next, taking);
    await this.takeBack.giveBack(actor, next, { act: 'amend', reason, amounts });
    await this.notices.tell(
      actor,
      aboutClaim(next.state === 'reversed' ? 'reversed' : 'partly-reversed', next),
    );
    return next;
  }

  private async wait(
    actor: Actor,
    { invoice, number, original }: { invoice: TaxInvoice; number: string; original?: Expense },
    evidences: readonly Evidence[],
  ): Promise<Expense> {
    const institution = await this.references.institution(actor.team.id, actor.institutionId);
    const stage = await this.references.stageFor(actor, invoice.issuedOn);
    const now = this.clock.businessNow(actor.demo);
    const expense: Expense = {
      teamId: actor.team.id,
      id: uuidv7(),
      state: 'draft',
      version: 1,
      claimantId: actor.userId,
      institutionId: institution.id,
      stageId: stage.id,
      onPot: false,
      title: titleOf(invoice),
      supplierName: invoice.supplier.name,
      supplierBusinessNumber: invoice.supplier.businessNumber,
      documentedOn: invoice.issuedOn,
      approvalNumber: invoice.approvalNumber,
      waitsFor: number,
      correctsExpenseId: original?.id,
      supplyAmount: 0n,
      taxAmount: 0n,
      claimAmount: 0n,
      payableAmount: 0n,
      reversedAmount: 0n,
      approverIds: [],
      details: NO_DETAILS,
      origins: { supplier: 'tax-invoice', documentedOn: 'tax-invoice', title: 'tax-invoice' },
      createdAt: now,
      updatedAt: now,
      stateSince: now,
      lines: [],
    };
    await this.store.insert(expense);
    await this.attach(actor, expense, evidences);
    await this.audit.record(actor, {
      teamId: expense.teamId,
      act: 'expense.amendment-waits',
      subjectType: 'expense',
      subjectId: expense.id,
      after: { waitsFor: expense.waitsFor },
      documentHashes: evidences.map(({ sha256 }) => sha256),
    });
    return expense;
  }

  private async attach(actor: Actor, expense: Expense, evidences: readonly Evidence[]): Promise<void> {
    for (const evidence of evidences) {
      await this.unit.query(
        'INSERT INTO expense_evidence (team_id, expense_id, evidence_id, attached_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
        [expense.teamId, expense.id, evidence.id, this.clock.businessNow(actor.demo)],
      );
    }
    await this.fingerprints.take(expense, evidences);
  }
}
