import { addDays, addMonths, type KstDate } from '../platform/clock/kst-date.js';
import type { Won } from '../platform/money/won.js';

/** One row of own cash: due on a day, paid in on a day, or both; negative where it takes another back. */
export interface OwnCashRow {
  amount: Won;
  plannedOn?: KstDate;
  paidOn?: KstDate;
}

export interface OwnCashPlan {
  /** What the institution is to pay in over the stage. */
  ownCash: Won;
  stageStartsOn: KstDate;
  yearEndsOn: KstDate;
  rows: readonly OwnCashRow[];
}

export interface OwnCashStanding {
  /** Due by the end of yesterday. */
  due: Won;
  paid: Won;
  /** Due and not paid in; zero where nothing is late. */
  late: Won;
  /** The first day on which something that is still missing was due. */
  lateSince?: KstDate;
  /** What comes next: the day, and how much will be missing then if nothing is paid in. */
  next?: { dueOn: KstDate; amount: Won };
}

/** 사용 기준 제60조 2항: where no day was agreed, three months before the year's end; never before the stage itself. */
export function usualDueDay({ stageStartsOn, yearEndsOn }: OwnCashPlan): KstDate {
  const usual = addMonths(yearEndsOn, -3);
  return usual < stageStartsOn ? stageStartsOn : usual;
}

/** How an institution stands with its own cash on a day. A deposit counts from its day on, a due day from the day after it. */
export function ownCashStanding(plan: OwnCashPlan, today: KstDate): OwnCashStanding {
  const paid = sum(plan.rows.filter(({ paidOn }) => paidOn !== undefined && paidOn <= today));
  const steps = dueSteps(plan);
  let due = 0n;
  let asked = 0n;
  let lateSince: KstDate | undefined;
  let next: OwnCashStanding['next'];
  for (const { dueOn, amount } of steps) {
    asked += amount;
    if (dueOn < today) {
      due = asked;
      if (asked > paid) lateSince ??= addDays(dueOn, 1);
      else lateSince = undefined;
    } else if (!next && asked > paid) next = { dueOn, amount: asked - paid };
  }
  const late = due > paid ? due - paid : 0n;
  return { due, paid, late, lateSince: late > 0n ? lateSince : undefined, next };
}

/** Agreed days as they are; what of the plan no row schedules is due on the usual day. */
function dueSteps(plan: OwnCashPlan): { dueOn: KstDate; amount: Won }[] {
  const scheduled = plan.rows.flatMap(({ plannedOn, amount }) =>
    plannedOn === undefined ? [] : [{ dueOn: plannedOn, amount }],
  );
  const rest = plan.ownCash - scheduled.reduce((total, { amount }) => total + amount, 0n);
  const steps = rest > 0n ? [...scheduled, { dueOn: usualDueDay(plan), amount: rest }] : scheduled;
  return steps.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

function sum(rows: readonly OwnCashRow[]): Won {
  return rows.reduce((total, { amount }) => total + amount, 0n);
}
