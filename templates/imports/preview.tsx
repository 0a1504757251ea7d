import type { JSX } from 'preact';
import { Badge, type BadgeTone } from '../components/badge.js';
import { Button, LinkButton } from '../components/button.js';
import { Section } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { inLocale } from '../texts.js';
import { Problems } from './problems.js';
import type { ImportPageProps, PreviewRowView, PreviewView } from './imports-view.js';
import { importTexts } from './texts.js';

const TONES: Record<PreviewRowView['outcome'], BadgeTone> = {
  good: 'success',
  refused: 'danger',
  skipped: 'gray',
};

/** What the first rows would become, before anything goes in. */
export function Preview(props: ImportPageProps & { preview: PreviewView }): JSX.Element {
  const { frame, id, preview, rowCount, mayStart, mayMap } = props;
  const { locale } = frame;
  const t = inLocale(importTexts, locale);
  const { checkedCount, goodCount, refusedCount, skippedCount } = preview;
  const part = checkedCount < rowCount ? `${t.previewPart(checkedCount)} ` : '';
  return (
    <Section title={t.previewTitle}>
      <p class="preview-lead">
        {part}
        <strong>{t.previewAll(goodCount, refusedCount, skippedCount)}</strong>
      </p>
      <div class="import-acts">
        {mayStart && (
          <form method="post" action={`/imports/${id}/start`}>
            <Button variant="primary" size="large">
              {t.start}
            </Button>
          </form>
        )}
        {mayMap && (
          <LinkButton href={`/imports/${id}?columns=change`} variant="tertiary">
            {t.changeColumns}
          </LinkButton>
        )}
        {mayStart && <span class="meta">{t.startLead}</span>}
      </div>
      <PreviewTable {...props} />
    </Section>
  );
}

function PreviewTable({ frame, preview }: ImportPageProps & { preview: PreviewView }): JSX.Element {
  const { locale } = frame;
  const t = inLocale(importTexts, locale);
  return (
    <table class="table is-stacking preview-table">
      <caption class="visually-hidden">{t.previewTitle}</caption>
      <thead>
        <tr>
          <th scope="col" class="cell-row">
            {t.row}
          </th>
          <th scope="col">{t.documentedOn}</th>
          <th scope="col">{t.supplier}</th>
          <th scope="col">{t.what}</th>
          <th scope="col" class="number">
            {t.supply}
          </th>
          <th scope="col" class="number">
            {t.tax}
          </th>
          <th scope="col">{t.category}</th>
          <th scope="col">{t.result}</th>
        </tr>
      </thead>
      <tbody>
        {preview.rows.map((row) => (
          <tr key={row.rowNumber}>
            <td class="figures cell-row" data-label={t.row}>
              {row.rowNumber.toLocaleString('en')}
            </td>
            <td class="cell-date" data-label={t.documentedOn}>
              {row.documentedOn || '–'}
            </td>
            <td data-label={t.supplier}>{row.supplierName || '–'}</td>
            <td data-label={t.what}>{row.title || '–'}</td>
            <td class="number" data-label={t.supply}>
              {row.supplyAmount === undefined ? '–' : <Won amount={row.supplyAmount} locale={locale} />}
            </td>
            <td class="number" data-label={t.tax}>
              {row.taxAmount === undefined ? '–' : <Won amount={row.taxAmount} locale={locale} />}
            </td>
            <td data-label={t.category}>{row.category || '–'}</td>
            <td class="cell-result">
              <Badge tone={TONES[row.outcome]}>{t[`outcome-${row.outcome}`]}</Badge>
              {row.problems.length > 0 && (
                <Problems problems={row.problems} isNote={row.outcome === 'skipped'} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
