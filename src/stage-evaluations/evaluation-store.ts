import { Injectable } from '@nestjs/common';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { TeamStatus } from '../programmes/team.entity.js';
import { EVALUATION_ERRORS } from './evaluation.errors.js';
import type {
  EvaluationKind,
  EvaluationResult,
  EvaluationState,
  StageEvaluation,
} from './stage-evaluation.js';

export interface EvaluationRow {
  team_id: string;
  id: string;
  stage_id: string;
  kind: EvaluationKind;
  state: EvaluationState;
  result: EvaluationResult | null;
  effective_on: KstDate;
  score_tenths: number | null;
  reason: string;
  recorded_by: string;
  recorded_at: Date;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  version: number;
}

/** Evaluations and what they make of teams, inside the unit of work in hand. */
@Injectable()
export class EvaluationStore {
  constructor(private readonly unit: UnitOfWork) {}

  /** Makes other decisions about this team wait, and says how it stands. */
  async lockTeam(teamId: string): Promise<{ status: TeamStatus; frozenOn?: KstDate }> {
    const team = await this.unit.one<{ status: TeamStatus; frozen_on: KstDate | null }>(
      `SELECT status, frozen_on FROM teams WHERE id = $1 AND kind = 'team' FOR UPDATE`,
      [teamId],
    );
    if (!team) throw EVALUATION_ERRORS.fail('evaluation.team-missing');
    return { status: team.status, frozenOn: team.frozen_on ?? undefined };
  }

  /** The day on which it was frozen is kept until it takes part again. */
  setStatus(teamId: string, status: TeamStatus, on: KstDate): void {
    this.unit.write(
      `UPDATE teams SET status = $2, frozen_on = CASE WHEN $2 = 'active' THEN NULL ELSE coalesce(frozen_on, $3::date) END WHERE id = $1`,
      [teamId, status, on],
    );
  }

  async find(id: string): Promise<StageEvaluation | undefined> {
    const row = await this.unit.one<EvaluationRow>('SELECT * FROM stage_evaluations WHERE id = $1', [id]);
    return row && evaluationFrom(row);
  }

  add(evaluation: StageEvaluation): void {
    this.unit.write(
      `INSERT INTO stage_evaluations (team_id, id, stage_id, kind, state, result, effective_on, score_tenths, reason, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        evaluation.teamId,
        evaluation.id,
        evaluation.stageId,
        evaluation.kind,
        evaluation.state,
        evaluation.result ?? null,
        evaluation.effectiveOn,
        evaluation.scoreTenths ?? null,
        evaluation.reason,
        evaluation.recordedBy,
        evaluation.recordedAt,
      ],
    );
  }

  /** Whoever says the result has recorded it. */
  giveResult(
    { teamId, id }: StageEvaluation,
    said: Pick<
      StageEvaluation,
      'result' | 'effectiveOn' | 'scoreTenths' | 'reason' | 'recordedBy' | 'recordedAt'
    >,
  ): void {
    this.unit.write(
      `UPDATE stage_evaluations SET state = 'recorded', result = $3, effective_on = $4, score_tenths = $5, reason = $6, recorded_by = $7,
         recorded_at = $8, version = version + 1 WHERE team_id = $1 AND id = $2`,
      [
        teamId,
        id,
        said.result ?? null,
        said.effectiveOn,
        said.scoreTenths ?? null,
        said.reason,
        said.recordedBy,
        said.recordedAt,
      ],
    );
  }

  confirm({ teamId, id }: StageEvaluation, by: string, at: Date): void {
    this.unit.write(
      `UPDATE stage_evaluations SET state = 'confirmed', confirmed_by = $3, confirmed_at = $4, version = version + 1 WHERE team_id = $1 AND id = $2`,
      [teamId, id, by, at],
    );
  }

  withdraw(
    { teamId, id }: StageEvaluation,
    { by, at, reason }: { by: string; at: Date; reason: string },
  ): void {
    this.unit.write(
      `UPDATE stage_evaluations SET state = 'withdrawn', withdrawn_by = $3, withdrawn_at = $4, withdrawn_reason = $5, version = version + 1
       WHERE team_id = $1 AND id = $2`,
      [teamId, id, by, at, reason],
    );
  }
}

export function evaluationFrom(row: EvaluationRow): StageEvaluation {
  return {
    teamId: row.team_id,
    id: row.id,
    stageId: row.stage_id,
    kind: row.kind,
    state: row.state,
    result: row.result ?? undefined,
    effectiveOn: row.effective_on,
    scoreTenths: row.score_tenths ?? undefined,
    reason: row.reason,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    confirmedBy: row.confirmed_by ?? undefined,
    confirmedAt: row.confirmed_at ?? undefined,
    version: row.version,
  };
}
