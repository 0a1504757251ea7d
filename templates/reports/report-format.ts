import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Locale, Text } from '../../src/platform/i18n/locale.js';
import { formatWon, type Won } from '../../src/platform/money/won.js';

const KST_OFFSET_MS = 9 * 60 * 60 * 1000;
const MINUS = '−';

/** `+1,234`, `−1,234` or `0`. */
export function signedWon(amount: Won): string {
  return amount > 0n ? `+${formatWon(amount)}` : formatWon(amount);
}

/** Tenths as a decimal: 443 is `44.3`. */
export function tenths(value: number): string {
  const magnitude = Math.abs(value);
  return `${value < 0 ? MINUS : ''}${Math.floor(magnitude / 10)}.${magnitude % 10}`;
}

/** `44.3 %`, with a space that doesn't break. */
export function percent(value: number): string {
  return `${tenths(value)}\u00a0%`;
}

/** `11-30`: a day within the stage needs no year. */
export function monthDay(date: KstDate): string {
  return date.slice(5);
}

/** An instant on the Korean clock: `2025-11-14 18:00`. */
export function kstMinute(instant: string): string {
  return new Date(Date.parse(instant) + KST_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** `D-16`, `D-day` on the day itself. */
export function countdown(daysLeft: number): string {
  return daysLeft === 0 ? 'D-day' : `D-${daysLeft}`;
}

/** The unit large sums are drawn in. */
export interface WonUnit {
  divisor: Won;
  decimals: 0 | 1;
  name: Text;
}

const BILLION: Text = { ko: '십억원', en: 'KRW billion' };
const MILLION: Text = { ko: '백만원', en: 'KRW million' };
const THOUSAND: Text = { ko: '천원', en: 'KRW thousand' };

/** A unit in which the budget has three to five digits. */
export function unitFor(budget: Won): WonUnit {
  if (budget >= 1_000_000_000_000n) return { divisor: 1_000_000_000n, decimals: 0, name: BILLION };
  if (budget >= 1_000_000_000n) return { divisor: 1_000_000n, decimals: 0, name: MILLION };
  if (budget >= 10_000_000n) return { divisor: 1_000_000n, decimals: 1, name: MILLION };
  return { divisor: 1_000n, decimals: 0, name: THOUSAND };
}

/** The amount in a unit, rounded half up: `402.6`. */
export function inUnit(amount: Won, unit: WonUnit, decimals: 0 | 1 = unit.decimals): string {
  const scale = decimals === 1 ? 10n : 1n;
  const magnitude = amount < 0n ? -amount : amount;
  const scaled = (magnitude * scale + unit.divisor / 2n) / unit.divisor;
  const sign = amount < 0n && scaled > 0n ? MINUS : '';
  return `${sign}${formatWon(scaled / scale)}${decimals === 1 ? `.${scaled % scale}` : ''}`;
}

/** An estimate in words: `17.4백만원`, `KRW 17.4 million`. */
export function roughWon(amount: Won, locale: Locale): string {
  const unit: WonUnit = { divisor: 1_000_000n, decimals: amount < 1_000_000_000n ? 1 : 0, name: MILLION };
  const value = inUnit(amount, unit);
  return locale === 'ko' ? `${value}백만원` : `KRW\u00a0${value}\u00a0million`;
}

/** An amount in a sentence: `160,000원`, `KRW 160,000`. */
export function wonText(amount: Won, locale: Locale): string {
  return locale === 'ko' ? `${formatWon(amount)}원` : `KRW\u00a0${formatWon(amount)}`;
}

/** `0123456789abcdef` → `0123 4567 89ab cdef`, to be compared by eye. */
export function grouped(hex: string): string {
  return hex.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Names come from people: control characters, line ends and halves of characters become what can be printed. */
export function cleanText(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd');
}
