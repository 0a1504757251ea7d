import type { Won } from '../../platform/money/won.js';
import { AMOUNT_READER, GROUPED_AMOUNT_READER, MARKED_AMOUNT_READER, type Candidate } from './candidates.js';
import type { ReadingFields, ReadValue } from './document-reading.js';
import { hasForeignCurrency } from './foreign-currency.js';
import { allValues, valuesOf, type LabelledLine } from './labelled.js';

type Amounts = Pick<ReadingFields, 'supplyAmount' | 'taxAmount' | 'totalAmount'>;

/** Amounts that prove each other are as good as certain, whatever the letters looked like. */
const PROVEN = 96;
const MOST_CANDIDATES = 12;

/**
 * Supply, tax and total. Three that add up prove each other; a total alone is taken where the document says nothing of
 * tax and every total in it is the same. Where a foreign currency stands, only what says it is won is taken for it.
 */
export function readAmounts(lines: readonly LabelledLine[]): Amounts {
  const foreign = hasForeignCurrency(lines);
  const few = (name: 'supply' | 'tax' | 'total' | 'exempt') =>
    valuesOf(lines, name, foreign ? MARKED_AMOUNT_READER : AMOUNT_READER)
      .filter(({ value }) => value >= 0n)
      .slice(0, MOST_CANDIDATES);
  const [supplies, taxes, totals, exempts] = [few('supply'), few('tax'), few('total'), few('exempt')];
  const grouped = allValues(lines, foreign ? MARKED_AMOUNT_READER : GROUPED_AMOUNT_READER).map(
    ({ candidate }) => candidate,
  );
  return (
    proven(supplies, taxes, totals) ??
    provenWithExempt(supplies, taxes, totals, exempts) ??
    derived(supplies, taxes, grouped) ??
    fromTotalAndTax(taxes, totals) ??
    totalAlone(totals, lines)
  );
}

function proven(
  supplies: readonly Candidate<Won>[],
  taxes: readonly Candidate<Won>[],
  totals: readonly Candidate<Won>[],
): Amounts | undefined {
  for (const supply of supplies)
    for (const tax of taxes)
      for (const total of totals) {
        if (supply.value > 0n && supply.value + tax.value === total.value && isTaxOf(tax.value, supply.value))
          return amounts(supply, tax, total);
      }
  return undefined;
}

/** Supply is what is taxed and what isn't, together. */
function provenWithExempt(
  supplies: readonly Candidate<Won>[],
  taxes: readonly Candidate<Won>[],
  totals: readonly Candidate<Won>[],
  exempts: readonly Candidate<Won>[],
): Amounts | undefined {
  const sums = exempts.flatMap((exempt) => [
    exempt,
    ...supplies.map((supply) => ({ ...exempt, value: supply.value + exempt.value, place: undefined })),
  ]);
  for (const supply of sums) {
    const tax = taxes.find(({ value }) => totals.some((total) => supply.value + value === total.value));
    const total = totals.find(({ value }) => value === supply.value + (tax?.value ?? 0n));
    if (supply.value > 0n && total)
      return amounts(supply, tax ?? { ...supply, value: 0n, place: undefined }, total);
  }
  return undefined;
}

/** Tax and supply fit each other and their sum is printed somewhere without a label that could be read. */
function derived(
  supplies: readonly Candidate<Won>[],
  taxes: readonly Candidate<Won>[],
  grouped: readonly Candidate<Won>[],
): Amounts | undefined {
  for (const supply of supplies)
    for (const tax of taxes) {
      const total = grouped.find(({ value }) => value === supply.value + tax.value);
      if (total && tax.value > 0n && isTaxOf(tax.value, supply.value)) return amounts(supply, tax, total);
    }
  return undefined;
}

/** Total and tax fit each other: what remains is the supply amount. */
function fromTotalAndTax(
  taxes: readonly Candidate<Won>[],
  totals: readonly Candidate<Won>[],
): Amounts | undefined {
  for (const tax of taxes)
    for (const total of totals) {
      const value = total.value - tax.value;
      if (tax.value > 0n && value > 0n && isTaxOf(tax.value, value))
        return amounts({ ...total, value, place: undefined }, tax, total);
    }
  return undefined;
}

function totalAlone(totals: readonly Candidate<Won>[], lines: readonly LabelledLine[]): Amounts {
  const [total] = totals;
  const agree = totals.every(({ value }) => value === total?.value);
  if (!total || !agree || total.value <= 0n) return {};
  const speaksOfTax = lines.some(({ labels }) =>
    labels.some(({ name }) => name === 'tax' || name === 'supply'),
  );
  const printed = allValues(lines, GROUPED_AMOUNT_READER).filter(
    ({ candidate }) => candidate.value === total.value,
  ).length;
  // Once is no proof: a digit may have been read wrong.
  const confidence = printed > 1 ? Math.max(total.confidence, 90) : Math.round(total.confidence * 0.85);
  const totalAmount = { value: total.value, confidence, place: total.place };
  return speaksOfTax
    ? { totalAmount }
    : { totalAmount, supplyAmount: { value: total.value, confidence }, taxAmount: { value: 0n, confidence } };
}

/** A tenth, give or take a won for each of a few lines; or none. */
function isTaxOf(tax: Won, supply: Won): boolean {
  if (tax === 0n) return true;
  const difference = supply - tax * 10n;
  return (difference < 0n ? -difference : difference) <= 100n;
}

function amounts(supply: Candidate<Won>, tax: Candidate<Won>, total: Candidate<Won>): Amounts {
  const value = ({ value, confidence, place }: Candidate<Won>): ReadValue<Won> => ({
    value,
    confidence: Math.max(PROVEN, confidence),
    place,
  });
  return { supplyAmount: value(supply), taxAmount: value(tax), totalAmount: value(total) };
}
