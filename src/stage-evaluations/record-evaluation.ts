import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import type { Stage } from '../programmes/stage.entity.js';
import { OpenCloseOut } from './open-close-out.js';
import { EvaluationNotices } from './evaluation-notices.js';
import { EvaluationStore } from './evaluation-store.js';
import { EVALUATION_ERRORS } from './evaluation.errors.js';
import { mayEvaluate, mayGiveResult } from './evaluation.policy.js';
import {
  statusAfter,
  type EvaluationKind,
  type EvaluationResult,
  type StageEvaluation,
} from './stage-evaluation.js';

export interface EvaluationCommand {
  teamId: string;
  stageId: string;
  kind: EvaluationKind;
  /** Absent for the notice of a special evaluation. */
  result?: EvaluationResult;
  /** The day from which it counts; today when absent. */
  effectiveOn?: KstDate;
  /** In tenths: 902 is 90.2. */
  scoreTenths?: number;
  reason: string;
}

export interface ResultCommand {
  id: string;
  version?: number;
  result?: EvaluationResult;
  effectiveOn?: KstDate;
  scoreTenths?: number;
  reason: string;
}

const MAX_REASON = 1000;

/**
 * Records what was decided about a team. A cut, and the notice of a special evaluation, freeze it in the same moment: nothing
 * new is submitted from the commit on, what was committed before stays payable. All of it can be withdrawn until a second
 * officer confirms.
 */
@Injectable()
export class RecordEvaluation {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: EvaluationStore,
    private readonly structure: ProgrammeStructure,
    private readonly closeOut: OpenCloseOut,
    private readonly notices: EvaluationNotices,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Returns its id. */
  async execute(actor: Actor, command: EvaluationCommand): Promise<string> {
    ensure(mayEvaluate(actor));
    const { teamId, kind } = command;
    if (!actor.readTeamIds.includes(teamId) || teamId === actor.programme.officeTeamId)
      throw EVALUATION_ERRORS.fail('evaluation.team-missing');
    const stage = await this.structure.stage(actor, command.stageId);
    const noticed = kind === 'special' && command.result === undefined;
    const said = this.said(actor, command, stage, noticed);
    const evaluation: StageEvaluation = {
      teamId,
      id: uuidv7(),
      stageId: stage.id,
      kind,
      state: noticed ? 'noticed' : 'recorded',
      ...said,
      version: 1,
    };
    await this.unit.run(
      actor,
      async () => {
        const team = await this.store.lockTeam(teamId);
        if (team.status === 'cut') throw EVALUATION_ERRORS.fail('evaluation.team-closed');
        this.store.add(evaluation);
        await this.take(actor, evaluation, 'recorded');
      },
      { onBehalfOf: teamId },
    );
    return evaluation.id;
  }

  /** Says how a special evaluation that was noticed went. */
  async giveResult(actor: Actor, command: ResultCommand): Promise<void> {
    ensure(mayEvaluate(actor));
    const seen = await this.unit.run(actor, () => this.store.find(command.id));
    if (!seen) throw EVALUATION_ERRORS.fail('evaluation.not-found');
    const stage = await this.structure.stage(actor, seen.stageId);
    const said = this.said(actor, command, stage, false);
    await this.unit.run(
      actor,
      async () => {
        await this.store.lockTeam(seen.teamId);
        const evaluation = await this.store.find(command.id);
        if (!evaluation) throw EVALUATION_ERRORS.fail('evaluation.not-found');
        ensure(mayGiveResult(actor, evaluation));
        if (command.version !== undefined && command.version !== evaluation.version)
          throw EVALUATION_ERRORS.fail('evaluation.changed');
        this.store.giveResult(evaluation, said);
        await this.take(actor, { ...evaluation, ...said, state: 'recorded' }, 'result-recorded');
      },
      { onBehalfOf: seen.teamId },
    );
  }

  /** A special evaluation that lets the team go on thaws it only when a second officer has confirmed. */
  private async take(actor: Actor, evaluation: StageEvaluation, act: string): Promise<void> {
    const { teamId, kind, result, effectiveOn } = evaluation;
    const status = kind === 'special' && result === 'go-on' ? 'frozen' : statusAfter(evaluation);
    this.store.setStatus(teamId, status, effectiveOn);
    if (result === 'cut') this.closeOut.open(evaluation);
    await this.audit.record(actor, {
      teamId,
      act: `stage-evaluation.${act}`,
      subjectType: 'stage-evaluation',
      subjectId: evaluation.id,
      after: { ...evaluation, teamStatus: status },
    });
    if (status === 'frozen') await this.notices.frozen(actor, evaluation);
  }

  private said(
    actor: Actor,
    { result, effectiveOn, scoreTenths, reason }: Omit<ResultCommand, 'id'>,
    stage: Stage,
    noticed: boolean,
  ): Pick<
    StageEvaluation,
    'result' | 'effectiveOn' | 'scoreTenths' | 'reason' | 'recordedBy' | 'recordedAt'
  > {
    const today = this.clock.businessDate(actor.demo);
    const day = effectiveOn ?? today;
    const { problem } = EVALUATION_ERRORS;
    const problems: FieldProblem[] = [];
    if (!noticed && result === undefined) problems.push(problem('evaluation.result-missing', '/result'));
    if (day < stage.startsOn || day > today)
      problems.push(
        problem('evaluation.day-out-of-stage', '/effectiveOn', { startsOn: stage.startsOn, today }),
      );
    if (
      scoreTenths !== undefined &&
      !(Number.isInteger(scoreTenths) && scoreTenths >= 0 && scoreTenths <= 10_000)
    )
      problems.push(problem('evaluation.score-out-of-range', '/score'));
    const why = reason.trim();
    if (why === '' || why.length > MAX_REASON) problems.push(problem('evaluation.reason-missing', '/reason'));
    if (problems.length > 0) throw invalidInput(problems);
    return {
      result: noticed ? undefined : result,
      effectiveOn: day,
      scoreTenths,
      reason: why,
      recordedBy: actor.userId,
      recordedAt: this.clock.businessNow(actor.demo),
    };
  }
}
