import { monthOf } from './months.js';
import type { Locale } from '../../src/platform/i18n/locale.js';
import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Cadence } from '../../src/expenses/recurring/recurring-dates.js';

export interface PeriodView {
  every: Cadence;
  from: KstDate;
  to: KstDate;
}

const CURRENT: Record<Cadence, Record<Locale, string>> = {
  month: { ko: '이번 달', en: 'this month' },
  quarter: { ko: '이번 분기', en: 'this quarter' },
  'half-year': { ko: '이번 반기', en: 'this half-year' },
  year: { ko: '올해', en: 'this year' },
};

/** `이번 달`, `10월분`, `2024년 10~12월분`: the year only where it isn't today's. */
export function periodText({ every, from, to }: PeriodView, today: KstDate, locale: Locale): string {
  if (from <= today && today <= to) return CURRENT[every][locale];
  return periodName({ every, from, to }, today, locale);
}

/** The same by its months, whether today is in it or not. */
export function periodName({ every, from, to }: PeriodView, today: KstDate, locale: Locale): string {
  const first = monthOf(from, locale);
  const last = monthOf(to, locale);
  const sameYear = from.slice(0, 4) === today.slice(0, 4);
  if (locale === 'ko') {
    const year = sameYear ? '' : `${from.slice(0, 4)}년 `;
    if (every === 'month') return `${year}${first}월분`;
    return from.slice(0, 4) === to.slice(0, 4)
      ? `${year}${first}~${last}월분`
      : `${from.slice(0, 4)}년 ${first}월~${to.slice(0, 4)}년 ${last}월분`;
  }
  if (every === 'month') return sameYear ? first : `${first} ${from.slice(0, 4)}`;
  return `${first} ${from.slice(0, 4)} – ${last} ${to.slice(0, 4)}`;
}
