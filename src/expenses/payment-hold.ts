import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Expense } from './expense.js';

/** A reason a hold may give: neutral, and the same list for every hold whatever made the officer look. */
export interface HoldReason {
  code: string;
  name: Text;
}

/** The office's hold of a claim's payment, as its team may know it: since when, and for which of the listed reasons. */
export interface PaymentHold {
  heldAt: Date;
  reason: HoldReason;
}

/** All that is ever said of a hold to a team. */
export const HELD_TEXT: Text = {
  ko: '전담기관이 확인 중이라 지급을 잠시 보류했습니다',
  en: 'The programme office is checking; payment is on hold for now',
};

interface Row {
  expense_id: string;
  held_at: Date;
  code: string;
  name_ko: string;
  name_en: string;
}

/** Holds not yet released, by claim; inside the unit in hand. Say it after the claims are locked where it must stay true. */
export async function holdsOf(
  unit: UnitOfWork,
  expenses: readonly Pick<Expense, 'teamId' | 'id'>[],
): Promise<Map<string, PaymentHold>> {
  if (expenses.length === 0) return new Map();
  const rows = await unit.byKey<Row>(
    `SELECT h.expense_id, h.held_at, r.code, r.name_ko, r.name_en FROM payment_holds h JOIN hold_reasons r ON r.team_id = h.owner_team_id AND r.code = h.reason_code
     WHERE h.team_id = ANY ($1::uuid[]) AND h.expense_id = ANY ($2::uuid[]) AND h.released_at IS NULL`,
    [[...new Set(expenses.map(({ teamId }) => teamId))], expenses.map(({ id }) => id)],
  );
  return new Map(
    rows.map((row) => [
      row.expense_id,
      { heldAt: row.held_at, reason: { code: row.code, name: { ko: row.name_ko, en: row.name_en } } },
    ]),
  );
}

export async function holdReasons(unit: UnitOfWork): Promise<HoldReason[]> {
  const rows = await unit.query<Row>('SELECT code, name_ko, name_en FROM hold_reasons ORDER BY position');
  return rows.map(({ code, name_ko, name_en }) => ({ code, name: { ko: name_ko, en: name_en } }));
}

/** A hold as the API writes it. */
export function holdJson(hold: PaymentHold | undefined): object | null {
  return hold ? { heldAt: hold.heldAt, reason: hold.reason, text: HELD_TEXT } : null;
}
