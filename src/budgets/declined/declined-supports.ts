import { Injectable } from '@nestjs/common';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Text } from '../../platform/i18n/locale.js';
import type { Actor } from '../../platform/access/actor.js';

/** 지원 안 받음: a support that a team doesn't take, from a day on. */
export interface DeclinedSupport {
  id: string;
  team: { id: string; name: Text };
  fund: { id: string; code: string; name: Text };
  declinedOn: KstDate;
  reason: string;
  recordedByName: string;
  recordedAt: Date;
  /** Set once it was taken up again. */
  resumed?: { on: KstDate; reason: string; byName: string };
}

interface DeclinedRow {
  id: string;
  team_id: string;
  team_ko: string;
  team_en: string;
  fund_id: string;
  code: string;
  fund_ko: string;
  fund_en: string;
  declined_on: KstDate;
  reason: string;
  recorded_by_name: string | null;
  recorded_at: Date;
  resumed_on: KstDate | null;
  resumed_reason: string | null;
  resumed_by_name: string | null;
}

/** Row-level security leaves a team its own. */
@Injectable()
export class DeclinedSupports {
  constructor(private readonly unit: UnitOfWork) {}

  /** Newest first; `openOnly` leaves out those taken up again. */
  list(actor: Actor, filter: { openOnly?: boolean; id?: string } = {}): Promise<DeclinedSupport[]> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<DeclinedRow>(
        `SELECT d.id, d.team_id, t.name_ko AS team_ko, t.name_en AS team_en, d.fund_id, f.code, f.name_ko AS fund_ko,
           f.name_en AS fund_en, d.declined_on, d.reason, r.name AS recorded_by_name, d.recorded_at, d.resumed_on,
           d.resumed_reason, u.name AS resumed_by_name
         FROM declined_supports d JOIN teams t ON t.id = d.team_id JOIN funds f ON f.id = d.fund_id
         LEFT JOIN users r ON r.id = d.recorded_by LEFT JOIN users u ON u.id = d.resumed_by
         WHERE (NOT $1 OR d.resumed_on IS NULL) AND ($2::uuid IS NULL OR d.id = $2)
         ORDER BY d.resumed_on IS NOT NULL, d.declined_on DESC, d.id DESC LIMIT 500`,
        [filter.openOnly ?? false, filter.id ?? null],
      );
      return rows.map(declinedFrom);
    });
  }
}

function declinedFrom(row: DeclinedRow): DeclinedSupport {
  return {
    id: row.id,
    team: { id: row.team_id, name: { ko: row.team_ko, en: row.team_en } },
    fund: { id: row.fund_id, code: row.code, name: { ko: row.fund_ko, en: row.fund_en } },
    declinedOn: row.declined_on,
    reason: row.reason,
    recordedByName: row.recorded_by_name ?? '',
    recordedAt: row.recorded_at,
    resumed:
      row.resumed_on === null
        ? undefined
        : { on: row.resumed_on, reason: row.resumed_reason ?? '', byName: row.resumed_by_name ?? '' },
  };
}
