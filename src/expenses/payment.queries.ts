import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import { decodeInstantCursor, encodeCursor } from '../platform/web/cursor.js';
import { formatExpenseNumber } from './expense.js';

export interface PaymentSummary {
  id: string;
  teamId: string;
  teamName: Text;
  paidOn: KstDate;
  bankReference: string;
  payerName: string;
  itemCount: number;
  claimAmount: Won;
  payableAmount: Won;
  createdAt: Date;
  items: { expenseId: string; number: string; title: string; payableAmount: Won }[];
}

interface PaymentRow {
  id: string;
  team_id: string;
  team_ko: string;
  team_en: string;
  paid_on: KstDate;
  bank_reference: string;
  payer_name: string;
  item_count: number;
  claim_amount: string;
  payable_amount: string;
  created_at: Date;
  items: { expenseId: string; year: number; number: number; title: string; payableAmount: string }[] | null;
}

/** Payments already made, newest first, each with its first claims. */
@Injectable()
export class PaymentQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async list(
    actor: Actor,
    filter: { after?: string; limit: number; byHand?: boolean },
  ): Promise<{ rows: PaymentSummary[]; next?: string }> {
    const after = decodeInstantCursor(filter.after);
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<PaymentRow>(
        `SELECT p.id, p.team_id, p.paid_on, p.bank_reference, p.item_count, p.claim_amount, p.payable_amount, p.created_at, u.name AS payer_name, t.name_ko AS team_ko, t.name_en AS team_en,
           (SELECT jsonb_agg(jsonb_build_object('expenseId', e.id, 'year', e.number_year, 'number', e.number, 'title', e.title,
              'payableAmount', i.payable_amount::text) ORDER BY e.number) FROM (
                SELECT * FROM payment_items x WHERE x.team_id = p.team_id AND x.payment_id = p.id ORDER BY x.expense_id LIMIT 50) i
            JOIN expenses e ON e.team_id = i.team_id AND e.id = i.expense_id) AS items
         FROM payments p JOIN users u ON u.id = p.paid_by JOIN teams t ON t.id = p.team_id
         WHERE ($1::timestamptz IS NULL OR (p.created_at, p.id) < ($1::timestamptz, $2::uuid))
           AND NOT ($4 AND EXISTS (SELECT FROM pay_run_items r WHERE r.team_id = p.team_id AND r.payment_id = p.id))
         ORDER BY p.created_at DESC, p.id DESC LIMIT $3`,
        [after?.[0] ?? null, after?.[1] ?? null, filter.limit + 1, filter.byHand ?? false],
      );
      const shown = rows.slice(0, filter.limit);
      for (const teamId of new Set(shown.map((row) => row.team_id))) {
        await this.audit.recordRead(actor, { teamId, subjectType: 'payment-list', subjectId: teamId });
      }
      const last = shown.at(-1);
      return {
        rows: shown.map(paymentFrom),
        next:
          rows.length > filter.limit && last
            ? encodeCursor([last.created_at.toISOString(), last.id])
            : undefined,
      };
    });
  }
}

function paymentFrom(row: PaymentRow): PaymentSummary {
  return {
    id: row.id,
    teamId: row.team_id,
    teamName: { ko: row.team_ko, en: row.team_en },
    paidOn: row.paid_on,
    bankReference: row.bank_reference,
    payerName: row.payer_name,
    itemCount: row.item_count,
    claimAmount: BigInt(row.claim_amount),
    payableAmount: BigInt(row.payable_amount),
    createdAt: row.created_at,
    items: (row.items ?? []).map(({ expenseId, year, number, title, payableAmount }) => ({
      expenseId,
      number: formatExpenseNumber(year, number),
      title,
      payableAmount: BigInt(payableAmount),
    })),
  };
}
