import type { FormError } from '../../templates/components/form-error.js';
import type { UploadLimits } from '../../templates/expenses/claim-form-view.js';
import type { FundView } from '../../templates/budgets/budgets-view.js';
import type { Gauge, HomePageProps, TeamSummary } from '../../templates/home/home-view.js';
import type { PageFrame } from '../../templates/layouts/page-frame.js';
import type { BudgetLine } from '../budgets/budget-line.js';
import { EVERYTHING, inboxHref } from '../approvals/inbox/inbox-filter.js';
import { inboxRow } from '../approvals/pages/inbox.view.js';
import { expenseRow } from '../expenses/pages/expense-rows.view.js';
import { mayFile } from '../expenses/expense.policy.js';
import { hasRole, type Actor } from '../platform/access/actor.js';
import type { Locale } from '../platform/i18n/locale.js';
import { sumWon } from '../platform/money/won.js';
import { deadlineTodos, mentionTodos, todosOf } from './home-todos.js';
import type { HomeData, HomeFund } from './home.queries.js';

export interface HomeRequest {
  frame: PageFrame;
  actor: Actor;
  limits: UploadLimits;
  errors?: readonly FormError[];
}

/** 홈 of one person, from what was read for it. Pure. */
export function homeProps(data: HomeData, { frame, actor, limits, errors }: HomeRequest): HomePageProps {
  const { locale } = frame;
  const { today, stage } = data;
  const files = mayFile(actor).allowed;
  return {
    frame,
    today,
    stage: stage && { name: stage.name[locale], startsOn: stage.startsOn, endsOn: stage.endsOn },
    filing: files ? limits : undefined,
    inbox: data.inbox && inboxPart(data.inbox, locale, actor.team.kind === 'office'),
    payable: data.payable && {
      count: data.payable.count,
      claimAmount: data.payable.claimAmount,
      payableAmount: data.payable.payableAmount,
      rows: data.payable.rows.map((row) => ({
        href: `/expenses/${row.id}`,
        title: row.title,
        supplierName: row.supplierName,
        payableAmount: row.payableAmount,
        approvedAt: row.decidedAt ?? row.stateSince,
      })),
    },
    todos: allTodos(data, locale),
    gauges: files ? gauges(ownLines(data.lines, actor), locale) : undefined,
    recent: data.recent?.map((row) => expenseRow(row, locale, actor.userId)),
    openMatches: data.openMatches,
    programme: data.programme && {
      funds: data.programme.funds.map((fund) => fundView(fund, data.lines, locale)),
      teams: teamSummaries(data, locale),
      readOnly: !hasRole(actor, 'officer'),
    },
    errors,
  };
}

/** Whoever files nothing has to-dos only where somebody calls or something falls due. */
function allTodos({ todos, mentions, deadlines }: HomeData, locale: Locale): HomePageProps['todos'] {
  const called = mentionTodos(mentions);
  const due = deadlineTodos(deadlines, locale);
  if (todos) return [...called, ...todosOf(todos), ...due];
  return called.length + due.length > 0 ? [...called, ...due] : undefined;
}

function inboxPart(
  { pulse, clean, first }: NonNullable<HomeData['inbox']>,
  locale: Locale,
  office: boolean,
): HomePageProps['inbox'] {
  return {
    count: pulse.count,
    totalAmount: pulse.totalAmount,
    clean,
    oldestAt: first[0]?.since,
    rows: first.map((entry) =>
      inboxRow(entry, inboxHref(EVERYTHING, { selected: entry.id }), locale, office),
    ),
  };
}

/** One's own institution's lines and the common pots; everything of the team for those who belong to no institution. */
function ownLines(lines: readonly BudgetLine[], actor: Actor): BudgetLine[] {
  return lines.filter(
    ({ owner, institution }) =>
      owner === 'common-pot' ||
      !actor.institutionId ||
      !institution ||
      institution.id === actor.institutionId,
  );
}

/** What is left, category by category; a fund's name is said where a category lies in several. Pure. */
export function gauges(lines: readonly BudgetLine[], locale: Locale): Gauge[] {
  const groups = new Map<string, BudgetLine[]>();
  for (const line of lines) {
    const key = `${line.fund.id} ${line.category.id}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].flatMap((group): Gauge[] => {
    const [first] = group;
    if (!first) return [];
    const label = [first.fund.name[locale], first.category.name[locale]].join(' · ');
    const href = group.length === 1 ? `/budgets/lines/${first.id}` : '/budgets';
    if (first.balance.kind === 'band') {
      const { fromPercent, toPercent, daysAgo } = first.balance;
      return [{ kind: 'pot', label, href, band: { fromPercent, toPercent, daysAgo } }];
    }
    return [{ kind: 'own', label, href, ...sumOf(group) }];
  });
}

function sumOf(lines: readonly BudgetLine[]): { allocated: bigint; spent: bigint; reserved: bigint } {
  const exact = lines.flatMap(({ balance }) => (balance.kind === 'exact' ? [balance] : []));
  return {
    allocated: sumWon(exact.map(({ allocated }) => allocated)),
    spent: sumWon(exact.map(({ spent }) => spent)),
    reserved: sumWon(exact.map(({ reserved }) => reserved)),
  };
}

function fundView(fund: HomeFund, lines: readonly BudgetLine[], locale: Locale): FundView {
  const ofFund = lines.filter((line) => line.fund.id === fund.id);
  return {
    kind: 'exact',
    id: fund.id,
    name: fund.name[locale],
    pot: fund.pot,
    appropriated: fund.appropriated,
    ...sumOf(ofFund),
    entriesHref: '/budgets',
  };
}

function teamSummaries({ programme, lines, stage }: HomeData, locale: Locale): TeamSummary[] {
  return (programme?.teams ?? []).map((team) => ({
    name: team.name[locale],
    href: `/expenses?scope=team&team=${team.id}`,
    ...sumOf(lines.filter(({ owner, team: { id } }) => owner === 'team' && id === team.id)),
    openClaims: team.openClaims,
    reportHref: `/reports/one-page?team=${team.id}${stage ? `&stage=${stage.id}` : ''}`,
  }));
}
