import type { JSX } from 'preact';
import { FileList } from '../components/documents.js';
import type { InvoiceMarkName } from '../components/invoice-mark.js';
import { Icon } from '../components/icons.js';
import { TaxInvoice } from '../components/tax-invoice.js';
import { componentTexts } from '../components/texts.js';
import { evidenceTexts } from '../components/upload-texts.js';
import { Won } from '../components/won.js';
import { fullDate } from '../format.js';
import { inLocale } from '../texts.js';
import { isClosed } from './asked-parts.js';
import { ClaimPicture } from './claim-picture.js';
import { claimFormTexts } from './claim-form-texts.js';
import type { ClaimFormPageProps, OriginField } from './claim-form-view.js';
import { placesOf } from './claim-marks.js';
import { InvoiceMarkSample } from './invoice-mark-sample.js';

/** The cells whose number stands in the form too: what was read and, if changed since, still says what it was. */
function marksOf({ origins, totals, findings }: ClaimFormPageProps): InvoiceMarkName[] {
  const fromDocument = (field: OriginField): boolean => {
    const kind = origins[field]?.kind;
    return kind === 'tax-invoice' || kind === 'edited';
  };
  const marks: InvoiceMarkName[] = (['supplier', 'documentedOn', 'title'] as const).filter(fromDocument);
  if (totals && origins.amounts?.kind === 'tax-invoice') {
    marks.push('supplyAmount', ...(totals.taxAmount > 0n ? (['taxAmount'] as const) : []));
  }
  if (findings.some(({ cell }) => cell)) marks.push('approvalNumber');
  return marks;
}

/** What the claim was filled from: the invoice drawn, or the documents as tiles with photos shown. */
export function ClaimDocument(props: ClaimFormPageProps): JSX.Element {
  const { frame, draft, invoice, documents, pictures } = props;
  const { locale } = frame;
  const t = inLocale(claimFormTexts, locale);
  const c = inLocale(componentTexts, locale);
  const removable = draft !== undefined && !isClosed(props, 'documents');
  const others = documents.filter(({ id }) => id !== invoice?.document.id);
  return (
    <section class="claim-document" aria-label={t.documents}>
      {invoice && (
        <>
          <div class="document-head">
            <h2>{c.taxInvoice}</h2>
            <p class="meta document-hint">
              <InvoiceMarkSample /> {t.markHint}
            </p>
            <a href={invoice.document.href} data-turbo="false">
              {t.original} {invoice.document.mediaType.includes('xml') ? 'XML' : ''}
            </a>
            {removable && (
              <button
                type="submit"
                form="claim-form"
                name="action"
                value={`remove-evidence:${invoice.document.id}`}
                class="icon-button"
                aria-label={inLocale(evidenceTexts, locale).remove(invoice.document.name)}
              >
                <Icon name="close" />
              </button>
            )}
          </div>
          <p class="invoice-short">
            <strong>{invoice.view.supplier.name}</strong>
            <span>
              {fullDate(invoice.view.issuedOn, locale)} · {t.itemCount(invoice.view.lines.length)}
            </span>
            <span>
              <Won amount={invoice.view.totalAmount} locale={locale} strong /> {t.withTax}
            </span>
          </p>
          <input type="checkbox" class="visually-hidden unfold" id="unfold" />
          <label class="unfold-label" for="unfold">
            {t.unfold}
          </label>
          <div class="unfolded">
            <TaxInvoice invoice={invoice.view} locale={locale} marks={marksOf(props)} />
          </div>
        </>
      )}
      {others.length > 0 && (
        <div class="document-others">
          {!invoice && <h2>{t.documents}</h2>}
          <FileList documents={others} locale={locale} removalForm={removable ? 'claim-form' : undefined} />
        </div>
      )}
      {!invoice &&
        pictures.map((picture) => (
          <ClaimPicture
            key={picture.document.id}
            picture={{ ...picture, marks: placesOf(props, picture) }}
            locale={locale}
          />
        ))}
    </section>
  );
}
