import type { KstDate } from '../platform/clock/kst-date.js';
import type { ExpenseDetails } from './expense-details.js';
import type { Won } from '../platform/money/won.js';

export const EXPENSE_STATES = [
  'draft',
  'submitted',
  'returned',
  'rejected',
  'approved',
  'paid',
  'reversed',
] as const;
export type ExpenseState = (typeof EXPENSE_STATES)[number];

/** `recovered`: the institution gets VAT back, so only the supply value is claimed; `charged`: VAT is claimed too. */
export type VatTreatment = 'recovered' | 'charged';
export type VatRecovery = 'full' | 'none' | 'per-line';

/** Where a value came from; what is absent was typed. */
export type Origin =
  | 'tax-invoice'
  | 'pdf'
  | 'photo'
  | 'last-approved'
  | 'similar'
  | 'only-choice'
  | 'import'
  | 'known-supplier'
  | 'card-statement'
  /** Of a card statement that doesn't say the VAT: one eleventh. */
  | 'card-total'
  | 'recurring'
  | 'contract';
export type OriginField = 'supplier' | 'documentedOn' | 'title' | 'amounts' | 'target';

/** What was paid in another currency; plain decimal digits. */
export interface ForeignAmount {
  /** ISO 4217, or what the card statement says where that is unknown. */
  currency: string;
  amount: string;
  /** Won for one of it. */
  rate?: string;
}

export interface ExpenseLine {
  id: string;
  name: string;
  purchasedOn?: KstDate;
  categoryId?: string;
  budgetLineId?: string;
  vatTreatment: VatTreatment;
  supplyAmount: Won;
  taxAmount: Won;
  /** Charged to the grant. */
  claimAmount: Won;
  /** Owed to the supplier: supply and tax. */
  payableAmount: Won;
  /** Why an approver left it out; such a line claims and pays nothing. */
  declined?: string;
  /** Taken back of what it claims, whether the money has come back or not; absent where nothing is. */
  reversedAmount?: Won;
}

/** The parts of a claim that approvals rest on and that a return can ask about. */
export const CLAIM_PARTS = [
  'title',
  'supplier',
  'dates',
  'amounts',
  'target',
  'payment',
  'documents',
  'statements',
] as const;
export type ClaimPart = (typeof CLAIM_PARTS)[number];

/** What a return asks about: parts of the claim, and which of its lines and documents are meant where that was said. */
export interface Questioned {
  readonly parts: readonly ClaimPart[];
  readonly lineIds?: readonly string[];
  readonly evidenceIds?: readonly string[];
}

/** A claim (집행 신청) as it is stored; amounts in won are the sums of its lines. */
export interface Expense {
  teamId: string;
  id: string;
  /** `2025-0007`, counted per team and year from its first submission. */
  number?: string;
  state: ExpenseState;
  version: number;
  claimantId: string;
  /** Who made it for the claimant to confirm; absent where the claimant did. */
  preparedBy?: string;
  /** Since when the draft has waited for the claimant's word; absent while it is the preparer's turn. */
  handedAt?: Date;
  institutionId: string;
  stageId: string;
  /** On a common pot a claim is a request: nothing is reserved before the officer approves. */
  onPot: boolean;
  title: string;
  supplierName: string;
  supplierBusinessNumber?: string;
  /** 작성일자 */
  documentedOn?: KstDate;
  /** 지출원인행위일; the document's day where none is given. */
  committedOn?: KstDate;
  /** 사용일 */
  paidOn?: KstDate;
  approvalNumber?: string;
  correctsExpenseId?: string;
  waitsFor?: string;
  /** The contract's instalment it is for; `goesOn` when more invoices come for that. */
  instalment?: { id: string; goesOn: boolean };
  supplyAmount: Won;
  taxAmount: Won;
  claimAmount: Won;
  payableAmount: Won;
  /** Given back to the grant in the ledger. */
  reversedAmount: Won;
  /** The grant's part of what was reversed and is still to come back; absent where nothing is. */
  owedAmount?: Won;
  /** VAT beside the grant that came back or is to come back; absent where none is. */
  vatBackAmount?: Won;
  foreign?: ForeignAmount;
  origins: Partial<Record<OriginField, Origin>>;
  details: ExpenseDetails;
  /** Who gave the last approval. */
  approverId?: string;
  /** Everybody whose approval stands, and those in whose stead it was given. */
  approverIds: readonly string[];
  /** Of a returned claim: what it was sent back for. Only that may be changed; absent: everything. */
  questioned?: Questioned;
  createdAt: Date;
  updatedAt: Date;
  submittedAt?: Date;
  decidedAt?: Date;
  stateSince: Date;
  lines: ExpenseLine[];
}

/** True for a draft that had been handed in before and was then thrown away: it ended, but nothing was ever paid. */
export function isDiscarded(expense: Pick<Expense, 'state' | 'number' | 'paidOn' | 'submittedAt'>): boolean {
  return (
    expense.state === 'reversed' && !expense.paidOn && !expense.submittedAt && expense.number !== undefined
  );
}

/** `2025-0007` */
export function formatExpenseNumber(year: number, number: number): string {
  return `${year}-${String(number).padStart(4, '0')}`;
}
