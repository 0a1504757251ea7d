import type { Locale } from '../platform/i18n/locale.js';
import { formatWon } from '../platform/money/won.js';
import type { Setting, SettingUnit } from './pack.js';

const UNITS: Record<Exclude<SettingUnit, 'won' | 'words'>, Record<Locale, string>> = {
  percent: { ko: '%', en: ' %' },
  rate: { ko: '‱', en: ' ‱' },
  count: { ko: '', en: '' },
  months: { ko: '개월', en: ' months' },
  days: { ko: '일', en: ' days' },
};

/** A setting's value with its unit: `₩100,000`, `20%`, `2개월`, words with commas. */
export function formatSetting({ value, unit }: Pick<Setting, 'value' | 'unit'>, locale: Locale): string {
  if (typeof value !== 'bigint') return value.join(', ');
  if (unit === 'won') return `₩${formatWon(value)}`;
  return unit === 'words' ? String(value) : `${value}${UNITS[unit][locale]}`;
}
