import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ApplyChange } from './apply-change.js';
import { changedFrom, type KeptChange } from './change-json.js';
import { CheckChange } from './check-change.js';
import type { Commitment } from './commitment.js';
import { COMMITMENT_ERRORS } from './commitment.errors.js';
import { mayConfirmChange, mayDropChange } from './commitment.policy.js';
import { CommitmentStore } from './commitment-store.js';
import { namingShortfall } from './name-shortfall.js';

export interface ProposedChange {
  id: string;
  content: KeptChange;
  reason: string;
  base_version: number;
  proposed_by: string;
}

export interface ChangeDecision {
  commitmentId: string;
  /** The proposal that the person saw. */
  changeId: string;
}

/** The second person's word on a change that takes more money: it holds from now on, or it doesn't. */
@Injectable()
export class DecideChange {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: CommitmentStore,
    private readonly checking: CheckChange,
    private readonly applying: ApplyChange,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async confirm(actor: Actor, decision: ChangeDecision): Promise<void> {
    const act = () =>
      this.unit.run(actor, async () => {
        const commitment = await this.store.lock(decision.commitmentId);
        const change = await this.waiting(commitment, decision);
        ensure(mayConfirmChange(actor, commitment, { proposedBy: change.proposed_by }));
        if (change.base_version !== commitment.version) throw COMMITMENT_ERRORS.fail('commitment.changed');
        const content = changedFrom(change.content);
        const plan = await this.checking.execute(commitment, content);
        this.decide(actor, commitment, change, 'confirmed');
        await this.applying.execute(actor, commitment, { content, plan, reason: change.reason });
      });
    const name = () =>
      this.unit.run(actor, async () => {
        const commitment = await this.store.find(decision.commitmentId);
        const change = await this.waiting(commitment, decision);
        await this.checking.execute(commitment, changedFrom(change.content));
      });
    await namingShortfall(act, name);
  }

  /** Refused by a second person, or taken back by the one who proposed it. */
  async drop(actor: Actor, decision: ChangeDecision): Promise<'refused' | 'withdrawn'> {
    return this.unit.run(actor, async () => {
      const commitment = await this.store.lock(decision.commitmentId);
      const change = await this.waiting(commitment, decision);
      ensure(mayDropChange(actor, commitment, { proposedBy: change.proposed_by }));
      const outcome = change.proposed_by === actor.userId ? 'withdrawn' : 'refused';
      this.decide(actor, commitment, change, outcome);
      this.store.addEvent(actor, commitment, { act: `change-${outcome}` });
      await this.audit.record(actor, {
        teamId: commitment.teamId,
        act: `commitment.change-${outcome}`,
        subjectType: 'commitment',
        subjectId: commitment.id,
        before: { changeId: change.id, reason: change.reason },
      });
      return outcome;
    });
  }

  private async waiting(commitment: Commitment, { changeId }: ChangeDecision): Promise<ProposedChange> {
    const change = await this.unit.one<ProposedChange>(
      `SELECT id, content, reason, base_version, proposed_by FROM commitment_changes
       WHERE team_id = $1 AND commitment_id = $2 AND id = $3 AND state = 'proposed'`,
      [commitment.teamId, commitment.id, changeId],
    );
    if (!change) throw COMMITMENT_ERRORS.fail('commitment.change-decided');
    return change;
  }

  private decide(
    actor: Actor,
    { teamId }: Commitment,
    { id }: ProposedChange,
    state: 'confirmed' | 'refused' | 'withdrawn',
  ): void {
    this.unit.write(
      'UPDATE commitment_changes SET state = $3, decided_by = $4, decided_at = $5 WHERE team_id = $1 AND id = $2',
      [teamId, id, state, actor.userId, this.clock.businessNow(actor.demo)],
    );
  }
}
