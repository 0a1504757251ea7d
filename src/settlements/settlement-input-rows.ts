import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import type { Category } from '../programmes/category.entity.js';
import type { CategoryTree } from '../programmes/category-tree.js';
import type { InstitutionKind } from '../programmes/institution.entity.js';
import type { InstitutionInput, LineInput, PotInput } from './settlement-input.js';

interface FundColumns {
  fund_id: string;
  fund_ko: string;
  fund_en: string;
  fiscal_year_id: string;
  year: number;
}

export interface LineRow extends FundColumns {
  team_id: string;
  stage_id: string;
  id: string;
  institution_id: string | null;
  category_id: string;
  means: 'cash' | 'in-kind';
  budget: string;
  reserved: string;
  spent: string;
  version: string;
}

interface Placed {
  team_id: string;
  stage_id: string;
}

export interface InputRows {
  lines: readonly LineRow[];
  /** As of a day that is past; absent, as the lines stand. */
  past?: readonly { id: string; budget: string; reserved: string; spent: string }[];
  carried: readonly { id: string; carried_in: string; carried_out: string }[];
  institutions: readonly { team_id: string; id: string; name: string; kind: InstitutionKind }[];
  plans: readonly (Placed & {
    institution_id: string;
    government: string;
    own_cash: string;
    other_cash: string;
    in_kind: string;
  })[];
  paid: readonly (Placed & {
    institution_id: string;
    kind: 'instalment' | 'own-cash' | 'other-cash' | 'interest';
    amount: string;
    of_funds: string;
  })[];
  disallowed: readonly (Placed & FundColumns & { line_id: string; on_pot: boolean; amount: string })[];
}

interface Place {
  teamId: string;
  stageId: string;
}

type PlacedLine = LineInput & { institutionId: string | null };

/** 연구수당, by the code that the programme's categories and rule packs have for it. */
const ALLOWANCE = 'ALLOW';

const isAt =
  ({ teamId, stageId }: Place) =>
  ({ team_id, stage_id }: Placed) =>
    team_id === teamId && stage_id === stageId;

export function linesFrom(place: Place, rows: InputRows, categories: CategoryTree<Category>): PlacedLine[] {
  const past = rows.past && new Map(rows.past.map((row) => [row.id, row]));
  const carried = new Map(rows.carried.map((row) => [row.id, row]));
  const disallowed = new Map(rows.disallowed.filter(isAt(place)).map((row) => [row.line_id, row.amount]));
  return rows.lines.filter(isAt(place)).map((row) => {
    const figures = past ? (past.get(row.id) ?? { budget: '0', reserved: '0', spent: '0' }) : row;
    return {
      id: row.id,
      institutionId: row.institution_id,
      ...fundOf(row),
      category: {
        id: row.category_id,
        label: { ko: categories.label(row.category_id, 'ko'), en: categories.label(row.category_id, 'en') },
        kind: kindOf(row.category_id, categories),
      },
      means: row.means,
      budget: BigInt(figures.budget),
      reserved: BigInt(figures.reserved),
      spent: BigInt(figures.spent),
      carriedIn: BigInt(carried.get(row.id)?.carried_in ?? 0),
      carriedOut: BigInt(carried.get(row.id)?.carried_out ?? 0),
      disallowed: BigInt(disallowed.get(row.id) ?? 0),
    };
  });
}

function fundOf(row: FundColumns): Pick<LineInput, 'fund' | 'fiscalYear'> {
  const name: Text = { ko: row.fund_ko, en: row.fund_en };
  return { fund: { id: row.fund_id, name }, fiscalYear: { id: row.fiscal_year_id, year: row.year } };
}

function kindOf(id: string, categories: CategoryTree<Category>): LineInput['category']['kind'] {
  if (categories.get(id)?.cost === 'indirect') return 'indirect';
  return categories.lineage(id).some(({ code }) => code === ALLOWANCE) ? 'allowance' : 'direct';
}

/** Institutions that have lines, a plan or payments in the stage, in the team's order. */
export function institutionsFrom(
  place: Place,
  rows: InputRows,
  lines: readonly PlacedLine[],
): InstitutionInput[] {
  const plans = rows.plans.filter(isAt(place));
  const paid = rows.paid.filter(isAt(place));
  const known = rows.institutions.filter(({ team_id }) => team_id === place.teamId);
  const concerned = known.flatMap(({ id, name, kind }): InstitutionInput[] => {
    const own = lines.filter(({ institutionId }) => institutionId === id);
    const plan = plans.find(({ institution_id }) => institution_id === id);
    const payments = paid.filter(({ institution_id }) => institution_id === id);
    if (own.length === 0 && !plan && payments.length === 0) return [];
    const sum = (of: string, column: 'amount' | 'of_funds' = 'amount'): Won =>
      BigInt(payments.find((payment) => payment.kind === of)?.[column] ?? 0);
    return [
      {
        institution: { id, name, kind },
        plan: plan && {
          government: BigInt(plan.government),
          ownCash: BigInt(plan.own_cash),
          otherCash: BigInt(plan.other_cash),
          inKind: BigInt(plan.in_kind),
        },
        received: { government: sum('instalment'), ownCash: sum('own-cash'), otherCash: sum('other-cash') },
        interest: { total: sum('interest'), government: sum('interest', 'of_funds') },
        lines: own.map(withoutPlace),
      },
    ];
  });
  return [...concerned, ...unplaced(lines, known)];
}

/** Lines that name no institution of the team: settled together, as a company's, without a plan of their own. */
function unplaced(lines: readonly PlacedLine[], known: readonly { id: string }[]): InstitutionInput[] {
  const rest = lines.filter(({ institutionId }) => !known.some(({ id }) => id === institutionId));
  if (rest.length === 0) return [];
  return [
    {
      institution: { id: '', name: '–', kind: 'sme' },
      received: { government: 0n, ownCash: 0n, otherCash: 0n },
      interest: { total: 0n, government: 0n },
      lines: rest.map(withoutPlace),
    },
  ];
}

function withoutPlace({ institutionId: _institution, ...line }: PlacedLine): LineInput {
  return line;
}

export function potFrom(place: Place, { disallowed }: InputRows): PotInput[] {
  return disallowed
    .filter(isAt(place))
    .filter(({ on_pot }) => on_pot)
    .map((row) => ({ lineId: row.line_id, ...fundOf(row), disallowed: BigInt(row.amount) }));
}
