import { parseApprovalNumber } from '../../platform/ids/approval-number.js';
import { parseBusinessNumber } from '../../platform/ids/business-number.js';
import type { Won } from '../../platform/money/won.js';
import type { CollectedInvoice } from './collect-fields.js';
import { type InvoiceAmounts, readLines } from './read-lines.js';
import { ValueReader } from './read-values.js';
import { RefusedInvoice } from './refuse.js';
import type { PartialInvoice, TaxInvoiceLine } from './tax-invoice.js';

/** How many values a claim needs; a file without any of them says nothing. */
const NEEDED = 6;

/** What is whole in a file that stops too early, and what isn't; undefined when nothing of use is. */
export function readPartial(collected: CollectedInvoice): PartialInvoice | undefined {
  const reader = new ValueReader(collected.values, '', []);
  const name = reader.text('supplier.name');
  const businessNumber = reader.orFinding('supplier.businessNumber', parseBusinessNumber);
  const amounts = amountsIn(reader);
  const lines = amounts ? wholeLines(collected, amounts) : [];
  const approvalNumber = reader.orFinding('approvalNumber', parseApprovalNumber);
  const issuedOn = reader.day('issuedOn');
  const missing = [
    ...(approvalNumber === undefined ? ['approvalNumber'] : []),
    ...(issuedOn === undefined ? ['issuedOn'] : []),
    ...(name === undefined ? ['supplier.name'] : []),
    ...(businessNumber === undefined ? ['supplier.businessNumber'] : []),
    ...(amounts ? [] : ['totalAmount']),
    ...(lines.length === 0 ? ['lines'] : []),
  ];
  if (missing.length === NEEDED) return undefined;
  return {
    ...(approvalNumber === undefined ? {} : { approvalNumber }),
    ...(issuedOn === undefined ? {} : { issuedOn }),
    ...amounts,
    supplier: {
      ...(name === undefined ? {} : { name }),
      ...(businessNumber === undefined ? {} : { businessNumber }),
    },
    lines,
    missing,
  };
}

/** All three or none: amounts that can't be added up say nothing. */
function amountsIn(reader: ValueReader): InvoiceAmounts | undefined {
  const won = (field: string): Won | undefined => unlessRefused(() => reader.won(field));
  const supplyAmount = won('supplyAmount');
  const taxAmount = won('taxAmount');
  const totalAmount = won('totalAmount');
  if (supplyAmount === undefined || taxAmount === undefined || totalAmount === undefined) return undefined;
  return supplyAmount + taxAmount === totalAmount ? { supplyAmount, taxAmount, totalAmount } : undefined;
}

/** The lines, when those that came through add up to the whole. */
function wholeLines(collected: CollectedInvoice, amounts: InvoiceAmounts): readonly TaxInvoiceLine[] {
  if (!collected.lines.some((line) => line.has('supplyAmount'))) return [];
  return unlessRefused(() => readLines(collected.lines, amounts, [])) ?? [];
}

function unlessRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RefusedInvoice) return undefined;
    throw error;
  }
}
