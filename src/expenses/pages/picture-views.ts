import type { InvoiceMarkName } from '../../../templates/components/invoice-mark.js';
import type { PictureMark, PictureView } from '../../../templates/expenses/claim-form-view.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { DocumentReading, ReadingField } from '../../evidence/reading/document-reading.js';
import { documentItem } from './document-views.js';

/** Which field of the claim a place that was read belongs to. */
const MARK_OF: Partial<Record<ReadingField, InvoiceMarkName>> = {
  supplierName: 'supplier',
  documentedOn: 'documentedOn',
  supplyAmount: 'supplyAmount',
  taxAmount: 'taxAmount',
};

/** The pictures of a claim; only the first that was read is marked, because a number stands once on a page. Pure. */
export function pictureViews(evidences: readonly Evidence[]): PictureView[] {
  const pictures = evidences.filter(({ mediaType }) => mediaType.startsWith('image/'));
  const first = pictures.find(({ reading }) => reading?.state === 'read');
  return pictures.map((evidence) => ({
    document: documentItem(evidence),
    state: evidence.reading?.state ?? 'failed',
    size: evidence.reading?.pages[0],
    marks: evidence === first && evidence.reading ? marksOf(evidence.reading) : [],
  }));
}

function marksOf({ fields }: DocumentReading): PictureMark[] {
  const marks: PictureMark[] = [];
  for (const [field, of] of Object.entries(MARK_OF)) {
    const place = fields[field as ReadingField]?.place;
    if (place) marks.push({ of, x: place.x, y: place.y, width: place.width, height: place.height });
  }
  return marks;
}
