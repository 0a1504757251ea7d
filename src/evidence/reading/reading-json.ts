import type { DocumentReading } from './document-reading.js';

const AMOUNT_FIELDS = new Set(['supplyAmount', 'taxAmount', 'totalAmount']);

/** A reading as JSON for the database and the API: won as decimal strings. */
export function readingToJson(reading: DocumentReading): string {
  return JSON.stringify(reading, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

/** The readings of PDFs and pictures say their kind; those of tax invoices, the first to be stored, have none. */
export function isDocumentReading(json: object): boolean {
  return 'kind' in json && 'state' in json && 'fields' in json;
}

/** The reading as `readingToJson` stored it; the column is written by nothing else. */
export function readingFromJson(json: object): DocumentReading {
  const revived: unknown = JSON.parse(JSON.stringify(json), (key, value: unknown) => {
    if (!AMOUNT_FIELDS.has(key)) return value;
    if (typeof value === 'string') return BigInt(value);
    return isReadAmount(value) ? { ...value, value: BigInt(value.value) } : value;
  });
  return revived as DocumentReading;
}

function isReadAmount(value: unknown): value is { value: string } {
  return typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'string';
}
