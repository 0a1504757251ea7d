import type { KstDate } from '../../platform/clock/kst-date.js';
import type { ApprovalNumber } from '../../platform/ids/approval-number.js';
import type { BusinessNumber } from '../../platform/ids/business-number.js';
import type { Won } from '../../platform/money/won.js';

/** Where on a document a value was found: page from 1, the rest in percent of that page's width and height. */
export interface ReadingPlace {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A value as it was read. What the reader isn't sure enough of is left out, never guessed. */
export interface ReadValue<T> {
  readonly value: T;
  /** Whole percent, 0 to 100. */
  readonly confidence: number;
  readonly place?: ReadingPlace;
}

export interface ReadingFields {
  readonly supplierName?: ReadValue<string>;
  /** Ten digits with a right check digit. */
  readonly businessNumber?: ReadValue<BusinessNumber>;
  readonly documentedOn?: ReadValue<KstDate>;
  /** Where all three amounts are there, supply and tax add up to the total. */
  readonly supplyAmount?: ReadValue<Won>;
  readonly taxAmount?: ReadValue<Won>;
  readonly totalAmount?: ReadValue<Won>;
  /** Of a tax invoice the 24 characters, of a card slip its 6 to 10 digits. */
  readonly approvalNumber?: ReadValue<ApprovalNumber>;
}
export type ReadingField = keyof ReadingFields;

export const READING_FIELDS: readonly ReadingField[] = [
  'supplierName',
  'businessNumber',
  'documentedOn',
  'supplyAmount',
  'taxAmount',
  'totalAmount',
  'approvalNumber',
];

/** What was bought, where the rows of the document add up to its total. */
export interface ReadingLine {
  readonly name: string;
  readonly supplyAmount: Won;
  readonly taxAmount: Won;
}

/** What the document calls itself. */
export type DocumentType = 'tax-invoice' | 'receipt' | 'card-slip' | 'statement' | 'unknown';

/** Of a page shown beside its values: `width` and `height` in points (PDF) or pixels (picture, turned upright). */
export interface ReadingPage {
  readonly width: number;
  readonly height: number;
}

/** What was read of a document that isn't a whole electronic tax invoice. */
export interface DocumentReading {
  /** `tax-invoice`: an electronic one whose file stops too early. */
  readonly kind: 'pdf' | 'photo' | 'tax-invoice';
  /** `waiting`: the reader hasn't got to it; `failed`: it gave up, and a person types the values. */
  readonly state: 'waiting' | 'read' | 'failed';
  readonly documentType: DocumentType;
  readonly fields: ReadingFields;
  /** Every business number on it, the buyer's too; missing in what was read before they were kept. */
  readonly businessNumbers?: readonly BusinessNumber[];
  readonly lines: readonly ReadingLine[];
  readonly pages: readonly ReadingPage[];
  /** Of a picture: clockwise degrees by which it was turned upright. */
  readonly turned?: 0 | 90 | 180 | 270;
}

/** A value below this many percent is left empty. */
export const LEAST_CONFIDENCE = 60;

/** A reading that says nothing yet, or nothing at all. */
export function emptyReading(
  kind: DocumentReading['kind'],
  state: DocumentReading['state'],
): DocumentReading {
  return { kind, state, documentType: 'unknown', fields: {}, lines: [], pages: [] };
}
