import { textOf, type FormBody } from '../../expenses/pages/form-body.js';
import { IMPORT_FIELDS, type ImportMapping, type ImportTarget } from '../import.js';

const COLUMN = /^\d{1,3}$/;
const TARGET =
  /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The choice of columns as it was posted; whether it can be used is checked by whoever uses it. */
export function mappingFromForm(body: FormBody): ImportMapping {
  const columns: ImportMapping['columns'] = {};
  for (const field of IMPORT_FIELDS) {
    const text = textOf(body, `columns.${field}`);
    if (COLUMN.test(text)) columns[field] = Number(text);
  }
  return {
    columns,
    totalVat: textOf(body, 'totalVat') === 'none' ? 'none' : 'included',
    defaultTarget: targetFrom(textOf(body, 'defaultTarget')),
  };
}

function targetFrom(text: string): ImportTarget | undefined {
  const [, budgetLineId, categoryId] = TARGET.exec(text) ?? [];
  return budgetLineId && categoryId ? { budgetLineId, categoryId } : undefined;
}
