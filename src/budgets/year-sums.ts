import type { Actor } from '../platform/access/actor.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import { maySeeLabour } from '../programmes/programme.policy.js';

/** A fund in a fiscal year that isn't the one shown. */
export interface YearSum {
  fundId: string;
  fiscalYearId: string;
  /** Absent where the reader may know no more than a band. */
  amounts?: { allocated: Won; spent: Won; reserved: Won };
  /** The office's alone to know. */
  unallocated?: Won;
}

/** All fiscal years but one, fund by fund. Belongs to the unit of work in hand. */
export async function yearSums(unit: UnitOfWork, actor: Actor, fiscalYearId: string): Promise<YearSum[]> {
  const rows = await unit.query<{
    fund_id: string;
    fiscal_year_id: string;
    hidden: boolean;
    allocated: string | null;
    spent: string | null;
    reserved: string | null;
    unallocated: string | null;
  }>(
    `SELECT l.fund_id, l.fiscal_year_id, bool_or(l.kind = 'line' AND b.line_id IS NULL) AS hidden,
       coalesce(sum(b.available + b.reserved + b.spent) FILTER (WHERE l.kind = 'line'), 0) AS allocated,
       coalesce(sum(b.spent) FILTER (WHERE l.kind = 'line'), 0) AS spent,
       coalesce(sum(b.reserved) FILTER (WHERE l.kind = 'line'), 0) AS reserved,
       sum(b.available) FILTER (WHERE l.kind = 'appropriation') AS unallocated
     FROM budget_lines l LEFT JOIN categories c ON c.id = l.category_id LEFT JOIN line_balances b ON b.line_id = l.id
     WHERE l.fiscal_year_id <> $1 AND ($2 OR NOT coalesce(c.labour, false))
     GROUP BY l.fund_id, l.fiscal_year_id`,
    [fiscalYearId, maySeeLabour(actor)],
  );
  return rows.map((row) => ({
    fundId: row.fund_id,
    fiscalYearId: row.fiscal_year_id,
    amounts: row.hidden
      ? undefined
      : {
          allocated: BigInt(row.allocated ?? 0),
          spent: BigInt(row.spent ?? 0),
          reserved: BigInt(row.reserved ?? 0),
        },
    unallocated: row.unallocated === null ? undefined : BigInt(row.unallocated),
  }));
}
