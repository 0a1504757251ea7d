import type { Locale, Text } from '../i18n/locale.js';

/** What sort of refusal it is; one table turns it into an HTTP status. */
export type ErrorKind =
  | 'invalid'
  | 'rule'
  | 'conflict'
  | 'not-found'
  | 'forbidden'
  | 'unauthenticated'
  | 'too-many'
  | 'too-large'
  | 'unavailable';

export type ErrorParams = Readonly<Record<string, string | number>>;

/** A problem of one field: `pointer` is a JSON pointer into the input, such as `/lines/0/supplyAmount`. */
export interface FieldProblem {
  pointer: string;
  code: string;
  text: Text;
}

/** A refusal that the person can understand and act on; everything else thrown is a fault of ours. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly kind: ErrorKind,
    readonly text: Text,
    readonly fields: readonly FieldProblem[] = [],
    readonly params: ErrorParams = {},
  ) {
    super(`${code}: ${text.en}`);
    this.name = 'DomainError';
  }

  detail(locale: Locale): string {
    return this.text[locale];
  }
}

/** Puts parameters into the `{name}` places of a text. */
export function fillText(text: Text, params: ErrorParams): Text {
  const fill = (value: string) =>
    value.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  return { ko: fill(text.ko), en: fill(text.en) };
}
