import type { KstDate } from '../../platform/clock/kst-date.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import { formatWon, type Won } from '../../platform/money/won.js';
import type { Expense } from '../expense.js';
import { REFUND_ERRORS } from './refund.errors.js';
import type { Reversal } from './reversal.js';
import { openOf, partsOf, type Parts } from './shares-back.js';

/** The two parts of what came, or what is wrong with it. */
export interface Parted extends Parts {
  problem?: FieldProblem;
}

interface Item {
  index: number;
  amount?: Won;
  grantAmount?: Won;
}

/** No money comes back before it was paid. Pure. */
export function checkReceivedOn(
  { paidOn, number = '' }: Pick<Expense, 'paidOn' | 'number'>,
  receivedOn: KstDate,
): FieldProblem[] {
  if (paidOn === undefined || receivedOn >= paidOn) return [];
  return [REFUND_ERRORS.problem('refund.before-payment', '/receivedOn', { number, paidOn })];
}

/** Of what a reversal awaits, at most what is still to come. Pure. */
export function partsOfAwaited(reversal: Reversal, item: Item): Parted {
  const open = openOf(reversal);
  if (open.grant + open.vat === 0n)
    return bad(REFUND_ERRORS.problem('reversal.not-open', at(item, 'amount')));
  const whole = { grant: reversal.grantAmount, vat: reversal.vatAmount };
  const before = { grant: reversal.grantBack, vat: reversal.vatBack };
  return parted(item, open, (amount) => partsOf(amount, whole, before));
}

/** Of what may still be taken back of the claim. Pure. */
export function partsOfUnawaited(left: Parts, item: Item): Parted {
  return parted(item, left, (amount) => partsOf(amount, left, { grant: 0n, vat: 0n }));
}

function parted(item: Item, open: Parts, usual: (amount: Won) => Parts): Parted {
  const { amount, grantAmount } = item;
  if (amount === undefined || amount <= 0n)
    return bad(REFUND_ERRORS.problem('refund.amount', at(item, 'amount')));
  const most = open.grant + open.vat;
  if (amount > most)
    return bad(REFUND_ERRORS.problem('refund.more-than-owed', at(item, 'amount'), { left: formatWon(most) }));
  if (grantAmount === undefined) return usual(amount);
  const lowest = amount > open.vat ? amount - open.vat : 0n;
  const highest = amount < open.grant ? amount : open.grant;
  if (grantAmount >= lowest && grantAmount <= highest)
    return { grant: grantAmount, vat: amount - grantAmount };
  const range = { least: formatWon(lowest), most: formatWon(highest) };
  return bad(REFUND_ERRORS.problem('refund.grant-part', at(item, 'grantAmount'), range));
}

function at({ index }: Item, field: 'amount' | 'grantAmount'): string {
  return `/items/${index}/${field}`;
}

function bad(problem: FieldProblem): Parted {
  return { grant: 0n, vat: 0n, problem };
}
