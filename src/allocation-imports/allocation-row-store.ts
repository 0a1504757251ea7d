import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Means } from '../budgets/budget-line.entity.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import { columnLetters } from '../sheets/sheet-columns.js';
import type { MergedCells } from '../sheets/sheet.js';
import type {
  AllocationField,
  AllocationImport,
  AllocationRow,
  FundTotal,
  JudgedRow,
  RowFault,
  RowOutcome,
} from './allocation-import.js';
import type { CheckResult } from './allocation-import-store.js';
import { SAME_LINE, settleRows } from './settle-rows.js';

interface ShownRow {
  row_number: number;
  outcome: RowOutcome;
  fund_ko: string | null;
  fund_en: string | null;
  year: number | null;
  stage_ko: string | null;
  stage_en: string | null;
  team_ko: string | null;
  team_en: string | null;
  institution: string | null;
  category_ko: string | null;
  category_en: string | null;
  means: Means | null;
  line_id: string | null;
  amount: string | null;
  before: string | null;
  change: string | null;
  reason: string;
  problems: RowFault[] | null;
}

interface TotalRow {
  fund_id: string;
  fund_ko: string;
  fund_en: string;
  fiscal_year_id: string;
  year: number;
  lines: string;
  unallocated: string;
  given: string;
  taken_back: string;
}

/** What each row of a sheet says, kept set by set so that no sheet fills the memory. */
@Injectable()
export class AllocationRowStore {
  constructor(private readonly unit: UnitOfWork) {}

  async clear({ teamId, id }: AllocationImport): Promise<void> {
    await this.unit.query('DELETE FROM allocation_import_rows WHERE team_id = $1 AND import_id = $2', [
      teamId,
      id,
    ]);
  }

  async add({ teamId, id }: AllocationImport, rows: readonly JudgedRow[]): Promise<void> {
    const column = <T>(pick: (row: JudgedRow) => T) => rows.map(pick);
    await this.unit.query(
      `INSERT INTO allocation_import_rows (team_id, import_id, row_number, outcome, for_team_id, fund_id, fiscal_year_id, stage_id,
         institution_id, category_id, means, amount, reason, new_line_id, problems)
       SELECT $1, $2, * FROM unnest($3::int[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[], $10::uuid[],
         $11::text[], $12::bigint[], $13::text[], $14::uuid[], $15::jsonb[])`,
      [
        teamId,
        id,
        column(({ rowNumber }) => rowNumber),
        column(({ outcome }) => outcome),
        column(({ place }) => place.ownerTeamId),
        column(({ place }) => place.fundId),
        column(({ place }) => place.fiscalYearId),
        column(({ place }) => place.stageId),
        column(({ place }) => place.institutionId),
        column(({ place }) => place.categoryId),
        column(({ place }) => place.means),
        column(({ amount }) => amount?.toString()),
        column(({ reason }) => reason),
        column(({ outcome }) => (outcome === 'good' ? uuidv7() : undefined)),
        column(({ faults }) => (faults.length > 0 ? JSON.stringify(faults) : null)),
      ],
    );
  }

  /** Rows that a merged block reaches into: only one of its cells says something. */
  async refuseMerged(
    { teamId, id }: AllocationImport,
    blocks: readonly { block: MergedCells; fields: readonly AllocationField[] }[],
  ): Promise<void> {
    if (blocks.length === 0) return;
    const cells = ({ fromColumn, fromRow, toColumn, toRow }: MergedCells) =>
      `${columnLetters(fromColumn)}${fromRow}:${columnLetters(toColumn)}${toRow}`;
    await this.unit.query(
      `UPDATE allocation_import_rows r SET outcome = 'refused', problems = coalesce(r.problems, '[]') || m.fault
       FROM (SELECT DISTINCT ON (n.row_number) n.row_number, b.fault
         FROM unnest($3::int[], $4::int[], $5::jsonb[]) b (from_row, to_row, fault)
         JOIN allocation_import_rows n ON n.team_id = $1 AND n.import_id = $2 AND n.row_number BETWEEN b.from_row AND b.to_row) m
       WHERE r.team_id = $1 AND r.import_id = $2 AND r.row_number = m.row_number
         AND (r.outcome <> 'skipped' OR r.problems @> '[{"code": "no-amount"}]')`,
      [
        teamId,
        id,
        blocks.map(({ block }) => block.fromRow),
        blocks.map(({ block }) => block.toRow),
        blocks.map(({ block, fields }) =>
          JSON.stringify({ code: 'merged', field: fields[0], params: { cells: cells(block) } }),
        ),
      ],
    );
  }

  /** Holds the rows against the budget as it stands, and counts what came of it. */
  async settle(one: AllocationImport, mode: AllocationImport['mode']): Promise<CheckResult> {
    const of = [one.teamId, one.id];
    for (const sql of settleRows(mode)) await this.unit.query(sql, of);
    const counted = await this.unit.query<{ outcome: RowOutcome; count: string; opened: string }>(
      `SELECT outcome, count(*) AS count, count(*) FILTER (WHERE line_id IS NULL) AS opened FROM allocation_import_rows
       WHERE team_id = $1 AND import_id = $2 GROUP BY outcome`,
      of,
    );
    const count = (outcome: RowOutcome) => counted.find((row) => row.outcome === outcome);
    return {
      counts: {
        good: Number(count('good')?.count ?? 0),
        refused: Number(count('refused')?.count ?? 0),
        skipped: Number(count('skipped')?.count ?? 0),
      },
      newLineCount: Number(count('good')?.opened ?? 0),
      totals: await this.totals(one),
    };
  }

