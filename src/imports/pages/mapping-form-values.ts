import { textOf, type FormBody } from '../../expenses/pages/form-body.js';
import { columnsFrom } from '../../sheets/sheet-columns.js';
import { IMPORT_FIELDS, type ImportMapping, type ImportTarget } from '../import.js';

const TARGET =
  /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The choice of columns as it was posted; whether it can be used is checked by whoever uses it. */
export function mappingFromForm(body: FormBody): ImportMapping {
  return {
    columns: columnsFrom(IMPORT_FIELDS, (name) => textOf(body, name)),
    totalVat: textOf(body, 'totalVat') === 'none' ? 'none' : 'included',
    defaultTarget: targetFrom(textOf(body, 'defaultTarget')),
  };
}

function targetFrom(text: string): ImportTarget | undefined {
  const [, budgetLineId, categoryId] = TARGET.exec(text) ?? [];
  return budgetLineId && categoryId ? { budgetLineId, categoryId } : undefined;
}
