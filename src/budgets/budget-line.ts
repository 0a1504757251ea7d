import type { FundKind } from '../programmes/fund.entity.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { Locale, Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import type { Means } from './budget-line.entity.js';

/** How much is left of a common pot, as a share of the whole: all that a team may know of it. */
export interface PotBand {
  fromPercent: number;
  toPercent: number;
  /** How many days ago that was so. */
  daysAgo: number;
}

export interface ExactBalance {
  kind: 'exact';
  allocated: Won;
  reserved: Won;
  spent: Won;
  available: Won;
  /** Entries of the line so far. */
  version: bigint;
}

export type LineBalanceView = ExactBalance | ({ kind: 'band' } & PotBand);

/** A budget line as its reader may know it: exact for one's own, a band for a common pot read by a team. */
export interface BudgetLine {
  id: string;
  owner: 'team' | 'common-pot';
  /** The owning team; the office for a common pot. */
  team: { id: string; name: Text };
  fund: { id: string; code: string; name: Text; kind: FundKind };
  fiscalYear: { id: string; year: number };
  stage: { id: string; number: number; name: Text; startsOn: KstDate; endsOn: KstDate };
  /** Absent for a common pot. */
  institution?: { id: string; name: string };
  category: { id: string; code: string; path: string; name: Text; labour: boolean };
  means: Means;
  closed: boolean;
  balance: LineBalanceView;
}

export type LabelledLine = Pick<
  BudgetLine,
  'fund' | 'fiscalYear' | 'stage' | 'category' | 'institution' | 'owner'
>;

/** `데이터 구축·가공 · 2025 · 1단계`: fund, year and stage. */
export function budgetLineLabel(line: LabelledLine, locale: Locale): string {
  return [line.fund.name[locale], String(line.fiscalYear.year), line.stage.name[locale]].join(' · ');
}

/** `인건비·연구비 › 연구활동비 · 업스테이지 · 2025 · 1단계`: enough to tell any line from any other of its reader. */
export function fullBudgetLineLabel(line: LabelledLine, locale: Locale): string {
  const place = [line.fund.name[locale], line.category.name[locale]].join(' › ');
  const parts = [place, line.institution?.name, String(line.fiscalYear.year), line.stage.name[locale]];
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** The band that `pot_band` counted (0 = empty, `count` = full) as percentages of the pot. */
export function potBand(band: number, count: number, daysAgo: number): PotBand {
  if (band <= 0) return { fromPercent: 0, toPercent: 0, daysAgo };
  const upper = Math.min(band, count);
  return {
    fromPercent: Math.floor(((upper - 1) * 100) / count),
    toPercent: Math.ceil((upper * 100) / count),
    daysAgo,
  };
}
