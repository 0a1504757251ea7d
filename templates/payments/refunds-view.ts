import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';

/** Money that is to come back for one reversal. */
export interface AwaitedRow {
  reversalId: string;
  /** `<claim>:<version>:<reversal>`, as the box sends it. */
  item: string;
  number: string;
  title: string;
  href: string;
  teamName?: string;
  /** The supplier's or the claimant's name. */
  fromName: string;
  owedBy: 'supplier' | 'claimant' | 'nobody';
  reason: string;
  reversedOn: KstDate;
  /** `12일째` */
  age: string;
  grantAmount: Won;
  vatAmount: Won;
  /** Why the viewer may not record this one. */
  blocked?: string;
}

export interface RefundRow {
  id: string;
  receivedOn: KstDate;
  bankReference: string;
  recorderName: string;
  teamName?: string;
  grantAmount: Won;
  vatAmount: Won;
  claims: readonly { href: string; number: string; title: string; amount: Won }[];
}

/** GET /payments/refunds; POST sends `items`, `amount:<reversal>`, `grant:<reversal>`, `receivedOn`, `bankReference`, `key`. */
export interface RefundsPageProps {
  frame: PageFrame;
  today: KstDate;
  mayRecord: boolean;
  awaited: readonly AwaitedRow[];
  sums: { count: number; grantAmount: Won; vatAmount: Won };
  values: {
    items: readonly string[];
    /** By reversal, where the form is shown again. */
    amounts: Readonly<Record<string, string>>;
    grants: Readonly<Record<string, string>>;
    receivedOn: string;
    bankReference: string;
  };
  idempotencyKey: string;
  history: readonly RefundRow[];
  historyPaging: Paging;
  errors: readonly FormError[];
}

/** GET /payments/refunds/new?expense=; POST sends `expense`, `version`, `amount`, `grantAmount`, `reason`, `comment` … */
export interface RefundNewPageProps {
  frame: PageFrame;
  today: KstDate;
  expense: { id: string; version: number; number?: string; title: string; supplierName: string };
  left: { grant: Won; vat: Won };
  /** Already awaited of it, VAT included. */
  awaited: Won;
  values: {
    amount: string;
    grantAmount: string;
    receivedOn: string;
    bankReference: string;
    reason: string;
    comment: string;
  };
  idempotencyKey: string;
  errors: readonly FormError[];
}
