import type { TaxInvoiceKind } from './tax-invoice.js';

export interface TypeCodeMeaning {
  readonly known: boolean;
  readonly kind: TaxInvoiceKind;
  /** Undefined when the code doesn't say. */
  readonly amended: boolean | undefined;
}

/** The first two digits: what sort of invoice, and whether it amends another. */
const FAMILIES: Readonly<Record<string, { readonly exempt: boolean; readonly amended: boolean }>> = {
  '01': { exempt: false, amended: false },
  '02': { exempt: false, amended: true },
  '03': { exempt: true, amended: false },
  '04': { exempt: true, amended: true },
};
/** The last two digits: ordinary, zero-rated, by a broker, import, zero-rated by a broker. */
const TAXABLE_SORTS = new Set(['01', '02', '03', '04', '05']);
const EXEMPT_SORTS = new Set(['01', '03', '04']);
const ZERO_RATED_SORTS = new Set(['02', '05']);

export function meaningOfTypeCode(code: string): TypeCodeMeaning {
  const family = code.length === 4 ? FAMILIES[code.slice(0, 2)] : undefined;
  if (!family) return { known: false, kind: 'unknown', amended: undefined };
  const sort = code.slice(2);
  if (!(family.exempt ? EXEMPT_SORTS : TAXABLE_SORTS).has(sort)) {
    return { known: false, kind: 'unknown', amended: family.amended };
  }
  const taxed = ZERO_RATED_SORTS.has(sort) ? 'zero-rated' : 'taxable';
  return { known: true, kind: family.exempt ? 'exempt' : taxed, amended: family.amended };
}
