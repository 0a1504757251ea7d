import type { FieldProblem } from '../platform/errors/domain-error.js';
import { columnFaults } from '../sheets/sheet-columns.js';
import { IMPORT_ERRORS } from './import.errors.js';
import { IMPORT_FIELDS, type ImportField, type ImportMapping } from './import.js';

export const NEEDED_FIELDS: readonly ImportField[] = ['documentedOn', 'supplierName'];

/** All that is wrong with a choice of columns; none when rows can be read by it. Pure. */
export function checkMapping({ columns, defaultTarget }: ImportMapping, width: number): FieldProblem[] {
  const { problem } = IMPORT_ERRORS;
  const problems = columnFaults(columns, { fields: IMPORT_FIELDS, needed: NEEDED_FIELDS, width }).map(
    ({ field, fault }) => problem(`import.column-${fault}`, `/columns/${field}`),
  );
  if (columns.title === undefined && columns.itemName === undefined)
    problems.push(problem('import.title-column-missing', '/columns/title'));
  if (columns.supplyAmount === undefined && columns.totalAmount === undefined)
    problems.push(problem('import.amount-column-missing', '/columns/supplyAmount'));
  if (columns.category === undefined && defaultTarget === undefined)
    problems.push(problem('import.target-column-missing', '/defaultTarget'));
  return problems;
}
