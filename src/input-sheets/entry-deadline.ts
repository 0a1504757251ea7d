import { addDays, addMonths, daysBetween, type KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';
import type { DeadlineRule, SheetLayout } from './layout.js';
import type { SheetClaim } from './sheet-values.js';

/** By when a claim is to be typed in. */
export interface EntryDeadline {
  /** As the rule says it. */
  readonly text: Text;
  /** Absent where the day isn't known yet. */
  readonly on?: KstDate;
  /** Below zero when it has passed. */
  readonly daysLeft?: number;
  /** To be marked: it has passed or comes soon. */
  readonly isNear: boolean;
}

/** By when the system wants the claim; undefined where no rule of the layout speaks of it. Pure. */
export function entryDeadline(
  layout: SheetLayout,
  claim: SheetClaim,
  evidence: string,
  today: KstDate,
): EntryDeadline | undefined {
  const type = layout.paymentTypes.find(({ institutions }) =>
    institutions.includes(claim.institution.kind),
  )?.type;
  const categories = claim.lines.flatMap(({ categoryCode }) => categoryCode ?? []);
  const rule = layout.deadlines.find(
    (one) =>
      fits(one.categories, categories) &&
      fits(one.evidence, [evidence]) &&
      fits(one.paymentTypes, type === undefined ? [] : [type]),
  );
  if (!rule) return undefined;
  const on = dayOf(rule, claim);
  if (on === undefined) return { text: rule.text, isNear: false };
  const daysLeft = daysBetween(today, on);
  return { text: rule.text, on, daysLeft, isNear: daysLeft <= layout.nearDays };
}

function fits(asked: readonly string[], given: readonly string[]): boolean {
  return asked.length === 0 || asked.some((one) => given.includes(one));
}

function dayOf({ until, days, billDay }: DeadlineRule, claim: SheetClaim): KstDate | undefined {
  if (until === 'fiscal-year-end') return claim.yearEndsOn;
  if (until === 'payment') return claim.paidOn && addDays(claim.paidOn, days);
  const usedOn = claim.documentedOn;
  if (billDay === undefined || usedOn === undefined) return undefined;
  // The bill of a month's uses is taken in the next one.
  const bill = `${addMonths(`${usedOn.slice(0, 7)}-01`, 1).slice(0, 7)}-${String(billDay).padStart(2, '0')}`;
  return addDays(bill, -1);
}
