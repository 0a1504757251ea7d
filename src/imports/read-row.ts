import { parseBusinessNumber } from '../platform/ids/business-number.js';
import { formatWon, type Won } from '../platform/money/won.js';
import { readableText } from '../platform/web/readable-text.js';
import type { ImportField, ImportMapping, RowProblem, RowValues, TotalVat } from './import.js';
import { rowProblem } from './row-problem.js';
import { readDay, readWon } from '../sheets/cell-values.js';

/** As long as the claim's own fields may be. */
const MOST_CHARACTERS = 200;

export interface ReadRow {
  values: RowValues;
  problems: RowProblem[];
}

/** What a row's cells say by the mapping; what can't be read is a problem at its field and left out. Pure. */
export function readRow(cells: readonly string[], mapping: ImportMapping): ReadRow {
  const problems: RowProblem[] = [];
  const text = (field: ImportField): string => {
    const column = mapping.columns[field];
    const value = column === undefined ? '' : cleaned(cells[column] ?? '');
    if (value.length <= MOST_CHARACTERS) return value;
    problems.push(rowProblem('import.row.too-long', field, { limit: MOST_CHARACTERS }));
    return value.slice(0, MOST_CHARACTERS);
  };
  const day = (field: ImportField): string | undefined => {
    const value = text(field);
    if (value === '') return undefined;
    const read = readDay(value);
    if (!read) problems.push(rowProblem('import.row.date', field, { value }));
    return read;
  };
  const required = (field: ImportField, value: string): void => {
    if (value === '') problems.push(rowProblem('import.row.missing', field));
  };
  const won = (field: ImportField): Won | undefined => {
    const value = text(field);
    if (value === '') return undefined;
    const read = readWon(value);
    if (read === undefined) problems.push(rowProblem('import.row.amount', field, { value }));
    return read;
  };
  const supplierName = text('supplierName');
  const [title, itemName] = [text('title'), text('itemName')];
  required('supplierName', supplierName);
  required(mapping.columns.title === undefined ? 'itemName' : 'title', title || itemName);
  const number = text('businessNumber');
  const given = { supply: won('supplyAmount'), tax: won('taxAmount'), total: won('totalAmount') };
  // An unreadable amount is one problem, not two.
  const amounts = problems.some(({ code }) => code === 'import.row.amount')
    ? {}
    : amountsOf(given, mapping, problems);
  return {
    values: {
      documentedOn: day('documentedOn'),
      title,
      itemName,
      supplierName,
      // One that isn't right stays as it is: the claim's own check says what is wrong with it.
      businessNumber: number === '' ? undefined : (parseBusinessNumber(number) ?? number),
      ...amounts,
      category: text('category'),
      fund: text('fund'),
      documentNumber: text('documentNumber'),
      committedOn: day('committedOn'),
    },
    problems,
  };
}

interface GivenAmounts {
  supply?: Won;
  tax?: Won;
  total?: Won;
}

/** Supply value and tax of what is given of supply, tax and total; all three must agree. */
function amountsOf(
  { supply, tax, total }: GivenAmounts,
  { columns, totalVat }: ImportMapping,
  problems: RowProblem[],
): Pick<RowValues, 'supplyAmount' | 'taxAmount'> {
  if (supply !== undefined) {
    const taxAmount = tax ?? (total === undefined ? 0n : total - supply);
    if (total !== undefined && supply + taxAmount !== total)
      problems.push(
        rowProblem('import.row.total', 'totalAmount', {
          sum: formatWon(supply + taxAmount),
          total: formatWon(total),
        }),
      );
    return { supplyAmount: supply, taxAmount };
  }
  if (total === undefined) {
    const field = columns.supplyAmount === undefined ? 'totalAmount' : 'supplyAmount';
    problems.push(rowProblem('import.row.missing', field));
    return {};
  }
  const taxAmount = tax ?? vatIn(total, totalVat);
  return { supplyAmount: total - taxAmount, taxAmount };
}

/** One eleventh, rounded to the nearest won as cash registers print it. */
function vatIn(total: Won, totalVat: TotalVat): Won {
  return totalVat === 'included' && total > 0n ? (total + 5n) / 11n : 0n;
}

/** One line of readable text: sheets bring line breaks, tabs and what no column keeps. */
function cleaned(text: string): string {
  return readableText(text).replaceAll(/\s+/g, ' ').trim();
}
