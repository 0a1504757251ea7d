import type { JSX } from 'preact';
import { daysBetween } from '../../src/platform/clock/kst-date.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Icon } from '../components/icons.js';
import { EmptyState, Section } from '../components/page-parts.js';
import { DropZone, type DropZoneProps } from '../components/upload.js';
import { evidenceTexts } from '../components/upload-texts.js';
import { BeginClaim } from '../expenses/begin-claim.js';
import { ExpenseTable } from '../expenses/expense-table.js';
import { spokenDate } from '../format.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { GaugeList } from './gauge-list.js';
import type { HomePageProps } from './home-view.js';
import { ProgrammeOverview } from './programme-overview.js';
import { homeTexts } from './texts.js';
import { TodoList } from './todo-list.js';
import { InboxSummary, PayableSummary } from './work-summaries.js';

/** 홈: what this person came for, first. */
export function HomePage(props: HomePageProps): JSX.Element {
  const { frame, today, filing, inbox, payable, todos, gauges, recent, programme, errors } = props;
  const { locale } = frame;
  const t = inLocale(homeTexts, locale);
  return (
    <PageLayout frame={frame} title={t.title} current="home" name="home">
      <HomeHead {...props} />
      <ErrorSummary errors={errors} locale={locale} />
      {Boolean(props.openMatches) && (
        <p class="notice is-warning">
          {t.openMatches(props.openMatches ?? 0)} <a href="/matches">{t.toMatches}</a>
        </p>
      )}
      {filing && !worksFirst(props) && <Filing limits={filing} locale={locale} heading="h1" />}
      {inbox && <InboxSummary inbox={inbox} today={today} locale={locale} />}
      {payable && <PayableSummary payable={payable} today={today} locale={locale} />}
      {filing && worksFirst(props) && <Filing limits={filing} locale={locale} heading="h2" />}
      {(todos || gauges) && (
        <div class="home-columns">
          {todos && <TodoList todos={todos} today={today} locale={locale} />}
          {gauges && <GaugeList gauges={gauges} locale={locale} />}
        </div>
      )}
      {programme && <ProgrammeOverview programme={programme} locale={locale} />}
      {recent && (recent.length > 0 || filing) && (
        <Section
          title={t.recent}
          rule={recent.length > 0 ? 'none' : 'normal'}
          aside={
            recent.length > 0 && (
              <a class="more-link" href="/expenses">
                {t.all}
                <Icon name="chevronRight" size={16} />
              </a>
            )
          }
        >
          {recent.length > 0 ? (
            <ExpenseTable rows={recent} today={today} locale={locale} caption={t.recent} />
          ) : (
            <EmptyState title={t.noRecent}>
              <p>{t.noRecentLead}</p>
            </EmptyState>
          )}
        </Section>
      )}
    </PageLayout>
  );
}

/** Who decides or pays has that before them first, and files below. */
function worksFirst({ inbox, payable }: HomePageProps): boolean {
  return Boolean(inbox ?? payable);
}

function Filing(props: Pick<DropZoneProps, 'limits' | 'locale' | 'heading'>): JSX.Element {
  const t = inLocale(evidenceTexts, props.locale);
  return (
    <DropZone action="/expenses/from-documents" {...props}>
      <BeginClaim variant="quiet" size="small">
        {t.withoutDocument}
      </BeginClaim>
    </DropZone>
  );
}

/** Whose home it is, and how long the stage still runs. The page's own heading when no drop zone carries one. */
function HomeHead(props: HomePageProps): JSX.Element {
  const { frame, today, stage, filing } = props;
  const { locale, viewer, programmeName } = frame;
  const t = inLocale(homeTexts, locale);
  const name = viewer?.kind === 'team' ? t.team(viewer.teamName) : (programmeName ?? viewer?.teamName ?? '');
  const Name = filing && !worksFirst(props) ? 'strong' : 'h1';
  return (
    <div class="home-head">
      <Name class="home-team">{name}</Name>
      {stage && (
        <p>
          <span>{stage.name}</span>
          <span class="figures for-wide">
            {stage.startsOn} ~ {stage.endsOn}
          </span>
          <span>{t.untilEnd(daysBetween(today, stage.endsOn))}</span>
        </p>
      )}
      <p class="home-today">{spokenDate(today, locale)}</p>
    </div>
  );
}
