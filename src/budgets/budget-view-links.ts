import type { Actor } from '../platform/access/actor.js';
import type { Locale } from '../platform/i18n/locale.js';

const VIEWS = [
  { key: 'tree', path: '/budgets', office: false, text: { ko: '한눈에', en: 'Overview' } },
  { key: 'teams', path: '/budgets/teams', office: true, text: { ko: '팀 비교', en: 'Teams' } },
  { key: 'compare', path: '/budgets/compare', office: false, text: { ko: '연도·단계 비교', en: 'Compare' } },
  { key: 'stuck', path: '/budgets/stuck', office: false, text: { ko: '멈춘 예약', en: 'Stuck' } },
  {
    key: 'settings',
    path: '/budgets/settings',
    office: true,
    text: { ko: '계획과 공개', en: 'Plan and disclosure' },
  },
] as const;

export type BudgetViewKey = (typeof VIEWS)[number]['key'];

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
  return VIEWS.filter(({ office }) => !office || actor.team.kind === 'office').map(({ key, path, text }) => ({
    href: stageId && key !== 'compare' && key !== 'stuck' ? `${path}?stage=${stageId}` : path,
    text: text[locale],
    current: key === current,
  }));
}
