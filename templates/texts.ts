import type { Locale } from '../src/platform/i18n/locale.js';

type TextWith<Values extends never[]> = Readonly<Record<Locale, (...values: Values) => string>>;
type Entry = Readonly<Record<Locale, string>> | TextWith<never[]>;

/** The texts of a feature's pages: plain sentences, or functions of the values they contain, in every language. */
export type Texts = Readonly<Record<string, Entry>>;

/** One language of a dictionary. */
export type TextsIn<Dictionary extends Texts> = {
  readonly [Key in keyof Dictionary]: Dictionary[Key]['ko'] extends string ? string : Dictionary[Key]['ko'];
};

/** Picks one language of a dictionary, so that a template writes `t.title` instead of `texts.title[locale]`. */
export function inLocale<Dictionary extends Texts>(
  dictionary: Dictionary,
  locale: Locale,
): TextsIn<Dictionary> {
  const entries = Object.entries(dictionary).map(([key, entry]) => [key, entry[locale]]);
  // The mapping above keeps every key and takes its value from the same entry, which fromEntries can't express.
  return Object.fromEntries(entries) as TextsIn<Dictionary>;
}

/** `1 claim`, `1,200 claims`: a count as English says it. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

const COUNTED = ['', '한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열'];

/** A small number as Korean counts things, `두` 가지; figures above ten. */
export function counted(count: number): string {
  return COUNTED[count] || String(count);
}
