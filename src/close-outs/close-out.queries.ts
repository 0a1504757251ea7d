import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import { CloseOutItems } from './close-out-items.js';
import { CloseOutStore } from './close-out-store.js';
import type { ChecklistItem, CloseOut } from './close-out.js';
import { CLOSE_OUT_ERRORS } from './close-out.errors.js';
import { maySeeCloseOut } from './close-out.policy.js';

export interface ListedCloseOut {
  id: string;
  teamId: string;
  teamName: Text;
  stageId: string;
  stageName: Text;
  cutOn: KstDate;
  state: CloseOut['state'];
  confirmed: boolean;
  completedAt?: Date;
}

export interface CloseOutDetail extends ListedCloseOut {
  evaluationId: string;
  items: readonly ChecklistItem[];
}

interface Row {
  id: string;
  team_id: string;
  team_ko: string;
  team_en: string;
  stage_id: string;
  stage_ko: string;
  stage_en: string;
  cut_on: KstDate;
  state: CloseOut['state'];
  confirmed: boolean;
  completed_at: Date | null;
}

/** Close-outs with what is left to do: a team's own, or all for the office. */
@Injectable()
export class CloseOutQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: CloseOutStore,
    private readonly items: CloseOutItems,
    private readonly audit: AuditLog,
  ) {}

  /** The newest first; those that were called off are history of their evaluation and left out. */
  list(actor: Actor): Promise<ListedCloseOut[]> {
    ensure(maySeeCloseOut(actor));
    return this.unit.run(actor, () => this.rows());
  }

  async read(actor: Actor, id: string): Promise<CloseOutDetail> {
    ensure(maySeeCloseOut(actor));
    return this.unit.run(actor, async () => {
      const closeOut = await this.store.find(id);
      const [row] = await this.rows(id);
      if (!row) throw CLOSE_OUT_ERRORS.fail('close-out.not-found');
      await this.audit.recordRead(actor, {
        teamId: closeOut.teamId,
        subjectType: 'close-out',
        subjectId: id,
      });
      const items = closeOut.state === 'open' ? await this.items.of(actor, closeOut) : [];
      return { ...row, evaluationId: closeOut.evaluationId, items };
    });
  }

  private async rows(id?: string): Promise<ListedCloseOut[]> {
    const rows = await this.unit.query<Row>(
      `SELECT o.id, o.team_id, t.name_ko AS team_ko, t.name_en AS team_en, o.stage_id, s.name_ko AS stage_ko, s.name_en AS stage_en,
         o.cut_on, o.state, o.completed_at, v.state = 'confirmed' AS confirmed
       FROM close_outs o JOIN teams t ON t.id = o.team_id JOIN stages s ON s.id = o.stage_id
       JOIN stage_evaluations v ON v.team_id = o.team_id AND v.id = o.evaluation_id
       WHERE CASE WHEN $1::uuid IS NULL THEN o.state <> 'called-off' ELSE o.id = $1 END ORDER BY o.cut_on DESC, o.id DESC`,
      [id ?? null],
    );
    return rows.map((row) => ({
      id: row.id,
      teamId: row.team_id,
      teamName: { ko: row.team_ko, en: row.team_en },
      stageId: row.stage_id,
      stageName: { ko: row.stage_ko, en: row.stage_en },
      cutOn: row.cut_on,
      state: row.state,
      confirmed: row.confirmed,
      completedAt: row.completed_at ?? undefined,
    }));
  }
}
