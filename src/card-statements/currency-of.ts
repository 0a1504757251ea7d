/** Currencies by country, two letters; those of three begin with the same country and stand below. */
const CURRENCIES: Readonly<Record<string, readonly string[]>> = {
  USD: ['US', 'USA', 'PR', 'EC', 'SV'],
  EUR: 'DE FR IT ES NL BE AT IE PT FI GR LU EE LV LT SK SI MT CY HR DEU FRA ITA ESP NLD BEL AUT IRL PRT FIN GRC LUX EST LVA LTU SVK SVN MLT CYP HRV'.split(
    ' ',
  ),
  JPY: ['JP', 'JPN'],
  CNY: ['CN', 'CHN'],
  GBP: ['GB', 'GBR', 'UK'],
  HKD: ['HK', 'HKG'],
  TWD: ['TW', 'TWN'],
  SGD: ['SG', 'SGP'],
  CAD: ['CA', 'CAN'],
  AUD: ['AU', 'AUS'],
  NZD: ['NZ', 'NZL'],
  CHF: ['CH', 'CHE', 'LI'],
  SEK: ['SE', 'SWE'],
  NOK: ['NO', 'NOR'],
  DKK: ['DK', 'DNK'],
  PLN: ['PL', 'POL'],
  CZK: ['CZ', 'CZE'],
  HUF: ['HU', 'HUN'],
  ILS: ['IL', 'ISR'],
  INR: ['IN', 'IND'],
  IDR: ['ID', 'IDN'],
  MYR: ['MY', 'MYS'],
  PHP: ['PH', 'PHL'],
  THB: ['TH', 'THA'],
  VND: ['VN', 'VNM'],
  AED: ['AE', 'ARE'],
  SAR: ['SA', 'SAU'],
  QAR: ['QA', 'QAT'],
  TRY: ['TR', 'TUR'],
  BRL: ['BR', 'BRA'],
  MXN: ['MX', 'MEX'],
  ZAR: ['ZA', 'ZAF'],
};

const BY_COUNTRY: ReadonlyMap<string, string> = new Map(
  Object.entries(CURRENCIES).flatMap(([currency, countries]) =>
    countries.map((country): [string, string] => [country, currency]),
  ),
);

/** Said where a statement gives neither country nor currency. */
export const UNKNOWN_CURRENCY = '외화';

/** The currency of what a statement calls the country; a currency stays one, and what is unknown stays as it is said. */
export function currencyOf(country: string): string {
  const word = country.trim();
  return BY_COUNTRY.get(word.toUpperCase()) ?? (word || UNKNOWN_CURRENCY);
}
