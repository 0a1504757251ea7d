import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import { PROGRAMME_ERRORS } from '../programmes/programme.errors.js';
import { maySeeLabour } from '../programmes/programme.policy.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';

export const COMPARED = ['year', 'stage'] as const;
export type Compared = (typeof COMPARED)[number];

export interface Period {
  id: string;
  name: Text;
  startsOn: string;
  endsOn: string;
}

/** A fund or a category in one period; `allocated` is absent where the reader may not know it. */
export interface ComparedAmounts {
  allocated?: Won;
  spent: Won;
  reserved: Won;
}

export interface ComparedRow {
  fundId: string;
  fundName: Text;
  /** Absent on the row that sums up the fund. */
  categoryName?: Text;
  /** A common pot as a team sees it: its own use alone. */
  ownUseOnly: boolean;
  left: ComparedAmounts;
  right: ComparedAmounts;
}

export interface ComparisonValue {
  by: Compared;
  periods: Period[];
  left?: Period;
  right?: Period;
  rows: ComparedRow[];
}

interface AmountsRow {
  period_id: string;
  fund_id: string;
  fund_ko: string;
  fund_en: string;
  category_id: string;
  category_ko: string;
  category_en: string;
  hidden: boolean;
  allocated: string;
  spent: string;
  reserved: string;
  own_spent: string;
}

const NOTHING: ComparedAmounts = { allocated: 0n, spent: 0n, reserved: 0n };

/** Two fiscal years or two stages beside one another: a team's own money, or all of it for the office. */
@Injectable()
export class CompareBudgets {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly audit: AuditLog,
  ) {}

  /** Without a choice, the last two periods that have begun to exist. */
  read(
    actor: Actor,
    wanted: { by?: Compared; left?: string; right?: string; teamId?: string },
  ): Promise<ComparisonValue> {
    const { teamId } = wanted;
    // A rival's id is answered like one that isn't there.
    if (teamId && !actor.readTeamIds.includes(teamId)) throw PROGRAMME_ERRORS.fail('programme.not-found');
    return this.unit.run(actor, async () => {
      const by = wanted.by ?? 'year';
      const periods = await this.periods(actor, by);
      const right = chosen(periods, wanted.right) ?? periods.at(-1);
      const left = chosen(periods, wanted.left) ?? periods.filter(({ id }) => id !== right?.id).at(-1);
      if (!left || !right) return { by, periods, left, right, rows: [] };
      const others = (teamId ? [teamId] : actor.readTeamIds).filter((id) => id !== actor.team.id);
      this.audit.recordReads(actor, others, { type: 'budget', id: actor.programme.id });
      const rows = await this.amounts(actor, by, [left.id, right.id], teamId);
      return { by, periods, left, right, rows: paired(rows, left.id, right.id) };
    });
  }

  private async periods(actor: Actor, by: Compared): Promise<Period[]> {
    if (by === 'stage') return this.structure.stages(actor);
    return (await this.structure.fiscalYears(actor)).map(({ id, year, startsOn, endsOn }) => ({
      id,
      name: { ko: `${year} 회계연도`, en: `Fiscal year ${year}` },
      startsOn,
      endsOn,
    }));
  }

  /** Row-level security leaves a team no balance of a pot and only its own days of spending on it. */
  private amounts(
    actor: Actor,
    by: Compared,
    ids: readonly string[],
    teamId: string | undefined,
  ): Promise<AmountsRow[]> {
    const period = by === 'year' ? 'l.fiscal_year_id' : 'l.stage_id';
    return this.unit.query<AmountsRow>(
      `SELECT ${period} AS period_id, f.id AS fund_id, f.name_ko AS fund_ko, f.name_en AS fund_en, c.id AS category_id,
         c.name_ko AS category_ko, c.name_en AS category_en,
         bool_or(b.line_id IS NULL OR (l.audience = 'programme' AND $3::uuid IS NOT NULL)) AS hidden,
         coalesce(sum(b.available + b.reserved + b.spent), 0) AS allocated, coalesce(sum(b.spent), 0) AS spent,
         coalesce(sum(b.reserved), 0) AS reserved, coalesce(sum(d.spent), 0) AS own_spent
       FROM budget_lines l JOIN funds f ON f.id = l.fund_id JOIN categories c ON c.id = l.category_id
       LEFT JOIN line_balances b ON b.line_id = l.id
       LEFT JOIN LATERAL (SELECT sum(s.spent) AS spent FROM spending_days s
         WHERE l.audience = 'programme' AND s.line_id = l.id AND ($3::uuid IS NULL OR s.team_id = $3)) d ON true
       WHERE l.kind = 'line' AND ${period} = ANY ($1::uuid[]) AND ($2 OR NOT c.labour)
         AND ($3::uuid IS NULL OR l.owner_team_id = $3 OR l.audience = 'programme')
       GROUP BY 1, f.id, c.id ORDER BY f.position, f.code, c.position, c.path`,
      [ids, maySeeLabour(actor), teamId ?? null],
    );
  }
}

function chosen(periods: readonly Period[], id: string | undefined): Period | undefined {
  if (!id) return undefined;
  const period = periods.find((one) => one.id === id);
  if (!period) throw PROGRAMME_ERRORS.fail('programme.not-found');
  return period;
}

/** Each fund with its categories below it, the two periods side by side. */
function paired(rows: readonly AmountsRow[], left: string, right: string): ComparedRow[] {
  const funds = new Map<string, { sum: ComparedRow; categories: Map<string, ComparedRow> }>();
  for (const row of rows) {
    const fund = funds.get(row.fund_id) ?? { sum: rowOf(row), categories: new Map<string, ComparedRow>() };
    funds.set(row.fund_id, fund);
    const category = fund.categories.get(row.category_id) ?? {
      ...rowOf(row),
      categoryName: { ko: row.category_ko, en: row.category_en },
    };
    fund.categories.set(row.category_id, category);
    const amounts = amountsFrom(row);
    for (const target of [fund.sum, category]) {
      target.ownUseOnly ||= row.hidden;
      if (row.period_id === left) target.left = plus(target.left, amounts);
      if (row.period_id === right) target.right = plus(target.right, amounts);
    }
  }
  return [...funds.values()].flatMap(({ sum, categories }) => [sum, ...categories.values()]);
}

function rowOf(row: AmountsRow): ComparedRow {
  const fundName = { ko: row.fund_ko, en: row.fund_en };
  return { fundId: row.fund_id, fundName, ownUseOnly: false, left: NOTHING, right: NOTHING };
}

function amountsFrom(row: AmountsRow): ComparedAmounts {
  if (row.hidden) return { spent: BigInt(row.own_spent), reserved: 0n };
  return { allocated: BigInt(row.allocated), spent: BigInt(row.spent), reserved: BigInt(row.reserved) };
}

function plus(a: ComparedAmounts, b: ComparedAmounts): ComparedAmounts {
  return {
    allocated: a.allocated === undefined || b.allocated === undefined ? undefined : a.allocated + b.allocated,
    spent: a.spent + b.spent,
    reserved: a.reserved + b.reserved,
  };
}
