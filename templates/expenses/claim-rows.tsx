import type { ComponentChildren, JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { InvoiceMark, type InvoiceMarkName } from '../components/invoice-mark.js';
import { inLocale } from '../texts.js';
import { QuestionedNote, type Asked } from './asked-parts.js';
import { claimFormTexts } from './claim-form-texts.js';
import type { FieldOrigin } from './claim-form-view.js';

export interface OriginNoteProps {
  origin: FieldOrigin;
  /** The cell of the document, where there is one. */
  mark?: InvoiceMarkName;
  locale: Locale;
}

/** Where a value came from, so that nobody wonders who filled it in. */
export function OriginNote({ origin, mark, locale }: OriginNoteProps): JSX.Element {
  const t = inLocale(claimFormTexts, locale);
  const words = {
    'tax-invoice': () => t['origin-tax-invoice'],
    edited: () => (origin.kind === 'edited' ? t['origin-edited'](origin.readValue) : ''),
    'last-approved': () =>
      origin.kind === 'last-approved' ? t['origin-last-approved'](origin.claimNumber ?? '') : '',
    similar: () => t['origin-similar'],
    'known-supplier': () => t['origin-known-supplier'],
    'only-choice': () => t['origin-only-choice'],
    pdf: () => t['origin-pdf'],
    photo: () => t['origin-photo'],
    recurring: () => t['origin-recurring'],
    contract: () => t['origin-contract'],
    import: () => t['origin-import'],
    'card-statement': () => t['origin-card-statement'],
    'card-total': () => t['origin-card-total'],
    'card-slip': () => t['origin-card-slip'],
    'card-use': () => t['origin-card-use'],
    'by-hand': () => t['origin-by-hand'],
    'not-told': () => t['origin-not-told'],
  }[origin.kind];
  return (
    <span class={`origin is-${origin.kind}`}>
      {mark && <InvoiceMark of={mark} locale={locale} on="form" />}
      <span>{words()}</span>
    </span>
  );
}

export interface ClaimRowProps {
  label: string;
  locale: Locale;
  origin?: FieldOrigin;
  mark?: InvoiceMarkName;
  /** What was read, as text; without an origin the controls stand open instead. */
  text?: ComponentChildren;
  /** Said beside the field while nothing was read into it. */
  hint?: string;
  /** Open even though it was read: something in it has to be put right. */
  open?: boolean;
  /** How it stands in a claim that came back. */
  asked?: Asked;
  /** What rules say of it. */
  beside?: ComponentChildren;
  /** The controls that hold the value. */
  children: ComponentChildren;
}

/** One row of the claim: label, value, where it came from. What was read reads as text and opens to be changed. */
export function ClaimRow({
  label,
  locale,
  origin,
  mark,
  text,
  hint,
  open,
  asked,
  beside,
  children,
}: ClaimRowProps): JSX.Element {
  const t = inLocale(claimFormTexts, locale);
  if (asked?.state === 'closed') {
    return (
      <div class="claim-row is-closed">
        <div class="claim-label">{label}</div>
        <div class="claim-value">
          <span class="claim-text">{text}</span>
          {/* Sent along as they are: what isn't sent would count as emptied. */}
          <div hidden>{children}</div>
          {beside}
        </div>
        <div class="claim-origin">{origin && <OriginNote origin={origin} mark={mark} locale={locale} />}</div>
      </div>
    );
  }
  const folds = origin !== undefined && text !== undefined;
  const questioned = asked && <QuestionedNote asked={asked} locale={locale} />;
  return (
    <div class={`claim-row${folds ? '' : ' is-typed'}${asked ? ' is-questioned' : ''}`}>
      <div class="claim-label" aria-hidden={folds ? undefined : 'true'}>
        {label}
      </div>
      {folds ? (
        <div class="claim-value">
          <span class="claim-text">{text}</span>
          {questioned}
          <details class="claim-change" open={open || asked !== undefined}>
            <summary>
              <span aria-hidden="true">{t.change}</span>
              <span class="visually-hidden">{t.changeOf(label)}</span>
            </summary>
            <div class="claim-controls">{children}</div>
          </details>
          {beside}
        </div>
      ) : (
        <div class="claim-value claim-controls">
          {questioned}
          {children}
          {beside}
        </div>
      )}
      <div class="claim-origin">
        {origin ? (
          <OriginNote origin={origin} mark={mark} locale={locale} />
        ) : (
          hint && <p class="meta">{hint}</p>
        )}
      </div>
    </div>
  );
}
