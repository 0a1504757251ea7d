import type {
  ClaimFormPageProps,
  FieldOrigin,
  OriginField,
} from '../../../templates/expenses/claim-form-view.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { DocumentReading } from '../../evidence/reading/document-reading.js';
import type { TaxInvoice } from '../../evidence/tax-invoice/tax-invoice.js';
import { formatWon } from '../../platform/money/won.js';
import type { Expense, Origin } from '../expense.js';
import { titleOf } from '../fill-from-invoice.js';

type Origins = ClaimFormPageProps['origins'];

/** Where each value came from; one that was read and then changed keeps what was read. Pure. */
export function originsOf(
  expense: Expense,
  invoice: TaxInvoice | undefined,
  evidences: readonly Evidence[],
  lastApprovedNumber?: string,
): Origins {
  return {
    ...(invoice ? {} : readOrigins(expense, evidences)),
    ...keptOrigins(expense),
    ...ownOrigins(expense, lastApprovedNumber),
    ...(invoice && invoiceOrigins(expense, invoice)),
  };
}

/** What the product put in by itself. */
function ownOrigins({ origins: { target, supplier } }: Expense, claimNumber: string | undefined): Origins {
  return {
    ...(target === 'last-approved' ? { target: { kind: target, claimNumber } } : {}),
    ...(target === 'only-choice' || target === 'similar' ? { target: { kind: target } } : {}),
    ...(supplier === 'known-supplier' ? { supplier: { kind: supplier } } : {}),
  };
}

/** Of a row of an imported sheet, of a card statement, of a schedule, or of a contract. */
const KEPT = new Set(['import', 'card-statement', 'card-total', 'recurring', 'contract'] as const);
type Kept = typeof KEPT extends Set<infer Kind> ? Kind : never;

function isKept(origin: Origin | undefined): origin is Kept {
  return KEPT.has(origin as Kept);
}

function keptOrigins(expense: Expense): Origins {
  const origins: Partial<Record<OriginField, FieldOrigin>> = {};
  for (const field of ['supplier', 'documentedOn', 'title', 'amounts', 'target'] as const) {
    const kind = expense.origins[field];
    if (isKept(kind)) origins[field] = { kind };
  }
  return origins;
}

/** A value that came from a PDF or a picture and was changed since says what had been read. */
function readOrigins(expense: Expense, evidences: readonly Evidence[]): Origins {
  const origins: Partial<Record<OriginField, FieldOrigin>> = {};
  const readings = evidences.flatMap(({ reading }) => (reading?.state === 'read' ? [reading] : []));
  for (const field of ['supplier', 'documentedOn', 'title', 'amounts'] as const) {
    const kind = expense.origins[field];
    const readValue = firstRead(readings, field);
    if (kind === 'pdf' || kind === 'photo' || kind === 'tax-invoice') origins[field] = { kind };
    else if (readValue !== undefined && kind === undefined && isFilled(expense, field))
      origins[field] = { kind: 'edited', readValue };
  }
  return origins;
}

function firstRead(
  readings: readonly DocumentReading[],
  field: 'supplier' | 'documentedOn' | 'title' | 'amounts',
): string | undefined {
  for (const { fields } of readings) {
    const found = {
      supplier: fields.supplierName?.value,
      documentedOn: fields.documentedOn?.value,
      title: undefined,
      amounts: fields.supplyAmount && formatWon(fields.supplyAmount.value),
    }[field];
    if (found !== undefined) return found;
  }
  return undefined;
}

function isFilled(expense: Expense, field: 'supplier' | 'documentedOn' | 'title' | 'amounts'): boolean {
  return {
    supplier: expense.supplierName !== '',
    documentedOn: expense.documentedOn !== undefined,
    title: expense.title !== '',
    amounts: expense.lines.length > 0,
  }[field];
}

function invoiceOrigins(expense: Expense, invoice: TaxInvoice): Origins {
  const sameSupplier =
    expense.supplierName === invoice.supplier.name &&
    expense.supplierBusinessNumber === invoice.supplier.businessNumber;
  const title = titleOf(invoice);
  const sameAmounts =
    expense.supplyAmount === invoice.supplyAmount && expense.taxAmount === invoice.taxAmount;
  const read = (same: boolean, readValue: string): FieldOrigin =>
    same ? { kind: 'tax-invoice' } : { kind: 'edited', readValue };
  return {
    supplier: read(sameSupplier, invoice.supplier.name),
    documentedOn: read(expense.documentedOn === invoice.issuedOn, invoice.issuedOn),
    title: read(expense.title === title, title),
    amounts: read(sameAmounts, formatWon(invoice.supplyAmount)),
  };
}
