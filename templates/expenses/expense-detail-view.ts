import type { RouteStepsView } from '../approvals/route-steps-view.js';
import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { ClaimContractView } from '../commitments/claim-contract-view.js';
import type { CommentsView } from '../comments/comments-view.js';
import type { SelectOption } from '../components/field.js';
import type { FormError } from '../components/form-error.js';
import type { PostingRow } from '../components/posting-row.js';
import type { TaxInvoiceView } from '../components/tax-invoice-view.js';
import type { PageFrame } from '../layouts/page-frame.js';
import type { TakenBackView } from './taken-back.js';
import type { DocumentItem, ExpenseView } from './expense-view.js';

/** What the viewer may do with this claim now, by the same policies that guard the acts. */
export interface ExpenseActions {
  edit?: boolean;
  submit?: boolean;
  recall?: boolean;
  discard?: boolean;
  approve?: boolean;
  return?: boolean;
  reject?: boolean;
  reverse?: boolean;
  hold?: boolean;
  release?: boolean;
}

/** A decision that asks for its reason. */
export type CommentedAct = 'return' | 'reject' | 'approve-part';

/** A decision whose reason was refused, with what was typed. */
export interface RefusedDecision {
  act: CommentedAct;
  comment: string;
  /** Of a return: what was ticked. */
  asked?: { parts: readonly string[]; lineIds: readonly string[]; evidenceIds: readonly string[] };
  /** Of an approval of a part: what was ticked, and the reason typed. */
  declined?: Readonly<Record<string, string>>;
}

/** GET /expenses/:id, for claimant, approver, finance, officer and auditor alike. */
export interface ExpenseDetailPageProps {
  frame: PageFrame;
  today: KstDate;
  expense: ExpenseView;
  /** `/expenses`, `/approvals` or `/payments`: where the reader came from. */
  back: { href: string; from: 'expenses' | 'approvals' | 'payments' };
  invoice?: { document: DocumentItem; view: TaxInvoiceView };
  /** Whom it asks and how that stands. */
  route?: RouteStepsView;
  postings: readonly PostingRow[];
  actions: ExpenseActions;
  /** Has it come again; for its claimant, where no schedule does already. */
  repeatHref?: string;
  /** Claims this one amends, is amended by, or reverses. */
  related?: readonly { href: string; number: string; title: string; relation: 'amends' | 'amended-by' }[];
  /** Amended invoices of this paid claim that the reader may put in; supply values are below zero. */
  amendments?: readonly { id: string; issuedOn: KstDate; supplyAmount: bigint }[];
  /** Same document seen in another team; for the officer only. */
  matches?: readonly { teamName: string; href: string; number: string }[];
  /** What was taken back of it, and the money for it. */
  takenBack?: TakenBackView;
  /** What a hold may give as its reason; for the officer's form. */
  holdReasons: readonly SelectOption[];
  /** The contract it is for. */
  contract?: ClaimContractView;
  /** What was said at it. */
  comments?: CommentsView;
  errors: readonly FormError[];
  refused?: RefusedDecision;
  /** Which reason was sent for a hold that was refused. */
  refusedHold?: string;
}
