import { Injectable } from '@nestjs/common';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import { numberOf } from '../expenses/expense-rows.js';

/** An entry that spent money of a stage, with what of it still counts. */
export interface SpendingEntry {
  postingId: string;
  lineId: string;
  expenseId?: string;
  expenseNumber?: string;
  title: string;
  supplierName: string;
  spentOn: KstDate;
  amount: Won;
  /** Neither refunded nor disallowed. */
  left: Won;
  category: Text;
  institutionName: string;
  onPot: boolean;
}

interface EntryRow {
  id: string;
  line_id: string;
  expense_id: string | null;
  number: number | null;
  number_year: number | null;
  title: string | null;
  supplier_name: string | null;
  occurred_on: KstDate;
  amount: string;
  remaining: string;
  category_ko: string;
  category_en: string;
  institution_name: string | null;
  on_pot: boolean;
}

/** Spending of the team $1 on lines of the stage $2, those of common pots included. */
const ENTRIES = `
  SELECT p.id, p.line_id, x.id AS expense_id, x.number, x.number_year, coalesce(nullif(x.title, ''), p.reason) AS title, x.supplier_name,
    p.occurred_on, p.amount, c.name_ko AS category_ko, c.name_en AS category_en, i.name AS institution_name, l.owner_team_id <> p.team_id AS on_pot,
    p.amount - coalesce((SELECT sum(r.amount) FROM postings r WHERE r.team_id = p.team_id AND r.corrects_id = p.id), 0)
      - coalesce((SELECT sum(d.amount) FROM settlement_disallowances d JOIN settlements s ON s.team_id = d.team_id AND s.id = d.settlement_id
          AND s.state <> 'final' WHERE d.team_id = p.team_id AND d.posting_id = p.id AND d.withdrawn_at IS NULL), 0) AS remaining
  FROM postings p
  JOIN budget_lines l ON l.id = p.line_id AND l.stage_id = $2
  JOIN categories c ON c.id = l.category_id
  LEFT JOIN institutions i ON i.team_id = l.owner_team_id AND i.id = l.institution_id
  LEFT JOIN expenses x ON p.cause_type = 'expense' AND x.team_id = p.team_id AND x.id = p.cause_id
  WHERE p.team_id = $1 AND p.kind IN ('post-pending', 'spend')`;

/** Reads what can be disallowed, in the unit of work in hand. */
@Injectable()
export class SpendingEntries {
  constructor(private readonly unit: UnitOfWork) {}

  /** By claim number, title or supplier; latest first. One more than `limit` says that there are more. */
  async search(teamId: string, stageId: string, sought: string, limit: number): Promise<SpendingEntry[]> {
    const rows = await this.unit.query<EntryRow>(
      `SELECT * FROM (${ENTRIES}) e WHERE e.remaining > 0 AND ($3 = '' OR e.title ILIKE $4 OR e.supplier_name ILIKE $4
         OR e.number_year || '-' || lpad(e.number::text, greatest(4, length(e.number::text)), '0') = $3)
       ORDER BY e.occurred_on DESC, e.id DESC LIMIT $5`,
      [teamId, stageId, sought, `%${sought.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`, limit + 1],
    );
    return rows.map(entryFrom);
  }

  async one(teamId: string, stageId: string, postingId: string): Promise<SpendingEntry | undefined> {
    const row = await this.unit.one<EntryRow>(`${ENTRIES} AND p.id = $3`, [teamId, stageId, postingId]);
    return row && entryFrom(row);
  }

  /** What still counts on a line, latest first: a cut by formula is taken from there. */
  async onLine(teamId: string, stageId: string, lineId: string): Promise<SpendingEntry[]> {
    const rows = await this.unit.query<EntryRow>(
      `${ENTRIES} AND p.line_id = $3 ORDER BY p.occurred_on DESC, p.id DESC`,
      [teamId, stageId, lineId],
    );
    return rows.map(entryFrom).filter(({ left }) => left > 0n);
  }
}

function entryFrom(row: EntryRow): SpendingEntry {
  return {
    postingId: row.id,
    lineId: row.line_id,
    expenseId: row.expense_id ?? undefined,
    expenseNumber: numberOf(row),
    title: row.title ?? '',
    supplierName: row.supplier_name ?? '',
    spentOn: row.occurred_on,
    amount: BigInt(row.amount),
    left: BigInt(row.remaining),
    category: { ko: row.category_ko, en: row.category_en },
    institutionName: row.institution_name ?? '',
    onPot: row.on_pot,
  };
}
