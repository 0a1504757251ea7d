import type { KstDate } from '../../platform/clock/kst-date.js';
import type { ApprovalNumber } from '../../platform/ids/approval-number.js';
import type { BusinessNumber } from '../../platform/ids/business-number.js';
import { APPROVAL_READER, DATE_READER, type Candidate } from './candidates.js';
import {
  LEAST_CONFIDENCE,
  READING_FIELDS,
  type DocumentReading,
  type DocumentType,
  type ReadingFields,
  type ReadValue,
} from './document-reading.js';
import { allValues, labelledLines, textOf, valuesOf, type LabelledLine } from './labelled.js';
import { readAmounts } from './read-amounts.js';
import { readAllNumbers, readBusinessNumberOf, readSupplierName } from './read-parties.js';
import type { TextPage } from './text-page.js';

export interface ParsedDocument {
  readonly documentType: DocumentType;
  readonly fields: ReadingFields;
  readonly businessNumbers: readonly BusinessNumber[];
}

/** Reads a document's values from its words and where they stand. Pure; what isn't sure is left out. */
export function parseFields(pages: readonly TextPage[], least = LEAST_CONFIDENCE): ParsedDocument {
  const lines = labelledLines(pages);
  const documentType = typeOf(textOf(lines));
  const fields: ReadingFields = {
    supplierName: readSupplierName(lines, documentType),
    businessNumber: readBusinessNumberOf(lines, documentType),
    documentedOn: readDay(lines),
    approvalNumber: readApprovalNumber(lines),
    ...readAmounts(lines),
  };
  return { documentType, fields: sureOnly(fields, least), businessNumbers: readAllNumbers(lines) };
}

/** A document without a value worth showing wasn't read. */
export function stateOf({ fields }: ParsedDocument): DocumentReading['state'] {
  return Object.keys(fields).length > 0 ? 'read' : 'failed';
}

function sureOnly(fields: ReadingFields, least: number): ReadingFields {
  return Object.fromEntries(
    READING_FIELDS.flatMap((name) => {
      const value = fields[name];
      return value && value.confidence >= least ? [[name, value]] : [];
    }),
  );
}

function typeOf(text: string): DocumentType {
  const joined = text.replaceAll(/[\s]/g, '');
  if (/세금계산서|전자계산서/.test(joined)) return 'tax-invoice';
  if (/매출전표|카드전표|카드매출|신용승인|승인번호/.test(joined)) return 'card-slip';
  if (/거래명세/.test(joined)) return 'statement';
  return /영수증|합계|RECEIPT/i.test(joined) ? 'receipt' : 'unknown';
}

/** The day by its label; else the only day in the document. */
function readDay(lines: readonly LabelledLine[]): ReadValue<KstDate> | undefined {
  const labelled = valuesOf(lines, 'date', DATE_READER);
  const first = labelled[0];
  if (first) {
    const agreeing = labelled.filter(({ value }) => value === first.value);
    const confidence = Math.max(...agreeing.map((each) => each.confidence));
    // Two labelled days that differ: the one a document begins with is its own.
    return { value: first.value, confidence, place: first.place };
  }
  const other = new Set(valuesOf(lines, 'otherDate', DATE_READER).map(({ value }) => value));
  const days = allValues(lines, DATE_READER)
    .map(({ candidate }) => candidate)
    .filter(({ value }) => !other.has(value));
  return only(days);
}

function readApprovalNumber(lines: readonly LabelledLine[]): ReadValue<ApprovalNumber> | undefined {
  return only(valuesOf(lines, 'approval', APPROVAL_READER));
}

/** The one value that all candidates agree on. */
function only<T>(candidates: readonly Candidate<T>[]): ReadValue<T> | undefined {
  const [first] = candidates;
  if (!first || candidates.some(({ value }) => value !== first.value)) return undefined;
  const best = candidates.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  return { value: best.value, confidence: best.confidence, place: best.place };
}
