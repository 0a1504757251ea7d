import type { ApprovalRequest } from '../../../src/approvals/approval-request.js';
import { chooseRoute } from '../../../src/approvals/choose-route.js';
import { peopleOf } from '../../../src/approvals/deciders.js';
import {
  NO_ROUND,
  voicesSince,
  type EarlierRound,
  type Parts,
} from '../../../src/approvals/earlier-voices.js';
import { afterLook, type Looked } from '../../../src/approvals/look-again.js';
import { afterNo, afterYes, openOf, voicesOf } from '../../../src/approvals/next-step.js';
import { planRound } from '../../../src/approvals/plan-round.js';
import type { Route } from '../../../src/approvals/route.js';
import { reduceLines, withLines } from '../../../src/expenses/amend.js';
import { totalsOf, withDeclined } from '../../../src/expenses/amounts.js';
import { claimParts } from '../../../src/expenses/approval/claim-parts.js';
import { declinedLines, type DeclinedLine } from '../../../src/expenses/approval/decline-lines.js';
import { ensureQuestioned, isOpenPart, questionedOf } from '../../../src/expenses/approval/questioned.js';
import { DECISION_ERRORS } from '../../../src/expenses/approval/decision.errors.js';
import type { ClaimPart, Expense, Questioned } from '../../../src/expenses/expense.js';
import {
  mayApprove,
  mayEdit,
  mayPay,
  mayRecall,
  mayReject,
  mayReturn,
  maySubmit,
} from '../../../src/expenses/expense.policy.js';
import { ensure } from '../../../src/platform/access/decision.js';
import { claimFixture, lineFixture } from '../claim-fixture.js';
import { edited } from './edit-claim.js';
import type { Kept, Person, Team } from './team.js';

/** One claim's way through approval, in memory: the pure functions driven as the use cases drive them. */
export class ClaimMachine {
  expense: Expense;
  evidences: { id: string; originalName: string; servesAs: undefined }[] = [];
  rounds: ApprovalRequest[][] = [];
  approvals: Kept[] = [];
  private serial = 0;

  constructor(
    readonly team: Team,
    people: { claimantId: string; preparedBy?: string },
    lineIds = ['a', 'b', 'c'],
  ) {
    const lines = lineIds.map((id) => lineFixture({ id, budgetLineId: 'own' }));
    this.expense = claimFixture({ ...people, handedAt: new Date(0), lines, ...totalsOf(lines) });
  }

  get round(): readonly ApprovalRequest[] {
    return this.rounds.at(-1) ?? [];
  }

  standing(who: Person) {
    return this.team.standing(who, this.round);
  }

  submit(who: Person): void {
    ensure(maySubmit(this.team.actor(who), this.expense));
    this.expense = {
      ...this.expense,
      number: '2025-0001',
      questioned: undefined,
      version: this.expense.version + 1,
    };
    this.ask();
  }

  approve(who: Person, declined: readonly DeclinedLine[] = []): void {
    const actor = this.team.actor(who);
    const standing = this.standing(who);
    ensure(mayApprove(actor, this.expense, standing));
    const { open, right } = standing;
    if (!open || !right) throw new Error('the policy let somebody approve who is not asked');
    const left = declinedLines(this.expense, declined);
    if (left.size > 0) this.setLines(withDeclined(this.expense.lines, left));
    const { forUserId } = right;
    const approvalId = this.keep({ requestId: open.id, decision: 'approved', userId: who.id, forUserId });
    const voice = { approvalId, userId: who.id, forUserId };
    const office = who.side === 'office';
    const { changed, done } = afterYes(
      this.round.map((request) => ({ ...request, amount: this.expense.claimAmount })),
      voice,
      {
        members: [...this.team.members(), ...(office ? this.team.officeMembers() : [])],
        now: this.team.now,
        settles: office && !open.office,
        officers: office ? this.team.officers() : undefined,
      },
    );
    const heard = voicesOf(this.round);
    this.update(changed);
    this.expense = { ...this.expense, approverIds: [...peopleOf([...heard, voice])] };
    if (done) this.move('approved', { approverId: who.id });
  }

  return(who: Person, asked?: Questioned): void {
    ensure(mayReturn(this.team.actor(who), this.expense, this.standing(who)));
    this.close(who, 'returned', questionedOf(this.expense, asked));
  }

  reject(who: Person): void {
    ensure(mayReject(this.team.actor(who), this.expense, this.standing(who)));
    this.close(who, 'rejected');
  }

  recall(who: Person): void {
    ensure(mayRecall(this.team.actor(who), this.expense));
    this.update(afterNo(this.round, 'withdrawn', this.team.now));
    this.move('draft', { approverId: undefined, approverIds: [] });
  }

  pay(who: Person): void {
    ensure(mayPay(this.team.actor(who), this.expense));
    this.move('paid', {});
  }

  edit(who: Person, part: ClaimPart, value: number): void {
    ensure(mayEdit(this.team.actor(who), this.expense));
    if (part === 'documents') {
      if (!isOpenPart(this.expense, part)) throw DECISION_ERRORS.fail('expense.not-questioned');
      this.evidences = [...this.evidences, { id: `paper-${value}`, originalName: 'x', servesAs: undefined }];
    } else {
      const next = edited(this.expense, part, value);
      ensureQuestioned(this.expense, next);
      this.expense = next;
    }
    this.expense = { ...this.expense, version: this.expense.version + 1 };
  }

