import type { JSX } from 'preact';
import { Badge } from '../components/badge.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { TextField } from '../components/field.js';
import { Breadcrumbs, EmptyState, PageHead, Section } from '../components/page-parts.js';
import { dateTime, wonText } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { OpenRow, YearEndPageProps } from './stages-view.js';
import { stageTexts } from './texts.js';

/** 회계연도 마감: what is still open, and the year closed or opened again. */
export function YearEndPage(props: YearEndPageProps): JSX.Element {
  const { frame, year, startsOn, endsOn, closedAt, rows, errors } = props;
  const { locale } = frame;
  const t = inLocale(stageTexts, locale);
  const title = t.yearEndTitle(year);
  return (
    <PageLayout frame={frame} title={title} current="budgets" name="year-end" styles={['stages']}>
      <Breadcrumbs
        crumbs={[{ href: '/budgets', text: t.budgets }, { href: '/stages', text: t.title }, { text: title }]}
        locale={locale}
      />
      <PageHead
        title={title}
        beside={
          <>
            <Badge tone={closedAt ? 'gray' : 'success'}>{closedAt ? t.yearClosed : t.yearOpen}</Badge>
            <span class="figures">
              {startsOn} ~ {endsOn}
            </span>
          </>
        }
      />
      <ErrorSummary errors={errors} locale={locale} />
      <p>{t.yearEndLead}</p>
      <Section title={t.open} rule="strong">
        {rows.length === 0 ? (
          <EmptyState title={t.nothingOpen}>{!closedAt && <p>{t.nothingOpenLead}</p>}</EmptyState>
        ) : (
          <OpenTable {...props} />
        )}
      </Section>
      {props.mayChange && <Acts {...props} />}
    </PageLayout>
  );
}

function OpenTable({ frame, rows }: YearEndPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(stageTexts, locale);
  return (
    <table class="table is-stacking">
      <caption class="visually-hidden">{t.open}</caption>
      <thead>
        <tr>
          <th scope="col">{t.open}</th>
          <th scope="col">{t.team}</th>
          <th scope="col" class="number">
            {t.count}
          </th>
          <th scope="col" class="number">
            {t.amount}
          </th>
          <th scope="col">{t.which}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.kind} ${row.team}`}>
            <td class="is-main">
              <strong>{row.kind}</strong>
              <span class="hint">{row.holds ? t.holds : t.asks}</span>
            </td>
            <td data-label={t.team}>{row.team}</td>
            <td class="number" data-label={t.count}>
              {row.count.toLocaleString('en')}
            </td>
            <td class="number" data-label={t.amount}>
              {row.amount > 0n ? wonText(row.amount, locale) : '–'}
            </td>
            <td data-label={t.which}>{numbersOf(row, t.more)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function numbersOf({ numbers, count }: OpenRow, more: (count: number) => string): string {
  if (numbers.length === 0) return '–';
  const rest = count - numbers.length;
  return rest > 0 ? `${numbers.join(', ')} ${more(rest)}` : numbers.join(', ');
}

function Acts(props: YearEndPageProps): JSX.Element {
  const { frame, id, endsOn, today, closedAt, rows, reason, errors } = props;
  const { locale } = frame;
  const t = inLocale(stageTexts, locale);
  if (closedAt)
    return (
      <form method="post" action={`/stages/years/${id}/reopening`} class="stage-form">
        <p>{t.closedSince(dateTime(closedAt))}</p>
        <TextField
          name="reason"
          label={t.reason}
          value={reason}
          maxLength={500}
          required
          locale={locale}
          errors={errors}
        />
        <Button variant="danger">{t.reopen}</Button>
      </form>
    );
  if (today <= endsOn) return <p class="notice is-plain">{t.notOver(endsOn)}</p>;
  if (rows.some(({ holds }) => holds)) return <></>;
  return (
    <form method="post" action={`/stages/years/${id}/closing`} class="stage-form">
      {rows.length > 0 && (
        <label class="check">
          <input id="confirmed" type="checkbox" name="confirmed" value="true" />
          <span>{t.confirmYear}</span>
        </label>
      )}
      <Button variant="primary">{t.closeYear}</Button>
    </form>
  );
}
