import type { JSX } from 'preact';
import type { Locale } from '../../src/platform/i18n/locale.js';
import { daysBetween, type KstDate } from '../../src/platform/clock/kst-date.js';
import { StageClockPanel } from '../budgets/stage-clock.js';
import { Badge } from '../components/badge.js';
import { LinkButton } from '../components/button.js';
import { Breadcrumbs, EmptyState, PageHead, Section, Tabs } from '../components/page-parts.js';
import { rolesText } from '../components/role-labels.js';
import { countdown, dateTime, fullDate } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import type { DueRow, StagesPageProps, YearRow } from './stages-view.js';
import { stageTexts } from './texts.js';

/** Days before a deadline from which it is set in red. */
const NEAR_DAYS = 30;

/** 단계와 기한: how long the stage runs, what is next, and every deadline with its day. */
export function StagesPage(props: StagesPageProps): JSX.Element {
  const { frame, stages, stage, rows, years, mayChange } = props;
  const { locale } = frame;
  const t = inLocale(stageTexts, locale);
  return (
    <PageLayout frame={frame} title={t.title} current="budgets" name="stages" styles={['stages']}>
      <Breadcrumbs crumbs={[{ href: '/budgets', text: t.budgets }, { text: t.title }]} locale={locale} />
      <PageHead
        title={t.title}
        actions={
          <>
            <LinkButton href="/stages/deadlines">{t.changeDeadlines}</LinkButton>
            {mayChange && stage && <LinkButton href={`/stages/${stage.id}/edit`}>{t.changeStage}</LinkButton>}
            {mayChange && (
              <LinkButton href="/stages/new" variant="primary">
                {t.addStage}
              </LinkButton>
            )}
          </>
        }
      />
      <p>{t.lead}</p>
      {stages.length > 1 && <Tabs label={t.stages} tabs={stages} />}
      {stage ? (
        <>
          <StageHead {...props} stage={stage} />
          <Section title={t.deadlines} rule="strong">
            <DueTable {...props} rows={rows} />
          </Section>
        </>
      ) : (
        <EmptyState title={t.empty}>
          <p>{mayChange ? t.emptyOfficer : t.emptyTeam}</p>
        </EmptyState>
      )}
      {years.length > 0 && <Years years={years} locale={locale} />}
    </PageLayout>
  );
}

function StageHead(props: StagesPageProps & { stage: NonNullable<StagesPageProps['stage']> }): JSX.Element {
  const { frame, today, stage, next } = props;
  const { locale } = frame;
  const t = inLocale(stageTexts, locale);
  return (
    <Section
      title={
        <>
          {stage.name} <span class="meta heading-note">{stage.year}</span>
        </>
      }
      aside={
        <span class="figures">
          {stage.startsOn} ~ {stage.endsOn}
        </span>
      }
      rule="strong"
    >
      <div class="stage-head">
        {stage.state === 'running' ? (
          <StageClockPanel stage={stage} today={today} locale={locale} />
        ) : (
          <p class="stage-state">{stage.state === 'before' ? t.notBegun(stage.startsOn) : t.over}</p>
        )}
        <div class="stage-next">
          <h3>{t.next}</h3>
          {next?.dueOn === undefined ? (
            <p class="meta">{t.noNext}</p>
          ) : (
            <p>
              <Left dueOn={next.dueOn} today={today} /> <strong>{next.title}</strong>
              <br />
              <span class="figures">{fullDate(next.dueOn, locale)}</span>
              <br />
              <span class="meta">{[next.counted, next.article].filter(Boolean).join(' · ')}</span>
            </p>
          )}
        </div>
      </div>
    </Section>
  );
}

function Left({ dueOn, today }: { dueOn: KstDate; today: KstDate }): JSX.Element {
  const days = daysBetween(today, dueOn);
  const look = days < 0 ? 'is-past' : days <= NEAR_DAYS ? 'is-near' : '';
  return <span class={`clock-days ${look}`.trim()}>{countdown(dueOn, today)}</span>;
}

function DueTable({ frame, rows, today }: StagesPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(stageTexts, locale);
  return (
    <table class="table is-stacking due-table">
      <caption class="visually-hidden">{t.deadlines}</caption>
      <thead>
        <tr>
          <th scope="col">{t.remaining}</th>
          <th scope="col">{t.day}</th>
          <th scope="col">{t.what}</th>
          <th scope="col">{t.counted}</th>
          <th scope="col">{t.who}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.code} ${row.dueOn ?? ''}`} class={row.mine ? 'is-mine' : undefined}>
            <td data-label={t.remaining}>{row.dueOn ? <Left dueOn={row.dueOn} today={today} /> : '–'}</td>
            <td data-label={t.day}>
              <DayOf row={row} locale={locale} />
            </td>
            <td class="is-main">
              <strong>{row.title}</strong> {row.mine && <Badge tone="primary">{t.mine}</Badge>}
              {row.enforced && <span class="hint">{t.enforced}</span>}
            </td>
            <td data-label={t.counted}>
              <span>
                {row.counted}
                {row.article && <span class="hint">{row.article}</span>}
              </span>
            </td>
            <td data-label={t.who}>{rolesText(row.roles, locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayOf({ row, locale }: { row: DueRow; locale: Locale }): JSX.Element {
  const t = inLocale(stageTexts, locale);
  if (!row.dueOn) return <span class="meta">{t.afterSettlement}</span>;
  return (
    <span>
      <span class="figures">{fullDate(row.dueOn, locale)}</span>
      {row.movedFrom && (
        <span class="hint">
          {row.movedBy ? t.movedHoliday(row.movedFrom, row.movedBy) : t.movedWeekend(row.movedFrom)}
        </span>
      )}
      {row.holidaysUnknown && <span class="hint">{t.unknownHolidays}</span>}
    </span>
  );
}

function Years({ years, locale }: { years: readonly YearRow[]; locale: Locale }): JSX.Element {
  const t = inLocale(stageTexts, locale);
  return (
    <Section title={t.years} rule="strong">
      <ul class="year-list">
        {years.map((row) => (
          <li key={row.year}>
            <strong>{t.yearName(row.year)}</strong>
            <span class="figures">
              {row.startsOn} ~ {row.endsOn}
            </span>
            <Badge tone={row.closedAt ? 'gray' : 'success'}>{row.closedAt ? t.yearClosed : t.yearOpen}</Badge>
            {row.closedAt && <span class="meta">{t.closedSince(dateTime(row.closedAt))}</span>}
            {row.href && <a href={row.href}>{t.yearEnd}</a>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
