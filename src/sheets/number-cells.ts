import { addDays } from '../platform/clock/kst-date.js';
import type { SheetCell } from './sheet.js';

/** The formats of Excel's own that show a day; 14 to 17 and 22 everywhere, the others in East Asia. */
const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** Whether a format, by its number or by its own text, shows a day. */
export function isDateFormat(id: number, text?: string): boolean {
  return text === undefined ? DATE_FORMATS.has(id) : showsDay(text);
}

/** A format with a year or a day in it, outside of quoted text, colours and elapsed times. */
function showsDay(format: string): boolean {
  return /[yd]/i.test(format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, ''));
}

/** Days since the end of 1899; Excel believes in a 29 February 1900, which only days before March 1900 notice. */
export function dayCell(serial: number, from1904: boolean): SheetCell {
  const days = Math.floor(serial);
  const date = addDays(from1904 ? '1904-01-01' : '1899-12-30', days);
  const seconds = Math.round((serial - days) * 86_400);
  if (seconds === 0 || seconds === 86_400) return { kind: 'date', date };
  const part = (value: number) => String(value).padStart(2, '0');
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(part).join(':');
  return { kind: 'date', date, time };
}

/** Digits instead of `1.2E7` and `0.30000000000000004`. */
export function numberCell(text: string, number: number): SheetCell {
  if (/^-?\d{1,15}$/.test(text)) return { kind: 'number', text };
  const plain = Number.isSafeInteger(number) ? String(number) : String(Number(number.toPrecision(15)));
  return { kind: 'number', text: plain };
}
