import type { FormError } from '../../templates/components/form-error.js';
import type { UploadLimits } from '../../templates/expenses/claim-form-view.js';
import type { FundView } from '../../templates/budgets/budgets-view.js';
import type { Gauge, HomePageProps, TeamSummary, Todo } from '../../templates/home/home-view.js';
import type { PageFrame } from '../../templates/layouts/page-frame.js';
import type { BudgetLine } from '../budgets/budget-line.js';
import { inboxHref, inboxRow, isClean } from '../expenses/pages/inbox.view.js';
import { expenseRow } from '../expenses/pages/expense-rows.view.js';
import { editHref } from '../expenses/pages/draft-stack.js';
import { mayFile } from '../expenses/expense.policy.js';
import { hasRole, type Actor } from '../platform/access/actor.js';
import { daysBetween, type KstDate } from '../platform/clock/kst-date.js';
import type { Locale } from '../platform/i18n/locale.js';
import { sumWon } from '../platform/money/won.js';
import type { WaitingProposal } from '../suppliers/account.queries.js';
import { stageDeadlines } from '../programmes/stage-deadlines.js';
import type { WaitingDraft } from './waiting-drafts.queries.js';
import type { HomeData, HomeFund, OpenClaim } from './home.queries.js';

const NOTICE_DAYS = 60;
const SHOWN = 5;
const MAX_TITLES = 3;

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
    todos: data.todos && [
      ...data.accounts.map(accountTodo),
      ...cardUseTodos(data.cardUses),
      ...passedTodos(data),
      ...waitingTodo(data.waiting ?? []),
      ...data.todos.map(openClaimTodo),
      ...deadlineTodos(stage, today, locale),
    ],
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

function inboxPart(
  { waiting, texts }: NonNullable<HomeData['inbox']>,
  locale: Locale,
  office: boolean,
): HomePageProps['inbox'] {
  const query = { tab: 'all', sort: 'oldest', q: '' } as const;
  return {
    count: waiting.length,
    totalAmount: sumWon(waiting.map(({ claimAmount }) => claimAmount)),
    clean: waiting.filter(isClean).length,
    oldestAt: waiting[0]?.submittedAt,
    rows: waiting
      .slice(0, SHOWN)
      .map((claim) =>
        inboxRow(claim, texts.get(claim.id), inboxHref(query, { selected: claim.id }), locale, office),
      ),
  };
}

function accountTodo({ supplierId, supplierName, proposedByName, proposedAt }: WaitingProposal): Todo {
  return {
    kind: 'account',
    href: `/settings/suppliers/${supplierId}`,
    title: supplierName,
    actorName: proposedByName,
    at: proposedAt,
  };
}

/** What passes between colleagues: one line for each kind, leading through all of them. */
function passedTodos({ toConfirm, givenBack }: HomeData): Todo[] {
  const stackHref = (ids: readonly string[]) => (ids[0] ? editHref(ids[0], ids) : '/expenses');
  return [
    ...(toConfirm
      ? [
          {
            kind: 'to-confirm' as const,
            href: stackHref(toConfirm.ids),
            count: toConfirm.ids.length,
            names: toConfirm.preparerNames,
          },
        ]
      : []),
    ...(givenBack
      ? [
          {
            kind: 'given-back' as const,
            href: stackHref(givenBack.ids),
            title: givenBack.title,
            count: givenBack.ids.length,
            comment: givenBack.comment,
            actorName: givenBack.actorName,
            at: givenBack.at,
          },
        ]
      : []),
  ];
}

/** One draft is named by its period, several by their number. */
function waitingTodo(waiting: readonly WaitingDraft[]): Todo[] {
  const [first] = waiting;
  if (!first) return [];
  const ids = waiting.map(({ id }) => id);
  const { every, from, to, supplierName, expectedAmount } = first;
  return [
    {
      kind: 'recurring',
      href: editHref(first.id, ids),
      count: ids.length,
      titles: [...new Set(waiting.map(({ title }) => title))].slice(0, MAX_TITLES),
      period: ids.length === 1 ? { every, from, to } : undefined,
      supplierName,
      expectedAmount,
    },
  ];
}

function openClaimTodo(claim: OpenClaim): Todo {
  const title = [claim.title, claim.supplierName].filter(Boolean).join(' · ');
  const common = { href: `/expenses/${claim.id}/edit`, title, claimAmount: claim.claimAmount };
  if (claim.state === 'draft')
    return { kind: 'draft', ...common, missing: claim.missing, savedAt: claim.savedAt };
  return {
    kind: 'returned',
    ...common,
    comment: claim.comment ?? '',
    actorName: claim.actorName ?? '',
    at: claim.returnedAt ?? claim.savedAt,
  };
}

/** Documents that somebody of the team waits for. */
function cardUseTodos(count: number): Todo[] {
  return count === 0 ? [] : [{ kind: 'card-uses', href: '/card-uses', count }];
}

/** What the stage asks for in the next two months. */
export function deadlineTodos(stage: HomeData['stage'], today: KstDate, locale: Locale): Todo[] {
  if (!stage) return [];
  return stageDeadlines(stage)
    .filter(({ dueOn }) => dueOn >= today && daysBetween(today, dueOn) <= NOTICE_DAYS)
    .map(({ dueOn, title, note, article }) => ({
      kind: 'deadline',
      href: '/budgets',
      title: title[locale],
      dueOn,
      note: note[locale],
      article: article[locale],
    }));
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
      const { fromPercent, toPercent } = first.balance;
      return [{ kind: 'pot', label, href, band: { fromPercent, toPercent } }];
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
