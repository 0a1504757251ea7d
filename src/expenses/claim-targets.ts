import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import type { CheckContext, ClaimableLine } from './check-expense.js';
import type { Expense, ExpenseLine } from './expense.js';

/** A budget line that a claim of this institution and stage may be charged to. */
export interface TargetLine extends ClaimableLine {
  categoryId: string;
  labour: boolean;
  fundId: string;
  fundName: Text;
  year: number;
  stageName: Text;
  /** From the widest category to the line's own. */
  categoryNames: Text[];
  balance?: { allocated: Won; reserved: Won; spent: Won; available: Won };
  /** Of a common pot: which part of the programme's bands is left, 0 empty to `bandCount` full. */
  band?: { band: number; bandCount: number; daysAgo: number };
}

/** A category that can be claimed, with the names on its path. */
export interface ClaimCategory {
  id: string;
  path: string;
  names: Text[];
  leaf: boolean;
  labour: boolean;
  claimable: boolean;
  validFrom?: KstDate;
  validTo?: KstDate;
}

/** One choice a person makes: a line and a category inside it. */
export interface Target {
  line: TargetLine;
  category: ClaimCategory;
}

interface ClaimableRow {
  id: string;
  stage_id: string;
  institution_id: string | null;
  closed: boolean;
  pot: boolean;
  fund_id: string;
  path: string;
  available: string | null;
}

interface LineRow extends ClaimableRow {
  category_id: string;
  labour: boolean;
  fund_ko: string;
  fund_en: string;
  year: number;
  stage_ko: string;
  stage_en: string;
  reserved: string | null;
  spent: string | null;
  band: number | null;
  band_count: number;
  band_days_ago: number;
}

interface CategoryRow {
  id: string;
  path: string;
  name_ko: string;
  name_en: string;
  leaf: boolean;
  labour: boolean;
  claimable: boolean;
  valid_from: KstDate | null;
  valid_to: KstDate | null;
}

/** Lines `b` that a claim of team $1, institution $2 and stage $3 may be charged to. */
const CLAIMABLE = `b.kind = 'line' AND b.means = 'cash' AND b.stage_id = $3
  AND ((b.owner_team_id = $1 AND (b.institution_id = $2 OR b.institution_id IS NULL)) OR b.audience = 'programme')`;

/** What a claim can be charged to; exact balances of one's own lines, bands of the common pot. */
@Injectable()
export class ClaimTargets {
  constructor(private readonly unit: UnitOfWork) {}

  async lines(teamId: string, institutionId: string, stageId: string): Promise<TargetLine[]> {
    const categories = await this.categoryMap();
    const rows = await this.unit.query<LineRow>(
      `SELECT b.id, b.stage_id, b.institution_id, b.closed, b.audience = 'programme' AS pot, b.category_id, c.path, c.labour,
         b.fund_id, f.name_ko AS fund_ko, f.name_en AS fund_en, y.year, s.name_ko AS stage_ko, s.name_en AS stage_en,
         l.available, l.reserved, l.spent, CASE WHEN b.audience = 'programme' THEN pot_band(b.id) END AS band, p.pot_band_count AS band_count,
         p.pot_band_delay_days AS band_days_ago
       FROM budget_lines b JOIN funds f ON f.id = b.fund_id JOIN fiscal_years y ON y.id = b.fiscal_year_id
       JOIN stages s ON s.id = b.stage_id JOIN categories c ON c.id = b.category_id JOIN programmes p ON p.id = b.programme_id
       LEFT JOIN line_balances l ON l.line_id = b.id AND b.audience = 'team'
       WHERE ${CLAIMABLE}
       ORDER BY f.position, f.code, c.path`,
      [teamId, institutionId, stageId],
    );
    return rows.map((row) => toTargetLine(row, categories));
  }

