import type { ClaimFormValues, ClaimLineValues } from '../../../templates/expenses/claim-form-view.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';

const LINE = /^\/lines\/(\d+)\//;
const FIELDS = ['title', 'supplierName', 'supplierBusinessNumber', 'documentedOn', 'committedOn'] as const;

/**
 * What can be saved of a form while somebody is in the middle of a value: each field with a problem as it is stored, a
 * line of which nothing is stored yet left out. Undefined where a problem is of no such field. Pure.
 */
export function legibleValues(
  typed: ClaimFormValues,
  stored: ClaimFormValues,
  problems: readonly FieldProblem[],
): ClaimFormValues | undefined {
  const rest = { ...typed };
  const broken = new Set<number>();
  for (const { pointer } of problems) {
    const field = FIELDS.find((name) => pointer === `/${name}`);
    const line = LINE.exec(pointer)?.[1];
    if (field) rest[field] = stored[field];
    else if (line !== undefined) broken.add(Number(line));
    else return undefined;
  }
  return {
    ...rest,
    lines: typed.lines.flatMap((line, index) => (broken.has(index) ? asStored(line, stored) : line)),
  };
}

function asStored({ id }: ClaimLineValues, { lines }: ClaimFormValues): ClaimLineValues[] {
  return id === '' ? [] : lines.filter((line) => line.id === id);
}
