import type { TakenBackView } from '../../../templates/expenses/taken-back.js';
import type { Actor } from '../../platform/access/actor.js';
import { sumWon } from '../../platform/money/won.js';
import type { Expense } from '../expense.js';
import { mayRecordRefund, mayReverse } from '../expense.policy.js';
import type { ReversalHistory } from '../refunds/reversals-of.js';
import { leftOf, openOf } from '../refunds/shares-back.js';

/** For a claim that was paid; absent where nothing was taken back and the reader can take nothing back. Pure. */
export function takenBackView(
  actor: Actor,
  expense: Expense,
  reversals: readonly ReversalHistory[],
): TakenBackView | undefined {
  const left = leftOf(expense);
  const mayRecord = mayRecordRefund(actor, expense).allowed;
  const records = mayReverse(actor, expense).allowed && left.grant + left.vat > 0n;
  if (reversals.length === 0 && !records) return undefined;
  const views = reversals.map((reversal) => {
    const open = openOf(reversal);
    return {
      id: reversal.id,
      reason: reversal.reason,
      owedBy: reversal.owedBy,
      reversedOn: reversal.reversedOn,
      reverserName: reversal.reverserName,
      comment: reversal.comment,
      grantAmount: reversal.grantAmount,
      vatAmount: reversal.vatAmount,
      openAmount: open.grant + open.vat,
      withdrawn: reversal.withdrawal,
      refunds: reversal.refunds.map(({ receivedOn, bankReference, grantAmount, vatAmount }) => ({
        receivedOn,
        bankReference,
        amount: grantAmount + vatAmount,
      })),
    };
  });
  return {
    left: expense.claimAmount - expense.reversedAmount,
    owed: sumWon(views.map(({ openAmount }) => openAmount)),
    reversals: views,
    mayRecord,
    recordHref: records ? `/payments/refunds/new?expense=${expense.id}` : undefined,
  };
}
