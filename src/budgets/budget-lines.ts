import { Injectable } from '@nestjs/common';
import { POSTING_EFFECTS } from '../ledger/posting-effects.js';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import { encodeCursor } from '../platform/web/cursor.js';
import { maySeeLabour } from '../programmes/programme.policy.js';
import { BUDGET_ERRORS } from './budget.errors.js';
import { uuidCursor } from './uuid-cursor.js';
import type { BudgetLine } from './budget-line.js';
import {
  balanceFrom,
  CATEGORY_PLACES,
  LINE_COLUMNS,
  LINE_ORDER,
  LINE_TABLES,
  lineFrom,
  LISTED_ORDER,
  LISTED_TABLES,
  SUMMED_LINES,
  type LineRow,
} from './line-rows.js';

export interface LineFilter {
  /** Lines of this team, and the common pots, which are everyone's. */
  teamId?: string;
  fundId?: string;
  fiscalYearId?: string;
  stageId?: string;
  /** Lines of this institution, and the common pots. */
  institutionId?: string;
  openOnly?: boolean;
}

export interface AmountsAsOf {
  lineId: string;
  allocated: Won;
  reserved: Won;
  spent: Won;
}

interface AmountsRow {
  line_id: string;
  allocated: string;
  reserved: string;
  spent: string;
}

/**
 * The budget lines that an actor may know of. Row-level security leaves out other teams' lines and a pot's balance;
 * totals of pay are left out here for those who may not see them. Each question joins the unit of work in hand.
 */
@Injectable()
export class BudgetLines {
  constructor(private readonly unit: UnitOfWork) {}

  /** In the order of the budget tree. */
  async list(actor: Actor, filter: LineFilter = {}): Promise<BudgetLine[]> {
    return (await this.page(actor, filter)).lines;
  }

  /** A page of the same list; `next` is the cursor of the following one. */
  async page(
    actor: Actor,
    filter: LineFilter,
    paging?: { after?: string; limit: number },
  ): Promise<{ lines: BudgetLine[]; next?: string }> {
    const after = uuidCursor(paging?.after);
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<LineRow>(
        `WITH ${CATEGORY_PLACES}, line AS (
           SELECT ${LINE_COLUMNS}, row_number() OVER (ORDER BY ${LISTED_ORDER}) AS place FROM ${LISTED_TABLES}
           WHERE l.kind = 'line' AND ($1 OR NOT c.labour) AND ($2::uuid IS NULL OR l.owner_team_id = $2 OR l.audience = 'programme')
             AND ($3::uuid IS NULL OR l.fund_id = $3) AND ($4::uuid IS NULL OR l.fiscal_year_id = $4)
             AND ($5::uuid IS NULL OR l.stage_id = $5)
             AND ($6::uuid IS NULL OR l.institution_id = $6 OR l.audience = 'programme') AND (NOT $7 OR NOT l.closed)
         )
         SELECT * FROM line WHERE $8::uuid IS NULL OR place > (SELECT place FROM line WHERE id = $8) ORDER BY place LIMIT $9`,
        [
          maySeeLabour(actor),
          filter.teamId ?? null,
          filter.fundId ?? null,
          filter.fiscalYearId ?? null,
          filter.stageId ?? null,
          filter.institutionId ?? null,
          filter.openOnly ?? false,
          after ?? null,
          paging ? paging.limit + 1 : null,
        ],
      );
      const shown = paging ? rows.slice(0, paging.limit) : rows;
      const last = shown.at(-1);
      return {
        lines: shown.map(lineFrom),
        next: rows.length > shown.length && last ? encodeCursor([last.id]) : undefined,
      };
    });
  }

  /**
   * A year's lines summed up by fund, stage and team, each sum standing for its lines; for the office, which has many
   * teams and opens few. Categories and institutions of a sum say nothing.
   */
  sums(actor: Actor, fiscalYearId: string): Promise<BudgetLine[]> {
    return this.unit.run(actor, async () => {
      const sums = await this.unit.query<
        Pick<LineRow, 'id' | 'available' | 'reserved' | 'spent' | 'version'>
      >(SUMMED_LINES, [fiscalYearId]);
      const balances = new Map(sums.map((sum) => [sum.id, balanceFrom(sum)]));
      const lines = await this.byIds(actor, [...balances.keys()]);
      return lines.map((line) => ({ ...line, balance: balances.get(line.id) ?? line.balance }));
    });
  }

  /** What a claim of this institution in this stage may be charged to: its own open lines and the open pots. */
  claimable(
    actor: Actor,
    { institutionId, stageId }: { institutionId: string; stageId: string },
  ): Promise<BudgetLine[]> {
    return this.list(actor, { institutionId, stageId, openOnly: true });
  }

  /** One line; not found when another team's, or pay that the actor may not see. */
  async line(actor: Actor, id: string): Promise<BudgetLine> {
    const [line] = await this.byIds(actor, [id]);
    if (!line) throw BUDGET_ERRORS.fail('budget.line-not-found');
    return line;
  }

  /** Those of the lines that the actor may know of. */
  byIds(actor: Actor, ids: readonly string[]): Promise<BudgetLine[]> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<LineRow>(
        `SELECT ${LINE_COLUMNS} FROM ${LINE_TABLES}
         WHERE l.kind = 'line' AND l.id = ANY ($1::uuid[]) AND ($2 OR NOT c.labour) ORDER BY ${LINE_ORDER}`,
        [ids, maySeeLabour(actor)],
      );
      return rows.map(lineFrom);
    });
  }

  /**
   * What was allocated, reserved and spent on each line by the end of a day, from the postings the actor may read: all
   * of one's own line, but of a common pot only one's own use. Lines without entries are left out.
   */
  amountsAsOf(
    actor: Actor,
    lineIds: readonly string[],
    day: KstDate,
    teamId?: string,
  ): Promise<AmountsAsOf[]> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<AmountsRow>(
        `SELECT e.line_id, sum(e.allocated) AS allocated, sum(e.reserved) AS reserved, sum(e.spent) AS spent
         FROM ${POSTING_EFFECTS} e
         WHERE e.line_id = ANY ($1::uuid[]) AND e.occurred_on <= $2 AND ($3::uuid IS NULL OR e.team_id = $3) GROUP BY e.line_id`,
        [lineIds, day, teamId ?? null],
      );
      return rows.map((row) => ({
        lineId: row.line_id,
        allocated: BigInt(row.allocated),
        reserved: BigInt(row.reserved),
        spent: BigInt(row.spent),
      }));
    });
  }
}
