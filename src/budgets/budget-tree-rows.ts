import type { BudgetTreeRow } from '../../templates/budgets/budgets-view.js';
import type { Locale } from '../platform/i18n/locale.js';
import { sumWon, type Won } from '../platform/money/won.js';
import type { BudgetLine } from './budget-line.js';
import type { BudgetOverviewValue, PotUse } from './budget-overview.js';
import type { DeclinedSupport } from './declined/declined-supports.js';
import type { FundKind } from '../programmes/fund.entity.js';

/** Rows that stand other than they would by themselves: the ids of those opened or folded by hand. */
export type ToggledRows = ReadonlySet<string>;

export interface TreeContext {
  value: BudgetOverviewValue;
  locale: Locale;
  /** The office sees teams and what isn't allocated. */
  office: boolean;
  toggled: ToggledRows;
}

interface Amounts {
  allocated: Won;
  spent: Won;
  reserved: Won;
}

const WORDS = {
  unallocated: { ko: '미배정', en: 'Unallocated' },
  pot: { ko: '공동 재원', en: 'Common pot' },
  perTeam: { ko: '팀별 배정', en: 'Allocated per team' },
  inKind: { ko: '현물', en: 'In kind' },
  declined: { ko: '지원 안 받음', en: 'Support declined' },
} as const;

/** Fund → stage → team → institution → category, in reading order; folded rows leave their children out. */
export function budgetTreeRows(context: TreeContext): BudgetTreeRow[] {
  return context.value.funds.flatMap((fund, index) => {
    const lines = context.value.lines.filter((line) => line.fund.id === fund.id);
    const unallocated = context.value.unallocated.get(fund.id);
    const declined = context.value.declined.filter((one) => one.fund.id === fund.id);
    if (lines.length === 0 && unallocated === undefined && declined.length === 0) return [];
    const id = String(index);
    const amounts = addTo(amountsOf(lines), unallocated ?? 0n);
    const pots = lines.filter(({ owner }) => owner === 'common-pot');
    const row: BudgetTreeRow = {
      id,
      depth: 0,
      kind: 'fund',
      label: fund.name[context.locale],
      note: fundNote(context, fund.kind, declined),
      ...(amounts ?? ownUse(context, pots)),
      entriesHref: entriesHref({ fund: fund.id, year: context.value.year?.id }),
    };
    const children = () => [
      ...stageRows(context, id, lines),
      ...(context.office ? declinedRows(context, id, declined) : []),
      ...(unallocated ? [unallocatedRow(context, id, unallocated)] : []),
    ];
    return foldable(context, row, true, children);
  });
}

/** A team reads of its own declining at the fund itself, the office at each team. */
function fundNote(
  { office, locale }: TreeContext,
  kind: FundKind,
  declined: readonly DeclinedSupport[],
): string {
  if (!office && declined.length > 0) return WORDS.declined[locale];
  return WORDS[kind === 'common-pot' ? 'pot' : 'perTeam'][locale];
}

function declinedRows(
  { locale }: TreeContext,
  parent: string,
  declined: readonly DeclinedSupport[],
): BudgetTreeRow[] {
  return declined.map(({ team, declinedOn }, index) => ({
    id: `${parent}-declined${index}`,
    depth: 1,
    kind: 'team' as const,
    label: team.name[locale],
    note: `${WORDS.declined[locale]} · ${declinedOn}`,
  }));
}

function stageRows(context: TreeContext, parent: string, lines: readonly BudgetLine[]): BudgetTreeRow[] {
  return groupBy(lines, (line) => line.stage.id).flatMap((group, index) => {
    const { stage, fund, owner } = group.first;
    const row: BudgetTreeRow = {
      id: `${parent}-${index}`,
      depth: 1,
      kind: 'stage',
      label: stage.name[context.locale],
      note: `${stage.startsOn} ~ ${stage.endsOn}`,
      ...(withLeft(amountsOf(group.lines)) ?? ownUse(context, group.lines)),
      entriesHref: entriesHref({ fund: fund.id, stage: stage.id }),
    };
    const current = stage.id === context.value.stage?.id;
    if (owner === 'common-pot') {
      return context.office
        ? foldable(context, row, current, () => potTeamRows(context, row.id, group.lines))
        : [row];
    }
    return foldable(context, row, current, () =>
      context.office
        ? teamRows(context, row.id, group.lines)
        : institutionRows(context, row.id, 2, group.lines),
    );
  });
}

/** A common pot isn't divided among teams: each team's row says what it used and not what it has. */
function potTeamRows(
  { value, locale }: TreeContext,
  parent: string,
  lines: readonly BudgetLine[],
): BudgetTreeRow[] {
  const [first] = lines;
  const ids = new Set(lines.map(({ id }) => id));
  return value.teams.map((team, index) => {
    const uses = value.potUses.filter((use) => use.teamId === team.id && ids.has(use.lineId));
    return {
      id: `${parent}-${index}`,
      depth: 2,
      kind: 'team' as const,
      label: team.name[locale],
      spent: sumWon(uses.map(({ spent }) => spent)),
      reserved: sumWon(uses.map(({ reserved }) => reserved)),
      entriesHref: first && entriesHref({ fund: first.fund.id, stage: first.stage.id, team: team.id }),
    };
  });
}

