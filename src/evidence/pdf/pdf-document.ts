import type { DocumentReading } from '../reading/document-reading.js';
import type { TextPage } from '../reading/text-page.js';

/** Why a PDF isn't taken. */
export type PdfRefusal = 'damaged' | 'password' | 'active' | 'attachments' | 'too-many-pages' | 'too-heavy';

/** What the worker found: the words of the first pages and what they say, or why it won't. */
export type PdfOutcome =
  | {
      readonly ok: true;
      readonly pages: readonly TextPage[];
      readonly pageCount: number;
      readonly reading: DocumentReading;
    }
  | { readonly ok: false; readonly reason: PdfRefusal };

/** Pages beyond these aren't read: values stand on the first ones. */
export const PAGES_READ = 5;
/** More pages than any document of one purchase has. */
export const MAX_PAGES = 500;
/** Words beyond these on one page are a flood. */
export const MAX_WORDS = 20_000;
