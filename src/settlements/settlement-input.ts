import type { KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import type { InstitutionKind } from '../programmes/institution.entity.js';
import type { PlannedCash } from './formulas/government-share.js';
import type { EarnedInterest, InterestMethod } from './formulas/interest.js';
import type { Rounding } from './formulas/rational.js';

/** A budget line of the stage as the entries up to the day make it. */
export interface LineInput {
  id: string;
  fund: { id: string; name: Text };
  fiscalYear: { id: string; year: number };
  category: { id: string; label: Text; kind: 'direct' | 'allowance' | 'indirect' };
  means: 'cash' | 'in-kind';
  /** What it holds in all; what was carried to the next stage has left it. */
  budget: Won;
  reserved: Won;
  spent: Won;
  carriedIn: Won;
  carriedOut: Won;
  /** Of `spent`, by hand. */
  disallowed: Won;
}

export interface InstitutionInput {
  /** Absent where a line names none. */
  institution: { id: string; name: string; kind: InstitutionKind };
  plan?: PlannedCash & { inKind: Won };
  /** Paid in up to the day. */
  received: PlannedCash;
  interest: EarnedInterest;
  lines: readonly LineInput[];
}

/** What was disallowed of the team's spending on a common pot. */
export interface PotInput {
  lineId: string;
  fund: { id: string; name: Text };
  fiscalYear: { id: string; year: number };
  disallowed: Won;
}

export interface SettlementRules {
  rounding: Rounding;
  interestMethod: InterestMethod;
  /** Whether 연구수당 itself counts as direct cost where its rate is compared with that of direct cost. */
  allowanceCounts: boolean;
}

/** All that a settlement is computed from; equal inputs give equal figures. */
export interface SettlementInput {
  team: { id: string; code: string; name: Text };
  stage: { id: string; number: number; name: Text; startsOn: KstDate; endsOn: KstDate };
  asOf: KstDate;
  /** The team's agreement has ended: what is left of its indirect cost goes back, too. */
  cut: boolean;
  rules: SettlementRules;
  institutions: readonly InstitutionInput[];
  pot: readonly PotInput[];
}
