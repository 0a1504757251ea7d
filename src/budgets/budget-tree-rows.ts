import type { BudgetTreeRow } from '../../templates/budgets/budgets-view.js';
import type { Locale } from '../platform/i18n/locale.js';
import { shareTenths } from '../platform/money/shares.js';
import { sumWon, type Won } from '../platform/money/won.js';
import type { Fund } from '../programmes/fund.entity.js';
import type { BudgetLine } from './budget-line.js';
import type { BudgetOverviewValue } from './budget-overview-value.js';
import {
  amountsOf,
  groupBy,
  ownUse,
  sumAmounts,
  withLeft,
  withUnallocated,
  type LineGroup,
} from './budget-tree-amounts.js';
import { declinedRows, fundNote } from './declined-rows.js';
import { planTenthsOn } from './spending-plan.js';
import { TREE_WORDS as WORDS } from './tree-words.js';

/** Rows that stand other than they would by themselves: the ids of those opened or folded by hand. */
export type ToggledRows = ReadonlySet<string>;

export interface TreeContext {
  value: BudgetOverviewValue;
  locale: Locale;
  /** The office sees teams and what isn't allocated. */
  office: boolean;
  /** `all`: everything unfolded, for an export. */
  toggled: ToggledRows | 'all';
  /** Told of each team whose row is open, when its lines aren't read yet. */
  onOpen?: (team: BudgetLine) => void;
}

/** With more teams than this a stage starts folded; the teams have a page of their own. */
const TEAMS_UNFOLDED = 40;
const teamOf = ({ team }: BudgetLine): string => team.id;

interface Parent {
  id: string;
  depth: number;
}

/** Fund → year → stage → team → institution → category, in reading order; folded rows leave their children out. */
export function budgetTreeRows(context: TreeContext): BudgetTreeRow[] {
  return context.value.funds.flatMap((fund, index) => fundRows(context, fund, String(index)));
}

/** Years are a level of their own only where a fund has several. */
function fundRows(context: TreeContext, fund: Fund, id: string): BudgetTreeRow[] {
  const { value, locale } = context;
  const lines = value.lines.filter((line) => line.fund.id === fund.id);
  const unallocated = value.unallocated.get(fund.id);
  const others = value.otherYears.filter(({ fundId }) => fundId === fund.id);
  const declined = value.declined.filter((one) => one.fund.id === fund.id);
  const here = lines.length > 0 || unallocated !== undefined || declined.length > 0;
  if (!here && others.length === 0) return [];
  const several = others.length > 0;
  const amounts = sumAmounts([
    withUnallocated(amountsOf(lines), unallocated),
    ...others.map((year) => withUnallocated(year.amounts, year.unallocated)),
  ]);
  const pots = lines.filter(({ owner }) => owner === 'common-pot');
  const row: BudgetTreeRow = {
    id,
    depth: 0,
    kind: 'fund',
    label: fund.name[locale],
    note: fundNote(context, fund.kind, declined),
    ...(withLeft(amounts) ?? ownUse(context, pots)),
    entriesHref: entriesHref({ fund: fund.id, year: several ? undefined : value.year?.id }),
  };
  const ofYear = (parent: Parent) => [
    ...stageRows(context, parent, lines),
    ...(context.office ? declinedRows(context, parent, declined) : []),
    ...(unallocated ? [unallocatedRow(context, parent, unallocated)] : []),
  ];
  return foldable(context, row, true, () =>
    several ? yearRows(context, { id, depth: 0 }, fund, lines, ofYear) : ofYear({ id, depth: 0 }),
  );
}

