import type { JSX } from 'preact';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { SelectField } from '../components/field.js';
import { Breadcrumbs, Confirm, PageHead, Section } from '../components/page-parts.js';
import { dateTime } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { allocationImportTexts } from './import-texts.js';
import { GoodRows, RefusedRows, Totals } from './import-rows.js';
import { ModeChoice, SheetStateBadge } from './imports-page.js';
import type { AllocationImportPageProps } from './imports-view.js';
import { allocationTexts } from './texts.js';

/** One sheet of allocations: what its check came to, and whether it is posted. */
export function AllocationImportPage(props: AllocationImportPageProps): JSX.Element {
  const { frame, fileName, state, errors, uploadedAt, uploadedBy } = props;
  const { locale } = frame;
  const t = inLocale(allocationImportTexts, locale);
  const a = inLocale(allocationTexts, locale);
  return (
    <PageLayout
      frame={frame}
      title={fileName}
      current="budgets"
      name="allocation-import"
      styles={['imports', 'allocations']}
      refreshSeconds={state === 'confirmed' ? 2 : undefined}
    >
      <Breadcrumbs
        crumbs={[
          { href: '/budgets/allocations', text: a.title },
          { href: '/budgets/allocations/imports', text: t.title },
          { text: fileName },
        ]}
        locale={locale}
      />
      <PageHead
        title={fileName}
        beside={
          <>
            <SheetStateBadge row={props} locale={locale} />
            <span class="meta">
              {[t[`mode-${props.mode}`], dateTime(uploadedAt), t.uploadedBy(uploadedBy)].join(' · ')}
            </span>
          </>
        }
      />
      <ErrorSummary errors={errors} locale={locale} />
      {state === 'checked' && <Checked {...props} />}
      {state === 'confirmed' && <Posting {...props} />}
      {state === 'posted' && <Posted {...props} />}
      {state === 'discarded' && (
        <section class="notice" aria-labelledby="discarded-title">
          <h2 id="discarded-title">{t.discardedTitle}</h2>
          <p>{t.discardLead}</p>
        </section>
      )}
      {props.totals.length > 0 && state !== 'discarded' && <Totals {...props} />}
      {state === 'checked' && props.refusedRows.length > 0 && <RefusedRows {...props} />}
      {state !== 'discarded' && props.goodRows.length > 0 && <GoodRows {...props} />}
    </PageLayout>
  );
}

function Checked(props: AllocationImportPageProps): JSX.Element {
  const { frame, id, good, refused, skipped, newLines, confirmable, mayAct, failure, check } = props;
  const t = inLocale(allocationImportTexts, frame.locale);
  return (
    <>
      {failure && (
        <section class="notice is-warning" aria-labelledby="failed-title">
          <h2 id="failed-title">{t.failedTitle}</h2>
          <p>{failure}</p>
        </section>
      )}
      <Section title={t.checkTitle}>
        <p class="preview-lead">
          <strong>{t.counts(good, refused, skipped)}</strong>
        </p>
        {newLines > 0 && <p>{t.newLines(newLines)}</p>}
        <Remarks {...props} />
        {mayAct && (
          <div class="import-acts">
            {confirmable && (
              <>
                <form method="post" action={`/budgets/allocations/imports/${id}/confirmation`}>
                  <input type="hidden" name="check" value={check} />
                  <Button variant="primary" size="large">
                    {t.confirm}
                  </Button>
                </form>
                <span class="meta">{t.confirmLead}</span>
              </>
            )}
            <CheckAgain {...props} />
            <Confirm trigger={t.discard} look="quiet">
              <form method="post" action={`/budgets/allocations/imports/${id}/discard`}>
                <p>{t.discardLead}</p>
                <Button variant="danger">{t.discardConfirm}</Button>
              </form>
            </Confirm>
          </div>
        )}
      </Section>
    </>
  );
}

/** What of the workbook a person may not have had in view. */
function Remarks({ frame, formulas, hiddenRows, hiddenColumns, sheetName }: AllocationImportPageProps) {
  const t = inLocale(allocationImportTexts, frame.locale);
  const remarks = [
    sheetName && t.sheetRead(sheetName),
    hiddenRows > 0 && t.hiddenRows(hiddenRows),
    hiddenColumns > 0 && t.hiddenColumns(hiddenColumns),
    formulas > 0 && t.formulas(formulas),
  ].filter((text) => typeof text === 'string' && text !== '');
  return remarks.length === 0 ? null : (
    <ul class="allocation-remarks meta">
      {remarks.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function CheckAgain({ frame, id, mode, sheets }: AllocationImportPageProps): JSX.Element {
  const t = inLocale(allocationImportTexts, frame.locale);
  return (
    <Confirm trigger={t.checkAgain} look="tertiary">
      <form method="post" action={`/budgets/allocations/imports/${id}/check`}>
        <p class="meta">{t.checkAgainLead}</p>
        <ModeChoice locale={frame.locale} mode={mode} />
        {sheets && (
          <SelectField
            name="sheet"
            label={t.otherSheet}
            locale={frame.locale}
            value={sheets.value}
            options={sheets.options}
          />
        )}
        <Button variant="secondary">{t.checkAgain}</Button>
      </form>
    </Confirm>
  );
}

function Posting({ frame, good }: AllocationImportPageProps): JSX.Element {
  const t = inLocale(allocationImportTexts, frame.locale);
  return (
    <section class="import-progress" aria-labelledby="progress-title">
      <h2 id="progress-title">{t.postingTitle(good)}</h2>
      <progress class="progress" aria-label={t['state-confirmed']} />
      <p class="meta">{t.postingLead}</p>
    </section>
  );
}

function Posted({ frame, good, confirmedBy, postedAt, newLines, versionHref }: AllocationImportPageProps) {
  const t = inLocale(allocationImportTexts, frame.locale);
  return (
    <section class="notice is-success" aria-labelledby="posted-title">
      <h2 id="posted-title">{t.postedTitle(good)}</h2>
      {confirmedBy && postedAt && <p>{t.postedBy(confirmedBy, dateTime(postedAt))}</p>}
      {newLines > 0 && <p>{t.newLines(newLines)}</p>}
      <div class="import-acts">
        {versionHref && (
          <LinkButton href={versionHref} variant="primary">
            {t.toVersion}
          </LinkButton>
        )}
        <LinkButton href="/budgets/allocations">{t.toAllocations}</LinkButton>
      </div>
    </section>
  );
}
