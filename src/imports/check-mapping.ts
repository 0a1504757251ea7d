import type { FieldProblem } from '../platform/errors/domain-error.js';
import { IMPORT_ERRORS } from './import.errors.js';
import { IMPORT_FIELDS, type ImportField, type ImportMapping } from './import.js';

const REQUIRED: readonly ImportField[] = ['documentedOn', 'supplierName'];

/** All that is wrong with a choice of columns; none when rows can be read by it. Pure. */
export function checkMapping({ columns, defaultTarget }: ImportMapping, width: number): FieldProblem[] {
  const { problem } = IMPORT_ERRORS;
  const problems: FieldProblem[] = [];
  const taken = new Set<number>();
  for (const field of IMPORT_FIELDS) {
    const column = columns[field];
    if (column === undefined) {
      if (REQUIRED.includes(field)) problems.push(problem('import.column-missing', `/columns/${field}`));
    } else if (!Number.isInteger(column) || column < 0 || column >= width) {
      problems.push(problem('import.column-unknown', `/columns/${field}`));
    } else if (taken.has(column)) {
      problems.push(problem('import.column-twice', `/columns/${field}`));
    } else taken.add(column);
  }
  if (columns.title === undefined && columns.itemName === undefined)
    problems.push(problem('import.title-column-missing', '/columns/title'));
  if (columns.supplyAmount === undefined && columns.totalAmount === undefined)
    problems.push(problem('import.amount-column-missing', '/columns/supplyAmount'));
  if (columns.category === undefined && defaultTarget === undefined)
    problems.push(problem('import.target-column-missing', '/defaultTarget'));
  return problems;
}