  /** The lines and categories that a claim names, of those in `lines`: what its rightness depends on, without the names. */
  async named(
    claim: Pick<Expense, 'teamId' | 'institutionId' | 'stageId' | 'lines' | 'documentedOn'>,
  ): Promise<Pick<CheckContext, 'lines' | 'categoryPaths'>> {
    const ids = (pick: (line: ExpenseLine) => string | undefined) =>
      claim.lines.flatMap((line) => pick(line) ?? []);
    const [lines, categories] = await Promise.all([
      this.unit.byKey<ClaimableRow>(
        `SELECT b.id, b.stage_id, b.institution_id, b.closed, b.audience = 'programme' AS pot, b.fund_id, c.path, l.available
         FROM budget_lines b JOIN categories c ON c.id = b.category_id
         LEFT JOIN line_balances l ON l.line_id = b.id AND b.audience = 'team'
         WHERE b.id = ANY ($4::uuid[]) AND ${CLAIMABLE}`,
        [claim.teamId, claim.institutionId, claim.stageId, ids((line) => line.budgetLineId)],
      ),
      this.unit.byKey<{ id: string; path: string }>(
        `SELECT id, path FROM categories WHERE id = ANY ($1::uuid[]) AND claimable
           AND ($2::date IS NULL OR (coalesce(valid_from <= $2::date, true) AND coalesce(valid_to >= $2::date, true)))`,
        [ids((line) => line.categoryId), claim.documentedOn],
      ),
    ]);
    return {
      lines: new Map(lines.map((row) => [row.id, claimableFrom(row)])),
      categoryPaths: new Map(categories.map(({ id, path }) => [id, path])),
    };
  }

  async categories(): Promise<ClaimCategory[]> {
    return [...(await this.categoryMap()).values()];
  }

  private async categoryMap(): Promise<Map<string, ClaimCategory>> {
    const rows = await this.unit.query<CategoryRow>(
      `SELECT c.id, c.path, c.name_ko, c.name_en, c.labour, c.claimable, c.valid_from, c.valid_to,
         NOT EXISTS (SELECT 1 FROM categories k WHERE k.parent_id = c.id) AS leaf
       FROM categories c ORDER BY c.path`,
    );
    const byPath = new Map(rows.map((row) => [row.path, row]));
    return new Map(
      rows.map((row) => {
        const steps = row.path.split('.');
        const names = steps.flatMap((_, index) => {
          const found = byPath.get(steps.slice(0, index + 1).join('.'));
          return found ? [{ ko: found.name_ko, en: found.name_en }] : [];
        });
        const { id, path, leaf, labour, claimable } = row;
        const [validFrom, validTo] = [row.valid_from ?? undefined, row.valid_to ?? undefined];
        return [id, { id, path, names, leaf, labour, claimable, validFrom, validTo }];
      }),
    );
  }
}

/** Every line with each category at or below its own that can be claimed on that day: the choices of the form. */
export function targetsOf(
  lines: readonly TargetLine[],
  categories: readonly ClaimCategory[],
  day: KstDate | undefined,
): Target[] {
  const open = categories.filter(
    (category) => category.leaf && !category.labour && category.claimable && isValidOn(category, day),
  );
  return lines
    .filter((line) => line.open && !line.labour)
    .flatMap((line) =>
      open
        .filter(({ path }) => path === line.categoryPath || path.startsWith(`${line.categoryPath}.`))
        .map((category) => ({ line, category })),
    );
}

/** Before a claim has a day, every category may still turn out right. */
export function isValidOn({ validFrom, validTo }: ClaimCategory, day: KstDate | undefined): boolean {
  if (day === undefined) return true;
  return (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
}

function toTargetLine(row: LineRow, categories: ReadonlyMap<string, ClaimCategory>): TargetLine {
  const line: TargetLine = {
    ...claimableFrom(row),
    categoryId: row.category_id,
    labour: row.labour,
    fundId: row.fund_id,
    fundName: { ko: row.fund_ko, en: row.fund_en },
    year: row.year,
    stageName: { ko: row.stage_ko, en: row.stage_en },
    categoryNames: categories.get(row.category_id)?.names ?? [],
    band:
      row.band === null
        ? undefined
        : { band: row.band, bandCount: row.band_count, daysAgo: row.band_days_ago },
  };
  const { available } = line;
  if (available === undefined || row.reserved === null || row.spent === null) return line;
  const [reserved, spent] = [BigInt(row.reserved), BigInt(row.spent)];
  return { ...line, balance: { available, reserved, spent, allocated: available + reserved + spent } };
}

function claimableFrom(row: ClaimableRow): ClaimableLine {
  return {
    id: row.id,
    stageId: row.stage_id,
    institutionId: row.institution_id ?? undefined,
    pot: row.pot,
    open: !row.closed,
    fundId: row.fund_id,
    categoryPath: row.path,
    available: row.available === null ? undefined : BigInt(row.available),
  };
}
