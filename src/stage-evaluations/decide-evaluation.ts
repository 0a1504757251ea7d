import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure, type Decision } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { EvaluationNotices } from './evaluation-notices.js';
import { EvaluationStore } from './evaluation-store.js';
import { EVALUATION_ERRORS } from './evaluation.errors.js';
import { mayConfirm, mayEvaluate, mayWithdraw } from './evaluation.policy.js';
import { OpenCloseOut } from './open-close-out.js';
import { statusAfter, type StageEvaluation } from './stage-evaluation.js';

export interface DecidedEvaluation {
  id: string;
  /** As it was on the page. */
  version?: number;
}

const MAX_REASON = 1000;

/** The second officer's word, after which nothing is taken back any more; or the withdrawal before it. */
@Injectable()
export class DecideEvaluation {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: EvaluationStore,
    private readonly closeOut: OpenCloseOut,
    private readonly notices: EvaluationNotices,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Again by the same officer does nothing. @throws evaluation.own-record when it is the one who recorded it. */
  async confirm(actor: Actor, command: DecidedEvaluation): Promise<void> {
    await this.decide(actor, command, mayConfirm, async (evaluation) => {
      this.store.confirm(evaluation, actor.userId, this.clock.businessNow(actor.demo));
      this.store.setStatus(evaluation.teamId, statusAfter(evaluation), evaluation.effectiveOn);
      await this.record(actor, evaluation, 'confirmed', { state: 'confirmed' });
      await this.notices.confirmed(actor, evaluation);
    });
  }

  /** Takes an evaluation back as if it had never been: the team takes part again. */
  async withdraw(actor: Actor, command: DecidedEvaluation & { reason: string }): Promise<void> {
    const reason = command.reason.trim();
    if (reason === '' || reason.length > MAX_REASON)
      throw EVALUATION_ERRORS.fail('evaluation.reason-missing');
    await this.decide(actor, command, mayWithdraw, async (evaluation) => {
      this.store.withdraw(evaluation, { by: actor.userId, at: this.clock.businessNow(actor.demo), reason });
      this.closeOut.callOff(evaluation);
      this.store.setStatus(evaluation.teamId, 'active', evaluation.effectiveOn);
      await this.record(actor, evaluation, 'withdrawn', { state: 'withdrawn', reason });
      if (statusAfter(evaluation) === 'frozen' || evaluation.kind === 'special')
        await this.notices.thawed(actor, evaluation);
    });
  }

  private async decide(
    actor: Actor,
    { id, version }: DecidedEvaluation,
    policy: (actor: Actor, evaluation: StageEvaluation) => Decision,
    act: (evaluation: StageEvaluation) => Promise<void>,
  ): Promise<void> {
    ensure(mayEvaluate(actor));
    const seen = await this.unit.run(actor, () => this.store.find(id));
    if (!seen) throw EVALUATION_ERRORS.fail('evaluation.not-found');
    await this.unit.run(
      actor,
      async () => {
        await this.store.lockTeam(seen.teamId);
        const evaluation = await this.store.find(id);
        if (!evaluation) throw EVALUATION_ERRORS.fail('evaluation.not-found');
        // The same officer's second press finds it done.
        if (policy === mayConfirm && evaluation.confirmedBy === actor.userId) return;
        ensure(policy(actor, evaluation));
        if (version !== undefined && version !== evaluation.version)
          throw EVALUATION_ERRORS.fail('evaluation.changed');
        await act(evaluation);
      },
      { onBehalfOf: seen.teamId },
    );
  }

  private record(actor: Actor, evaluation: StageEvaluation, act: string, after: object): Promise<void> {
    return this.audit.record(actor, {
      teamId: evaluation.teamId,
      act: `stage-evaluation.${act}`,
      subjectType: 'stage-evaluation',
      subjectId: evaluation.id,
      before: { state: evaluation.state, result: evaluation.result },
      after,
    });
  }
}
