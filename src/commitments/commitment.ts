import type { KstDate } from '../platform/clock/kst-date.js';
import { sumWon, type Won } from '../platform/money/won.js';

export const COMMITMENT_STATES = ['draft', 'active', 'completed', 'cancelled'] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];
export type InstalmentState = 'open' | 'consumed' | 'released';

/** What an instalment holds of one budget line. */
export interface CommitmentLine {
  budgetLineId: string;
  /** As agreed, charged to the grant. */
  amount: Won;
  /** Reserved now. */
  held: Won;
  /** The ledger's posting that reserves it. */
  reservationId?: string;
  /** Taken by claims that still stand. */
  used: Won;
}

export interface Instalment {
  id: string;
  position: number;
  dueOn: KstDate;
  /** Due after its lines' stage: it waits there to be carried over. */
  carriesOver: boolean;
  state: InstalmentState;
  /** The claim that closed it. */
  expenseId?: string;
  lines: readonly CommitmentLine[];
}

/** A contract (계약) whose instalments hold money of the team's own budget lines until their invoices come. */
export interface Commitment {
  teamId: string;
  id: string;
  /** `2025-0003`, counted per team and year from its activation. */
  number?: string;
  state: CommitmentState;
  institutionId: string;
  /** The stage it was signed in. */
  stageId: string;
  supplierId?: string;
  supplierName: string;
  supplierBusinessNumber?: string;
  title: string;
  contractNumber: string;
  /** 지출원인행위일 */
  signedOn: KstDate;
  endsOn?: KstDate;
  createdBy: string;
  /** Everybody whose hand was in it before it was activated. */
  enteredBy: readonly string[];
  activatedBy?: string;
  version: number;
  instalments: readonly Instalment[];
}

export function amountOf({ lines }: { lines: readonly { amount: Won }[] }): Won {
  return sumWon(lines.map(({ amount }) => amount));
}

export function heldOf({ lines }: Pick<Instalment, 'lines'>): Won {
  return sumWon(lines.map(({ held }) => held));
}

/** What it comes to; an instalment that was given up counts no more. */
export function totalOf({ instalments }: Pick<Commitment, 'instalments'>): Won {
  return sumWon(instalments.filter(({ state }) => state !== 'released').map(amountOf));
}

/** An active contract ends by itself when none of its instalments is open. */
export function stateAfter(
  state: CommitmentState,
  instalments: readonly Pick<Instalment, 'state'>[],
): CommitmentState {
  if (state !== 'active' && state !== 'completed') return state;
  return instalments.some((instalment) => instalment.state === 'open') ? 'active' : 'completed';
}
