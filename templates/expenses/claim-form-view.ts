import type { ClaimPart } from '../../src/expenses/expense.js';
import type { Won } from '../../src/platform/money/won.js';
import type { RouteStepsView } from '../approvals/route-steps-view.js';
import type { FormError } from '../components/form-error.js';
import type { InvoiceMarkName } from '../components/invoice-mark.js';
import type { TaxInvoiceView } from '../components/tax-invoice-view.js';
import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { RecurrenceMark } from '../recurring/recurrence-mark.js';
import type { ClaimContractView } from '../commitments/claim-contract-view.js';
import type { WaitingOfferView } from '../recurring/waiting-offer.js';
import type { PageFrame } from '../layouts/page-frame.js';
import type {
  DocumentItem,
  EvidenceRequirement,
  Finding,
  TargetBalance,
  TypedRecord,
} from './expense-view.js';

/** One choice of budget line and category; `value` is `<budgetLineId>:<categoryId>`. */
export interface TargetOption {
  value: string;
  /** `데이터 구축·가공 › 소프트웨어 활용 › 데이터 이용료`, complete in itself. */
  label: string;
}

/** A budget line and category that may be right. */
export interface TargetProposal extends TargetOption {
  /** Why, in words; the strongest first. */
  reasons: readonly string[];
  /** What the line would still hold; absent for a common pot. */
  left?: Won;
}

/** Where a value in the form came from. */
export type FieldOrigin =
  /** Read from the tax invoice and unchanged. */
  | { kind: 'tax-invoice' }
  /** Read from the text of a PDF, or from a picture by character recognition, and unchanged. */
  | { kind: 'pdf' }
  | { kind: 'photo' }
  /** Read, then changed by hand: what stood there first. */
  | { kind: 'edited'; readValue: string }
  /** The team's last approved choice for this supplier. */
  | { kind: 'last-approved'; claimNumber?: string }
  /** Where nearly all claims went that speak of the same things. */
  | { kind: 'similar' }
  /** Named by the team's own suppliers. */
  | { kind: 'known-supplier' }
  /** The only open choice that fits. */
  | { kind: 'only-choice' }
  /** A row of an imported sheet, unchanged. */
  | { kind: 'import' }
  /** A row of a card statement, unchanged; `card-total` where one eleventh of it was taken for VAT. */
  | { kind: 'card-statement' }
  | { kind: 'card-total' }
  /** What a schedule expects. */
  | { kind: 'recurring' }
  | { kind: 'contract' }
  /** Told by a card slip or a use of the card, said by a person, or not told by anything yet. */
  | { kind: 'card-slip' }
  | { kind: 'card-use' }
  | { kind: 'by-hand' }
  | { kind: 'not-told' };

export type OriginField = 'supplier' | 'documentedOn' | 'committedOn' | 'title' | 'amounts' | 'target';

/** Values as the form holds them: text as typed, so that a refused form keeps its input. */
export interface ClaimLineValues {
  id: string;
  name: string;
  supplyAmount: string;
  taxAmount: string;
  /** '' while nothing is chosen. */
  target: string;
  /** Only where the institution decides on VAT line by line. */
  vatTreatment?: 'full' | 'none';
}

export interface ClaimFormValues {
  /** Whose claim it will be; '' while that is oneself. */
  claimantId: string;
  title: string;
  supplierName: string;
  supplierBusinessNumber: string;
  documentedOn: string;
  committedOn: string;
  /** '' goes by the documents. */
  paymentMeans: string;
  /** The choice for all lines; '' while nothing is chosen or when split. */
  target: string;
  /** Each line has its own choice. */
  split: boolean;
  /** Reasons by the code of their rule. */
  reasons: Readonly<Record<string, string>>;
  /** Records by kind of document and field. */
  records: Readonly<Record<string, Readonly<Record<string, string>>>>;
  lines: readonly ClaimLineValues[];
}

export interface ClaimTotals {
  supplyAmount: Won;
  taxAmount: Won;
  claimAmount: Won;
  payableAmount: Won;
}

/** Drafts made from one drop, reviewed one after another. */
export interface DraftStack {
  position: number;
  total: number;
  previousHref?: string;
  nextHref?: string;
  /** Drafts of the stack with nothing left to do, as `<id>:<version>`; POST /expenses/submissions sends them all. */
  ready: readonly string[];
  /** The ids of the drafts, sent along with the form so that the stack is still there on the next page. */
  carried: string;
}