  /** As the claim would be, whether it may be changed or not. */
  edited({ part, value }: { part: ClaimPart; value: number }): Expense {
    return edited(this.expense, part, value);
  }

  /** An amended invoice takes a part of it away. */
  amend(supplyAmount: bigint): void {
    const { state } = this.expense;
    const lines = reduceLines(this.expense, {
      supplyAmount: -supplyAmount,
      taxAmount: 0n,
      totalAmount: -supplyAmount,
    });
    const held = state === 'submitted' || state === 'approved';
    if (held) this.update(afterNo(this.round, 'withdrawn', this.team.now));
    this.evidences = [
      ...this.evidences,
      { id: `amendment-${this.evidences.length}`, originalName: 'x', servesAs: undefined },
    ];
    if (lines.every(({ declined }) => declined !== undefined))
      return this.move('reversed', { approverIds: [] });
    this.expense = withLines(this.expense, lines);
    this.expense = { ...this.expense, version: this.expense.version + 1 };
    if (held) this.ask();
  }

  /** As the product looks every few minutes. */
  look(): Looked | undefined {
    if (this.expense.state !== 'submitted') return undefined;
    const looked = afterLook(this.round, {
      members: this.team.members(),
      now: this.team.now,
      mayFinish: !this.expense.onPot,
    });
    if (looked?.kind === 'widened') this.update([looked.request]);
    if (looked?.kind === 'settled') {
      const voices = voicesOf(this.round);
      this.update(looked.changed);
      if (looked.done)
        this.move('approved', { approverId: voices.at(-1)?.userId, approverIds: [...peopleOf(voices)] });
    }
    return looked;
  }

  parts(): Parts {
    return claimParts(this.expense, this.evidences);
  }

  routeNow(): Route | undefined {
    return chooseRoute(this.team.routes, this.facts()).route;
  }

  private fundId(): string {
    return this.expense.onPot ? this.team.funds.pot : this.team.funds.own;
  }

  private facts() {
    const { onPot, institutionId, claimAmount } = this.expense;
    return {
      onPot,
      fundIds: [this.fundId()],
      categoryPaths: [],
      institutionId,
      amount: claimAmount,
      findings: [],
    };
  }

  private ask(): void {
    const { expense } = this;
    const { claimantId, preparedBy } = expense;
    const { route, steps } = chooseRoute(this.team.routes, this.facts());
    const planned = planRound(
      {
        teamId: expense.teamId,
        type: 'expense',
        id: expense.id,
        claimantId,
        excludedIds: preparedBy ? [claimantId, preparedBy] : [claimantId],
        amount: expense.claimAmount,
        fundIds: [this.fundId()],
      },
      steps,
      {
        members: this.team.members(),
        earlier: voicesSince(this.earlier(), this.parts()),
        now: this.team.now,
        askLastAgain: expense.onPot,
      },
    );
    const requests = planned.map((request) => ({
      ...request,
      id: `request-${(this.serial += 1)}`,
      round: this.rounds.length + 1,
      routeId: route?.id,
      routeVersion: route?.version,
    }));
    this.rounds.push(requests);
    const voices = voicesOf(requests);
    const settled = openOf(requests) === undefined;
    this.move(settled ? 'approved' : 'submitted', {
      approverIds: [...peopleOf(voices)],
      ...(settled ? { approverId: voices.at(-1)?.userId } : {}),
    });
  }

  /** As `EarlierVoices` reads it. */
  private earlier(): EarlierRound {
    if (this.rounds.length === 0) return NO_ROUND;
    const tookBack = (kept: Kept) =>
      this.approvals.some(
        (other) =>
          other.decision === 'returned' &&
          other.at > kept.at &&
          [kept.userId, kept.forUserId].includes(other.userId),
      );
    const given = this.round.flatMap(({ id, stepId, carriedIds, office }) =>
      this.approvals
        .filter(
          (kept) =>
            kept.decision === 'approved' &&
            (kept.requestId === id || carriedIds.includes(kept.id)) &&
            !tookBack(kept),
        )
        .map(({ id: approvalId, userId, forUserId, seen }) => ({
          approvalId,
          stepId,
          userId,
          forUserId,
          seen,
          office,
        })),
    );
    return { number: this.rounds.length, given };
  }

  private close(who: Person, outcome: 'returned' | 'rejected', questioned?: Questioned): void {
    const { open, right } = this.standing(who);
    this.keep({ requestId: open?.id, decision: outcome, userId: who.id, forUserId: right?.forUserId });
    this.update(afterNo(this.round, outcome, this.team.now));
    this.move(outcome, { approverId: undefined, approverIds: [], questioned });
  }

  private keep(answer: Omit<Kept, 'id' | 'at' | 'seen'>): string {
    const at = this.approvals.length + 1;
    this.approvals.push({ ...answer, id: `approval-${at}`, at, seen: this.parts() });
    return `approval-${at}`;
  }

  private update(changed: readonly ApprovalRequest[]): void {
    const next = this.round.map((request) => changed.find(({ id }) => id === request.id) ?? request);
    this.rounds = [...this.rounds.slice(0, -1), next];
  }

  private setLines(lines: Expense['lines']): void {
    this.expense = { ...this.expense, lines, ...totalsOf(lines), version: this.expense.version + 1 };
  }

  private move(state: Expense['state'], change: Partial<Expense>): void {
    this.expense = { ...this.expense, ...change, state, version: this.expense.version + 1 };
  }
}
