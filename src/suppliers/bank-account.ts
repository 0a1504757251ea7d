import { daysBetween, kstDateOf, type KstDate } from '../platform/clock/kst-date.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { bankOf } from '../platform/ids/banks.js';
import { SUPPLIER_ERRORS } from './supplier.errors.js';

/** An account as a person or program gives it. */
export interface AccountInput {
  bankCode: string;
  number: string;
  holder: string;
}

/** Ten digits at the oldest banks, fourteen at most others, sixteen for some virtual accounts. */
const MIN_DIGITS = 10;
const MAX_DIGITS = 16;
const MAX_HOLDER = 100;
const CHANGED_DAYS = 30;

/** The account with its number as bare digits, leading zeros kept. @throws with a problem for each field, none of which repeats the number. */
export function readAccountInput(input: AccountInput): AccountInput {
  const { problem } = SUPPLIER_ERRORS;
  const problems: FieldProblem[] = [];
  const bankCode = input.bankCode.trim();
  const holder = input.holder.trim().replaceAll(/\s+/g, ' ');
  const typed = input.number.trim();
  const number = typed.replaceAll(/[\s-]/g, '');
  if (!bankOf(bankCode)) problems.push(problem('supplier.bank-unknown', '/bankCode'));
  if (!/^[0-9][0-9\s-]*$/.test(typed) || !/[0-9]$/.test(typed))
    problems.push(problem('supplier.account-number-malformed', '/number'));
  else if (number.length < MIN_DIGITS || number.length > MAX_DIGITS)
    problems.push(problem('supplier.account-number-length', '/number', { min: MIN_DIGITS, max: MAX_DIGITS }));
  if (holder === '' || holder.length > MAX_HOLDER)
    problems.push(problem('supplier.holder-missing', '/holder'));
  if (problems.length > 0) throw invalidInput(problems);
  return { bankCode, number, holder };
}

export function lastFourOf(number: string): string {
  return number.slice(-4);
}

/** An account that took force within the last thirty days: whoever pays should look twice. */
export function isRecentlyChanged(confirmedAt: Date, today: KstDate): boolean {
  const days = daysBetween(kstDateOf(confirmedAt), today);
  return days >= 0 && days < CHANGED_DAYS;
}
