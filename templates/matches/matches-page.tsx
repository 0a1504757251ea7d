import type { JSX } from 'preact';
import { Button } from '../components/button.js';
import { ErrorSummary } from '../components/error-summary.js';
import { SelectField } from '../components/field.js';
import { EmptyState, PageHead, Pager, Tabs } from '../components/page-parts.js';
import { PageLayout } from '../layouts/page-layout.js';
import { inLocale } from '../texts.js';
import { MatchCard } from './match-card.js';
import type { MatchesPageProps, MatchKindName, MatchStandingName } from './matches-view.js';
import { matchTexts } from './texts.js';

const STANDINGS: readonly MatchStandingName[] = ['open', 'held', 'dismissed', 'gone'];
const KINDS: readonly MatchKindName[] = ['approval-number', 'file', 'card-row', 'near'];

/** 중복 의심: what two teams claimed alike, for the programme office. */
export function MatchesPage(props: MatchesPageProps): JSX.Element {
  const { frame, matches, errors, paging, standing, kind } = props;
  const { locale } = frame;
  const t = inLocale(matchTexts, locale);
  const first = standing === 'open' && !kind;
  return (
    <PageLayout frame={frame} title={t.title} current="matches" name="matches" styles={['matches']}>
      <PageHead title={t.title} />
      <p class="meta match-lead">
        {t.lead}
        {!frame.viewer?.roles.includes('officer') && ` ${t.readOnly}`}
      </p>
      <ErrorSummary errors={errors} locale={locale} />
      <StandingTabs {...props} />
      {matches.length === 0 ? (
        <EmptyState title={first ? t.emptyTitle : t.nothingTitle}>
          <p>{first ? t.emptyLead : t.nothingLead}</p>
        </EmptyState>
      ) : (
        <>
          {matches.map((match) => (
            <MatchCard key={match.id} match={match} page={props} />
          ))}
          <div class="list-foot">
            <Pager paging={paging} locale={locale} label={t.title} />
          </div>
        </>
      )}
    </PageLayout>
  );
}

function StandingTabs(props: MatchesPageProps): JSX.Element {
  const { frame, counts, standing, kind } = props;
  const t = inLocale(matchTexts, frame.locale);
  return (
    <Tabs
      label={t.states}
      tabs={STANDINGS.map((each) => ({
        href: `/matches?${new URLSearchParams({ state: each, ...(kind ? { kind } : {}) }).toString()}`,
        text: t[each],
        count: counts[each],
        current: each === standing,
      }))}
    >
      <KindFilter {...props} />
    </Tabs>
  );
}

function KindFilter({ frame, standing, kind }: MatchesPageProps): JSX.Element {
  const { locale } = frame;
  const t = inLocale(matchTexts, locale);
  return (
    <form class="match-filter" method="get" action="/matches">
      <input type="hidden" name="state" value={standing} />
      <SelectField
        name="kind"
        label={t.kind}
        hideLabel
        locale={locale}
        value={kind ?? ''}
        options={KINDS.map((each) => ({ value: each, label: t[each] }))}
        placeholder={t.allKinds}
      />
      <Button variant="tertiary" size="small">
        {t.show}
      </Button>
    </form>
  );
}
