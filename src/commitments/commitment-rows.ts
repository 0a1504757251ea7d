import { formatExpenseNumber } from '../expenses/expense.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import type {
  Commitment,
  CommitmentLine,
  CommitmentState,
  Instalment,
  InstalmentState,
} from './commitment.js';

/** Columns of `commitments c` with its supplier `s`. */
export const COMMITMENT_COLUMNS = `c.team_id, c.id, c.number, c.number_year, c.state, c.institution_id, c.stage_id, c.supplier_id, c.supplier_name,
  s.business_number AS supplier_business_number, c.title, c.contract_number, c.signed_on, c.ends_on, c.created_by, c.entered_by,
  c.activated_by, c.version`;

export const COMMITMENT_FROM = `FROM commitments c LEFT JOIN suppliers s ON s.team_id = c.team_id AND s.id = c.supplier_id`;

export interface CommitmentRow {
  team_id: string;
  id: string;
  number: number | null;
  number_year: number | null;
  state: CommitmentState;
  institution_id: string;
  stage_id: string;
  supplier_id: string | null;
  supplier_name: string;
  supplier_business_number: string | null;
  title: string;
  contract_number: string;
  signed_on: KstDate;
  ends_on: KstDate | null;
  created_by: string;
  entered_by: string[];
  activated_by: string | null;
  version: number;
}

export interface InstalmentRow {
  team_id: string;
  commitment_id: string;
  id: string;
  position: number;
  due_on: KstDate;
  carries_over: boolean;
  state: InstalmentState;
  expense_id: string | null;
  budget_line_id: string | null;
  amount: string | null;
  held: string | null;
  reservation_id: string | null;
  used: string;
}

/** Instalments `i`, a row for each of their lines, in their order. */
export const INSTALMENTS = `SELECT i.team_id, i.commitment_id, i.id, i.position, i.due_on, i.carries_over, i.state, i.expense_id,
    l.budget_line_id, l.amount, l.held, l.reservation_id, (SELECT coalesce(sum(u.amount), 0) FROM commitment_uses u
      WHERE u.team_id = l.team_id AND u.instalment_id = l.instalment_id AND u.budget_line_id = l.budget_line_id
        AND u.given_back_at IS NULL) AS used
  FROM commitment_instalments i LEFT JOIN commitment_lines l ON l.team_id = i.team_id AND l.instalment_id = i.id`;

export function numberOf(row: { number: number | null; number_year: number | null }): string | undefined {
  return row.number === null || row.number_year === null
    ? undefined
    : formatExpenseNumber(row.number_year, row.number);
}

export function commitmentFrom(row: CommitmentRow, rows: readonly InstalmentRow[]): Commitment {
  return {
    teamId: row.team_id,
    id: row.id,
    number: numberOf(row),
    state: row.state,
    institutionId: row.institution_id,
    stageId: row.stage_id,
    supplierId: row.supplier_id ?? undefined,
    supplierName: row.supplier_name,
    supplierBusinessNumber: row.supplier_business_number ?? undefined,
    title: row.title,
    contractNumber: row.contract_number,
    signedOn: row.signed_on,
    endsOn: row.ends_on ?? undefined,
    createdBy: row.created_by,
    enteredBy: row.entered_by,
    activatedBy: row.activated_by ?? undefined,
    version: row.version,
    instalments: instalmentsFrom(rows),
  };
}

export function instalmentsFrom(rows: readonly InstalmentRow[]): Instalment[] {
  const found = new Map<string, Instalment & { lines: CommitmentLine[] }>();
  for (const row of rows) {
    const instalment = found.get(row.id) ?? {
      id: row.id,
      position: row.position,
      dueOn: row.due_on,
      carriesOver: row.carries_over,
      state: row.state,
      expenseId: row.expense_id ?? undefined,
      lines: [],
    };
    found.set(row.id, instalment);
    if (row.budget_line_id !== null)
      instalment.lines.push({
        budgetLineId: row.budget_line_id,
        amount: BigInt(row.amount ?? 0),
        held: BigInt(row.held ?? 0),
        reservationId: row.reservation_id ?? undefined,
        used: BigInt(row.used),
      });
  }
  return [...found.values()];
}
