import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { defineErrors } from '../platform/errors/define-errors.js';
import type { Expense } from './expense.js';

export const LIVE_RUN_ERRORS = defineErrors({
  'expense.in-run': {
    kind: 'conflict',
    ko: '지급 실행에 들어 있는 신청입니다. 실행에서 빼거나 실행이 끝난 뒤에 해 주세요.',
    en: 'This claim sits in a pay run. Take it out of the run first, or wait until the run has ended.',
    constraints: ['payment_items_in_run_ck', 'expenses_in_run_ck'],
  },
});

/** The pay run that an approved claim sits in: until it ends, nothing else pays the claim. */
export interface LiveRun {
  id: string;
  number: number;
}

/** By claim; inside the unit in hand. Say it after the claims are locked where it must stay true. */
export async function liveRunsOf(
  unit: UnitOfWork,
  expenses: readonly Pick<Expense, 'teamId' | 'id'>[],
): Promise<ReadonlyMap<string, LiveRun>> {
  if (expenses.length === 0) return new Map();
  const rows = await unit.byKey<{ expense_id: string; id: string; number: number }>(
    `SELECT i.expense_id, r.id, r.number FROM pay_run_items i JOIN pay_runs r ON r.team_id = i.team_id AND r.id = i.run_id
     WHERE i.team_id = ANY ($1::uuid[]) AND i.expense_id = ANY ($2::uuid[]) AND i.state IN ('open', 'succeeded')`,
    [[...new Set(expenses.map(({ teamId }) => teamId))], expenses.map(({ id }) => id)],
  );
  return new Map(rows.map(({ expense_id: expenseId, id, number }) => [expenseId, { id, number }]));
}
