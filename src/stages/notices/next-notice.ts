import { daysBetween, type KstDate } from '../../platform/clock/kst-date.js';

/** Days before a deadline on which whoever it concerns hears of it. */
export const NOTICE_STEPS = [60, 30, 7, 0] as const;
export type NoticeStep = (typeof NOTICE_STEPS)[number];
/** Told that it has moved to a day too far off for any step. */
export const BEFORE_ALL = 90;

/** So long after the day somebody who heard nothing on it still does: the server was off. */
export const LATE_DAYS = 14;

/** What a person was told of one deadline last. */
export interface Told {
  dueOn: KstDate;
  step: NoticeStep | typeof BEFORE_ALL;
}

export interface ToTell extends Told {
  kind: 'near' | 'moved';
}

/**
 * What a person is to be told of a deadline now, if anything. Steps that were missed while nobody looked are told as the
 * one that is due by now, once. A deadline that was moved after they heard of it is said to have moved, which stands for
 * the step it is then in; its later steps follow as for anybody. Pure.
 */
export function nextNotice(told: Told | undefined, dueOn: KstDate, today: KstDate): ToTell | undefined {
  const days = daysBetween(today, dueOn);
  const step = stepOf(days);
  if (told && told.dueOn !== dueOn)
    return days < -LATE_DAYS ? undefined : { kind: 'moved', dueOn, step: step ?? BEFORE_ALL };
  if (step === undefined || days < -LATE_DAYS) return undefined;
  return told && told.step <= step ? undefined : { kind: 'near', dueOn, step };
}

/** The step a deadline so many days ahead is in; undefined before the first one. */
function stepOf(days: number): NoticeStep | undefined {
  if (days > 60) return undefined;
  if (days > 30) return 60;
  if (days > 7) return 30;
  return days > 0 ? 7 : 0;
}
