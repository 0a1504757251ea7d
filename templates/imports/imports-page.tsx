import type { JSX } from 'preact';
import { Badge, type BadgeTone } from '../components/badge.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { errorOf } from '../components/form-error.js';
import { Breadcrumbs, EmptyState, PageHead, Pager, Section } from '../components/page-parts.js';
import { dateTime } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { layoutTexts } from '../layouts/texts.js';
import { inLocale } from '../texts.js';
import type { ImportsPageProps, ImportState } from './imports-view.js';
import { importTexts } from './texts.js';

const TONES: Record<ImportState, BadgeTone> = {
  uploaded: 'warning',
  previewed: 'information',
  running: 'primary',
  done: 'success',
  cancelled: 'gray',
  undoing: 'primary',
  undone: 'gray',
  failed: 'danger',
};

export function ImportStateBadge({
  state,
  locale,
}: {
  state: ImportState;
  locale: ImportsPageProps['frame']['locale'];
}): JSX.Element {
  return <Badge tone={TONES[state]}>{inLocale(importTexts, locale)[`state-${state}`]}</Badge>;
}

/** 표에서 가져오기: a sheet to upload, and those uploaded before. */
export function ImportsPage(props: ImportsPageProps): JSX.Element {
  const { frame, rows, paging, errors } = props;
  const { locale } = frame;
  const t = inLocale(importTexts, locale);
  const l = inLocale(layoutTexts, locale);
  return (
    <PageLayout frame={frame} title={t.title} current="expenses" name="imports" styles={['imports']}>
      <Breadcrumbs crumbs={[{ href: '/expenses', text: l.expenses }, { text: t.title }]} locale={locale} />
      <PageHead title={t.title} />
      <ErrorSummary errors={errors} locale={locale} />
      <UploadForm {...props} />
      <Section title={t.earlier}>
        {rows.length > 0 ? (
          <>
            <SheetTable {...props} />
            <div class="list-foot">
              <Pager paging={paging} locale={locale} />
            </div>
          </>
        ) : (
          <EmptyState title={t.emptyTitle}>
            <p>{t.emptyLead}</p>
          </EmptyState>
        )}
      </Section>
    </PageLayout>
  );
}

function UploadForm({ frame, errors, maxMegabytes, mostRows }: ImportsPageProps): JSX.Element {
  const t = inLocale(importTexts, frame.locale);
  const error = errorOf(errors, 'file');
  return (
    <section class="import-upload">
      <p>{t.lead}</p>
      <form
        method="post"
        action="/imports"
        encType="multipart/form-data"
        class="import-file"
        data-turbo="false"
      >
        <div class={error ? 'field has-error' : 'field'}>
          <label for="file">{t.chooseLabel}</label>
          <p class="hint" id="file-hint">
            {t.limits(maxMegabytes, mostRows)}
          </p>
          <input
            id="file"
            type="file"
            name="file"
            class="input"
            accept=".xlsx,.csv,.tsv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            required
            aria-invalid={error ? 'true' : undefined}
            aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
          />
          {error && (
            <p class="field-error" id="file-error">
              {error}
            </p>
          )}
        </div>
        <Button variant="primary" size="large" icon="upload">
          {t.upload}
        </Button>
      </form>
      <p class="meta">{t.safe}</p>
    </section>
  );
}

function SheetTable({ frame, rows }: ImportsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(importTexts, locale);
  return (
    <table class="table is-stacking">
      <caption class="visually-hidden">{t.earlier}</caption>
      <thead>
        <tr>
          <th scope="col">{t.file}</th>
          <th scope="col">{t.uploadedAt}</th>
          <th scope="col" class="number">
            {t.rowCount}
          </th>
          <th scope="col">{t.state}</th>
          <th scope="col">{t.result}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.href}>
            <td class="is-main">
              <a class="row-link" href={row.href}>
                {row.fileName}
              </a>
              {row.createdByName && <span class="meta row-note">{t.uploadedBy(row.createdByName)}</span>}
            </td>
            <td class="figures" data-label={t.uploadedAt}>
              {dateTime(row.createdAt)}
            </td>
            <td class="number figures" data-label={t.rowCount}>
              {row.rowCount.toLocaleString('en')}
            </td>
            <td data-label={t.state}>
              <ImportStateBadge state={row.state} locale={locale} />
            </td>
            <td data-label={t.result}>
              {row.counts.imported + row.counts.refused + row.counts.skipped > 0
                ? t.counts(row.counts.imported, row.counts.refused, row.counts.skipped)
                : '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
