import type { PostingEntry } from '../ledger/posting.js';
import type { Won } from '../platform/money/won.js';
import { least } from './formulas/rational.js';
import type { SettledLine, SettlementResult } from './settlement-result.js';
import type { SpendingEntry } from './spending-entries.js';
import type { Disallowance } from './settlement.js';

export interface FinalGround {
  result: SettlementResult;
  disallowances: readonly Disallowance[];
  /** What still counts on each line that is cut by formula, latest first; disallowances are taken off already. */
  spending: ReadonlyMap<string, readonly SpendingEntry[]>;
  /** The appropriation of a fund's year. */
  appropriationOf: (line: Pick<SettledLine, 'fund' | 'fiscalYear'>) => string;
}

/**
 * A final settlement in the ledger: what wasn't recognised is available again, what was never paid out goes back to its fund,
 * the government's part becomes owed and the rest is the institution's own. Afterwards nothing is left on any line.
 */
export function finalEntries({
  result,
  disallowances,
  spending,
  appropriationOf,
}: FinalGround): PostingEntry[] {
  const lines = result.institutions.flatMap((each) => each.lines);
  const corrections = new Map<string, { lineId: string; amount: Won }>();
  const disallow = (postingId: string, lineId: string, amount: Won) => {
    const before = corrections.get(postingId)?.amount ?? 0n;
    corrections.set(postingId, { lineId, amount: before + amount });
  };
  for (const { postingId, lineId, amount } of disallowances) disallow(postingId, lineId, amount);
  for (const { id, cut } of lines) {
    let left = cut;
    for (const entry of spending.get(id) ?? []) {
      const part = least(left, entry.left);
      if (part <= 0n) break;
      disallow(entry.postingId, id, part);
      left -= part;
    }
    if (left > 0n) throw new Error(`line ${id} holds less spending than is cut`);
  }
  const corrected = [...corrections].map(([correctsId, { lineId, amount }]): PostingEntry => ({
    kind: 'disallow',
    lineId,
    correctsId,
    amount,
  }));
  const settled = lines.flatMap((line): PostingEntry[] => [
    ...entry(line.undisbursed, (amount) => ({
      kind: 'deallocate',
      lineId: line.id,
      counterLineId: appropriationOf(line),
      amount,
    })),
    ...entry(line.returnDue, (amount) => ({ kind: 'return-due', lineId: line.id, amount })),
    ...entry(line.kept, (amount) => ({ kind: 'keep-own', lineId: line.id, amount })),
  ]);
  const ofPot = result.pot.flatMap(({ lineId, returnDue }) =>
    entry(returnDue, (amount) => ({ kind: 'return-due', lineId, amount })),
  );
  return [...corrected, ...settled, ...ofPot];
}

function entry(amount: Won, made: (amount: Won) => PostingEntry): PostingEntry[] {
  return amount > 0n ? [made(amount)] : [];
}
