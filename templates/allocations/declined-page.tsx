import type { JSX } from 'preact';
import { Badge } from '../components/badge.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, SelectField, TextField } from '../components/field.js';
import { Breadcrumbs, EmptyState, PageHead, Section } from '../components/page-parts.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { DeclinedPageProps, DeclinedRow } from './allocations-view.js';
import { allocationTexts } from './texts.js';

const HERE = '/budgets/allocations/declined';

/** 지원 안 받음: supports that teams don't take, and the form that records one. */
export function DeclinedPage(props: DeclinedPageProps): JSX.Element {
  const { frame, rows, form, resuming, errors } = props;
  const { locale } = frame;
  const t = inLocale(allocationTexts, locale);
  return (
    <PageLayout
      frame={frame}
      title={t.declined}
      current="budgets"
      name="declined"
      styles={['imports', 'allocations']}
    >
      <Breadcrumbs
        crumbs={[
          { href: '/budgets', text: t.budgets },
          { href: '/budgets/allocations', text: t.title },
          { text: t.declined },
        ]}
        locale={locale}
      />
      <PageHead title={t.declined} />
      <ErrorSummary errors={errors} locale={locale} />
      <p class="act-lead">{t.declinedLead}</p>
      {resuming && <ResumeForm {...props} resuming={resuming} />}
      {rows.length > 0 ? (
        <Table {...props} />
      ) : (
        <EmptyState title={t.noneDeclined}>{form && <p>{t.noneDeclinedLead}</p>}</EmptyState>
      )}
      {form && !resuming && <DeclineForm {...props} form={form} />}
    </PageLayout>
  );
}

function Table({ frame, rows, form }: DeclinedPageProps): JSX.Element {
  const t = inLocale(allocationTexts, frame.locale);
  return (
    <table class="table is-stacking">
      <caption class="visually-hidden">{t.declined}</caption>
      <thead>
        <tr>
          <th scope="col">{t.team}</th>
          <th scope="col">{t.fund}</th>
          <th scope="col">{t.state}</th>
          <th scope="col">{t.declinedOn}</th>
          <th scope="col">{t.reason}</th>
          {form && (
            <th scope="col">
              <span class="visually-hidden">{t.actions}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} frame={frame} form={form} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  row,
  frame,
  form,
}: { row: DeclinedRow } & Pick<DeclinedPageProps, 'frame' | 'form'>): JSX.Element {
  const t = inLocale(allocationTexts, frame.locale);
  return (
    <tr>
      <td class="is-main">{row.team}</td>
      <td data-label={t.fund}>{row.fund}</td>
      <td data-label={t.state}>
        <Badge tone={row.resumed ? 'gray' : 'warning'}>
          {row.resumed ? t.stateResumed : t.stateDeclined}
        </Badge>
      </td>
      <td class="figures" data-label={t.declinedOn}>
        {row.declinedOn}
        {row.resumed && <span class="meta row-note">{`${t.resumedOn} ${row.resumed.on}`}</span>}
      </td>
      <td data-label={t.reason}>
        {row.reason}
        {row.resumed?.reason && <span class="meta row-note">{row.resumed.reason}</span>}
        <span class="meta row-note">{row.resumed?.by ?? row.recordedBy}</span>
      </td>
      {form && (
        <td class="cell-actions">
          {!row.resumed && (
            <a href={`${HERE}?resume=${row.id}`}>
              {t.resume}
              <span class="visually-hidden">{` ${row.team} ${row.fund}`}</span>
            </a>
          )}
        </td>
      )}
    </tr>
  );
}

function DeclineForm({
  frame,
  form,
  today,
  errors,
}: DeclinedPageProps & { form: NonNullable<DeclinedPageProps['form']> }): JSX.Element {
  const { locale } = frame;
  const t = inLocale(allocationTexts, locale);
  const { values } = form;
  return (
    <Section title={t.newDeclined} id="form">
      <form method="post" action={HERE} class="act-form">
        <SelectField
          name="teamId"
          label={t.team}
          locale={locale}
          value={values.teamId}
          options={form.teams}
          placeholder={t.choose}
          errors={errors}
        />
        <SelectField
          name="fundId"
          label={t.fund}
          locale={locale}
          value={values.fundId}
          options={form.funds}
          placeholder={t.choose}
          errors={errors}
        />
        <DateField
          name="declinedOn"
          label={t.declinedOn}
          locale={locale}
          value={values.declinedOn}
          max={today}
          errors={errors}
        />
        <TextField
          name="reason"
          label={t.reason}
          locale={locale}
          value={values.reason}
          maxLength={500}
          errors={errors}
        />
        <div class="import-acts">
          <Button variant="primary">{t.record}</Button>
        </div>
      </form>
    </Section>
  );
}

function ResumeForm({
  frame,
  rows,
  resuming,
  today,
  errors,
}: DeclinedPageProps & { resuming: NonNullable<DeclinedPageProps['resuming']> }): JSX.Element {
  const { locale } = frame;
  const t = inLocale(allocationTexts, locale);
  const row = rows.find(({ id }) => id === resuming.id);
  return (
    <Section title={t.actTitle(t.resume, row ? `${row.team} · ${row.fund}` : '')}>
      <form method="post" action={`${HERE}/${resuming.id}/resumption`} class="act-form">
        <DateField
          name="resumedOn"
          label={t.resumedOn}
          locale={locale}
          value={resuming.resumedOn}
          min={row?.declinedOn}
          max={today}
          errors={errors}
        />
        <TextField
          name="reason"
          label={t.reason}
          locale={locale}
          value={resuming.reason}
          maxLength={500}
          errors={errors}
        />
        <div class="import-acts">
          <Button variant="primary">{t.resume}</Button>
          <LinkButton href={HERE} variant="quiet">
            {t.cancel}
          </LinkButton>
        </div>
      </form>
    </Section>
  );
}
