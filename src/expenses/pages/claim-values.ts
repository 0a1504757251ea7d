import type { ClaimFormValues, ClaimLineValues } from '../../../templates/expenses/claim-form-view.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import { formatWon, parseWon } from '../../platform/money/won.js';
import { NO_DETAILS, withDetails } from '../expense-details.js';
import type { ExpenseInput, LineInput } from '../expense-input.js';
import type { Expense } from '../expense.js';
import { EXPENSE_ERRORS } from '../expense.errors.js';
import { textOf, type FormBody } from './form-body.js';

const MAX_TEXT = 200;
const LINE_FIELD = /^lines\[(\d{1,4})\]\.(id|name|supplyAmount|taxAmount|target|vatTreatment)$/;
const TARGET = /^[0-9a-f-]{36}:[0-9a-f-]{36}$/;

/** What the form holds as it was typed; a field that wasn't sent stays as it is stored. */
export function valuesFromForm(body: FormBody, stored: ClaimFormValues = EMPTY_VALUES): ClaimFormValues {
  const lines = linesFromForm(body);
  const of = (
    name:
      | 'claimantId'
      | 'title'
      | 'supplierName'
      | 'supplierBusinessNumber'
      | 'documentedOn'
      | 'committedOn'
      | 'paymentMeans'
      | 'target',
  ) => (name in body ? textOf(body, name) : stored[name]);
  return {
    claimantId: of('claimantId'),
    title: of('title'),
    supplierName: of('supplierName'),
    supplierBusinessNumber: of('supplierBusinessNumber'),
    documentedOn: of('documentedOn'),
    committedOn: of('committedOn'),
    paymentMeans: of('paymentMeans'),
    target: of('target'),
    reasons: { ...stored.reasons, ...textsUnder(body, 'reasons.') },
    records: recordsFromForm(body, stored),
    split: lines.length > 0 ? textOf(body, 'split') === 'true' : stored.split && !('target' in body),
    lines: lines.length > 0 ? lines : stored.lines,
  };
}

/** Every text whose field's name begins so, by the rest of its name. */
function textsUnder(body: FormBody, prefix: string): Record<string, string> {
  const names = Object.keys(body).filter((name) => name.startsWith(prefix));
  return Object.fromEntries(names.map((name) => [name.slice(prefix.length), textOf(body, name)]));
}

/** `records.<kind>.<field>` */
function recordsFromForm(body: FormBody, stored: ClaimFormValues): ClaimFormValues['records'] {
  const records: Record<string, Record<string, string>> = {};
  for (const [kind, fields] of Object.entries(stored.records)) records[kind] = { ...fields };
  for (const [name, text] of Object.entries(textsUnder(body, 'records.'))) {
    const [kind = '', field = ''] = name.split('.');
    (records[kind] ??= {})[field] = text;
  }
  return records;
}

function linesFromForm(body: FormBody): ClaimLineValues[] {
  const indexes = new Set(Object.keys(body).flatMap((key) => LINE_FIELD.exec(key)?.[1] ?? []));
  return [...indexes]
    .sort((a, b) => Number(a) - Number(b))
    .map((index) => {
      const of = (field: string) => textOf(body, `lines[${index}].${field}`);
      const vatTreatment = of('vatTreatment');
      return {
        id: of('id'),
        name: of('name'),
        supplyAmount: of('supplyAmount'),
        taxAmount: of('taxAmount'),
        target: of('target'),
        ...(vatTreatment === 'full' || vatTreatment === 'none' ? { vatTreatment } : {}),
      };
    });
}

/** A stored claim as the form shows it; one with several targets is split, whatever the reader asked for. */
export function valuesFromExpense(expense: Expense, wantsSplit = false): ClaimFormValues {
  const lines = expense.lines.map((line) => ({
    id: line.id,
    name: line.name,
    supplyAmount: formatWon(line.supplyAmount),
    taxAmount: formatWon(line.taxAmount),
    target: targetText(line),
    vatTreatment: line.vatTreatment === 'charged' ? ('none' as const) : ('full' as const),
  }));
  const targets = new Set(lines.map(({ target }) => target));
  const split = targets.size > 1 || (wantsSplit && lines.length > 1);
  return {
    claimantId: expense.claimantId,
    title: expense.title,
    supplierName: expense.supplierName,
    supplierBusinessNumber: expense.supplierBusinessNumber ?? '',
    documentedOn: expense.documentedOn ?? '',
    committedOn: expense.committedOn ?? '',
    paymentMeans: expense.details.paymentMeans ?? '',
    target: split ? '' : (lines[0]?.target ?? targetText(expense.details.target)),
    reasons: expense.details.reasons,
    records: expense.details.records,
    split,
    lines,
  };
}

function targetText(target: { budgetLineId?: string; categoryId?: string } | undefined): string {
  return target?.budgetLineId && target.categoryId ? `${target.budgetLineId}:${target.categoryId}` : '';
}

export const EMPTY_VALUES: ClaimFormValues = {
  claimantId: '',
  title: '',
  supplierName: '',
  supplierBusinessNumber: '',
  documentedOn: '',
  committedOn: '',
  paymentMeans: '',
  target: '',
  reasons: {},
  records: {},
  split: false,
  lines: [],
};

