import { splitWon } from '../../platform/money/shares.js';
import { sumWon, type Won } from '../../platform/money/won.js';
import type { Values } from './collect-fields.js';
import { ValueReader } from './read-values.js';
import { refuse } from './refuse.js';
import type { TaxInvoiceFinding } from './tax-invoice.errors.js';
import type { TaxInvoiceLine } from './tax-invoice.js';

export interface InvoiceAmounts {
  readonly supplyAmount: Won;
  readonly taxAmount: Won;
  readonly totalAmount: Won;
}

/** A line before it is known whether its amounts have to come from the whole. */
type StatedLine = Omit<TaxInvoiceLine, 'supplyAmount' | 'taxAmount'> & {
  readonly supplyAmount: Won | undefined;
  readonly taxAmount: Won | undefined;
};

/**
 * The items of an invoice, in the order of their sequence numbers. Their amounts add up to the invoice's: a
 * sum that differs is refused. The standard lets an item go without amounts; what is missing is then filled
 * from the whole and said in a finding.
 */
export function readLines(
  parts: readonly Values[],
  amounts: InvoiceAmounts,
  findings: TaxInvoiceFinding[],
): TaxInvoiceLine[] {
  const stated = inOrder(parts.filter(saysSomething)).map(({ values, sequence }, index) =>
    readLine(values, sequence, index, findings),
  );
  const lines = stated.some(({ supplyAmount }) => supplyAmount !== undefined)
    ? withTax(stated, amounts, findings)
    : [wholeAsOneLine(stated[0], amounts, findings)];
  const supply = sumWon(lines.map(({ supplyAmount }) => supplyAmount));
  if (supply !== amounts.supplyAmount)
    mismatch('tax-invoice.line-supply-mismatch', 'supplyAmount', supply, amounts);
  const tax = sumWon(lines.map(({ taxAmount }) => taxAmount));
  if (tax !== amounts.taxAmount) mismatch('tax-invoice.line-tax-mismatch', 'taxAmount', tax, amounts);
  return lines;
}

/** Some systems fill up the printed form with items that hold a number and a date at most. */
function saysSomething(values: Values): boolean {
  return [...values.keys()].some((field) => field !== 'sequence' && field !== 'purchasedOn');
}

/** By sequence number when the numbers are fit for it, else numbered as they come. */
function inOrder(parts: readonly Values[]): { values: Values; sequence: number }[] {
  const items = parts.map((values) => ({ values, sequence: sequenceOf(values.get('sequence')) }));
  const numbers = new Set(items.map(({ sequence }) => sequence));
  if (numbers.size < items.length || numbers.has(0)) {
    return items.map(({ values }, index) => ({ values, sequence: index + 1 }));
  }
  return items.toSorted((a, b) => a.sequence - b.sequence);
}

function sequenceOf(text: string | undefined): number {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : 0;
}

function readLine(
  values: Values,
  sequence: number,
  index: number,
  findings: TaxInvoiceFinding[],
): StatedLine {
  const reader = new ValueReader(values, `lines.${index}.`, findings);
  const name = reader.text('name') ?? '';
  const supplyAmount = reader.won('supplyAmount');
  if (name === '' && supplyAmount !== undefined) {
    findings.push({ code: 'tax-invoice.line-name-missing', field: reader.fieldOf('name'), params: {} });
  }
  const optional = {
    purchasedOn: reader.day('purchasedOn'),
    specification: reader.text('specification'),
    quantity: reader.decimal('quantity'),
    unitPrice: reader.decimal('unitPrice'),
    description: reader.text('description'),
  };
  return {
    sequence,
    name,
    ...withoutUndefined(optional),
    supplyAmount,
    taxAmount: reader.won('taxAmount'),
  };
}

function withTax(
  lines: readonly StatedLine[],
  amounts: InvoiceAmounts,
  findings: TaxInvoiceFinding[],
): TaxInvoiceLine[] {
  const supplies = lines.map(({ supplyAmount }, index) => {
    if (supplyAmount !== undefined) return supplyAmount;
    findings.push({
      code: 'tax-invoice.line-amount-missing',
      field: `lines.${index}.supplyAmount`,
      params: {},
    });
    return 0n;
  });
  const taxes = taxesOf(lines, supplies, amounts.taxAmount, findings);
  return lines.map((line, index) => ({
    ...line,
    supplyAmount: supplies[index] ?? 0n,
    taxAmount: taxes[index] ?? 0n,
  }));
}

function taxesOf(
  lines: readonly StatedLine[],
  supplies: readonly Won[],
  taxAmount: Won,
  findings: TaxInvoiceFinding[],
): Won[] {
  const stated = lines.map(({ taxAmount: tax }) => tax);
  if (taxAmount === 0n || stated.some((tax) => tax !== undefined)) return stated.map((tax) => tax ?? 0n);
  findings.push({ code: 'tax-invoice.line-tax-shared', field: 'lines', params: {} });
  // A discount among the lines bears no tax of its own where none is stated.
  const bearing = supplies.map((supply) => (supply < 0n === taxAmount < 0n ? supply : 0n));
  const shared = bearing.some((supply) => supply !== 0n) ? bearing : supplies;
  return splitWon(
    taxAmount,
    shared.map((supply) => (supply < 0n ? -supply : supply)),
  );
}

function wholeAsOneLine(
  first: StatedLine | undefined,
  { supplyAmount, taxAmount }: InvoiceAmounts,
  findings: TaxInvoiceFinding[],
): TaxInvoiceLine {
  findings.push({ code: 'tax-invoice.lines-without-amounts', field: 'lines', params: {} });
  return { name: '', ...first, sequence: 1, supplyAmount, taxAmount };
}

function mismatch(
  code: 'tax-invoice.line-supply-mismatch' | 'tax-invoice.line-tax-mismatch',
  field: 'supplyAmount' | 'taxAmount',
  sum: Won,
  amounts: InvoiceAmounts,
): never {
  return refuse(code, field, { sum: String(sum), total: String(amounts[field]) });
}

/** Optional properties are absent rather than undefined, so that results compare and print cleanly. */
function withoutUndefined<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  // The type follows from the filter, which Object.fromEntries can't express.
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}
