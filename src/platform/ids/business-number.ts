/** A Korean business registration number (사업자등록번호): ten digits without hyphens, its check digit right. */
export type BusinessNumber = string;

export type BusinessNumberProblem = 'malformed' | 'check-digit';

export type BusinessNumberResult =
  | { readonly ok: true; readonly number: BusinessNumber }
  | { readonly ok: false; readonly problem: BusinessNumberProblem };

const WEIGHTS = [1, 3, 7, 1, 3, 7, 1, 3, 5] as const;
const PLAIN = /^\d{10}$/;
const HYPHENATED = /^\d{3}-\d{2}-\d{5}$/;

/** The tenth digit that belongs to the first nine. */
export function businessNumberCheckDigit(firstNine: string): string {
  const digits = [...firstNine].map(Number);
  const weighted = WEIGHTS.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);
  // The ninth digit counts a second time: the tens of its product with 5.
  const sum = weighted + Math.floor(((digits[8] ?? 0) * 5) / 10);
  return String((10 - (sum % 10)) % 10);
}

/** Reads `9028600563` or `902-86-00563`; says whether the form or only the check digit is wrong. */
export function readBusinessNumber(text: string): BusinessNumberResult {
  const trimmed = text.trim();
  if (!PLAIN.test(trimmed) && !HYPHENATED.test(trimmed)) return { ok: false, problem: 'malformed' };
  const digits = trimmed.replaceAll('-', '');
  // Ten zeros satisfy the check digit, yet stand for "none" in many exports.
  if (digits === '0000000000') return { ok: false, problem: 'malformed' };
  if (businessNumberCheckDigit(digits.slice(0, 9)) !== digits[9])
    return { ok: false, problem: 'check-digit' };
  return { ok: true, number: digits };
}

/** The ten digits, or undefined when the number can't be right. */
export function parseBusinessNumber(text: string): BusinessNumber | undefined {
  const result = readBusinessNumber(text);
  return result.ok ? result.number : undefined;
}

export function isBusinessNumber(value: string): boolean {
  return PLAIN.test(value) && readBusinessNumber(value).ok;
}

/** `902-86-00563`, as people write it; anything but ten digits is returned as it came. */
export function formatBusinessNumber(number: string): string {
  return PLAIN.test(number) ? `${number.slice(0, 3)}-${number.slice(3, 5)}-${number.slice(5)}` : number;
}
