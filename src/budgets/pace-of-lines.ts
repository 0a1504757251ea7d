import type { KstDate } from '../platform/clock/kst-date.js';
import { permilleOf, type Won } from '../platform/money/won.js';
import type { BudgetLine } from './budget-line.js';
import type { Amounts } from './budget-tree-amounts.js';
import { planTenthsOn } from './spending-plan.js';
import type { PlanOf } from './spending-plans.js';

/** Spending beside its plan, in tenths of a percent of the allocation. */
export interface Pace extends Amounts {
  left: Won;
  rateTenths: number;
  planTenths: number;
  /** Below zero when behind. */
  gapTenths: number;
}

/** This many tenths of a percent behind the plan count as late. */
export const LATE_TENTHS = 100;

/** What is planned, fund by fund: `allocated` of each at its own plan. */
export interface PlannedPart extends Amounts {
  planTenths: number;
}

/** Parts with plans of their own as one: the plan is what all parts together should have spent. */
export function paceOf(parts: readonly PlannedPart[]): Pace {
  const sum = { allocated: 0n, spent: 0n, reserved: 0n };
  let planned = 0n;
  for (const part of parts) {
    sum.allocated += part.allocated;
    sum.spent += part.spent;
    sum.reserved += part.reserved;
    planned += part.allocated * BigInt(part.planTenths);
  }
  const rateTenths = permilleOf(sum.spent, sum.allocated);
  const planTenths = permilleOf(planned, sum.allocated * 1000n);
  return {
    ...sum,
    left: sum.allocated - sum.spent - sum.reserved,
    rateTenths,
    planTenths,
    gapTenths: rateTenths - planTenths,
  };
}

export function paceOfLines(lines: readonly BudgetLine[], planOf: PlanOf, today: KstDate): Pace {
  return paceOf(
    lines.flatMap(({ balance, fund, stage }) =>
      balance.kind === 'exact'
        ? [{ ...balance, planTenths: planTenthsOn(planOf(fund.id, stage), today) }]
        : [],
    ),
  );
}