/** The year shown, open; the others lead to the page that shows them. */
function yearRows(
  context: TreeContext,
  parent: Parent,
  fund: Fund,
  lines: readonly BudgetLine[],
  ofYear: (parent: Parent) => BudgetTreeRow[],
): BudgetTreeRow[] {
  const { value, locale } = context;
  return value.years.flatMap((year, index) => {
    const other = value.otherYears.find((one) => one.fundId === fund.id && one.fiscalYearId === year.id);
    const shown = year.id === value.year?.id;
    if (!shown && !other) return [];
    const id = `${parent.id}-${index}`;
    const depth = parent.depth + 1;
    const amounts = shown
      ? withUnallocated(amountsOf(lines), value.unallocated.get(fund.id))
      : withUnallocated(other?.amounts, other?.unallocated);
    const row: BudgetTreeRow = {
      id,
      depth,
      kind: 'year',
      label: WORDS.year[locale](year.year),
      note: `${year.startsOn} ~ ${year.endsOn}`,
      ...(withLeft(amounts) ?? (shown ? ownUse(context, lines) : {})),
      entriesHref: entriesHref({ fund: fund.id, year: year.id }),
    };
    if (shown) return foldable(context, row, true, () => ofYear({ id, depth }));
    const stage = value.stages.find(({ fiscalYearId }) => fiscalYearId === year.id);
    return [stage ? { ...row, toggle: { href: `/budgets?stage=${stage.id}`, expanded: false } } : row];
  });
}

function stageRows(context: TreeContext, parent: Parent, lines: readonly BudgetLine[]): BudgetTreeRow[] {
  const { value, locale, office } = context;
  return groupBy(lines, (line) => line.stage.id).flatMap((group, index) => {
    const { stage, fund, owner } = group.first;
    const place = { id: `${parent.id}-${index}`, depth: parent.depth + 1 };
    const amounts = withLeft(amountsOf(group.lines));
    const row: BudgetTreeRow = {
      ...place,
      kind: 'stage',
      label: stage.name[locale],
      note: `${stage.startsOn} ~ ${stage.endsOn}`,
      ...(amounts ?? ownUse(context, group.lines)),
      ...paceOf(context, group.first),
      entriesHref: entriesHref({ fund: fund.id, stage: stage.id }),
    };
    const children = owner === 'common-pot' ? value.teams.length : groupBy(group.lines, teamOf).length;
    const current = stage.id === value.stage?.id && (!office || children <= TEAMS_UNFOLDED);
    if (owner === 'common-pot')
      return office
        ? foldable(context, row, current, () => potTeamRows(context, place, group, amounts?.allocated))
        : [row];
    return foldable(context, row, current, () =>
      office ? teamRows(context, place, group.lines) : institutionRows(context, place, group.lines),
    );
  });
}

/** A common pot isn't divided among teams: each team's row says what it used, as a share of all use, and not what it has. */
function potTeamRows(
  context: TreeContext,
  parent: Parent,
  { first, lines }: LineGroup,
  whole: Won | undefined,
): BudgetTreeRow[] {
  const { value, locale } = context;
  const ids = new Set(lines.map(({ id }) => id));
  const used = value.teams.map((team) => {
    const uses = value.potUses.filter((use) => use.teamId === team.id && ids.has(use.lineId));
    return { spent: sumWon(uses.map((use) => use.spent)), reserved: sumWon(uses.map((use) => use.reserved)) };
  });
  // A team that got more back than it spent in the stage has no share of what was spent.
  const shares = shareTenths(used.map(({ spent }) => (spent > 0n ? spent : 0n)));
  return value.teams.map((team, index) => ({
    id: `${parent.id}-${index}`,
    depth: parent.depth + 1,
    kind: 'team' as const,
    label: team.name[locale],
    marks: teamMarks(context, team.id),
    spent: used[index]?.spent ?? 0n,
    reserved: used[index]?.reserved ?? 0n,
    shareTenths: shares[index],
    barOf: whole,
    entriesHref: entriesHref({ fund: first.fund.id, stage: first.stage.id, team: team.id }),
  }));
}

function teamRows(context: TreeContext, parent: Parent, lines: readonly BudgetLine[]): BudgetTreeRow[] {
  return groupBy(lines, teamOf).flatMap((group, index) => {
    const { team, fund, stage } = group.first;
    const place = { id: `${parent.id}-${index}`, depth: parent.depth + 1 };
    const row: BudgetTreeRow = {
      ...place,
      kind: 'team',
      label: team.name[context.locale],
      marks: teamMarks(context, team.id),
      ...withLeft(amountsOf(group.lines)),
      ...paceOf(context, group.first),
      entriesHref: entriesHref({ fund: fund.id, stage: stage.id, team: team.id }),
    };
    return foldable(context, row, false, () => institutionRows(context, place, linesOf(context, group)));
  });
}

