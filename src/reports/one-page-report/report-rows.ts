import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Text } from '../../platform/i18n/locale.js';
import { splitWon } from '../../platform/money/shares.js';
import { permilleOf, sumWon, type Won } from '../../platform/money/won.js';
import type { Figures, ReportRow, ReportScope, RowKind } from './one-page-report.js';
import type { DaySpending, ReportLine } from './one-page-report-input.js';

interface Place {
  code: string;
  name: Text;
  nameHref: string | null;
}

/** Where a line stands in the table: 비목 and 세목 for a team, fund and team for the programme. */
interface Placed {
  line: ReportLine;
  group: Place;
  item: Place | null;
  direct: boolean;
}

export interface ReportTable {
  rows: ReportRow[];
  total: ReportRow;
}

const DIRECT: Text = { ko: '직접비 소계', en: 'Direct costs' };
const TOTAL: Text = { ko: '합계', en: 'Total' };
const OTHER: Text = { ko: '그 밖', en: 'Other' };

/** The table of a report: groups with their items in the order of the lines, direct ones first, and the total. */
export function buildRows(
  lines: readonly ReportLine[],
  spending: readonly DaySpending[],
  comparedOn: KstDate,
  scope: ReportScope,
  stageId: string,
): ReportTable {
  const changes = changeByLine(spending, comparedOn);
  const row = (
    kind: RowKind,
    place: Omit<Place, 'nameHref'> & Partial<Place>,
    members: readonly Placed[],
  ): ReportRow => {
    const figures = addUp(
      members.map(({ line }) => line),
      changes,
    );
    const lineIds = members.map(({ line }) => line.id);
    return {
      ...figures,
      id: place.code,
      kind,
      name: place.name,
      parentId: null,
      direct: members.every(({ direct }) => direct),
      shares: sharesOf(figures),
      lineIds,
      href: hrefOf(place.code, lineIds, scope, stageId),
      nameHref: place.nameHref ?? null,
    };
  };
  const placed = lines.map((line) => placeLine(line, scope, stageId));
  const groups = [...groupBy(placed, ({ group }) => group.code).values()].flatMap((members) =>
    groupRows(members, row),
  );
  const total = { ...row('total', { code: 'total', name: TOTAL }, placed), direct: false };
  const direct = groups.filter((each) => each.direct);
  const indirect = groups.filter((each) => !each.direct);
  if (scope.kind === 'programme' || direct.length === 0) return { rows: [...direct, ...indirect], total };
  const subtotal = row(
    'subtotal',
    { code: 'direct', name: DIRECT },
    placed.filter((each) => each.direct),
  );
  return { rows: [...direct, subtotal, ...indirect], total };
}

function groupRows(
  members: readonly Placed[],
  row: (kind: RowKind, place: Place, members: readonly Placed[]) => ReportRow,
): ReportRow[] {
  const [first] = members;
  if (!first) return [];
  const group = row('group', first.group, members);
  const items = [...groupBy(members, ({ item }) => item?.code ?? '').values()];
  if (items.length === 1 && members.every(({ item }) => item === null)) return [group];
  const rows = items.map((each): ReportRow => {
    // Lines on the group itself beside lines on its items need a row of their own, or the items wouldn't add up.
    const place = each[0]?.item ?? { code: `${first.group.code}.other`, name: OTHER, nameHref: null };
    return { ...row('item', place, each), parentId: group.id };
  });
  return [group, ...rows];
}

function placeLine(line: ReportLine, scope: ReportScope, stageId: string): Placed {
  if (scope.kind === 'programme') {
    const { fund, team } = line;
    const nameHref = team && `/reports/one-page?${new URLSearchParams({ team: team.id, stage: stageId })}`;
    const item = team && { code: `${fund.code}.${team.code}`, name: team.name, nameHref };
    return { line, group: { ...fund, nameHref: null }, item, direct: true };
  }
  const { path, cost } = line.category;
  const [top, second] = path;
  if (!top) throw new RangeError(`the category of line ${line.id} has no path`);
  const item = second ? { ...second, nameHref: null } : null;
  return { line, group: { ...top, nameHref: null }, item, direct: cost === 'direct' };
}

/** A row of one line opens that line; a row of several opens the list of all their entries. */
function hrefOf(rowId: string, lineIds: readonly string[], scope: ReportScope, stageId: string): string {
  const [only, ...others] = lineIds;
  if (only !== undefined && others.length === 0) return `/budgets/lines/${only}`;
  const query = new URLSearchParams({ stage: stageId, row: rowId });
  if (scope.kind === 'team') query.set('team', scope.teamId);
  return `/reports/one-page/entries?${query}`;
}

function addUp(lines: readonly ReportLine[], changes: ReadonlyMap<string, Won>): Figures {
  const budget = sumWon(lines.map((line) => line.budget));
  const spent = sumWon(lines.map((line) => line.spent));
  const reserved = sumWon(lines.map((line) => line.reserved));
  const change = sumWon(lines.map((line) => changes.get(line.id) ?? 0n));
  return { budget, spent, reserved, left: budget - spent - reserved, change };
}

/**
 * The spent share is rounded by itself, because a worksheet shows the same quotient; the other two share what is left
 * to 100.0, so that the three still add up.
 */
function sharesOf({ budget, spent, reserved, left }: Figures): ReportRow['shares'] {
  if (budget === 0n) return null;
  const rate = permilleOf(spent, budget);
  const [reservedTenths = 0n, leftTenths = 0n] = splitWon(BigInt(1000 - rate), [reserved, left]);
  return { spent: rate, reserved: Number(reservedTenths), left: Number(leftTenths) };
}

function changeByLine(spending: readonly DaySpending[], comparedOn: KstDate): Map<string, Won> {
  const changes = new Map<string, Won>();
  for (const { lineId, on, amount } of spending) {
    if (on > comparedOn) changes.set(lineId, (changes.get(lineId) ?? 0n) + amount);
  }
  return changes;
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
