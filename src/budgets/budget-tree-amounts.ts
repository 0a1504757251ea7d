import { sumWon, type Won } from '../platform/money/won.js';
import type { BudgetLine } from './budget-line.js';
import type { BudgetOverviewValue, PotUse } from './budget-overview-value.js';

export interface Amounts {
  allocated: Won;
  spent: Won;
  reserved: Won;
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

export function sumAmounts(parts: readonly (Amounts | undefined)[]): Amounts | undefined {
  const sum: Amounts = { allocated: 0n, spent: 0n, reserved: 0n };
  for (const part of parts) {
    if (!part) return undefined;
    sum.allocated += part.allocated;
    sum.spent += part.spent;
    sum.reserved += part.reserved;
  }
  return sum;
}

export function withLeft(amounts: Amounts | undefined): (Amounts & { left: Won }) | undefined {
  return amounts && { ...amounts, left: amounts.allocated - amounts.spent - amounts.reserved };
}

export function withUnallocated(
  amounts: Amounts | undefined,
  unallocated: Won | undefined,
): Amounts | undefined {
  return amounts && { ...amounts, allocated: amounts.allocated + (unallocated ?? 0n) };
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

export interface LineGroup {
  first: BudgetLine;
  lines: BudgetLine[];
}

/** Lines that belong together, in the order of their first. */
export function groupBy(lines: readonly BudgetLine[], keyOf: (line: BudgetLine) => string): LineGroup[] {
  const groups = new Map<string, LineGroup>();
  for (const line of lines) {
    const group = groups.get(keyOf(line));
    if (group) group.lines.push(line);
    else groups.set(keyOf(line), { first: line, lines: [line] });
  }
  return [...groups.values()];
}

/** All funds together; nothing for a team that shares a pot: what it may know of that can't be added up. */
export function overviewTotal(
  value: Pick<BudgetOverviewValue, 'lines' | 'unallocated' | 'otherYears'>,
): (Amounts & { left: Won }) | undefined {
  return withLeft(
    sumAmounts([
      withUnallocated(amountsOf(value.lines), sumWon(value.unallocated.values())),
      ...value.otherYears.map((year) => withUnallocated(year.amounts, year.unallocated)),
    ]),
  );
}
