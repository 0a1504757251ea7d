import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won as WonAmount } from '../../src/platform/money/won.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';

export interface VatBatchItem {
  href: string;
  putBackOn: KstDate;
  bankReference: string;
  recorderName: string;
  teamName?: string;
  count: number;
  amount: WonAmount;
  standing?: 'taken-back' | 'contrary';
}

/** GET /card-statements/vat?from=&to= */
export interface VatPageProps {
  frame: PageFrame;
  from: KstDate;
  to: KstDate;
  sums: readonly { institutionName: string; vatAmount: WonAmount; count: number }[];
  total: WonAmount;
  rows: readonly {
    /** `<use>:<version>`, as its box sends it. */
    item: string;
    usedOn: KstDate;
    merchantName: string;
    /** Where the reader sees more than one team. */
    teamName?: string;
    institutionName: string;
    amount: WonAmount;
    vatAmount: WonAmount;
    claim: { href: string; text: string };
  }[];
  /** There are more rows than are shown; the file has them all. */
  cut: boolean;
  openCount: number;
  csvHref: string;
  /** For those who may put it back. */
  form?: {
    today: KstDate;
    /** All rows are chosen where the form isn't shown again. */
    values: { rows?: readonly string[]; putBackOn: string; bankReference: string };
    idempotencyKey: string;
  };
  batches: readonly VatBatchItem[];
  batchPaging: Paging;
  errors: readonly FormError[];
}
