import type { Option } from '../../../templates/settings/settings-view.js';
import type { Locale, Text } from '../../platform/i18n/locale.js';
import type { FundKind } from '../../programmes/fund.entity.js';
import type { InstitutionPart, VatRecovery } from '../../programmes/institution.entity.js';
import type { TeamStatus } from '../../programmes/team.entity.js';
import type { Means } from '../budget-line.entity.js';

/** How the fixed values of the structure are called. */
export const FUND_KIND_WORDS: Record<FundKind, Text> = {
  'common-pot': { ko: '공동 재원', en: 'Common pot' },
  'per-team': { ko: '팀별 배정', en: 'Allocated per team' },
};

export const TEAM_STATUS_WORDS: Record<TeamStatus, Text> = {
  active: { ko: '참여 중', en: 'Taking part' },
  frozen: { ko: '집행 정지', en: 'Frozen' },
  cut: { ko: '참여 종료', en: 'Cut' },
};

export const PART_WORDS: Record<InstitutionPart, Text> = {
  lead: { ko: '주관', en: 'Lead' },
  partner: { ko: '공동', en: 'Partner' },
};

export const VAT_WORDS: Record<VatRecovery, Text> = {
  full: { ko: '모두 환급', en: 'All recovered' },
  none: { ko: '환급 없음', en: 'Not recovered' },
  'per-line': { ko: '품목별', en: 'Line by line' },
};

export const MEANS_WORDS: Record<Means, Text> = {
  cash: { ko: '현금', en: 'Cash' },
  'in-kind': { ko: '현물', en: 'In kind' },
};

export const LINE_STATUSES = ['open', 'closed'] as const;
export const LINE_STATUS_WORDS: Record<(typeof LINE_STATUSES)[number], Text> = {
  open: { ko: '열림', en: 'Open' },
  closed: { ko: '닫힘', en: 'Closed' },
};

export function optionsOf<T extends string>(words: Record<T, Text>, locale: Locale): Option[] {
  return Object.entries<Text>(words).map(([value, text]) => ({ value, label: text[locale] }));
}
