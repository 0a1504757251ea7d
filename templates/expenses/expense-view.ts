import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { RecurrenceMark } from '../recurring/recurrence-mark.js';
import type { Won } from '../../src/platform/money/won.js';

export type ExpenseState =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'rejected'
  | 'approved'
  | 'paid'
  | 'reversed'
  /** A draft that had been handed in before, and was thrown away: no payment was ever taken back. */
  | 'discarded';

/** A stored document as a page lists it. */
export interface DocumentItem {
  id: string;
  kind: 'tax-invoice' | 'card-statement' | 'pdf' | 'image' | 'other';
  /** The original file name. */
  name: string;
  /** Opens or downloads the original. */
  href: string;
  mediaType: string;
  sizeBytes: number;
  uploadedAt: Date;
  /** What it serves in the checklist, in the reader's language; absent when not assigned. */
  requirementLabel?: string;
}

/** One row of the checklist of required documents. */
export interface EvidenceRequirement {
  code: string;
  label: string;
  /** `later`: comes by itself, such as the proof of transfer after payment. */
  status: 'present' | 'missing' | 'later';
  documents: readonly DocumentItem[];
  /** What a document added here serves as. */
  documentKind?: string;
  /** Why it is needed or when it comes. */
  note?: string;
}

export interface Article {
  /** As people cite it: `사용 기준 제25조 4항`. */
  label: string;
  href?: string;
}

/** What a rule says about a claim, in the reader's language. */
export interface Finding {
  /** `not-judged`: the facts of the rule aren't held, which is not the same as passed. */
  outcome: 'allow' | 'needs-more' | 'refuse' | 'not-judged' | 'notice';
  /** Said by a rule of the pack; the others are what the product itself checks. */
  byRule?: boolean;
  text: string;
  /** The one thing to add or change. */
  add?: string;
  /** What would have to be known to judge. */
  needs?: readonly string[];
  /** Where a reason in words settles it: the form field, and what was written. */
  reason?: { name: string; text: string };
  /** Part of `text` to set in bold. */
  emphasis?: string;
  article?: Article;
  /** Name of the form field it concerns. */
  field?: string;
  /** The cell of the document it is about, such as the approval number that proves a first use. */
  cell?: 'approvalNumber';
  /** Code of the checklist row that would settle it. */
  requirement?: string;
  /** Where to look. */
  link?: { href: string; text: string };
}

/** A mark that asks the approver to look twice. */
export interface RiskMark {
  code:
    | 'new-supplier'
    | 'changed-account'
    | 'new-account'
    | 'split-purchase'
    | 'near-limit'
    | 'just-under'
    | 'unusual'
    | 'after-hours'
    | 'undocumented'
    | 'same-file'
    | 'edited-after-reading'
    | 'near-twin'
    | 'seen-elsewhere';
  /** One sentence that says what was seen. */
  text: string;
  emphasis?: string;
  link?: { href: string; text: string };
}

/**
 * What a claim does to a budget line. For a team's own line the figures are exact and `reserved` leaves this claim out;
 * for a common pot a team is told only between which percentages of the pot what is left lies.
 */
export type TargetBalance =
  | {
      kind: 'own';
      lineId: string;
      label: string;
      href?: string;
      allocated: Won;
      spent: Won;
      reserved: Won;
      thisClaim: Won;
    }
  | { kind: 'pot'; lineId: string; label: string; href?: string; band: PotBand; thisClaim: Won };

export interface PotBand {
  fromPercent: number;
  toPercent: number;
  /** How many days ago that was so. */
  daysAgo: number;
}

export interface ExpenseLineView {
  id: string;
  name: string;
  /** Why an approver left it out; it claims nothing then. */
  declined?: string;
  /** Budget line and category: `데이터 구축·가공 › 소프트웨어 활용 › 데이터 이용료`. */
  targetLabel: string;
  targetHref?: string;
  supplyAmount: Won;
  taxAmount: Won;
  claimAmount: Won;
}

/** A record whose fields are filled in on the claim itself, instead of a document. */
export interface TypedRecord {
  /** Code of the kind of document it is. */
  kind: string;
  label: string;
  fields: readonly { name: string; label: string; value: string; hint?: string }[];
}

/** One step of a claim's way: done, the one it stands at, or one still to come. */
export interface TimelineEntry {
  act:
    | 'created'
    | 'read'
    | 'edited'
    | 'evidence-added'
    | 'handed-over'
    | 'given-back'
    | 'submitted'
    | 'recalled'
    | 'returned'
    | 'rejected'
    | 'approved'
    | 'step-approved'
    | 'approvals-stand'
    | 'opened-whole'
    | 'paid'
    | 'reversed'
    | 'part-reversed'
    | 'money-awaited'
    | 'money-back'
    | 'reversal-withdrawn'
    | 'discarded'
    | 'amended'
    | 'viewed'
    | 'held'
    | 'released'
    | 'escalated'
    | 'approvals-suffice'
    | 'await-approval'
    | 'await-payment'
    | 'await-correction';
  state: 'done' | 'now' | 'next';
  /** Who did it or has it. Absent for what the product did by itself. */
  actorName?: string;
  /** When it was done, or since when it has waited. */
  at?: Date;
  comment?: string;
  /** The step it was, by its own name; `proposal` is the principal investigator's. */
  step?: string;
  isProposal?: boolean;
  /** In whose stead. */
  forName?: string;
  /** What was asked about or left out, in words. */
  details?: readonly string[];
}

/** One part of a claim that differs from what its approver read before. */
export interface ClaimChange {
  part: string;
  rows: readonly { label: string; before: string; after: string }[];
}

/** What a claim that came back differs in, and which approvals stand all the same. */
export interface ClaimDifference {
  changes: readonly ClaimChange[];
  stands: readonly string[];
}

/** A claim as claimant and approver read it. */
export interface ExpenseView {
  id: string;
  /** Counted per team and year; absent while it is a draft. */
  number?: string;
  version: number;
  state: ExpenseState;
  /** Its open step is the principal investigator's proposal (발의). */
  isProposal?: boolean;
  title: string;
  claimantName: string;
  /** Who prepared it for the claimant. */
  preparer?: { name: string; at: Date };
  institutionName: string;
  /** For the officer's and auditor's eyes. */
  teamName?: string;
  /** The schedule that opened it. */
  recurrence?: RecurrenceMark;
  supplier?: { name: string; businessNumber?: string };
  documentedOn?: KstDate;
  committedOn?: KstDate;
  paidOn?: KstDate;
  /** In words, where a person said it. */
  paymentMeans?: string;
  bankReference?: string;
  supplyAmount: Won;
  taxAmount: Won;
  claimAmount: Won;
  payableAmount: Won;
  /** Paid in another currency, as text. */
  foreign?: string;
  lines: readonly ExpenseLineView[];
  balances: readonly TargetBalance[];
  risks: readonly RiskMark[];
  findings: readonly Finding[];
  requirements: readonly EvidenceRequirement[];
  documents: readonly DocumentItem[];
  /** Records made of what was typed, such as the simple record of a meeting. */
  records: readonly TypedRecord[];
  timeline: readonly TimelineEntry[];
  /** Of a claim that waits again after it was sent back. */
  difference?: ClaimDifference;
  /** The office holds its payment: since when and for which listed reason, whatever made it look. */
  hold?: { text: string; heldAt: Date; reason: string };
  /** The pay run it sits in; the way there for those who may look at payments. */
  run?: { number: number; href?: string };
}
