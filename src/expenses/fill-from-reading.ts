import { readableText } from '../platform/web/readable-text.js';
import { v7 as uuidv7 } from 'uuid';
import type { DocumentReading, DocumentType } from '../evidence/reading/document-reading.js';
import { lineAmounts, totalsOf, vatTreatmentOf } from './amounts.js';
import type { Expense, ExpenseLine, Origin, OriginField, VatRecovery } from './expense.js';

/** What the one line of a claim is called whose document names no goods. */
const DOCUMENT_NAMES: Readonly<Record<DocumentType, string>> = {
  'tax-invoice': '세금계산서',
  receipt: '영수증',
  'card-slip': '카드 매출전표',
  statement: '거래명세서',
  unknown: '영수증',
};

/**
 * The claim with what was read put into fields that are still empty, each marked with its origin; what somebody gave
 * stays. The same claim when there is nothing to put in. Pure.
 */
export function fillFromReading(expense: Expense, reading: DocumentReading, recovery: VatRecovery): Expense {
  const origin = originOf(reading);
  const parts = [
    supplierFrom(expense, reading),
    dayFrom(expense, reading),
    titleFrom(expense, reading),
    amountsFrom(expense, reading, recovery),
  ].filter((part) => part !== undefined);
  const approvalNumber = expense.approvalNumber ?? reading.fields.approvalNumber?.value;
  if (parts.length === 0 && approvalNumber === expense.approvalNumber) return expense;
  return {
    ...expense,
    ...Object.assign({}, ...parts.map(({ values }) => values)),
    approvalNumber,
    origins: { ...expense.origins, ...Object.fromEntries(parts.map(({ field }) => [field, origin])) },
  };
}

export function originOf({ kind }: DocumentReading): Origin {
  return kind;
}

interface Part {
  readonly field: OriginField;
  readonly values: Partial<Expense>;
}

/** Name and number go together: a number under another's name would be worse than none. */
function supplierFrom(expense: Expense, { fields }: DocumentReading): Part | undefined {
  if (expense.supplierName !== '' || expense.supplierBusinessNumber !== undefined) return undefined;
  const { supplierName, businessNumber } = fields;
  if (!supplierName && !businessNumber) return undefined;
  return {
    field: 'supplier',
    values: {
      supplierName: readableText(supplierName?.value ?? ''),
      supplierBusinessNumber: businessNumber?.value,
    },
  };
}

function dayFrom(expense: Expense, { fields }: DocumentReading): Part | undefined {
  if (expense.documentedOn !== undefined || !fields.documentedOn) return undefined;
  return { field: 'documentedOn', values: { documentedOn: fields.documentedOn.value } };
}

function titleFrom(expense: Expense, { fields, documentType }: DocumentReading): Part | undefined {
  if (expense.title !== '' || !fields.supplierName) return undefined;
  return {
    field: 'title',
    values: { title: readableText(`${fields.supplierName.value} ${DOCUMENT_NAMES[documentType]}`) },
  };
}

/** One line, where supply and tax are both known and nothing was entered. */
function amountsFrom(expense: Expense, reading: DocumentReading, recovery: VatRecovery): Part | undefined {
  const { supplyAmount, taxAmount, documentedOn } = reading.fields;
  if (expense.lines.length > 0 || !supplyAmount || !taxAmount || supplyAmount.value <= 0n) return undefined;
  const vatTreatment = vatTreatmentOf(recovery);
  const line: ExpenseLine = {
    id: uuidv7(),
    name: DOCUMENT_NAMES[reading.documentType],
    purchasedOn: documentedOn?.value,
    vatTreatment,
    supplyAmount: supplyAmount.value,
    taxAmount: taxAmount.value,
    ...lineAmounts(supplyAmount.value, taxAmount.value, vatTreatment),
  };
  return { field: 'amounts', values: { lines: [line], ...totalsOf([line]) } };
}
