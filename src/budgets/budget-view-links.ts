import type { Actor } from '../platform/access/actor.js';
import type { Locale } from '../platform/i18n/locale.js';

/** `office`: the programme's alone; `accounts`: whoever answers for money, so not plain researchers. */
const VIEWS = [
  { key: 'tree', path: '/budgets', text: { ko: '한눈에', en: 'Overview' } },
  { key: 'teams', path: '/budgets/teams', who: 'office', text: { ko: '팀 비교', en: 'Teams' } },
  { key: 'compare', path: '/budgets/compare', text: { ko: '연도·단계 비교', en: 'Compare' } },
  { key: 'stuck', path: '/budgets/stuck', text: { ko: '멈춘 예약', en: 'Stuck' } },
  {
    key: 'allocations',
    path: '/budgets/allocations',
    who: 'office',
    text: { ko: '편성과 배정', en: 'Allocations' },
  },
  { key: 'versions', path: '/budgets/versions', text: { ko: '예산의 판', en: 'Versions' } },
  { key: 'funding', path: '/disbursements', who: 'accounts', text: { ko: '재원과 교부', en: 'Funding' } },
  { key: 'contracts', path: '/commitments', text: { ko: '계약', en: 'Contracts' } },
  {
    key: 'evaluations',
    path: '/stage-evaluations',
    who: 'accounts',
    text: { ko: '단계평가', en: 'Evaluations' },
  },
  { key: 'settlements', path: '/settlements', who: 'accounts', text: { ko: '정산', en: 'Settlements' } },
  {
    key: 'settings',
    path: '/budgets/settings',
    who: 'office',
    text: { ko: '계획과 공개', en: 'Plan and disclosure' },
  },
] as const;

export type BudgetViewKey = (typeof VIEWS)[number]['key'];

/** Pages that show the stage that was chosen. */
const OF_A_STAGE: readonly BudgetViewKey[] = ['tree', 'teams', 'funding', 'settings'];

export interface BudgetViewLink {
  href: string;
  text: string;
  current: boolean;
}

/** The budget's pages, beside one another; teams aren't compared for teams. */
export function budgetViewLinks(
  actor: Actor,
  locale: Locale,
  current: BudgetViewKey,
  stageId?: string,
): BudgetViewLink[] {
  const sees = {
    office: actor.team.kind === 'office',
    accounts: actor.roles.some((role) => role !== 'researcher'),
  };
  return VIEWS.filter((view) => !('who' in view) || sees[view.who]).map(({ key, path, text }) => ({
    href: stageId && OF_A_STAGE.includes(key) ? `${path}?stage=${stageId}` : path,
    text: text[locale],
    current: key === current,
  }));
}
