import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { DateField, TextField } from '../components/field.js';
import { errorOf } from '../components/form-error.js';
import { Section } from '../components/page-parts.js';
import { dateTime } from '../format.js';
import { inLocale } from '../texts.js';
import type { PayRunPageProps } from './pay-runs-view.js';
import { payRunTexts } from './texts.js';

/** What the bank did: its file, or a person's word, and what was taken so far. */
export function RunResults(props: PayRunPageProps): JSX.Element | null {
  const { frame, may, results } = props;
  const t = inLocale(payRunTexts, frame.locale);
  if (!may.record && results.length === 0) return null;
  return (
    <Section title={t.resultTitle} id="result">
      {may.record && <ResultUpload {...props} />}
      {may.record && <ByHand {...props} />}
      {results.length > 0 && <Earlier {...props} />}
    </Section>
  );
}

function ResultUpload({ frame, id, errors }: PayRunPageProps): JSX.Element {
  const t = inLocale(payRunTexts, frame.locale);
  const error = errorOf(errors, 'file');
  return (
    <form
      method="post"
      action={`/pay-runs/${id}/results`}
      encType="multipart/form-data"
      class="import-file"
      data-turbo="false"
    >
      <div class={error ? 'field has-error' : 'field'}>
        <label for="file">{t.resultFile}</label>
        <p class="hint" id="file-hint">
          {t.resultLead} {t.resultHint}
        </p>
        <input
          id="file"
          type="file"
          name="file"
          class="input"
          accept=".xlsx,.xls,.csv,.tsv,.txt,text/csv"
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
        {t.take}
      </Button>
    </form>
  );
}

function ByHand({ frame, id, values, today, errors }: PayRunPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(payRunTexts, locale);
  const isOpen = errors.some(({ field }) => field === 'items' || field === 'paidOn');
  return (
    <details class="run-by-hand" open={isOpen || values.chosen.length > 0}>
      <summary>{t.byHand}</summary>
      <form method="post" action={`/pay-runs/${id}/outcomes`} id="outcomes" class="pay-form">
        <p class="meta" id="items">
          {t.byHandLead}
        </p>
        <DateField
          name="paidOn"
          label={t.paidOn}
          locale={locale}
          value={values.paidOn}
          max={today}
          required
          errors={errors}
        />
        <TextField
          name="bankReference"
          label={t.bankReference}
          locale={locale}
          value={values.bankReference}
          maxLength={100}
          optional
          errors={errors}
        />
        <TextField
          name="failReason"
          label={t.failReason}
          locale={locale}
          value=""
          maxLength={200}
          optional
          errors={errors}
        />
        <div class="form-actions">
          <Button variant="secondary" name="outcome" value="succeeded">
            {t.markPaid}
          </Button>
          <Button name="outcome" value="failed">
            {t.markFailed}
          </Button>
        </div>
      </form>
    </details>
  );
}

function Earlier({ frame, may, results }: PayRunPageProps): JSX.Element {
  const t = inLocale(payRunTexts, frame.locale);
  return (
    <>
      <h3>{t.earlierResults}</h3>
      <ul class="run-results">
        {results.map((result) => (
          <li key={`${result.fileName} ${result.at.toISOString()}`}>
            <span>{result.fileName}</span>{' '}
            <span class="meta figures">
              {dateTime(result.at)} · {result.byName}
            </span>{' '}
            {result.columnsHref && may.record ? (
              <a href={result.columnsHref}>{t.nameColumns}</a>
            ) : (
              result.counts && (
                <span class="meta">{t.resultCounts(result.counts.succeeded, result.counts.failed)}</span>
              )
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
