import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { FormError } from '../components/form-error.js';
import type { SelectOption } from '../components/field.js';
import type { ExpenseState } from '../expenses/expense-view.js';
import type { PageFrame } from '../layouts/page-frame.js';
import type { SettingsSection } from '../settings/settings-view.js';

export interface AccountView {
  id: string;
  bank: string;
  holder: string;
  lastFour: string;
  /** Whole, where the reader may see it. */
  number?: string;
  /** The reader may see it, but it doesn't open. */
  unreadable: boolean;
}

export interface AccountInForceView extends AccountView {
  changedOn: KstDate;
  isRecentlyChanged: boolean;
  replacedAnother: boolean;
}

export interface AccountProposalView extends AccountView {
  proposedByName: string;
  proposedAt: Date;
  isOwn: boolean;
  mayConfirm: boolean;
}

export interface AccountChangeView {
  id: string;
  state: 'proposed' | 'confirmed' | 'refused' | 'withdrawn';
  bank: string;
  holder: string;
  lastFour: string;
  proposedByName: string;
  proposedAt: Date;
  decidedByName?: string;
  decidedAt?: Date;
}

export interface SupplierTotalView {
  year: number;
  state: ExpenseState;
  claimCount: number;
  claimAmount: Won;
  payableAmount: Won;
}

export interface SupplierClaimView {
  href: string;
  number?: string;
  title: string;
  state: ExpenseState;
  documentedOn?: KstDate;
  claimAmount: Won;
}

/**
 * GET /settings/suppliers/:id; POST …/name (name), …/account/confirmation (proposalId), …/account/refusal (proposalId)
 */
export interface SupplierPageProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  id: string;
  name: string;
  /** Where the reader sees more than one team. */
  teamName?: string;
  businessNumber: string;
  isNumberValid: boolean;
  claimCount: number;
  claimAmount: Won;
  paidAmount: Won;
  firstDocumentedOn?: KstDate;
  lastDocumentedOn?: KstDate;
  names: readonly { name: string; claimCount: number }[];
  totals: readonly SupplierTotalView[];
  claims: readonly SupplierClaimView[];
  claimsHref: string;
  mayRename: boolean;
  /** As it was typed in a form that failed. */
  typedName?: string;
  mayHandleAccount: boolean;
  account?: AccountInForceView;
  proposal?: AccountProposalView;
  changes: readonly AccountChangeView[];
  errors: readonly FormError[];
}

/** GET and POST /settings/suppliers/:id/account (bankCode, number, holder) */
export interface AccountFormPageProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  id: string;
  name: string;
  account?: Pick<AccountView, 'bank' | 'lastFour' | 'holder'>;
  /** An earlier proposal of one's own, which this one would take the place of. */
  isOwnWaiting: boolean;
  banks: readonly SelectOption[];
  values: { bankCode: string; number: string; holder: string };
  errors: readonly FormError[];
}

/** GET /settings/suppliers?q=&waiting=&after=; POST (name, businessNumber) */
export interface SupplierRow {
  id: string;
  /** Where the reader sees more than one team. */
  teamName?: string;
  name: string;
  businessNumber: string;
  claimCount: number;
  claimAmount: Won;
  lastDocumentedOn?: KstDate;
  isAccountWaiting: boolean;
  claimsHref: string;
}
