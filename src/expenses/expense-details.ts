import type { FieldProblem } from '../platform/errors/domain-error.js';
import type { PaymentMeans } from '../rules/facts.js';
import { EXPENSE_ERRORS } from './expense.errors.js';
import { isPaymentMeans } from './payment-means.js';

/** What a person said that no column holds: what rules ask for, and where lines go that aren't there yet. */
export interface ExpenseDetails {
  /** Why a claim goes without what is asked for, by the code of the rule or of the checklist's item. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Records made of what is typed, by kind of document and field, such as `meeting-record` → `place`. */
  readonly records: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Chosen before there is a line to charge; lines have their own. */
  readonly target?: { readonly budgetLineId: string; readonly categoryId: string };
  /** Said only where the papers don't tell it, or tell it wrongly. */
  readonly paymentMeans?: PaymentMeans;
}

/** What is given replaces what is there under the same code; an empty text takes it away. */
export interface DetailsInput extends Partial<Pick<ExpenseDetails, 'reasons' | 'records'>> {
  readonly paymentMeans?: string;
}

export const NO_DETAILS: ExpenseDetails = { reasons: {}, records: {} };

const CODE = /^[a-z][A-Za-z0-9:.-]{0,79}$/;
const MAX_CODES = 100;
const MAX_TEXT = 1000;

/** The details with the input put in. Pure; what is malformed was found by `detailProblems`. */
export function withDetails(before: ExpenseDetails, input: DetailsInput): ExpenseDetails {
  const records = { ...before.records };
  for (const [kind, fields] of Object.entries(input.records ?? {})) {
    const filled = merged(before.records[kind] ?? {}, fields);
    if (Object.keys(filled).length > 0) records[kind] = filled;
    else delete records[kind];
  }
  const { paymentMeans: earlier, ...others } = before;
  const said = input.paymentMeans ?? earlier ?? '';
  return {
    ...others,
    reasons: merged(before.reasons, input.reasons ?? {}),
    records,
    ...(isPaymentMeans(said) ? { paymentMeans: said } : {}),
  };
}

function merged(
  before: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const all = Object.entries({ ...before, ...given }).map(([code, text]) => [code, text.trim()] as const);
  return Object.fromEntries(all.filter(([, text]) => text !== ''));
}

/** Codes that can't be any, texts too long, and more of them than any claim has. */
export function detailProblems({
  reasons = {},
  records = {},
  paymentMeans = '',
}: DetailsInput): FieldProblem[] {
  const { problem } = EXPENSE_ERRORS;
  const problems: FieldProblem[] = [];
  if (paymentMeans !== '' && !isPaymentMeans(paymentMeans))
    problems.push(problem('expense.payment-means', '/paymentMeans'));
  const look = (at: string, texts: Readonly<Record<string, string>>) => {
    if (Object.keys(texts).length > MAX_CODES) problems.push(problem('expense.too-many-details', at));
    for (const [code, text] of Object.entries(texts)) {
      if (!CODE.test(code)) problems.push(problem('expense.detail-code', at, { code: code.slice(0, 80) }));
      else if (text.length > MAX_TEXT)
        problems.push(problem('expense.text-too-long', `${at}/${code}`, { limit: MAX_TEXT }));
    }
  };
  look('/reasons', reasons);
  if (Object.keys(records).length > MAX_CODES) problems.push(problem('expense.too-many-details', '/records'));
  for (const [kind, fields] of Object.entries(records)) {
    if (CODE.test(kind)) look(`/records/${kind}`, fields);
    else problems.push(problem('expense.detail-code', '/records', { code: kind.slice(0, 80) }));
  }
  return problems;
}