/** GET /expenses/:id/edit and /expenses/new; the form posts to `formAction`. */
export interface ClaimFormPageProps {
  frame: PageFrame;
  /** `/expenses/:id/draft`, or `/expenses/new` before there is a draft. */
  formAction: string;
  /** Absent on /expenses/new. */
  draft?: {
    id: string;
    state: 'draft' | 'returned';
    number?: string;
    version: number;
    savedAt: Date;
    /** The approver's words when the claim came back. */
    returned?: { actorName: string; at: Date; comment: string };
    /** What a return asked about: only that is open. Absent where all of it is. */
    asked?: {
      parts: readonly ClaimPart[];
      lineIds?: readonly string[];
      evidenceIds?: readonly string[];
      /** The lines and documents by name. */
      names: readonly string[];
    };
  };
  /** Whose turn the draft is; absent where it is its claimant's own. */
  hands?: ClaimHands;
  /** The schedule that opened it. */
  recurrence?: RecurrenceMark;
  /** A colleague's draft that waits for its documents. */
  waiting?: WaitingOfferView;
  /** The contract it is for, or could be for. */
  contract?: ClaimContractView;
  today: KstDate;
  /** Has it come again; for its claimant, once it says what and how much. */
  repeatHref?: string;
  /** What was typed to give it back, when that was refused. */
  giveBack?: string;
  institutionName: string;
  /** How the claim is paid, and what tells so. */
  paymentMeans?: {
    means: 'card' | 'transfer' | 'cash' | 'personal-card';
    from: 'person' | 'card-use' | 'card-slip' | 'tax-invoice';
  };
  /** How the institution recovers VAT: `full` claims the supply value only, `none` includes VAT, `per-line` asks. */
  vatRecovery: 'full' | 'none' | 'per-line';
  stack?: DraftStack;
  /** The tax invoice the claim was filled from. */
  invoice?: { document: DocumentItem; view: TaxInvoiceView };
  documents: readonly DocumentItem[];
  /** Pictures among the documents, upright, with the places that were read. */
  pictures: readonly PictureView[];
  /** Some document is still being read; the page draws itself again until it is done. */
  reading: boolean;
  values: ClaimFormValues;
  origins: Partial<Record<OriginField, FieldOrigin>>;
  targets: readonly TargetOption[];
  /** Best first, without the one that is chosen. */
  proposals: readonly TargetProposal[];
  /** Offered while a supplier's name is typed. */
  suppliers: readonly { name: string; businessNumber: string }[];
  /** Absent while the amounts typed so far are no amounts. */
  totals?: ClaimTotals;
  /** Paid in another currency, as text. */
  foreign?: string;
  /** One for every budget line the claim touches. */
  balances: readonly TargetBalance[];
  findings: readonly Finding[];
  /** Whom it asks when it is handed in; absent while that can't be told. */
  route?: RouteStepsView;
  requirements: readonly EvidenceRequirement[];
  /** Records that the claim is asked for and that can be filled in here. */
  records: readonly TypedRecord[];
  limits: UploadLimits;
  errors: readonly FormError[];
}

/** A draft that one person prepares and another claims. */
export interface ClaimHands {
  claimantName: string;
  /** Whom it may be filed for; absent where that is settled. */
  choices?: readonly { value: string; label: string }[];
  preparerName?: string;
  preparedAt: Date;
  handedAt?: Date;
  /** The viewer is the preparer, who doesn't submit. */
  preparing: boolean;
  mayHandOver: boolean;
  mayGiveBack: boolean;
  last?: { act: 'handed-over' | 'given-back'; actorName: string; at: Date; comment: string };
}

/** A picture as it was read: places in percent of its width and height. */
export interface PictureView {
  document: DocumentItem;
  state: 'waiting' | 'read' | 'failed';
  /** Of the upright picture, in pixels; absent while nothing was read. */
  size?: { width: number; height: number };
  marks: readonly PictureMark[];
}

export interface PictureMark {
  of: InvoiceMarkName;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface UploadLimits {
  maxFiles: number;
  maxMegabytes: number;
}