function teamRows(context: TreeContext, parent: string, lines: readonly BudgetLine[]): BudgetTreeRow[] {
  return groupBy(lines, (line) => line.team.id).flatMap((group, index) => {
    const { team, fund, stage } = group.first;
    const row: BudgetTreeRow = {
      id: `${parent}-${index}`,
      depth: 2,
      kind: 'team',
      label: team.name[context.locale],
      ...withLeft(amountsOf(group.lines)),
      entriesHref: entriesHref({ fund: fund.id, stage: stage.id, team: team.id }),
    };
    return foldable(context, row, false, () => institutionRows(context, row.id, 3, group.lines));
  });
}

/** Institutions are a level of their own only where a team has several in the fund. */
function institutionRows(
  context: TreeContext,
  parent: string,
  depth: number,
  lines: readonly BudgetLine[],
): BudgetTreeRow[] {
  const groups = groupBy(lines, (line) => line.institution?.id ?? '');
  if (groups.length < 2) return lineRows(context, parent, depth, lines);
  return groups.flatMap((group, index) => {
    const { institution, fund, stage, team } = group.first;
    const place = { fund: fund.id, stage: stage.id, team: team.id, institution: institution?.id };
    const row: BudgetTreeRow = {
      id: `${parent}-${index}`,
      depth,
      kind: 'institution',
      label: institution?.name ?? '',
      ...withLeft(amountsOf(group.lines)),
      entriesHref: entriesHref(place),
    };
    return foldable(context, row, !context.office, () => lineRows(context, row.id, depth + 1, group.lines));
  });
}

function lineRows(
  { locale }: TreeContext,
  parent: string,
  depth: number,
  lines: readonly BudgetLine[],
): BudgetTreeRow[] {
  return lines.map((line, index) => ({
    id: `${parent}-${index}`,
    depth,
    kind: 'category',
    label: line.category.name[locale],
    note: line.means === 'in-kind' ? WORDS.inKind[locale] : undefined,
    ...withLeft(amountsOf([line])),
    entriesHref: `/budgets/lines/${line.id}`,
  }));
}

function unallocatedRow({ locale }: TreeContext, parent: string, amount: Won): BudgetTreeRow {
  return {
    id: `${parent}-unallocated`,
    depth: 1,
    kind: 'unallocated',
    label: WORDS.unallocated[locale],
    allocated: amount,
    spent: 0n,
    reserved: 0n,
    left: amount,
  };
}

/** Sums of lines whose balance the reader knows; undefined as soon as one is a band. */
export function amountsOf(lines: readonly BudgetLine[]): Amounts | undefined {
  const sum: Amounts = { allocated: 0n, spent: 0n, reserved: 0n };
  for (const { balance } of lines) {
    if (balance.kind === 'band') return undefined;
    sum.allocated += balance.allocated;
    sum.spent += balance.spent;
    sum.reserved += balance.reserved;
  }
  return sum;
}

export function withLeft(amounts: Amounts | undefined): (Amounts & { left: Won }) | undefined {
  return amounts && { ...amounts, left: amounts.allocated - amounts.spent - amounts.reserved };
}

/** What the reader's own team did with pots, and the band of the first: all a team may know. */
export function ownUse(
  { value }: { value: Pick<BudgetOverviewValue, 'potUses'> },
  pots: readonly BudgetLine[],
) {
  const ids = new Set(pots.map(({ id }) => id));
  const uses = value.potUses.filter(({ lineId }) => ids.has(lineId));
  const band = pots.map(({ balance }) => balance).find((balance) => balance.kind === 'band');
  const sum = (part: (use: PotUse) => Won) => sumWon(uses.map(part));
  return { spent: sum(({ spent }) => spent), reserved: sum(({ reserved }) => reserved), band };
}

function addTo(amounts: Amounts | undefined, unallocated: Won) {
  return withLeft(amounts && { ...amounts, allocated: amounts.allocated + unallocated });
}

function foldable(
  { toggled, value }: TreeContext,
  row: BudgetTreeRow,
  openByItself: boolean,
  children: () => BudgetTreeRow[],
): BudgetTreeRow[] {
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

function groupBy(lines: readonly BudgetLine[], keyOf: (line: BudgetLine) => string) {
  const groups = new Map<string, { first: BudgetLine; lines: BudgetLine[] }>();
  for (const line of lines) {
    const group = groups.get(keyOf(line));
    if (group) group.lines.push(line);
    else groups.set(keyOf(line), { first: line, lines: [line] });
  }
  return [...groups.values()];
}
