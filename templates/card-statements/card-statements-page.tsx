import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { errorOf } from '../components/form-error.js';
import { Breadcrumbs, EmptyState, PageHead, Pager, Section } from '../components/page-parts.js';
import { Won } from '../components/won.js';
import { dateTime } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { layoutTexts } from '../layouts/texts.js';
import { inLocale } from '../texts.js';
import type { CardStatementsPageProps } from './card-statements-view.js';
import { cardTexts } from './texts.js';

/** 카드 내역: a statement to upload, and those uploaded before. */
export function CardStatementsPage(props: CardStatementsPageProps): JSX.Element {
  const { frame, mayTake, rows, paging, errors } = props;
  const { locale } = frame;
  const t = inLocale(cardTexts, locale);
  const l = inLocale(layoutTexts, locale);
  return (
    <PageLayout frame={frame} title={t.title} current="expenses" name="card-statements" styles={['imports']}>
      <Breadcrumbs crumbs={[{ href: '/expenses', text: l.expenses }, { text: t.title }]} locale={locale} />
      <PageHead title={t.title} actions={<LinkButton href="/card-statements/vat">{t.vat}</LinkButton>} />
      <ErrorSummary errors={errors} locale={locale} />
      {mayTake && <UploadForm {...props} />}
      <Section title={t.earlier}>
        {rows.length > 0 ? (
          <>
            <StatementTable {...props} />
            <div class="list-foot">
              <Pager paging={paging} locale={locale} />
            </div>
          </>
        ) : (
          <EmptyState title={t.emptyTitle}>
            <p>{mayTake ? t.emptyLead : t.emptyOffice}</p>
          </EmptyState>
        )}
      </Section>
    </PageLayout>
  );
}

function UploadForm({ frame, errors, maxMegabytes, mostRows }: CardStatementsPageProps): JSX.Element {
  const t = inLocale(cardTexts, frame.locale);
  const error = errorOf(errors, 'file');
  return (
    <section class="import-upload">
      <p>{t.lead}</p>
      <form
        method="post"
        action="/card-statements"
        encType="multipart/form-data"
        class="import-file"
        data-turbo="false"
      >
        <div class={error ? 'field has-error' : 'field'}>
          <label for="file">{t.choose}</label>
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
    </section>
  );
}

function StatementTable({ frame, rows }: CardStatementsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(cardTexts, locale);
  return (
    <table class="table is-stacking">
      <caption class="visually-hidden">{t.earlier}</caption>
      <thead>
        <tr>
          <th scope="col">{t.file}</th>
          <th scope="col">{t.taken}</th>
          <th scope="col" class="number">
            {t.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.href}>
            <td class="is-main">
              <a href={row.href}>{row.fileName}</a>
              <span class="meta row-note">
                {dateTime(row.createdAt)} · {row.createdByName}
              </span>
            </td>
            <td data-label={t.taken}>{t.about(row.takenCount, row.knownCount)}</td>
            <td class="number" data-label={t.amount}>
              <Won amount={row.amount} locale={locale} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
