import { isKstDate, type KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';
import { WEB_ERRORS } from '../platform/web/web.errors.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { PROGRAMME_ERRORS } from './programme.errors.js';

const CODE = /^[A-Za-z][A-Za-z0-9.-]{0,39}$/;
const NAME_MAX = 100;

/** Both names, trimmed; the English one defaults to the Korean. */
export function requireName(name: Text): Text {
  const ko = name.ko.trim();
  const en = name.en.trim() || ko;
  if (ko === '' || ko.length > NAME_MAX || en.length > NAME_MAX)
    throw PROGRAMME_ERRORS.fail('programme.name-missing');
  return { ko, en };
}

export function requireCode(code: string): string {
  const trimmed = code.trim();
  if (!CODE.test(trimmed)) throw PROGRAMME_ERRORS.fail('programme.code-malformed');
  return trimmed;
}

/** A first and a last day in the right order. */
export function requirePeriod(period: { startsOn: KstDate; endsOn: KstDate }): void {
  requireDay(period.startsOn, '/startsOn');
  requireDay(period.endsOn, '/endsOn');
  if (period.startsOn >= period.endsOn) throw PROGRAMME_ERRORS.fail('programme.period-inverted');
}

/** A day that exists; forms send whatever was typed. */
export function requireDay(day: KstDate, pointer: string): void {
  if (isKstDate(day)) return;
  const base = WEB_ERRORS.fail('web.invalid-input');
  const text = { ko: '날짜를 2025-09-15처럼 적어 주세요.', en: 'Give a date such as 2025-09-15.' };
  throw new DomainError(base.code, base.kind, base.text, [{ pointer, code: 'web.isKstDate', text }]);
}
