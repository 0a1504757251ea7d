import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale } from '../../src/platform/i18n/locale.js';

const NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'].concat([
  'September',
  'October',
  'November',
  'December',
]);

/** A day's month: its number in Korean, its name in English. */
export function monthOf(date: KstDate, locale: Locale): string {
  const month = Number(date.slice(5, 7));
  return locale === 'ko' ? String(month) : (NAMES[month - 1] ?? '');
}
