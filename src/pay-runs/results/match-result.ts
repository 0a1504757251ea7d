import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Won } from '../../platform/money/won.js';
import type { ItemState } from '../pay-run.js';
import type { ResultRow } from './read-result.js';

/** An item as a bank's row is compared with it. */
export interface MatchedItem {
  id: string;
  position: number;
  account: string;
  amount: Won;
  state: ItemState;
  bankReference: string;
}

export interface Outcome {
  itemId: string;
  outcome: 'succeeded' | 'failed';
  reason: string;
  reference: string;
  paidOn?: KstDate;
}

export type RowFault =
  'unreadable' | 'not-in-run' | 'other-amount' | 'twice' | 'decided-otherwise' | 'which-one' | 'bad-day';

export interface RowProblem {
  row: number;
  fault: RowFault;
}

export interface MatchedResult {
  /** Of items that were open. */
  outcomes: Outcome[];
  /** Rows that say what is known already. */
  known: number;
  problems: RowProblem[];
}

/**
 * Puts each row to the item it is about: by account and amount, in their order where several are alike. Nothing may be
 * taken where there are problems. Pure.
 */
export function matchResult(rows: readonly ResultRow[], items: readonly MatchedItem[]): MatchedResult {
  const result: MatchedResult = { outcomes: [], known: 0, problems: [] };
  const sent = items.filter(({ state }) => state !== 'removed' && state !== 'dropped');
  const accounts = new Set(sent.map(({ account }) => bare(account)));
  const groups = new Map<string, ResultRow[]>();
  for (const row of rows) {
    const fault = faultOf(row, accounts);
    if (fault) result.problems.push({ row: row.number, fault });
    else groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  }
  for (const [key, alike] of groups) {
    const wanted = sent.filter((item) => keyOf(item) === key).toSorted((a, b) => a.position - b.position);
    matchAlike(alike, wanted, result);
  }
  result.problems.sort((a, b) => a.row - b.row);
  return result;
}

function matchAlike(rows: readonly ResultRow[], items: readonly MatchedItem[], result: MatchedResult): void {
  const problem = (row: ResultRow, fault: RowFault) => result.problems.push({ row: row.number, fault });
  if (items.length === 0) return rows.forEach((row) => problem(row, 'other-amount'));
  for (const row of rows.slice(items.length)) problem(row, 'twice');
  const listed = rows.slice(0, items.length);
  // All of them are listed: each in its place. Else those a bank's number tells are known, and the rest are open ones.
  const pairs = listed.length === items.length ? zip(listed, items) : partial(listed, items);
  for (const [row, item] of pairs) {
    if (item === undefined) problem(row, 'which-one');
    else if (item.state === 'open') result.outcomes.push(outcomeOf(row, item));
    else if ((item.state === 'failed') === (row.outcome === 'failed')) result.known += 1;
    else problem(row, 'decided-otherwise');
  }
}

type Pair = readonly [ResultRow, MatchedItem | undefined];

function zip(rows: readonly ResultRow[], items: readonly MatchedItem[]): Pair[] {
  return rows.map((row, index) => [row, items[index]] as const);
}

/** Fewer rows than items that are alike: which is which is told by the bank's number, or while none of them is decided. */
function partial(rows: readonly ResultRow[], items: readonly MatchedItem[]): Pair[] {
  const open = items.filter(({ state }) => state === 'open');
  const isUntouched = open.length === items.length;
  return rows.map((row) => {
    if (isUntouched) return [row, open.shift()] as const;
    const isNamed = ({ bankReference, state }: MatchedItem) =>
      state !== 'open' && row.reference !== '' && bankReference === row.reference;
    return [row, items.find(isNamed)] as const;
  });
}

function outcomeOf(row: ResultRow, item: MatchedItem): Outcome {
  return {
    itemId: item.id,
    outcome: row.outcome ?? 'failed',
    reason: row.reason,
    reference: row.reference,
    paidOn: row.paidOn,
  };
}

function faultOf(row: ResultRow, accounts: ReadonlySet<string>): RowFault | undefined {
  if (row.account === undefined || row.amount === undefined || row.outcome === undefined) return 'unreadable';
  if (row.badDay) return 'bad-day';
  return accounts.has(bare(row.account)) ? undefined : 'not-in-run';
}

function keyOf({ account = '', amount }: { account?: string; amount?: Won }): string {
  return `${bare(account)} ${String(amount)}`;
}

/** A sheet that took an account for a number has lost its leading zeros. */
function bare(account: string): string {
  return account.replace(/^0+/, '');
}
