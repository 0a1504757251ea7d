import type { TeamRow, TeamsPageProps } from '../../../templates/budgets/budget-pages-view.js';
import { viewTexts } from '../../../templates/budgets/view-texts.js';
import type { PageFrame } from '../../../templates/layouts/page-frame.js';
import { inLocale } from '../../../templates/texts.js';
import type { Actor } from '../../platform/access/actor.js';
import { budgetViewLinks } from '../budget-view-links.js';
import { entriesHref } from '../budget-tree-rows.js';
import type { TeamSort, TeamsPageQuery } from '../dto/views.dto.js';
import type { TeamPace, TeamPacesValue } from '../team-paces.js';
import { TREE_WORDS } from '../tree-words.js';

const PAGE = 50;

export function teamsPageView(
  value: TeamPacesValue,
  { frame, actor, query }: { frame: PageFrame; actor: Actor; query: TeamsPageQuery },
): TeamsPageProps {
  const { locale } = frame;
  const t = inLocale(viewTexts, locale);
  const { stage, fund, funds, teams } = value;
  const { sort = 'gap', page = 1 } = query;
  const pot = fund?.kind === 'common-pot';
  const href = (change: Partial<Record<'fund' | 'sort' | 'page', string>>) =>
    `/budgets/teams?${params({ stage: stage?.id, fund: fund?.id, sort, ...change })}`;
  const sorted = [...teams].sort(ORDERS[sort]);
  const shown = sorted.slice((page - 1) * PAGE, page * PAGE);
  const sorts: { key: TeamSort; text: string }[] = [
    { key: 'gap', text: pot ? t.sortShare : t.sortGap },
    ...(pot ? [] : [{ key: 'rate' as const, text: t.sortRate }]),
    { key: 'name', text: t.sortName },
  ];
  return {
    frame,
    views: budgetViewLinks(actor, locale, 'teams', stage?.id),
    stage: stage && { name: stage.name[locale], startsOn: stage.startsOn, endsOn: stage.endsOn },
    today: value.today,
    stages: value.stages.map((one) => ({ value: one.id, label: one.name[locale] })),
    stageId: stage?.id ?? '',
    funds: [
      { href: href({ fund: '' }), text: t.allFunds, current: fund === undefined },
      ...funds.map((one) => ({
        href: href({ fund: one.id }),
        text: one.name[locale],
        current: one.id === fund?.id,
      })),
    ],
    pot,
    sorts: sorts.map(({ key, text }) => ({ href: href({ sort: key }), text, current: key === sort })),
    rows: shown.map((row) => rowOf(row, value, locale)),
    total: value.total,
    lateCount: teams.filter(({ late }) => late).length,
    paging: {
      shown: shown.length,
      total: teams.length,
      firstHref: page > 1 ? href({}) : undefined,
      nextHref: teams.length > page * PAGE ? href({ page: String(page + 1) }) : undefined,
    },
  };
}

/** In the order of the teams where two are alike: `sort` keeps it. */
const ORDERS: Record<TeamSort, (a: TeamPace, b: TeamPace) => number> = {
  gap: (a, b) => gapOf(a) - gapOf(b),
  rate: (a, b) => (b.pace?.rateTenths ?? 0) - (a.pace?.rateTenths ?? 0),
  name: () => 0,
};

/** Teams without an allocation come last. */
function gapOf({ pace, use }: TeamPace): number {
  if (use) return -use.shareTenths;
  return pace && pace.allocated > 0n ? pace.gapTenths : Number.MAX_SAFE_INTEGER;
}

function rowOf(
  { team, pace, late, use }: TeamPace,
  { stage, fund }: TeamPacesValue,
  locale: 'ko' | 'en',
): TeamRow {
  const { status } = team;
  return {
    id: team.id,
    name: team.name[locale],
    mark: status === 'frozen' || status === 'cut' ? TREE_WORDS[status][locale] : undefined,
    // Entries are of a fund; a team's whole is its own report.
    href: fund
      ? entriesHref({ fund: fund.id, stage: stage?.id, team: team.id })
      : `/reports/one-page?${params({ team: team.id, stage: stage?.id })}`,
    late,
    pace,
    use,
  };
}

function params(values: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  return query.toString();
}
