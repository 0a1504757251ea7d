import { Injectable } from '@nestjs/common';
import type { ApprovalRequest } from '../../approvals/approval-request.js';
import { ApprovalStore } from '../../approvals/approval-store.js';
import { eligible, peopleOf, type Member } from '../../approvals/deciders.js';
import { afterLook, type Looked } from '../../approvals/look-again.js';
import { voicesOf } from '../../approvals/next-step.js';
import { Notices } from '../../notifications/notices.js';
import type { Actor } from '../../platform/access/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { aboutClaim } from '../about-claim.js';
import { ExpenseStore } from '../expense-store.js';
import type { Expense } from '../expense.js';

const NOBODY = { roles: [], userIds: [] };

type Settled = Extract<Looked, { kind: 'settled' }>;

/**
 * Looks at a waiting claim again: asks others besides where a step is late or those asked have gone, and goes on where
 * those who are left have all said yes. Nobody decides anything by this: it is done in the name of whoever handed the
 * claim in, is shown as done by the product, and finds nothing more to do the second time.
 */
@Injectable()
export class CarryOnClaim {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly approvals: ApprovalStore,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  /** `claimant` as a job acts for them: without a role. What was done, if anything was. */
  async execute(claimant: Actor, id: string): Promise<Looked | undefined> {
    return this.unit.run(claimant, async () => {
      const expense = await this.store.lock(id);
      if (expense.state !== 'submitted') return undefined;
      const round = await this.approvals.round(expense.teamId, expense.id);
      const members = await this.approvals.members(expense.teamId);
      const looked = afterLook(round, {
        members,
        now: this.clock.businessNow(claimant.demo),
        mayFinish: !expense.onPot,
      });
      if (looked?.kind === 'widened') await this.askBesides(claimant, expense, looked, members);
      if (looked?.kind === 'settled') await this.goOn(claimant, expense, looked, round);
      return looked;
    });
  }

  private async askBesides(
    claimant: Actor,
    expense: Expense,
    { request, why }: Extract<Looked, { kind: 'widened' }>,
    members: readonly Member[],
  ): Promise<void> {
    this.approvals.update([request]);
    const facts = { step: request.name, kind: request.kind, why };
    await this.store.addEvent(claimant, expense, { act: 'escalated', from: 'submitted', facts });
    await this.record(claimant, expense, 'approval.escalated', {
      ...facts,
      roles: request.widened?.roles,
      userIds: request.widened?.userIds,
    });
    const besides = eligible({ ...request, deciders: NOBODY }, members, request.voices);
    const userIds = besides.map(({ userId }) => userId);
    await this.notices.tell(claimant, aboutClaim('escalated', expense, userIds));
  }

  private async goOn(
    claimant: Actor,
    expense: Expense,
    { request, changed, done }: Settled,
    round: readonly ApprovalRequest[],
  ): Promise<void> {
    this.approvals.update(changed);
    const voices = voicesOf(round);
    const now = this.clock.businessNow(claimant.demo);
    if (done) {
      await this.store.move(expense, {
        state: 'approved',
        stateSince: now,
        decidedAt: now,
        approverId: voices.at(-1)?.userId,
        approverIds: [...peopleOf(voices)],
      });
    }
    const facts = { step: request.name, kind: request.kind, why: 'left' };
    await this.store.addEvent(claimant, expense, { act: 'approvals-suffice', from: 'submitted', facts });
    await this.record(claimant, expense, 'approval.settled', { ...facts, state: expense.state });
  }

  private async record(claimant: Actor, expense: Expense, act: string, after: object): Promise<void> {
    await this.audit.record(claimant, {
      teamId: expense.teamId,
      act,
      subjectType: 'expense',
      subjectId: expense.id,
      before: { state: 'submitted' },
      after: { ...after, by: 'product' },
    });
  }
}
