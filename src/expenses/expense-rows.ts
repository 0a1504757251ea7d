import {
  formatExpenseNumber,
  type Expense,
  type ExpenseLine,
  type ExpenseState,
  type VatTreatment,
} from './expense.js';
import { NO_DETAILS } from './expense-details.js';

/** Columns of `expenses e`, in one place for whoever selects a whole claim. */
export const EXPENSE_COLUMNS = `e.team_id, e.id, e.number, e.number_year, e.state, e.version, e.claimant_id, e.prepared_by, e.handed_at, e.institution_id, e.stage_id,
  e.on_pot, e.title, e.supplier_name, e.supplier_business_number, e.documented_on, e.committed_on, e.paid_on, e.approval_number,
  e.corrects_expense_id, e.waits_for, e.instalment_id, e.instalment_goes_on, e.supply_amount, e.tax_amount, e.claim_amount, e.payable_amount, e.reversed_amount, e.owed_amount, e.vat_back_amount, e.foreign_currency,
  e.foreign_amount, e.exchange_rate, e.origins, e.details,
  e.approver_id, e.approver_ids, e.questioned, e.created_at, e.updated_at, e.submitted_at, e.decided_at, e.state_since`;

/** A row as the driver gives it: 64-bit numbers as text, dates as text, instants as Date. */
export interface ExpenseRow {
  team_id: string;
  id: string;
  number: number | null;
  number_year: number | null;
  state: ExpenseState;
  version: number;
  claimant_id: string;
  prepared_by: string | null;
  handed_at: Date | null;
  institution_id: string;
  stage_id: string;
  on_pot: boolean;
  title: string;
  supplier_name: string;
  supplier_business_number: string | null;
  documented_on: string | null;
  committed_on: string | null;
  paid_on: string | null;
  approval_number: string | null;
  corrects_expense_id: string | null;
  waits_for: string | null;
  instalment_id: string | null;
  instalment_goes_on: boolean;
  supply_amount: string;
  tax_amount: string;
  claim_amount: string;
  payable_amount: string;
  reversed_amount: string;
  owed_amount: string;
  vat_back_amount: string;
  foreign_currency: string | null;
  foreign_amount: string | null;
  exchange_rate: string | null;
  origins: Expense['origins'];
  details: Partial<Expense['details']>;
  approver_id: string | null;
  approver_ids: string[];
  questioned: Expense['questioned'] | null;
  created_at: Date;
  updated_at: Date;
  submitted_at: Date | null;
  decided_at: Date | null;
  state_since: Date;
}

export interface LineRow {
  team_id: string;
  id: string;
  name: string;
  purchased_on: string | null;
  category_id: string | null;
  budget_line_id: string | null;
  vat_treatment: VatTreatment;
  supply_amount: string;
  tax_amount: string;
  claim_amount: string;
  payable_amount: string;
  declined: string | null;
  reversed_amount: string;
}

export function numberOf(row: Pick<ExpenseRow, 'number' | 'number_year'>): string | undefined {
  return row.number === null || row.number_year === null
    ? undefined
    : formatExpenseNumber(row.number_year, row.number);
}

export function expenseFrom(row: ExpenseRow, lines: ExpenseLine[]): Expense {
  return {
    teamId: row.team_id,
    id: row.id,
    number: numberOf(row),
    state: row.state,
    version: row.version,
    claimantId: row.claimant_id,
    preparedBy: row.prepared_by ?? undefined,
    handedAt: row.handed_at ?? undefined,
    institutionId: row.institution_id,
    stageId: row.stage_id,
    onPot: row.on_pot,
    title: row.title,
    supplierName: row.supplier_name,
    supplierBusinessNumber: row.supplier_business_number ?? undefined,
    documentedOn: row.documented_on ?? undefined,
    committedOn: row.committed_on ?? undefined,
    paidOn: row.paid_on ?? undefined,
    approvalNumber: row.approval_number ?? undefined,
    correctsExpenseId: row.corrects_expense_id ?? undefined,
    waitsFor: row.waits_for ?? undefined,
    ...(row.instalment_id === null
      ? {}
      : { instalment: { id: row.instalment_id, goesOn: row.instalment_goes_on } }),
    supplyAmount: BigInt(row.supply_amount),
    taxAmount: BigInt(row.tax_amount),
    claimAmount: BigInt(row.claim_amount),
    payableAmount: BigInt(row.payable_amount),
    reversedAmount: BigInt(row.reversed_amount),
    owedAmount: BigInt(row.owed_amount) || undefined,
    vatBackAmount: BigInt(row.vat_back_amount) || undefined,
    ...foreignOf(row),
    origins: row.origins,
    details: { ...NO_DETAILS, ...row.details },
    approverId: row.approver_id ?? undefined,
    approverIds: row.approver_ids,
    questioned: row.questioned ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    submittedAt: row.submitted_at ?? undefined,
    decidedAt: row.decided_at ?? undefined,
    stateSince: row.state_since,
    lines,
  };
}

function foreignOf(row: ExpenseRow): Pick<Expense, 'foreign'> {
  const { foreign_currency: currency, foreign_amount: amount, exchange_rate: rate } = row;
  if (currency === null || amount === null) return {};
  return { foreign: { currency, amount, ...(rate === null ? {} : { rate }) } };
}

export function lineFrom(row: LineRow): ExpenseLine {
  return {
    id: row.id,
    name: row.name,
    purchasedOn: row.purchased_on ?? undefined,
    categoryId: row.category_id ?? undefined,
    budgetLineId: row.budget_line_id ?? undefined,
    vatTreatment: row.vat_treatment,
    supplyAmount: BigInt(row.supply_amount),
    taxAmount: BigInt(row.tax_amount),
    claimAmount: BigInt(row.claim_amount),
    payableAmount: BigInt(row.payable_amount),
    ...(row.declined === null ? {} : { declined: row.declined }),
    reversedAmount: BigInt(row.reversed_amount) || undefined,
  };
}
