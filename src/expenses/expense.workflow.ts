import type { ExpenseState } from './expense.js';

/** What can be done with a claim, from which states and to which one. The same table draws buttons and guards acts. */
export const EXPENSE_WORKFLOW = {
  edit: { from: ['draft', 'returned'], to: 'same' },
  assign: { from: ['draft'], to: 'same' },
  'hand-over': { from: ['draft'], to: 'same' },
  'give-back': { from: ['draft'], to: 'same' },
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  discard: { from: ['draft'], to: 'gone' },
  recall: { from: ['submitted'], to: 'draft' },
  approve: { from: ['submitted'], to: 'approved' },
  return: { from: ['submitted', 'approved'], to: 'returned' },
  reject: { from: ['submitted'], to: 'rejected' },
  hold: { from: ['submitted', 'approved'], to: 'same' },
  pay: { from: ['approved'], to: 'paid' },
  reverse: { from: ['paid'], to: 'reversed' },
  // VAT beside the grant may come after the grant has all of its part back.
  refund: { from: ['paid', 'reversed'], to: 'same' },
} as const satisfies Record<string, { from: readonly ExpenseState[]; to: ExpenseState | 'same' | 'gone' }>;

export type ExpenseAct = keyof typeof EXPENSE_WORKFLOW;

export function permitsFrom(act: ExpenseAct, state: ExpenseState): boolean {
  return EXPENSE_WORKFLOW[act].from.some((from) => from === state);
}

/** States nothing leads out of. */
const FINAL: readonly ExpenseState[] = ['rejected', 'reversed'];

/** Run at start: every state but the first can be reached, and every state but the final ones can be left. */
export function checkExpenseWorkflow(states: readonly ExpenseState[]): void {
  const acts = Object.values(EXPENSE_WORKFLOW);
  for (const state of states) {
    const reached = state === 'draft' || acts.some(({ to }) => to === state);
    const left = acts.some(({ from }) => from.some((source) => source === state));
    if (!reached) throw new Error(`claim state ${state} can't be reached`);
    if (!left && !FINAL.includes(state)) throw new Error(`claim state ${state} can't be left`);
  }
}
