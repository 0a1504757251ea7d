export const LOCALES = ['ko', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** One text in every language the product speaks; a missing one doesn't compile. */
export type Text = Readonly<Record<Locale, string>>;

export function isLocale(value: unknown): value is Locale {
  return value === 'ko' || value === 'en';
}
