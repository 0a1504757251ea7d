import type { JSX } from 'preact';
import { formatWon } from '../../src/platform/money/won.js';
import { Badge } from '../components/badge.js';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { SelectField } from '../components/field.js';
import { EmptyState, PageHead, Section } from '../components/page-parts.js';
import { countdown, shortDate } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { STATE_TONES } from './settlement-page.js';
import type { SettlementRowView, SettlementsPageProps } from './settlements-view.js';
import { settlementTexts } from './texts.js';

/** 정산: each team's stages, what is to be returned of them and by when. */
export function SettlementsPage(props: SettlementsPageProps): JSX.Element {
  const { frame, office, rows, errors } = props;
  const { locale } = frame;
  const t = inLocale(settlementTexts, locale);
  return (
    <PageLayout frame={frame} title={t.title} current="budgets" name="settlements" styles={['settlements']}>
      <PageHead title={t.title} />
      <p class="meta settlement-note">{office ? t.leadOffice : t.leadTeam}</p>
      <ErrorSummary errors={errors} locale={locale} />
      {rows.length === 0 ? (
        <EmptyState title={t.empty}>
          <p>{t.emptyLead}</p>
        </EmptyState>
      ) : (
        <List {...props} />
      )}
      {props.mayChangeSettings && <Settings {...props} />}
    </PageLayout>
  );
}

function List({ frame, today, office, rows }: SettlementsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(settlementTexts, locale);
  const heads = [t.toReturn, t.returned, t.owed];
  return (
    <table class="table is-stacking settlement-list">
      <caption class="visually-hidden">{t.title}</caption>
      <thead>
        <tr>
          <th scope="col">{office ? `${t.team} · ${t.stage}` : t.stage}</th>
          <th scope="col">{t.state}</th>
          {heads.map((head) => (
            <th key={head} scope="col" class="number">
              {head}
            </th>
          ))}
          <th scope="col">{t.due}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.href}>
            <td class="is-main">
              <a class="row-link" href={row.href}>
                {office ? `${row.team} · ${row.stage}` : row.stage}
              </a>
              <span class="meta row-note">{t.endsOn(row.endsOn)}</span>
            </td>
            <td data-label={t.state}>
              <Badge tone={STATE_TONES[row.state]}>{t[row.state]}</Badge>
            </td>
            <td class="number" data-label={t.toReturn}>
              {formatWon(row.total)}
            </td>
            <td class="number" data-label={t.returned}>
              {row.owed === undefined ? '–' : formatWon(row.received)}
            </td>
            <td class="number" data-label={t.owed}>
              {row.owed === undefined ? '–' : formatWon(row.owed)}
            </td>
            <td data-label={t.due}>
              <Due row={row} today={today} locale={locale} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Due(props: { row: SettlementRowView; today: string; locale: 'ko' | 'en' }): JSX.Element {
  const { row, today, locale } = props;
  const t = inLocale(settlementTexts, locale);
  if (!row.due) return <span class="meta">{t.noDue}</span>;
  const { on, what } = row.due;
  return (
    <span>
      <strong class={on < today ? 'settlement-late' : undefined}>{countdown(on, today)}</strong>{' '}
      <span class="meta">
        {shortDate(on, locale)} {t[`due-${what}`]}
      </span>
    </span>
  );
}

function Settings({ frame, settings, errors }: SettlementsPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(settlementTexts, locale);
  const named = { locale, errors };
  return (
    <Section title={t.settings} id="settings">
      <p class="meta">{t.settingsLead}</p>
      <form class="settlement-settings" method="post" action="/settlements/settings">
        <SelectField
          {...named}
          name="destination"
          label={t.destination}
          value={settings.destination}
          options={(['treasury', 'fund'] as const).map((value) => ({ value, label: t[value] }))}
        />
        <SelectField
          {...named}
          name="rounding"
          label={t.rounding}
          value={settings.rounding}
          options={(['truncate', 'half-up'] as const).map((value) => ({ value, label: t[value] }))}
        />
        <SelectField
          {...named}
          name="allowanceCounts"
          label={t.allowanceCounts}
          value={settings.allowanceCounts ? 'with' : 'without'}
          options={(['with', 'without'] as const).map((value) => ({ value, label: t[`allowance-${value}`] }))}
        />
        <Button>{t.save}</Button>
      </form>
    </Section>
  );
}
