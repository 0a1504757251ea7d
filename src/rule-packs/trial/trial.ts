import type { KstDate } from '../../platform/clock/kst-date.js';
import type { Won } from '../../platform/money/won.js';
import type { Verdict } from './compare-findings.js';

/** A draft tried on the claims handed in since a day. */
export interface Trial {
  id: string;
  packId: string;
  packVersion: number;
  state: 'running' | 'done' | 'failed';
  since: KstDate;
  totalCount: number;
  judgedCount: number;
  createdAt: Date;
  endedAt?: Date;
  /** By code of a rule: how many claims it newly can't be judged for. */
  notJudged: Readonly<Record<string, number>>;
}

/** What a rule would say otherwise, and of how much money: each claim counted once with all it claims. */
export interface TrialRow {
  rule: string;
  before: Verdict;
  after: Verdict;
  claimCount: number;
  claimAmount: Won;
}

export interface TrialResult extends Trial {
  /** Claims that would be judged otherwise by at least one rule. */
  changedCount: number;
  changedAmount: Won;
  rows: TrialRow[];
}

export interface TrialClaim {
  teamId: string;
  expenseId: string;
  number?: string;
  teamName: { ko: string; en: string };
  title: string;
  claimAmount: Won;
  changes: { rule: string; before: Verdict; after: Verdict }[];
}
