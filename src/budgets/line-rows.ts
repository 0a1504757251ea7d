import type { FundKind } from '../programmes/fund.entity.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { Means } from './budget-line.entity.js';
import { potBand, type BudgetLine, type LineBalanceView } from './budget-line.js';

/** Tables and columns of a budget line; the balance is NULL where row-level security keeps it from the reader. */
export const LINE_COLUMNS = `l.id, l.owner_team_id, l.audience, l.means, l.closed, t.name_ko AS team_ko, t.name_en AS team_en,
  f.id AS fund_id, f.code AS fund_code, f.kind AS fund_kind, f.name_ko AS fund_ko, f.name_en AS fund_en,
  y.id AS fiscal_year_id, y.year, s.id AS stage_id, s.number AS stage_number, s.name_ko AS stage_ko, s.name_en AS stage_en,
  s.starts_on, s.ends_on, i.id AS institution_id, i.name AS institution_name,
  c.id AS category_id, c.code AS category_code, c.path, c.name_ko AS category_ko, c.name_en AS category_en, c.labour,
  b.available, b.reserved, b.spent, b.version,
  CASE WHEN b.line_id IS NULL AND l.audience = 'programme' THEN pot_band(l.id) END AS band, p.pot_band_count,
  p.pot_band_delay_days`;

export const LINE_TABLES = `budget_lines l
  JOIN programmes p ON p.id = l.programme_id
  JOIN teams t ON t.id = l.owner_team_id
  JOIN funds f ON f.id = l.fund_id
  JOIN fiscal_years y ON y.id = l.fiscal_year_id
  JOIN stages s ON s.id = l.stage_id
  JOIN categories c ON c.id = l.category_id
  LEFT JOIN institutions i ON i.team_id = l.owner_team_id AND i.id = l.institution_id
  LEFT JOIN line_balances b ON b.line_id = l.id`;

/** The place of a category in its tree: its ancestors' positions and its own. */
const CATEGORY_PLACE = `(SELECT array_agg(a.position ORDER BY length(a.path)) FROM categories a
  WHERE a.programme_id = c.programme_id AND (a.path = c.path OR starts_with(c.path, a.path || '.')))`;

/** From the widest to the narrowest, as people read the tree. */
export const LINE_ORDER = orderBy(CATEGORY_PLACE);

/** For many lines, with `place` as a part of `WITH`: the places are found once for each category and not for each line. */
export const CATEGORY_PLACES = `place AS MATERIALIZED (SELECT c.id, ${CATEGORY_PLACE} AS place FROM categories c)`;
export const LISTED_TABLES = `${LINE_TABLES} JOIN place ON place.id = l.category_id`;
export const LISTED_ORDER = orderBy('place.place');

/** Sums of the lines of year $1: a common pot's line by itself, a team's of one fund and stage as one. */
export const SUMMED_LINES = `SELECT min(l.id::text)::uuid AS id, sum(b.available) AS available, sum(b.reserved) AS reserved,
    sum(b.spent) AS spent, sum(b.version) AS version
  FROM budget_lines l JOIN line_balances b ON b.line_id = l.id WHERE l.kind = 'line' AND l.fiscal_year_id = $1
  GROUP BY l.fund_id, l.stage_id, l.owner_team_id, CASE WHEN l.audience = 'programme' THEN l.id END`;

function orderBy(categoryPlace: string): string {
  return `f.position, f.code, y.year, s.number, t.position, t.id, i.position NULLS FIRST, i.id, ${categoryPlace}, c.path, l.id`;
}

export interface LineRow {
  id: string;
  owner_team_id: string;
  audience: 'team' | 'programme';
  means: Means;
  closed: boolean;
  team_ko: string;
  team_en: string;
  fund_id: string;
  fund_code: string;
  fund_kind: FundKind;
  fund_ko: string;
  fund_en: string;
  fiscal_year_id: string;
  year: number;
  stage_id: string;
  stage_number: number;
  stage_ko: string;
  stage_en: string;
  starts_on: KstDate;
  ends_on: KstDate;
  institution_id: string | null;
  institution_name: string | null;
  category_id: string;
  category_code: string;
  path: string;
  category_ko: string;
  category_en: string;
  labour: boolean;
  available: string | null;
  reserved: string | null;
  spent: string | null;
  version: string | null;
  band: number | null;
  pot_band_count: number;
  pot_band_delay_days: number;
}

export function lineFrom(row: LineRow): BudgetLine {
  const institution =
    row.institution_id === null || row.institution_name === null
      ? undefined
      : { id: row.institution_id, name: row.institution_name };
  return {
    id: row.id,
    owner: row.audience === 'programme' ? 'common-pot' : 'team',
    team: { id: row.owner_team_id, name: { ko: row.team_ko, en: row.team_en } },
    fund: {
      id: row.fund_id,
      code: row.fund_code,
      kind: row.fund_kind,
      name: { ko: row.fund_ko, en: row.fund_en },
    },
    fiscalYear: { id: row.fiscal_year_id, year: row.year },
    stage: {
      id: row.stage_id,
      number: row.stage_number,
      name: { ko: row.stage_ko, en: row.stage_en },
      startsOn: row.starts_on,
      endsOn: row.ends_on,
    },
    institution,
    category: {
      id: row.category_id,
      code: row.category_code,
      path: row.path,
      name: { ko: row.category_ko, en: row.category_en },
      labour: row.labour,
    },
    means: row.means,
    closed: row.closed,
    balance: balanceFrom(row),
  };
}

export function balanceFrom(
  row: Pick<LineRow, 'available' | 'reserved' | 'spent' | 'version'> & Partial<LineRow>,
): LineBalanceView {
  if (row.available === null || row.reserved === null || row.spent === null || row.version === null) {
    return { kind: 'band', ...potBand(row.band ?? 0, row.pot_band_count ?? 1, row.pot_band_delay_days ?? 0) };
  }
  const [available, reserved, spent] = [BigInt(row.available), BigInt(row.reserved), BigInt(row.spent)];
  return {
    kind: 'exact',
    allocated: available + reserved + spent,
    reserved,
    spent,
    available,
    version: BigInt(row.version),
  };
}
