import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoticeSubjects } from '../notifications/notice-subjects.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import type { TeamStatus } from '../programmes/team.entity.js';
import { evaluationFrom, type EvaluationRow } from './evaluation-store.js';
import { EVALUATION_ERRORS } from './evaluation.errors.js';
import { maySeeEvaluations } from './evaluation.policy.js';
import type { StageEvaluation } from './stage-evaluation.js';

export interface ListedEvaluation extends StageEvaluation {
  teamName: Text;
  teamStatus: TeamStatus;
  stageName: Text;
  recordedByName: string;
  confirmedByName?: string;
  withdrawnByName?: string;
  withdrawnReason: string;
  closeOutId?: string;
}

interface Row extends EvaluationRow {
  team_ko: string;
  team_en: string;
  team_status: TeamStatus;
  stage_ko: string;
  stage_en: string;
  recorded_by_name: string | null;
  confirmed_by_name: string | null;
  withdrawn_by_name: string | null;
  withdrawn_reason: string;
  close_out_id: string | null;
}

/** Evaluations: a team's own, or all for the office. */
@Injectable()
export class EvaluationQueries implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly subjects: NoticeSubjects,
  ) {}

  onModuleInit(): void {
    this.subjects.readBy('stage-evaluation', async (_, ids) => {
      const rows = await this.rows({ ids });
      return new Map(rows.map(({ id, stageName }) => [id, { label: stageName.ko }]));
    });
  }

  /** The newest first. */
  list(actor: Actor, filter: { stageId?: string; teamId?: string } = {}): Promise<ListedEvaluation[]> {
    ensure(maySeeEvaluations(actor));
    return this.unit.run(actor, async () => {
      const rows = await this.rows(filter);
      for (const teamId of new Set(rows.map((row) => row.teamId)))
        await this.audit.recordRead(actor, {
          teamId,
          subjectType: 'stage-evaluation',
          subjectId: teamId,
        });
      return rows;
    });
  }

  async read(actor: Actor, id: string): Promise<ListedEvaluation> {
    ensure(maySeeEvaluations(actor));
    const [row] = await this.unit.run(actor, () => this.rows({ ids: [id] }));
    if (!row) throw EVALUATION_ERRORS.fail('evaluation.not-found');
    return row;
  }

  private async rows({
    stageId,
    teamId,
    ids,
  }: {
    stageId?: string;
    teamId?: string;
    ids?: readonly string[];
  }): Promise<ListedEvaluation[]> {
    const rows = await this.unit.query<Row>(
      `SELECT v.*, t.name_ko AS team_ko, t.name_en AS team_en, t.status AS team_status, s.name_ko AS stage_ko, s.name_en AS stage_en,
         r.name AS recorded_by_name, c.name AS confirmed_by_name, w.name AS withdrawn_by_name,
         (SELECT o.id FROM close_outs o WHERE o.team_id = v.team_id AND o.evaluation_id = v.id AND o.state <> 'called-off') AS close_out_id
       FROM stage_evaluations v JOIN teams t ON t.id = v.team_id JOIN stages s ON s.id = v.stage_id
       LEFT JOIN users r ON r.id = v.recorded_by LEFT JOIN users c ON c.id = v.confirmed_by LEFT JOIN users w ON w.id = v.withdrawn_by
       WHERE ($1::uuid IS NULL OR v.stage_id = $1) AND ($2::uuid IS NULL OR v.team_id = $2) AND ($3::uuid[] IS NULL OR v.id = ANY ($3))
       ORDER BY v.recorded_at DESC, v.id DESC`,
      [stageId ?? null, teamId ?? null, ids ?? null],
    );
    return rows.map((row) => ({
      ...evaluationFrom(row),
      teamName: { ko: row.team_ko, en: row.team_en },
      teamStatus: row.team_status,
      stageName: { ko: row.stage_ko, en: row.stage_en },
      recordedByName: row.recorded_by_name ?? '',
      confirmedByName: row.confirmed_by_name ?? undefined,
      withdrawnByName: row.withdrawn_by_name ?? undefined,
      withdrawnReason: row.withdrawn_reason,
      closeOutId: row.close_out_id ?? undefined,
    }));
  }
}
