import { daysBetween, kstDateOf, weekdayOf, type KstDate } from '../src/platform/clock/kst-date.js';
import type { Locale } from '../src/platform/i18n/locale.js';
import { formatWon, type Won } from '../src/platform/money/won.js';

const KST_OFFSET_MS = 9 * 60 * 60 * 1000;
const WEEKDAYS: Record<Locale, readonly string[]> = {
  ko: ['일', '월', '화', '수', '목', '금', '토'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const EOK = 100_000_000n;
const MAN = 10_000n;

/** `1,234,567원`; in English `₩1,234,567`. */
export function wonText(amount: Won, locale: Locale): string {
  if (locale === 'ko') return `${formatWon(amount)}원`;
  return amount < 0n ? `−₩${formatWon(-amount)}` : `₩${formatWon(amount)}`;
}

/** A sum from one 억 on as people say it, `12억 3,456만 원`, rounded down to the 만; undefined below one 억. */
export function spokenWon(amount: Won, locale: Locale): string | undefined {
  const size = amount < 0n ? -amount : amount;
  if (size < EOK) return undefined;
  const sign = amount < 0n ? '−' : '';
  if (locale === 'en') return `${sign}₩${formatWon(size / 1_000_000n)} million`;
  const man = (size % EOK) / MAN;
  return `${sign}${formatWon(size / EOK)}억${man > 0n ? ` ${formatWon(man)}만` : ''} 원`;
}

/** Tenths of a percent as text: 443 → `44.3 %`, with a true minus sign. */
export function percentText(tenths: number): string {
  const size = Math.abs(tenths);
  return `${tenths < 0 ? '−' : ''}${Math.floor(size / 10)}.${size % 10} %`;
}

/** `2025-08-04 (월)`. */
export function fullDate(date: KstDate, locale: Locale): string {
  return `${date} (${WEEKDAYS[locale][weekdayOf(date)] ?? ''})`;
}

/** `9. 12.` in Korean, `12 Sep` in English: for lists within one year. */
export function shortDate(date: KstDate, locale: Locale): string {
  const [, month = 1, day = 1] = date.split('-').map(Number);
  return locale === 'ko' ? `${month}. ${day}.` : `${day} ${MONTHS[month - 1] ?? ''}`;
}

/** `9월 16일 화요일`, `Tuesday 16 Sep`. */
export function spokenDate(date: KstDate, locale: Locale): string {
  const [, month = 1, day = 1] = date.split('-').map(Number);
  const weekday = WEEKDAYS[locale][weekdayOf(date)] ?? '';
  return locale === 'ko' ? `${month}월 ${day}일 ${weekday}요일` : `${weekday} ${shortDate(date, locale)}`;
}

/** `10:42`, Korean time. */
export function clockTime(instant: Date): string {
  return new Date(instant.getTime() + KST_OFFSET_MS).toISOString().slice(11, 16);
}

/** `2025-09-16 15:20`, Korean time. */
export function dateTime(instant: Date): string {
  return `${kstDateOf(instant)} ${clockTime(instant)}`;
}

/** `9. 16. 15:20`, Korean time. */
export function shortDateTime(instant: Date, locale: Locale): string {
  return `${shortDate(kstDateOf(instant), locale)} ${clockTime(instant)}`;
}

/** Whole Korean calendar days from an instant to a day; never negative. */
export function daysSince(instant: Date, today: KstDate): number {
  return Math.max(0, daysBetween(kstDateOf(instant), today));
}

/** `오늘`, `1일째`, `4일째`: how long something has lain where it is. */
export function waitingText(instant: Date, today: KstDate, locale: Locale): string {
  const days = daysSince(instant, today);
  if (locale === 'en') return days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`;
  return days === 0 ? '오늘' : `${days}일째`;
}

/** `D-16`, `D-Day`, `D+3`. */
export function countdown(dueOn: KstDate, today: KstDate): string {
  const days = daysBetween(today, dueOn);
  if (days === 0) return 'D-Day';
  return days > 0 ? `D-${days}` : `D+${-days}`;
}

/** `120-81-47521`; other lengths are left as they are. */
export function businessNumberText(value: string): string {
  return /^\d{10}$/.test(value) ? `${value.slice(0, 3)}-${value.slice(3, 5)}-${value.slice(5)}` : value;
}

/** `20250915-41000012-k7q00031`, grouped as tax offices print it. */
export function approvalNumberText(value: string): string {
  return value.length === 24 ? `${value.slice(0, 8)}-${value.slice(8, 16)}-${value.slice(16)}` : value;
}

/** `820 B`, `14 KB`, `3.2 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Adds a query parameter to an address that may already have some. */
export function withQuery(href: string, name: string, value: string): string {
  return `${href}${href.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
}
