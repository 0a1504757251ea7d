import type { Locale, Text } from '../../platform/i18n/locale.js';
import type { DocumentReading, ReadingFields, ReadValue } from '../reading/document-reading.js';
import { fieldLabel } from './tax-invoice.fields.js';
import type { PartialInvoice } from './tax-invoice.js';

/** Each value is whole as it was written, but nothing vouches for a file that stops too early. */
const CONFIDENCE = 90;

/** What could be read of a truncated invoice, as proposals for a claim. */
export function readingOfPartial(partial: PartialInvoice): DocumentReading {
  const { approvalNumber, issuedOn, supplyAmount, taxAmount, totalAmount, supplier, lines } = partial;
  const found = {
    supplierName: supplier.name,
    businessNumber: supplier.businessNumber,
    documentedOn: issuedOn,
    supplyAmount,
    taxAmount,
    totalAmount,
    approvalNumber,
  };
  const fields = Object.fromEntries(
    Object.entries(found).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, { value, confidence: CONFIDENCE } satisfies ReadValue<unknown>]],
    ),
    // The names and types of the values are those of `found`, which Object.fromEntries forgets.
  ) as ReadingFields;
  return {
    kind: 'tax-invoice',
    state: 'read',
    documentType: 'tax-invoice',
    fields,
    lines: lines.map(({ name, supplyAmount: supply, taxAmount: tax }) => ({
      name,
      supplyAmount: supply,
      taxAmount: tax,
    })),
    pages: [],
  };
}

/** Says that the file stops too early, and which values aren't there. */
export function truncatedText({ missing }: PartialInvoice): Text {
  const names = (locale: Locale): string => missing.map((field) => fieldLabel(field)[locale]).join(', ');
  if (missing.length === 0) {
    return {
      ko: '파일이 중간에서 끊겨 서명을 확인할 수 없습니다. 끝까지 내려받은 뒤 다시 올려 주세요.',
      en: 'The file ends in the middle, so its signature can’t be checked. Download it completely and upload it again.',
    };
  }
  return {
    ko: `파일이 중간에서 끊겨 읽은 값만 채웠습니다. 읽지 못한 값: ${names('ko')}. 끝까지 내려받은 뒤 다시 올려 주세요.`,
    en: `The file ends in the middle and only what was whole was read. Not read: ${names('en')}. Download it completely and upload it again.`,
  };
}