/** What stands below a team: the lines of the group, or for sums the lines they stand for. */
function linesOf({ value, onOpen }: TreeContext, { first, lines }: LineGroup): readonly BudgetLine[] {
  onOpen?.(first);
  return value.opened ? (value.opened.get(teamKey(first)) ?? []) : lines;
}

/** The teams whose rows are open, by one of their sums. */
export function openedTeams(value: BudgetOverviewValue, toggled: ToggledRows | 'all'): BudgetLine[] {
  const teams: BudgetLine[] = [];
  budgetTreeRows({ value, locale: 'ko', office: true, toggled, onOpen: (team) => teams.push(team) });
  return teams;
}

export function teamKey({ fund, stage, team }: Pick<BudgetLine, 'fund' | 'stage' | 'team'>): string {
  return [fund.id, stage.id, team.id].join(' ');
}

/** Institutions are a level of their own only where a team has several in the fund. */
function institutionRows(
  context: TreeContext,
  parent: Parent,
  lines: readonly BudgetLine[],
): BudgetTreeRow[] {
  const groups = groupBy(lines, (line) => line.institution?.id ?? '');
  if (groups.length < 2) return lineRows(context, parent, lines);
  return groups.flatMap((group, index) => {
    const { institution, fund, stage, team } = group.first;
    const place = { id: `${parent.id}-${index}`, depth: parent.depth + 1 };
    const row: BudgetTreeRow = {
      ...place,
      kind: 'institution',
      label: institution?.name ?? '',
      ...withLeft(amountsOf(group.lines)),
      ...paceOf(context, group.first),
      entriesHref: entriesHref({
        fund: fund.id,
        stage: stage.id,
        team: team.id,
        institution: institution?.id,
      }),
    };
    return foldable(context, row, !context.office, () => lineRows(context, place, group.lines));
  });
}

function lineRows({ locale }: TreeContext, parent: Parent, lines: readonly BudgetLine[]): BudgetTreeRow[] {
  return lines.map((line, index) => ({
    id: `${parent.id}-${index}`,
    depth: parent.depth + 1,
    kind: 'category',
    label: line.category.name[locale],
    note: line.means === 'in-kind' ? WORDS.inKind[locale] : undefined,
    marks: line.closed ? [WORDS.closed[locale]] : [],
    ...withLeft(amountsOf([line])),
    entriesHref: `/budgets/lines/${line.id}`,
  }));
}

function unallocatedRow({ locale }: TreeContext, parent: Parent, amount: Won): BudgetTreeRow {
  return {
    id: `${parent.id}-unallocated`,
    depth: parent.depth + 1,
    kind: 'unallocated',
    label: WORDS.unallocated[locale],
    allocated: amount,
    left: amount,
  };
}

/** Where the plan stands today for money that has the stage's length to be spent in. */
function paceOf({ value }: TreeContext, { fund, stage }: BudgetLine): Pick<BudgetTreeRow, 'planTenths'> {
  if (value.today < stage.startsOn) return {};
  return { planTenths: planTenthsOn(value.planOf(fund.id, stage), value.today) };
}

function teamMarks({ value, locale }: TreeContext, teamId: string): string[] {
  const status = value.teams.find(({ id }) => id === teamId)?.status;
  return status === 'frozen' || status === 'cut' ? [WORDS[status][locale]] : [];
}

function foldable(
  { toggled, value }: TreeContext,
  row: BudgetTreeRow,
  openByItself: boolean,
  children: () => BudgetTreeRow[],
): BudgetTreeRow[] {
  if (toggled === 'all') return [row, ...children()];
  const expanded = toggled.has(row.id) ? !openByItself : openByItself;
  const others = new Set(toggled);
  if (!others.delete(row.id)) others.add(row.id);
  const query = new URLSearchParams();
  if (value.stage) query.set('stage', value.stage.id);
  if (others.size > 0) query.set('open', [...others].sort().join(','));
  return [{ ...row, toggle: { href: `/budgets?${query}`, expanded } }, ...(expanded ? children() : [])];
}

export function entriesHref(scope: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(scope)) if (value) query.set(name, value);
  return `/budgets/entries?${query}`;
}
