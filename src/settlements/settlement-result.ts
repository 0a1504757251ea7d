import type { Won } from '../platform/money/won.js';
import type { Explained } from './formulas/explained.js';
import type { GovernmentShare } from './formulas/government-share.js';
import type { InstitutionInput, LineInput, PotInput, SettlementInput } from './settlement-input.js';

/**
 * What becomes of a line: `unspent + disallowed + cut = undisbursed + returnDue + kept`. `undisbursed` was never paid out and
 * goes back to its fund, `returnDue` is owed, `kept` stays with the institution.
 */
export interface SettledLine extends LineInput {
  unspent: Won;
  /** Cut by formula: 연구수당 or 간접비. */
  cut: Won;
  undisbursed: Won;
  /** What of it the share is taken of. */
  recoverable: Won;
  returnDue: Won;
  kept: Won;
}

export interface SettledInstitution {
  institution: InstitutionInput['institution'];
  plan: InstitutionInput['plan'];
  received: InstitutionInput['received'];
  lines: readonly SettledLine[];
  share: GovernmentShare;
  figures: {
    unspent: Explained;
    disallowed: Explained;
    allowanceCut: Explained;
    indirectCut: Explained;
    indirectLeft: Explained;
    beyondBudget: Explained;
    recovery: Explained;
    inKindShortfall: Explained;
    interest: Explained;
    total: Explained;
  };
  /** Of `recovery`, what no line holds: cash beyond the budget. */
  beyondBudgetDue: Won;
}

export interface SettledPot extends PotInput {
  returnDue: Won;
}

/** What is owed to one fund of one year through its lines. */
export interface DueOfFund {
  fund: LineInput['fund'];
  fiscalYear: LineInput['fiscalYear'];
  amount: Won;
}

export interface SettlementResult extends Pick<SettlementInput, 'team' | 'stage' | 'asOf' | 'cut' | 'rules'> {
  institutions: readonly SettledInstitution[];
  pot: readonly SettledPot[];
  potDue: Explained;
  totals: {
    budget: Won;
    spent: Won;
    reserved: Won;
    unspent: Won;
    disallowed: Won;
    undisbursed: Won;
    principal: Won;
    inKind: Won;
    interest: Won;
    kept: Won;
    /** All that is to be returned. */
    total: Won;
  };
  dues: readonly DueOfFund[];
  /** What is owed without having lain on a line: interest, in-kind, cash beyond the budget. */
  besideLines: Won;
}
