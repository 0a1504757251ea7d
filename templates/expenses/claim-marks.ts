import type { InvoiceMarkName } from '../components/invoice-mark.js';
import type { ClaimFormPageProps, OriginField, PictureMark, PictureView } from './claim-form-view.js';

/** The number of the cell or place a value was read from, where the document beside the form shows it. */
export function markOf(
  { origins, invoice, pictures }: Pick<ClaimFormPageProps, 'origins' | 'invoice' | 'pictures'>,
  field: OriginField,
  mark: InvoiceMarkName,
): InvoiceMarkName | undefined {
  const kind = origins[field]?.kind;
  if (invoice) return kind === 'tax-invoice' || kind === 'edited' ? mark : undefined;
  return kind && pictures.some(({ marks }) => marks.some(({ of }) => of === mark)) ? mark : undefined;
}

const FIELD_OF: Partial<Record<InvoiceMarkName, OriginField>> = {
  supplier: 'supplier',
  documentedOn: 'documentedOn',
  supplyAmount: 'amounts',
  taxAmount: 'amounts',
};

/** The places of a picture whose values stand in the form now, so that every number leads somewhere. */
export function placesOf(
  { origins, totals }: Pick<ClaimFormPageProps, 'origins' | 'totals'>,
  { marks }: PictureView,
): PictureMark[] {
  return marks.filter(({ of }) => {
    const field = FIELD_OF[of];
    const kind = field && origins[field]?.kind;
    if (field !== 'amounts') return kind !== undefined;
    const read = kind === 'photo' || kind === 'pdf' || kind === 'tax-invoice';
    return read && totals !== undefined && (of !== 'taxAmount' || totals.taxAmount > 0n);
  });
}
