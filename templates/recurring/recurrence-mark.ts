import type { Won } from '../../src/platform/money/won.js';
import type { PeriodView } from './period-text.js';

/** What a claim says of the schedule that opened it. */
export interface RecurrenceMark extends PeriodView {
  title: string;
  /** For the schedule's owner. */
  href?: string;
  expectedClaimAmount: Won;
  /** What the claim is more than expected, or less where negative. */
  difference: Won;
  /** No document has come yet. */
  waits: boolean;
}
