import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Disbursement, DisbursementKind } from './disbursement.js';
import { maySeeFunding } from './funding.policy.js';

export interface ListedDisbursement extends Disbursement {
  teamName: Text;
  institutionName: string;
  fundName?: Text;
  createdByName: string;
  createdAt: Date;
  /** Taken back by another row. */
  takenBack: boolean;
}

export interface DisbursementFilter {
  stageId?: string;
  teamId?: string;
  institutionId?: string;
  kind?: DisbursementKind;
}

interface Row {
  team_id: string;
  id: string;
  institution_id: string;
  stage_id: string;
  fund_id: string | null;
  kind: DisbursementKind;
  amount: string;
  planned_on: KstDate | null;
  paid_on: KstDate | null;
  note: string;
  corrects_id: string | null;
  team_ko: string;
  team_en: string;
  institution_name: string;
  fund_ko: string | null;
  fund_en: string | null;
  created_by_name: string | null;
  created_at: Date;
  taken_back: boolean;
}

const DAY = 'coalesce(d.paid_on, d.planned_on)';

/** What was paid to institutions and came into their accounts; what is planned stands among it on its day. */
@Injectable()
export class DisbursementQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Newest day first; `after` is the id of the last one seen. One more than `limit` says that there are more. */
  page(
    actor: Actor,
    filter: DisbursementFilter,
    { after, limit }: { after?: string; limit: number },
  ): Promise<{ rows: ListedDisbursement[]; next?: string }> {
    ensure(maySeeFunding(actor));
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<Row>(
        `SELECT d.team_id, d.id, d.institution_id, d.stage_id, d.fund_id, d.kind, d.amount, d.planned_on, d.paid_on, d.note, d.corrects_id,
           t.name_ko AS team_ko, t.name_en AS team_en, i.name AS institution_name, f.name_ko AS fund_ko, f.name_en AS fund_en,
           u.name AS created_by_name, d.created_at,
           EXISTS (SELECT 1 FROM disbursements c WHERE c.team_id = d.team_id AND c.corrects_id = d.id) AS taken_back
         FROM disbursements d JOIN teams t ON t.id = d.team_id
         JOIN institutions i ON i.team_id = d.team_id AND i.id = d.institution_id
         LEFT JOIN funds f ON f.id = d.fund_id LEFT JOIN users u ON u.id = d.created_by
         WHERE ($1::uuid IS NULL OR d.stage_id = $1) AND ($2::uuid IS NULL OR d.team_id = $2)
           AND ($3::uuid IS NULL OR d.institution_id = $3) AND ($4::text IS NULL OR d.kind = $4)
           AND ($5::uuid IS NULL OR (${DAY}, d.id) < (SELECT ${DAY}, d.id FROM disbursements d WHERE d.id = $5))
         ORDER BY ${DAY} DESC, d.id DESC LIMIT $6`,
        [
          filter.stageId ?? null,
          filter.teamId ?? null,
          filter.institutionId ?? null,
          filter.kind ?? null,
          after ?? null,
          limit + 1,
        ],
      );
      const shown = rows.slice(0, limit);
      for (const teamId of new Set(shown.map((row) => row.team_id)))
        await this.audit.recordRead(actor, { teamId, subjectType: 'disbursement', subjectId: teamId });
      return {
        rows: shown.map(listed),
        next: rows.length > shown.length ? shown.at(-1)?.id : undefined,
      };
    });
  }
}

function listed(row: Row): ListedDisbursement {
  return {
    teamId: row.team_id,
    id: row.id,
    institutionId: row.institution_id,
    stageId: row.stage_id,
    fundId: row.fund_id ?? undefined,
    kind: row.kind,
    amount: BigInt(row.amount),
    plannedOn: row.planned_on ?? undefined,
    paidOn: row.paid_on ?? undefined,
    note: row.note,
    correctsId: row.corrects_id ?? undefined,
    teamName: { ko: row.team_ko, en: row.team_en },
    institutionName: row.institution_name,
    fundName: row.fund_ko === null ? undefined : { ko: row.fund_ko, en: row.fund_en ?? row.fund_ko },
    createdByName: row.created_by_name ?? '',
    createdAt: row.created_at,
    takenBack: row.taken_back,
  };
}
