import type { JSX } from 'preact';
import { Badge } from '../components/badge.js';
import { Button, LinkButton } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DateField, TextField } from '../components/field.js';
import { Breadcrumbs, PageHead, Section } from '../components/page-parts.js';
import { rolesText } from '../components/role-labels.js';
import { fullDate } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { DeadlineRow, DeadlinesPageProps } from './stages-view.js';
import { stageTexts } from './texts.js';

/** 기한과 쉬는 날: how each deadline is counted, and the days on which nobody works. */
export function DeadlinesPage(props: DeadlinesPageProps): JSX.Element {
  const { frame, rows, mayChange, errors } = props;
  const { locale } = frame;
  const t = inLocale(stageTexts, locale);
  return (
    <PageLayout frame={frame} title={t.deadlinesTitle} current="budgets" name="deadlines" styles={['stages']}>
      <Breadcrumbs
        crumbs={[
          { href: '/budgets', text: t.budgets },
          { href: '/stages', text: t.title },
          { text: t.deadlinesTitle },
        ]}
        locale={locale}
      />
      <PageHead
        title={t.deadlinesTitle}
        actions={
          mayChange && (
            <LinkButton href="/stages/deadlines/new" variant="primary">
              {t.addDeadline}
            </LinkButton>
          )
        }
      />
      <ErrorSummary errors={errors} locale={locale} />
      <p>{t.deadlinesLead}</p>
      <Section title={t.deadlines} rule="strong">
        <table class="table is-stacking deadline-settings">
          <caption class="visually-hidden">{t.deadlines}</caption>
          <thead>
            <tr>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.counted}</th>
              <th scope="col">{t.day}</th>
              <th scope="col">{t.who}</th>
              {mayChange && (
                <th scope="col">
                  <span class="visually-hidden">{t.change}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.code} row={row} {...props} />
            ))}
          </tbody>
        </table>
      </Section>
      <DaysOff {...props} />
    </PageLayout>
  );
}

function Row({ row, frame, mayChange }: { row: DeadlineRow } & DeadlinesPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(stageTexts, locale);
  const shift = { none: t.shiftNone, next: t.shiftNext, previous: t.shiftPrevious }[row.shift];
  return (
    <tr>
      <td class="is-main">
        <strong>{row.title}</strong> {!row.active && <Badge tone="gray">{t.off}</Badge>}{' '}
        {row.changed && <Badge tone="information">{row.standard ? t.changed : t.added}</Badge>}{' '}
        {row.unverified && <Badge tone="warning">{t.unverified}</Badge>}
        {row.article && <span class="hint">{row.article}</span>}
        {row.enforced && <span class="hint">{t.enforced}</span>}
      </td>
      <td data-label={t.counted}>
        <span>
          {row.counted}
          <span class="hint">{shift}</span>
        </span>
      </td>
      <td data-label={t.day}>
        {row.days.length === 0 ? (
          '–'
        ) : (
          <ul class="day-list">
            {row.days.map((day) => (
              <li key={day.name}>
                <span class="meta">{day.name}</span>{' '}
                <span class="figures">{day.dueOn ? fullDate(day.dueOn, locale) : '–'}</span>
              </li>
            ))}
          </ul>
        )}
      </td>
      <td data-label={t.who}>{rolesText(row.roles, locale)}</td>
      {mayChange && (
        <td class="cell-actions">
          <LinkButton href={`/stages/deadlines/${row.code}`} size="small">
            {t.change}
            <span class="visually-hidden"> {row.title}</span>
          </LinkButton>
        </td>
      )}
    </tr>
  );
}

function DaysOff(props: DeadlinesPageProps): JSX.Element {
  const { frame, daysOff, known, unknownYears, mayChange, values, errors } = props;
  const { locale } = frame;
  const t = inLocale(stageTexts, locale);
  return (
    <Section title={t.daysOff} rule="strong" id="days-off">
      <p>{t.daysOffLead(known.from, known.to)}</p>
      {unknownYears.length > 0 && <p class="notice is-warning">{t.unknownYears(unknownYears.join(', '))}</p>}
      {daysOff.length === 0 ? (
        <p class="meta">{t.noDaysOff}</p>
      ) : (
        <ul class="year-list">
          {daysOff.map(({ day, name }) => (
            <li key={day}>
              <span class="figures">{fullDate(day, locale)}</span>
              <strong>{name}</strong>
              {mayChange && (
                <form method="post" action={`/stages/days-off/${day}/removal`}>
                  <Button variant="quiet" size="small">
                    {t.remove}
                    <span class="visually-hidden"> {`${day} ${name}`}</span>
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <form method="post" action="/stages/days-off" class="day-off-form">
          <DateField name="day" label={t.day} value={values.day} required locale={locale} errors={errors} />
          <TextField
            name="name"
            label={t.dayOffName}
            value={values.name}
            maxLength={60}
            required
            locale={locale}
            errors={errors}
          />
          <Button>{t.addDayOff}</Button>
        </form>
      )}
    </Section>
  );
}
