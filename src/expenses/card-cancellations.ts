import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import { defineErrors } from '../platform/errors/define-errors.js';
import type { Won } from '../platform/money/won.js';

export const CARD_USE_ERRORS = defineErrors({
  'expense.card-cancelled': {
    kind: 'rule',
    ko: '이 집행의 카드 사용이 취소되어 {left}원만 남았습니다. 금액을 맞추거나 신청을 거두어 주세요.',
    en: 'The card use of this claim was cancelled; {left} won of it are left. Claim no more than that, or take the claim back.',
    pointer: '/lines',
  },
});

/**
 * What is left of the uses of cards that claims are put to, by claim; only of claims one of whose uses was taken back,
 * whole or in part, after it was claimed. Inside the unit in hand.
 */
export async function leftOfCancelledUses(
  unit: UnitOfWork,
  teamId: string,
  expenseIds: readonly string[],
): Promise<ReadonlyMap<string, Won>> {
  const rows = await unit.byKey<{ expense_id: string; amount_left: string }>(
    `SELECT l.expense_id, greatest(sum(t.amount) - sum(c.amount), 0)::text AS amount_left FROM card_links l
     JOIN card_transactions t ON t.team_id = l.team_id AND t.id = l.transaction_id
     CROSS JOIN LATERAL (SELECT coalesce(-sum(x.amount), 0) AS amount FROM card_transactions x
       WHERE x.team_id = t.team_id AND x.cancels_id = t.id) c
     WHERE l.team_id = $1 AND l.expense_id = ANY ($2::uuid[]) GROUP BY l.expense_id HAVING sum(c.amount) > 0`,
    [teamId, [...expenseIds]],
  );
  return new Map(rows.map(({ expense_id: id, amount_left: left }) => [id, BigInt(left)]));
}