  private async totals({ teamId, id }: AllocationImport): Promise<FundTotal[]> {
    const rows = await this.unit.query<TotalRow>(
      `SELECT s.fund_id, f.name_ko AS fund_ko, f.name_en AS fund_en, s.fiscal_year_id, y.year, s.lines, s.given, s.taken_back,
         coalesce(b.available, 0) AS unallocated
       FROM (SELECT fund_id, fiscal_year_id, count(*) AS lines, coalesce(sum(change) FILTER (WHERE change > 0), 0) AS given,
           coalesce(-sum(change) FILTER (WHERE change < 0), 0) AS taken_back
         FROM allocation_import_rows WHERE team_id = $1 AND import_id = $2 AND outcome = 'good' GROUP BY fund_id, fiscal_year_id) s
       JOIN funds f ON f.id = s.fund_id JOIN fiscal_years y ON y.id = s.fiscal_year_id
       LEFT JOIN budget_lines a ON a.kind = 'appropriation' AND a.fund_id = s.fund_id AND a.fiscal_year_id = s.fiscal_year_id
       LEFT JOIN line_balances b ON b.line_id = a.id
       ORDER BY y.year, f.position, f.code`,
      [teamId, id],
    );
    return rows.map((row) => {
      const [unallocated, given, takenBack] = [
        BigInt(row.unallocated),
        BigInt(row.given),
        BigInt(row.taken_back),
      ];
      const short = given - takenBack - unallocated;
      return {
        fundId: row.fund_id,
        fund: { ko: row.fund_ko, en: row.fund_en },
        fiscalYearId: row.fiscal_year_id,
        year: row.year,
        lineCount: Number(row.lines),
        unallocated,
        given,
        takenBack,
        over: short > 0n ? short : 0n,
      };
    });
  }

  /** Behind a row, in the order of the sheet; one more than asked for where there are more. */
  async page(
    { teamId, id }: AllocationImport,
    filter: { outcomes: readonly RowOutcome[]; after: number; limit: number },
  ): Promise<AllocationRow[]> {
    const rows = await this.unit.query<ShownRow>(
      `SELECT r.row_number, r.outcome, f.name_ko AS fund_ko, f.name_en AS fund_en, y.year, s.name_ko AS stage_ko, s.name_en AS stage_en,
         t.name_ko AS team_ko, t.name_en AS team_en, i.name AS institution, c.name_ko AS category_ko, c.name_en AS category_en,
         r.means, r.line_id, r.amount, r.before, r.change, r.reason, r.problems
       FROM allocation_import_rows r LEFT JOIN funds f ON f.id = r.fund_id LEFT JOIN fiscal_years y ON y.id = r.fiscal_year_id
       LEFT JOIN stages s ON s.id = r.stage_id LEFT JOIN teams t ON t.id = r.for_team_id AND t.kind = 'team'
       LEFT JOIN institutions i ON i.team_id = r.for_team_id AND i.id = r.institution_id
       LEFT JOIN categories c ON c.id = r.category_id
       WHERE r.team_id = $1 AND r.import_id = $2 AND r.outcome = ANY ($3) AND r.row_number > $4 ORDER BY r.row_number LIMIT $5`,
      [teamId, id, [...filter.outcomes], filter.after, filter.limit],
    );
    return rows.map(rowFrom);
  }

  /** A line of the sheet that was opened, or given to, since it was checked. */
  async hasChanged({ teamId, id }: AllocationImport): Promise<boolean> {
    const rows = await this.unit.query(
      `SELECT 1 FROM allocation_import_rows r
       JOIN budget_lines l ON ${SAME_LINE} JOIN line_balances b ON b.line_id = l.id
       WHERE r.team_id = $1 AND r.import_id = $2 AND r.outcome = 'good'
         AND b.available + b.reserved + b.spent <> coalesce(r.before, 0) LIMIT 1`,
      [teamId, id],
    );
    return rows.length > 0;
  }
}

const text = (ko: string | null, en: string | null): Text | undefined =>
  ko === null ? undefined : { ko, en: en ?? ko };
const won = (amount: string | null) => (amount === null ? undefined : BigInt(amount));

function rowFrom(row: ShownRow): AllocationRow {
  return {
    rowNumber: row.row_number,
    outcome: row.outcome,
    fund: text(row.fund_ko, row.fund_en),
    year: row.year ?? undefined,
    stage: text(row.stage_ko, row.stage_en),
    team: text(row.team_ko, row.team_en),
    institution: row.institution ?? undefined,
    category: text(row.category_ko, row.category_en),
    means: row.means ?? undefined,
    opensLine: row.outcome === 'good' && row.line_id === null,
    amount: won(row.amount),
    before: won(row.before),
    change: won(row.change),
    reason: row.reason,
    faults: row.problems ?? [],
  };
}
