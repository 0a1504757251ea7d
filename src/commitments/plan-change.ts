import type { PostingEntry } from '../ledger/posting.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { formatWon, sumWon, type Won } from '../platform/money/won.js';
import { heldOf, type Commitment, type CommitmentLine, type Instalment } from './commitment.js';
import { instalmentsOf, type ChangedContent, type ContentInstalment } from './commitment-content.js';
import { COMMITMENT_ERRORS } from './commitment.errors.js';
import { holdAnew } from './hold-anew.js';

export interface ChangePlan {
  /** Of the open ones: as they will be, those that are given up included. */
  changed: Instalment[];
  added: Instalment[];
  entries: PostingEntry[];
  /** Takes more of some line than is held now: that needs a second person. */
  raises: boolean;
  problems: FieldProblem[];
}

/**
 * What a contract in force becomes by a change: each open instalment holds what it comes to, less what claims on it took
 * already; one that is left out frees what it holds. Those that are consumed stand. Pure but for its ids.
 */
export function planChange(commitment: Commitment, content: ChangedContent): ChangePlan {
  const open = new Map(
    commitment.instalments.filter(({ state }) => state === 'open').map((each) => [each.id, each]),
  );
  const problems: FieldProblem[] = [];
  const wanted: Instalment[] = [];
  const fresh: ContentInstalment[] = [];
  for (const [index, instalment] of content.instalments.entries()) {
    const before = instalment.id === undefined ? undefined : open.get(instalment.id);
    if (instalment.id === undefined) fresh.push(instalment);
    else if (!before) throw COMMITMENT_ERRORS.fail('commitment.changed');
    else {
      problems.push(...belowUsed(before, instalment, `/instalments/${index}`));
      wanted.push(withContent(before, instalment));
      open.delete(before.id);
    }
  }
  const last = Math.max(0, ...commitment.instalments.map(({ position }) => position));
  const added = instalmentsOf(fresh).map((each, index) => ({ ...each, position: last + 1 + index }));
  const given = [...open.values()].map(givenUp);
  const entries: PostingEntry[] = [];
  const hold = (instalment: Instalment): Instalment => ({
    ...instalment,
    lines: instalment.lines.map((line) => {
      const anew = holdAnew(line, instalment.state === 'open' ? line.amount - line.used : 0n);
      entries.push(...anew.entries);
      return { ...line, ...anew.hold };
    }),
  });
  // Below what is used nothing is planned: the problem is told instead.
  if (problems.length > 0) return { changed: [], added: [], entries: [], raises: false, problems };
  const raises = takesMore(commitment.instalments, [...wanted, ...added]);
  return { changed: [...wanted, ...given].map(hold), added: added.map(hold), entries, raises, problems };
}

function belowUsed(before: Instalment, { lines }: ContentInstalment, at: string): FieldProblem[] {
  return before.lines.flatMap(({ budgetLineId, used }) => {
    const index = lines.findIndex((line) => line.budgetLineId === budgetLineId);
    if ((lines[index]?.amount ?? 0n) >= used) return [];
    const pointer = `${at}/lines/${Math.max(0, index)}/amount`;
    return [COMMITMENT_ERRORS.problem('commitment.below-used', pointer, { used: formatWon(used) })];
  });
}

/** A line that is named no more stays with nothing, as what claims took of it is written at it. */
function withContent(before: Instalment, content: ContentInstalment): Instalment {
  const named = new Map(content.lines.map(({ budgetLineId, amount = 0n }) => [budgetLineId, amount]));
  const kept: CommitmentLine[] = before.lines.map((line) => ({
    ...line,
    amount: named.get(line.budgetLineId) ?? 0n,
  }));
  const known = new Set(before.lines.map(({ budgetLineId }) => budgetLineId));
  const added = [...named].filter(([budgetLineId]) => !known.has(budgetLineId));
  return {
    ...before,
    dueOn: content.dueOn,
    carriesOver: content.carriesOver,
    lines: [
      ...kept,
      ...added.map(([budgetLineId, amount]) => ({ budgetLineId, amount, held: 0n, used: 0n })),
    ],
  };
}

/** One of which claims took a part comes to just that part. */
export function givenUp(instalment: Instalment): Instalment {
  const isUsed = instalment.lines.some(({ used }) => used > 0n);
  if (!isUsed) return { ...instalment, state: 'released' };
  return {
    ...instalment,
    state: 'consumed',
    lines: instalment.lines.map((line) => ({ ...line, amount: line.used })),
  };
}

function takesMore(before: readonly Instalment[], after: readonly Instalment[]): boolean {
  const extra = new Map<string, Won>();
  const add = (lineId: string, amount: Won) => extra.set(lineId, (extra.get(lineId) ?? 0n) + amount);
  for (const { lines } of before) for (const { budgetLineId, held } of lines) add(budgetLineId, -held);
  for (const { lines } of after)
    for (const { budgetLineId, amount, used } of lines) add(budgetLineId, amount - used);
  return [...extra.values()].some((amount) => amount > 0n);
}

/** Whether anything at all would be another. */
export function changesSomething(commitment: Commitment, content: ChangedContent, plan: ChangePlan): boolean {
  const { title, contractNumber, endsOn } = commitment;
  if (content.title.trim() !== title || content.contractNumber.trim() !== contractNumber) return true;
  if ((content.endsOn || undefined) !== endsOn || plan.added.length > 0 || plan.entries.length > 0)
    return true;
  return plan.changed.some((after) => {
    const before = commitment.instalments.find(({ id }) => id === after.id);
    return !before || summary(before) !== summary(after);
  });
}

function summary(instalment: Instalment): string {
  const lines = instalment.lines.map(({ budgetLineId, amount }) => `${budgetLineId}:${amount}`);
  return [instalment.dueOn, instalment.carriesOver, instalment.state, ...lines].join();
}

/** What is free when the contract ends now. */
export function heldInAll(instalments: readonly Instalment[]): Won {
  return sumWon(instalments.map(heldOf));
}
