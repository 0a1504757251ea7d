import { Injectable } from '@nestjs/common';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Won } from '../../platform/money/won.js';
import type { Expense } from '../expense.js';
import { ReversalStore } from './reversal-store.js';
import type { Reversal } from './reversal.js';
import { openOf } from './shares-back.js';

/** A reversal of a claim with who decided it and the money that came for it. */
export interface ReversalHistory extends Reversal {
  reverserName: string;
  withdrawal?: { name: string; at: Date; comment: string };
  refunds: {
    refundId: string;
    receivedOn: KstDate;
    bankReference: string;
    grantAmount: Won;
    vatAmount: Won;
  }[];
}

interface NamesRow {
  id: string;
  reverser: string;
  withdrawer: string | null;
  withdrawn_at: Date | null;
  withdrawn_comment: string | null;
}

interface RefundRow {
  reversal_id: string;
  refund_id: string;
  received_on: KstDate;
  bank_reference: string;
  grant_amount: string;
  vat_amount: string;
}

/** All that was taken back of one claim, oldest first; inside the unit in hand. */
@Injectable()
export class ReversalsOf {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly reversals: ReversalStore,
  ) {}

  async claim(expense: Pick<Expense, 'teamId' | 'id'>): Promise<ReversalHistory[]> {
    const key = [expense.teamId, expense.id];
    const [reversals, names, refunds] = await Promise.all([
      this.reversals.of(expense),
      this.unit.byKey<NamesRow>(
        `SELECT r.id, u.name AS reverser, w.name AS withdrawer, r.withdrawn_at, r.withdrawn_comment FROM expense_reversals r
         JOIN users u ON u.id = r.reversed_by LEFT JOIN users w ON w.id = r.withdrawn_by WHERE r.team_id = $1 AND r.expense_id = $2`,
        key,
      ),
      this.unit.byKey<RefundRow>(
        `SELECT i.reversal_id, i.refund_id, f.received_on, f.bank_reference, i.grant_amount, i.vat_amount FROM refund_items i
         JOIN refunds f ON f.team_id = i.team_id AND f.id = i.refund_id
         WHERE i.team_id = $1 AND i.expense_id = $2 ORDER BY f.received_on, f.recorded_at, f.id`,
        key,
      ),
    ]);
    return reversals.map((reversal) => {
      const name = names.find(({ id }) => id === reversal.id);
      return {
        ...reversal,
        reverserName: name?.reverser ?? '',
        withdrawal: name?.withdrawn_at
          ? { name: name.withdrawer ?? '', at: name.withdrawn_at, comment: name.withdrawn_comment ?? '' }
          : undefined,
        refunds: refunds
          .filter((refund) => refund.reversal_id === reversal.id)
          .map((refund) => ({
            refundId: refund.refund_id,
            receivedOn: refund.received_on,
            bankReference: refund.bank_reference,
            grantAmount: BigInt(refund.grant_amount),
            vatAmount: BigInt(refund.vat_amount),
          })),
      };
    });
  }
}

/** As the API writes it. */
export function reversalJson(reversal: ReversalHistory): object {
  const open = openOf(reversal);
  return {
    id: reversal.id,
    reason: reversal.reason,
    comment: reversal.comment,
    owedBy: reversal.owedBy,
    grantAmount: reversal.grantAmount,
    vatAmount: reversal.vatAmount,
    openAmount: open.grant + open.vat,
    reversedOn: reversal.reversedOn,
    reversedBy: { name: reversal.reverserName },
    lines: reversal.lines,
    refunds: reversal.refunds,
    withdrawn: reversal.withdrawal ?? null,
  };
}
