import type { ErrorParams, FieldProblem } from '../platform/errors/domain-error.js';
import { ROW_ERRORS } from './import.errors.js';
import type { ImportField, RowProblem } from './import.js';

type RowErrorCode = Parameters<typeof ROW_ERRORS.problem>[0];

export function rowProblem(code: RowErrorCode, field: ImportField, params: ErrorParams = {}): RowProblem {
  return { code, field, text: ROW_ERRORS.problem(code, '', params).text };
}

/** Where a claim's own checks point, as the columns of a sheet. */
const FIELDS: Readonly<Record<string, ImportField>> = {
  '/title': 'title',
  '/supplierName': 'supplierName',
  '/supplierBusinessNumber': 'businessNumber',
  '/documentedOn': 'documentedOn',
  '/committedOn': 'committedOn',
  '/lines/0/name': 'itemName',
  '/lines/0/supplyAmount': 'supplyAmount',
  '/lines/0/taxAmount': 'taxAmount',
  '/lines/0/budgetLineId': 'category',
  '/lines/0/categoryId': 'category',
};

/** The column that a pointer into a claim means; undefined where the sheet has none for it. */
export function columnOf(pointer: string): ImportField | undefined {
  return FIELDS[pointer];
}

/** A claim's problem, said of a row. */
export function problemOfClaim({ code, pointer, text }: FieldProblem): RowProblem {
  return { code, field: columnOf(pointer), text };
}
