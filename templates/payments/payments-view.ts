import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';

export interface PayableRow {
  id: string;
  version: number;
  number: string;
  href: string;
  title: string;
  supplierName: string;
  /** For those who see several teams. */
  teamName?: string;
  claimAmount: Won;
  payableAmount: Won;
  approvedAt: Date;
  approverName: string;
  /** Why the viewer may not pay this one (own claim, own approval), in the reader's language. */
  blocked?: string;
  /** Where that can be looked at. */
  blockedHref?: string;
  /** Where it is sent back to its claimant, for those who may. */
  returnHref?: string;
}

export interface PaymentRow {
  id: string;
  paidOn: KstDate;
  bankReference: string;
  payerName: string;
  teamName?: string;
  count: number;
  claimAmount: Won;
  payableAmount: Won;
  href?: string;
  claims: readonly { href: string; number: string; title: string; payableAmount: Won }[];
}

/** GET /payments; POST /payments sends `items` (`<id>:<version>`, repeated), `paidOn`, `bankReference`, `key`. */
export interface PaymentsPageProps {
  frame: PageFrame;
  today: KstDate;
  mayPay: boolean;
  /** For those who may see what is typed into the national system. */
  inputSheetHref?: string;
  runsHref: string;
  payable: readonly PayableRow[];
  payablePaging: Paging;
  values: { items: readonly string[]; paidOn: string; bankReference: string };
  /** Sent along as `key`, so that a form sent twice pays once. */
  idempotencyKey: string;
  history: readonly PaymentRow[];
  historyPaging: Paging;
  errors: readonly FormError[];
}
