import type { Text } from '../platform/i18n/locale.js';
import type { SheetMeans } from './sheet-means.js';
import type { SheetValue } from './sheet-values.js';

export const FIELD_FORMATS = ['text', 'digits', 'code', 'won', 'date', 'yes-no'] as const;
export type FieldFormat = (typeof FIELD_FORMATS)[number];

export const PAYMENT_TYPES = ['per-item', 'batch'] as const;
export type PaymentType = (typeof PAYMENT_TYPES)[number];

export const DEADLINE_KINDS = ['payment', 'fiscal-year-end', 'card-bill'] as const;

/** For which claims something is asked; an empty list asks it of all. */
export interface Occasion {
  readonly evidence: readonly string[];
  readonly means: readonly SheetMeans[];
}

/** One field of a national system's form. */
export interface LayoutField {
  readonly code: string;
  readonly name: Text;
  /** Names of what is known, and the words around them; a single name and no words is a value of its own kind. */
  readonly parts: readonly (SheetValue | { readonly words: string })[];
  readonly format: FieldFormat;
  /** Characters; what is longer is cut. */
  readonly limit?: number;
  readonly when: Occasion;
  readonly required: boolean;
  /** Of a field that is answered yes or no: from which amount on it is yes, and how both are written. */
  readonly question?: { readonly atLeast: bigint; readonly yes: string; readonly no: string };
}

export interface LayoutGroup {
  readonly code: string;
  readonly name: Text;
  /** Asked for each line of the claim. */
  readonly lines: boolean;
  readonly when: Occasion;
  readonly fields: readonly LayoutField[];
}

/** How a claim proves itself to the system; without conditions it is what is left. */
export interface EvidenceChoice {
  readonly code: string;
  readonly name: Text;
  readonly means: readonly SheetMeans[];
  readonly documents: readonly string[];
}

/** By when a claim has to be typed in; the first that fits holds. */
export interface DeadlineRule {
  readonly until: (typeof DEADLINE_KINDS)[number];
  readonly days: number;
  /** Day of the month on which the card's bill is taken, where it is known. */
  readonly billDay?: number;
  readonly categories: readonly string[];
  readonly evidence: readonly string[];
  readonly paymentTypes: readonly PaymentType[];
  readonly text: Text;
}

/** What one national system asks for, in its order: read from a file, so that a changed form is a change of data. */
export interface SheetLayout {
  readonly system: string;
  readonly name: Text;
  readonly evidence: readonly EvidenceChoice[];
  readonly accepts: readonly { readonly category: string; readonly evidence: readonly string[] }[];
  readonly paymentTypes: readonly { readonly type: PaymentType; readonly institutions: readonly string[] }[];
  readonly deadlines: readonly DeadlineRule[];
  readonly nearDays: number;
  /** Codes of categories that stand above 비목, such as direct cost; the system doesn't ask for them. */
  readonly aboveCategories: readonly string[];
  readonly groups: readonly LayoutGroup[];
}
