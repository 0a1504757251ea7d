import type { JSX } from 'preact';
import { Badge, type BadgeTone } from '../components/badge.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { errorOf } from '../components/form-error.js';
import { Breadcrumbs, EmptyState, PageHead, Pager, Section } from '../components/page-parts.js';
import { dateTime } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { allocationImportTexts } from './import-texts.js';
import type {
  AllocationImportsPageProps,
  AllocationMode,
  AllocationSheetRow,
  AllocationState,
} from './imports-view.js';
import { allocationTexts } from './texts.js';

const TONES: Record<AllocationState | 'faulty', BadgeTone> = {
  checked: 'information',
  faulty: 'danger',
  confirmed: 'primary',
  posted: 'success',
  discarded: 'gray',
};
const MODES: readonly AllocationMode[] = ['add', 'set'];

type Locale = AllocationImportsPageProps['frame']['locale'];

export function SheetStateBadge({
  row: { state, refused },
  locale,
}: {
  row: Pick<AllocationSheetRow, 'state' | 'refused'>;
  locale: Locale;
}): JSX.Element {
  const shown = state === 'checked' && refused > 0 ? 'faulty' : state;
  return <Badge tone={TONES[shown]}>{inLocale(allocationImportTexts, locale)[`state-${shown}`]}</Badge>;
}

/** 표로 배정하기: the way to a sheet, the upload, and those uploaded before. */
export function AllocationImportsPage(props: AllocationImportsPageProps): JSX.Element {
  const { frame, rows, paging, errors, mayUpload } = props;
  const { locale } = frame;
  const t = inLocale(allocationImportTexts, locale);
  const a = inLocale(allocationTexts, locale);
  return (
    <PageLayout
      frame={frame}
      title={t.title}
      current="budgets"
      name="allocation-imports"
      styles={['imports', 'allocations']}
    >
      <Breadcrumbs
        crumbs={[
          { href: '/budgets', text: a.budgets },
          { href: '/budgets/allocations', text: a.title },
          { text: t.title },
        ]}
        locale={locale}
      />
      <PageHead title={t.title} />
      <ErrorSummary errors={errors} locale={locale} />
      <p class="act-lead">{t.lead}</p>
      <Section title={t.templateTitle}>
        <p class="act-lead">{t.templateLead}</p>
        <div class="import-acts">
          <LinkButton href="/budgets/allocations/template?format=xlsx" icon="download" download>
            {t.templateXlsx}
          </LinkButton>
          <LinkButton href="/budgets/allocations/template?format=csv" variant="quiet" download>
            {t.templateCsv}
          </LinkButton>
          {props.exportHref && (
            <LinkButton href={props.exportHref} variant="quiet" download>
              {t.current}
            </LinkButton>
          )}
        </div>
      </Section>
      {mayUpload && <UploadForm {...props} />}
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

function UploadForm({
  frame,
  errors,
  mode,
  maxMegabytes,
  mostRows,
}: AllocationImportsPageProps): JSX.Element {
  const t = inLocale(allocationImportTexts, frame.locale);
  const error = errorOf(errors, 'file');
  return (
    <section class="import-upload">
      <form
        method="post"
        action="/budgets/allocations/imports"
        encType="multipart/form-data"
        class="import-file"
        data-turbo="false"
      >
        <ModeChoice locale={frame.locale} mode={mode} error={errorOf(errors, 'mode')} />
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
        <Button variant="primary" size="large" icon="upload" busy={t.uploading}>
          {t.upload}
        </Button>
      </form>
    </section>
  );
}

/** Add, or set totals: said in so many words, because the one done for the other doubles a budget. */
export function ModeChoice({
  locale,
  mode,
  error,
}: {
  locale: Locale;
  mode: AllocationMode | '';
  error?: string;
}): JSX.Element {
  const t = inLocale(allocationImportTexts, locale);
  return (
    <fieldset
      class={error ? 'field has-error allocation-modes' : 'field allocation-modes'}
      id="mode"
      aria-describedby={error ? 'mode-error' : undefined}
    >
      <legend>{t.modeLegend}</legend>
      {MODES.map((one) => (
        <label key={one} class="check">
          <input type="radio" name="mode" value={one} checked={mode === one} required />
          <span>
            {t[`mode-${one}`]}
            <span class="hint">{t[`mode-${one}-hint`]}</span>
          </span>
        </label>
      ))}
      {error && (
        <p class="field-error" id="mode-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function SheetTable({ frame, rows }: AllocationImportsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(allocationImportTexts, locale);
  return (
    <table class="table is-stacking preview-table">
      <caption class="visually-hidden">{t.earlier}</caption>
      <thead>
        <tr>
          <th scope="col">{t.file}</th>
          <th scope="col">{t.uploadedAt}</th>
          <th scope="col">{t.meaning}</th>
          <th scope="col" class="number">
            {t.rowCount}
          </th>
          <th scope="col">{t.state}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.href}>
            <td class="is-main">
              <a class="row-link" href={row.href}>
                {row.fileName}
              </a>
              <span class="meta row-note">{t.uploadedBy(row.uploadedBy)}</span>
            </td>
            <td class="figures" data-label={t.uploadedAt}>
              {dateTime(row.uploadedAt)}
            </td>
            <td data-label={t.meaning}>{t[`mode-${row.mode}`]}</td>
            <td class="number figures" data-label={t.rowCount}>
              {row.rowCount.toLocaleString('en')}
            </td>
            <td data-label={t.state}>
              <SheetStateBadge row={row} locale={locale} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
