import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';

/** An instalment of a contract, as a claim's page speaks of it. */
export interface ContractInstalment {
  instalmentId: string;
  href: string;
  number: string;
  title: string;
  position: number;
  dueOn: KstDate;
  /** Reserved for it now. */
  held: Won;
}

/** The contract a claim is for, and those it could be for. */
export interface ClaimContractView {
  linked?: ContractInstalment & {
    /** More invoices come: what remains stays reserved. */
    goesOn: boolean;
    /** The claim was handed in, so it holds the money itself. */
    taken: boolean;
  };
  offers: readonly ContractInstalment[];
}
