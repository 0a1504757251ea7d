import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Breadcrumbs, Confirm, PageHead, Section } from '../components/page-parts.js';
import { dateTime } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { layoutTexts } from '../layouts/texts.js';
import { inLocale } from '../texts.js';
import { BookNotice } from './book-notice.js';
import { ImportStateBadge } from './imports-page.js';
import type { ImportPageProps } from './imports-view.js';
import { MappingForm } from './mapping-form.js';
import { Preview } from './preview.js';
import { Undoing, Undone } from './undo-parts.js';
import { Problems } from './problems.js';
import { importTexts } from './texts.js';

/** One sheet on its way: its columns, its preview, its progress, what became of it. */
export function ImportPage(props: ImportPageProps): JSX.Element {
  const { frame, fileName, state, errors, mapping, preview } = props;
  const { locale } = frame;
  const t = inLocale(importTexts, locale);
  const l = inLocale(layoutTexts, locale);
  return (
    <PageLayout
      frame={frame}
      title={fileName}
      current="expenses"
      name="import"
      styles={['imports']}
      refreshSeconds={isOnItsWay(props) ? 2 : undefined}
    >
      <Breadcrumbs
        crumbs={[
          { href: '/expenses', text: l.expenses },
          { href: '/imports', text: t.title },
          { text: fileName },
        ]}
        locale={locale}
      />
      <PageHead
        title={fileName}
        beside={
          <>
            <ImportStateBadge state={state} locale={locale} />
            <span class="meta">{aboutText(props)}</span>
          </>
        }
        actions={
          <LinkButton href={props.originalHref} variant="quiet" icon="download" download>
            {t.original}
          </LinkButton>
        }
      />
      <ErrorSummary errors={errors} locale={locale} />
      {props.mayMap && <BookNotice {...props} />}
      {mapping ? <MappingForm {...props} mapping={mapping} /> : <Standing {...props} />}
      {!mapping && state === 'previewed' && preview && <Preview {...props} preview={preview} />}
      {!mapping && state !== 'undoing' && state !== 'undone' && props.refused.length > 0 && (
        <Refused {...props} />
      )}
    </PageLayout>
  );
}

/** A job is at work, or will be. */
function isOnItsWay({ state, failure }: ImportPageProps): boolean {
  return state === 'running' || (state === 'undoing' && failure === undefined);
}

function aboutText({ frame, rowCount, createdAt, createdByName }: ImportPageProps): string {
  const t = inLocale(importTexts, frame.locale);
  return [t.rows(rowCount), dateTime(createdAt), createdByName && t.uploadedBy(createdByName)]
    .filter(Boolean)
    .join(' · ');
}

function Standing(props: ImportPageProps): JSX.Element | null {
  switch (props.state) {
    case 'running':
      return <Running {...props} />;
    case 'done':
    case 'cancelled':
    case 'failed':
      return <Ended {...props} />;
    case 'undoing':
      return <Undoing {...props} />;
    case 'undone':
      return <Undone {...props} />;
    default:
      return null;
  }
}

function Running(props: ImportPageProps): JSX.Element {
  const { frame, id, handledCount, rowCount, counts, standsStill, mayCancel } = props;
  const t = inLocale(importTexts, frame.locale);
  return (
    <section class="import-progress" aria-labelledby="progress-title">
      <h2 id="progress-title">{t.progressText(handledCount, rowCount)}</h2>
      <progress class="progress" max={rowCount} value={handledCount} aria-label={t.progress} />
      <p>{t.counts(counts.imported, counts.refused, counts.skipped)}</p>
      <p class="meta">{standsStill ? t.standsStill : t.runningLead}</p>
      {mayCancel && (
        <form method="post" action={`/imports/${id}/cancellation`} class="import-acts">
          <Button variant="secondary">{t.cancel}</Button>
          <span class="meta">{t.cancelLead}</span>
        </form>
      )}
    </section>
  );
}

function Ended(props: ImportPageProps): JSX.Element {
  const { frame, id, state, counts, rowCount, handledCount, failure } = props;
  const { mayStart, mayUndo, reviewHref, draftsHref } = props;
  const t = inLocale(importTexts, frame.locale);
  const title =
    state === 'done'
      ? t.doneTitle(counts.imported)
      : state === 'cancelled'
        ? t.cancelledTitle(counts.imported, rowCount - handledCount)
        : t.failedTitle(counts.imported);
  return (
    <section class={`notice ${state === 'done' ? 'is-success' : 'is-warning'}`} aria-labelledby="ended-title">
      <h2 id="ended-title">{title}</h2>
      {failure && <p>{failure}</p>}
      {counts.skipped > 0 && <p>{t.skippedNote(counts.skipped)}</p>}
      <div class="import-acts">
        {mayStart && (
          <form method="post" action={`/imports/${id}/start`}>
            <Button variant="primary">{t.goOn}</Button>
          </form>
        )}
        {counts.imported > 0 && reviewHref && (
          <LinkButton href={reviewHref} variant={mayStart ? 'secondary' : 'primary'}>
            {t.review}
          </LinkButton>
        )}
        {counts.imported > 0 && (
          <LinkButton href={draftsHref} variant={mayStart || reviewHref ? 'tertiary' : 'primary'}>
            {t.drafts}
          </LinkButton>
        )}
      </div>
      {mayUndo && (
        <Confirm trigger={t.undo} look="quiet">
          <form method="post" action={`/imports/${id}/undo`}>
            <p>{t.undoLead(counts.imported)}</p>
            <Button variant="danger">{t.undoConfirm}</Button>
          </form>
        </Confirm>
      )}
    </section>
  );
}

function Refused({ frame, id, refused, counts }: ImportPageProps): JSX.Element {
  const t = inLocale(importTexts, frame.locale);
  const copy = (query: string) => `/imports/${id}/errors?${query}`;
  return (
    <Section
      title={t.refusedTitle(counts.refused)}
      aside={counts.refused > refused.length ? t.firstOf(refused.length) : undefined}
    >
      <p>{t.refusedLead}</p>
      <div class="import-acts">
        <LinkButton href={copy('rows=refused')} variant="secondary" icon="download" download>
          {t.refusedXlsx}
        </LinkButton>
        <Confirm trigger={t.otherCopies} look="quiet">
          <ul class="import-copies">
            <li>
              <a href={copy('rows=all')} data-turbo="false">
                {t.wholeXlsx}
              </a>
            </li>
            <li>
              <a href={copy('rows=refused&format=csv')} data-turbo="false">
                {t.refusedCsv}
              </a>
            </li>
          </ul>
        </Confirm>
      </div>
      <table class="table is-stacking">
        <caption class="visually-hidden">{t.problems}</caption>
        <thead>
          <tr>
            <th scope="col" class="cell-row">
              {t.row}
            </th>
            <th scope="col">{t.problems}</th>
          </tr>
        </thead>
        <tbody>
          {refused.map(({ rowNumber, problems }) => (
            <tr key={rowNumber}>
              <td class="figures cell-row" data-label={t.row}>
                {rowNumber.toLocaleString('en')}
              </td>
              <td>
                <Problems problems={problems} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
