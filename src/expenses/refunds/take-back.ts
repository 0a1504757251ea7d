import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { formatWon, sumWon, type Won } from '../../platform/money/won.js';
import { EndHold } from '../end-hold.js';
import { ExpenseLedger } from '../expense-ledger.js';
import { ExpenseStore } from '../expense-store.js';
import type { Expense } from '../expense.js';
import { REFUND_ERRORS } from './refund.errors.js';
import { ReversalStore } from './reversal-store.js';
import type { OwedBy, Reversal, ReversalReason } from './reversal.js';
import { byBudgetLine, leftOf } from './shares-back.js';

export interface LineAmount {
  lineId: string;
  amount: Won;
}

export interface Taking {
  reason: ReversalReason;
  comment: string;
  owedBy: OwedBy;
  amounts: readonly LineAmount[];
  vat: Won;
}

export interface GivingBack {
  /** What makes the ledger's key its own. */
  act: string;
  reason: string;
  amounts: readonly LineAmount[];
  occurredOn?: KstDate;
}

/** The two halves of taking money of a paid claim back, inside the unit in hand and behind the claim's lock. */
@Injectable()
export class TakeBack {
  constructor(
    private readonly store: ExpenseStore,
    private readonly reversals: ReversalStore,
    private readonly ledger: ExpenseLedger,
    private readonly holds: EndHold,
    private readonly clock: Clock,
  ) {}

  /** Keeps what was decided. Where nobody owes it, `giveBack` follows at once; else the money is awaited. */
  decide(actor: Actor, expense: Expense, { amounts, vat, ...taking }: Taking): Reversal {
    const grant = sumWon(amounts.map(({ amount }) => amount));
    const left = leftOf(expense);
    if (grant > left.grant || vat > left.vat)
      throw REFUND_ERRORS.fail('reversal.more-than-left', { left: formatWon(left.grant) });
    const owed = taking.owedBy !== 'nobody';
    const reversal: Reversal = {
      ...taking,
      teamId: expense.teamId,
      id: uuidv7(),
      expenseId: expense.id,
      grantAmount: grant,
      vatAmount: vat,
      grantBack: owed ? 0n : grant,
      vatBack: owed ? 0n : vat,
      reversedOn: this.clock.businessDate(actor.demo),
      reversedBy: actor.userId,
      reversedAt: this.clock.businessNow(actor.demo),
      withdrawn: false,
      lines: amounts.map(({ lineId, amount }) => ({ lineId, amount, returned: owed ? 0n : amount })),
    };
    this.reversals.insert(reversal);
    if (owed) this.reversals.awaitMoney(expense, { owed: grant, vatBack: vat });
    return reversal;
  }

  /** Gives the grant its part back in the ledger; a claim of which nothing is left is reversed. */
  async giveBack(actor: Actor, expense: Expense, { amounts, ...posting }: GivingBack): Promise<void> {
    const wanted = sumWon(amounts.map(({ amount }) => amount));
    const reversedAmount = expense.reversedAmount + wanted;
    const whole = wanted > 0n && reversedAmount === expense.claimAmount;
    await this.store.move(expense, {
      reversedAmount,
      ...(whole ? { state: 'reversed', stateSince: this.clock.businessNow(actor.demo) } : {}),
    });
    if (whole) await this.holds.execute(actor, expense);
    const posted = await this.ledger.refund(actor, expense, {
      ...posting,
      amounts: byBudgetLine(expense.lines, amounts),
    });
    if (posted !== wanted) throw REFUND_ERRORS.fail('reversal.more-than-left', { left: formatWon(posted) });
  }
}
