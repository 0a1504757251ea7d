import type { InvoiceMarkName } from '../../../templates/components/invoice-mark.js';
import type { PictureMark, PictureView } from '../../../templates/expenses/claim-form-view.js';
import type { Evidence } from '../../evidence/evidence.js';
import { CAN_DRAW_PAGES } from '../../evidence/pdf/can-draw-pages.js';
import type { DocumentReading, ReadingField } from '../../evidence/reading/document-reading.js';
import { documentItem } from './document-views.js';

/** Which field of the claim a place that was read belongs to. */
const MARK_OF: Partial<Record<ReadingField, InvoiceMarkName>> = {
  supplierName: 'supplier',
  documentedOn: 'documentedOn',
  supplyAmount: 'supplyAmount',
  taxAmount: 'taxAmount',
};

/**
 * The pictures of a claim, and the first page of a PDF where values were read on it. Only the first document that was
 * read is marked, because a number stands once on a page. Pure.
 */
export function pictureViews(evidences: readonly Evidence[], drawsPages = CAN_DRAW_PAGES): PictureView[] {
  const first = evidences.find(
    (evidence) =>
      evidence.reading?.state === 'read' && (isPicture(evidence) || (drawsPages && isPdf(evidence))),
  );
  const pictures = evidences.filter((evidence) => isPicture(evidence) || evidence === first);
  return pictures.map((evidence) => ({
    document: documentItem(evidence),
    state: evidence.reading?.state ?? 'failed',
    size: evidence.reading?.pages[0],
    marks: evidence === first && evidence.reading ? marksOf(evidence.reading) : [],
  }));
}

function isPicture({ mediaType }: Evidence): boolean {
  return mediaType.startsWith('image/');
}

function isPdf({ mediaType }: Evidence): boolean {
  return mediaType === 'application/pdf';
}

function marksOf({ fields }: DocumentReading): PictureMark[] {
  const marks: PictureMark[] = [];
  for (const [field, of] of Object.entries(MARK_OF)) {
    const place = fields[field as ReadingField]?.place;
    if (place?.page === 1)
      marks.push({ of, x: place.x, y: place.y, width: place.width, height: place.height });
  }
  return marks;
}
