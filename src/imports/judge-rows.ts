import { parseApprovalNumber } from '../platform/ids/approval-number.js';
import type { Expense } from '../expenses/expense.js';
import type { ImportField, ImportMapping, RowOutcome, RowProblem, RowValues } from './import.js';
import type { DataRow } from '../sheets/sheet-rows.js';
import { SUM_WORDS, wordOf } from '../sheets/words.js';
import { readRow } from './read-row.js';
import { claimOfRow, type RowContext } from './row-claim.js';
import { rowFingerprint } from './row-fingerprint.js';
import { rowProblem } from './row-problem.js';

export interface JudgedRow extends RowOutcome {
  values: RowValues;
  fingerprint?: string;
  /** Which of the alike rows of this sheet it is, from 1. */
  occurrence?: number;
  /** The draft to put in, of a row that is good. */
  expense?: Expense;
}

/** What a batch of rows is looked up by in what is there already. */
export interface KnownRows {
  /** The claim a row of this fingerprint and occurrence became, as `<fingerprint>#<occurrence>`. */
  imported: ReadonlyMap<string, string>;
  /** How many alike rows of this very sheet came before the batch. */
  before: ReadonlyMap<string, number>;
  /** Claims by the approval number of their tax invoice. */
  claimed: ReadonlyMap<string, { expenseId: string; number: string }>;
}

export interface ReadRows {
  row: DataRow;
  values: RowValues;
  problems: RowOutcome['problems'];
  fingerprint?: string;
}

export function readRows(rows: readonly DataRow[], mapping: ImportMapping): ReadRows[] {
  return rows.map((row) => {
    const { values, problems } = readRow(row.cells, mapping);
    return { row, values, problems, fingerprint: rowFingerprint(values) };
  });
}

export function approvalNumbersOf(rows: readonly ReadRows[]): string[] {
  return rows.flatMap(({ values }) => parseApprovalNumber(values.documentNumber) ?? []);
}

/**
 * What becomes of each row: a draft, a refusal with everything that is wrong with it, or nothing because it is in
 * already. Two rows alike in one sheet are two expenses; the same two in another sheet are the ones that are in. Pure.
 */
export function judgeRows(rows: readonly ReadRows[], context: RowContext, known: KnownRows): JudgedRow[] {
  const seen = new Map(known.before);
  return rows.map(({ row, values, problems, fingerprint }): JudgedRow => {
    const occurrence = fingerprint === undefined ? undefined : (seen.get(fingerprint) ?? 0) + 1;
    if (fingerprint !== undefined && occurrence !== undefined) seen.set(fingerprint, occurrence);
    const base = { rowNumber: row.number, values, fingerprint, occurrence };
    if (isSum(row, values))
      return { ...base, fingerprint: undefined, occurrence: undefined, outcome: 'skipped', problems: [SUM] };
    const earlier = earlierOf(values, known, fingerprint && `${fingerprint}#${occurrence}`);
    if (earlier)
      return { ...base, outcome: 'skipped', expenseId: earlier.expenseId, problems: earlier.problems };
    const { expense, problems: ofClaim } = claimOfRow(values, context);
    const all = [...problems, ...ofClaim.filter(({ field }) => !isSaid(field, problems))];
    return expense && all.length === 0
      ? { ...base, outcome: 'imported', expenseId: expense.id, expense, problems: [] }
      : { ...base, outcome: 'refused', problems: all };
  });
}

/** Columns of which one says what the others would say again. */
const SAME_MATTER: readonly (readonly ImportField[])[] = [
  ['supplyAmount', 'taxAmount', 'totalAmount'],
  ['title', 'itemName'],
  ['category', 'fund'],
];

function isSaid(field: ImportField | undefined, problems: readonly RowProblem[]): boolean {
  const matter: readonly (ImportField | undefined)[] = SAME_MATTER.find((fields) =>
    fields.some((one) => one === field),
  ) ?? [field];
  return problems.some((problem) => matter.includes(problem.field));
}

function earlierOf(
  values: RowValues,
  known: KnownRows,
  key: string | undefined,
): Pick<RowOutcome, 'expenseId' | 'problems'> | undefined {
  const imported = key === undefined ? undefined : known.imported.get(key);
  if (imported)
    return {
      expenseId: imported,
      problems: [{ code: 'import.row.imported-before', text: IMPORTED_BEFORE.text }],
    };
  const approvalNumber = parseApprovalNumber(values.documentNumber);
  const claimed = approvalNumber === undefined ? undefined : known.claimed.get(approvalNumber.toLowerCase());
  return (
    claimed && {
      expenseId: claimed.expenseId,
      problems: [rowProblem('import.row.claimed-before', 'documentNumber', { number: claimed.number })],
    }
  );
}

const SUM: RowProblem = { code: 'import.row.sum', text: rowProblem('import.row.sum', 'totalAmount').text };

/** The sums that people write below their rows: no day, and a word that says so. */
function isSum({ cells }: DataRow, { documentedOn }: RowValues): boolean {
  return documentedOn === undefined && cells.some((cell) => SUM_WORDS.has(wordOf(cell)));
}

const IMPORTED_BEFORE = rowProblem('import.row.imported-before', 'documentNumber');