export const BLANK_LINE: ClaimLineValues = { id: '', name: '', supplyAmount: '', taxAmount: '', target: '' };

/** The document that a button of the form takes off the claim, once the values are saved. */
export function removedEvidence(action: string): string | undefined {
  return /^remove-evidence:([0-9a-f-]{36})$/.exec(action)?.[1];
}

/** What a button of the form does to its values before they are saved: lines added, removed, split, merged. */
export function applyAction(values: ClaimFormValues, action: string): ClaimFormValues {
  const removed = /^remove-line:(\d+)$/.exec(action)?.[1];
  if (removed !== undefined) {
    return { ...values, lines: values.lines.filter((_, index) => index !== Number(removed)) };
  }
  if (action === 'split') {
    return {
      ...values,
      split: true,
      lines: values.lines.map((line) => ({ ...line, target: values.target })),
    };
  }
  const proposed = /^target:(.+)$/.exec(action)?.[1];
  if (proposed !== undefined) return { ...values, split: false, target: proposed };
  if (action === 'merge') {
    const target = values.lines.find((line) => line.target !== '')?.target ?? '';
    return { ...values, split: false, target };
  }
  return values;
}

/** Lines nothing was typed into are no lines. */
export function withoutBlankLines(values: ClaimFormValues): ClaimFormValues {
  const lines = values.lines.filter(
    ({ name, supplyAmount, taxAmount }) => `${name}${supplyAmount}${taxAmount}`.trim() !== '',
  );
  return { ...values, lines };
}

/** The use case's input; throws every value that can't be read, each at its field. */
export function inputFromValues(values: ClaimFormValues): ExpenseInput {
  const problems: FieldProblem[] = [];
  const short = (text: string, pointer: string): string => {
    if (text.length > MAX_TEXT) {
      problems.push(EXPENSE_ERRORS.problem('expense.text-too-long', pointer, { limit: MAX_TEXT }));
    }
    return text;
  };
  const input: ExpenseInput = {
    title: short(values.title, '/title'),
    supplierName: short(values.supplierName, '/supplierName'),
    supplierBusinessNumber: short(values.supplierBusinessNumber, '/supplierBusinessNumber'),
    documentedOn: values.documentedOn,
    committedOn: values.committedOn,
    paymentMeans: values.paymentMeans,
    reasons: values.reasons,
    records: values.records,
    lines: values.lines.map((line, index) => lineInput(line, index, values, problems, short)),
    ...(values.lines.length === 0 && TARGET.test(values.target) ? idsOf(values.target) : {}),
  };
  if (problems.length > 0) throw invalidInput(problems);
  return input;
}

function lineInput(
  line: ClaimLineValues,
  index: number,
  values: ClaimFormValues,
  problems: FieldProblem[],
  short: (text: string, pointer: string) => string,
): LineInput {
  const at = `/lines/${index}`;
  const amount = (text: string, field: string, code: 'expense.amount' | 'expense.tax-amount'): bigint => {
    const read = parseWon(text);
    if (read === undefined) problems.push(EXPENSE_ERRORS.problem(code, `${at}/${field}`));
    return read ?? 1n;
  };
  const target = values.split ? line.target : values.target;
  if (target !== '' && !TARGET.test(target)) {
    problems.push(EXPENSE_ERRORS.problem('expense.target-not-open', `${at}/budgetLineId`));
  }
  const { budgetLineId, categoryId } = TARGET.test(target) ? idsOf(target) : {};
  return {
    id: line.id || undefined,
    name: short(line.name, `${at}/name`),
    supplyAmount: amount(line.supplyAmount, 'supplyAmount', 'expense.amount'),
    taxAmount: line.taxAmount.trim() === '' ? 0n : amount(line.taxAmount, 'taxAmount', 'expense.tax-amount'),
    budgetLineId,
    categoryId,
    vatTreatment: line.vatTreatment && (line.vatTreatment === 'none' ? 'charged' : 'recovered'),
  };
}

function idsOf(target: string): { budgetLineId?: string; categoryId?: string } {
  const [budgetLineId, categoryId] = target.split(':');
  return { budgetLineId, categoryId };
}

/** True when the form says nothing else than what is stored, so that nothing needs saving. */
export function isUnchanged(expense: Expense, values: ClaimFormValues): boolean {
  const stored = valuesFromExpense(expense, values.split);
  return meaningOf(stored, values) === meaningOf(values, values);
}

/** The values that count, as one text; a VAT choice counts only where the form asks for it. */
function meaningOf(values: ClaimFormValues, asked: ClaimFormValues): string {
  const amount = (text: string) => parseWon(text)?.toString() ?? text;
  return JSON.stringify([
    values.claimantId,
    values.title.trim(),
    values.supplierName.trim(),
    values.supplierBusinessNumber.replaceAll(/[\s-]/g, ''),
    values.documentedOn,
    values.committedOn,
    values.split,
    values.lines.length === 0 ? values.target : '',
    withDetails(NO_DETAILS, values),
    values.lines.map((line, index) => [
      line.id,
      line.name.trim(),
      amount(line.supplyAmount),
      amount(line.taxAmount),
      values.split ? line.target : values.target,
      asked.lines[index]?.vatTreatment ? line.vatTreatment : '',
    ]),
  ]);
}
