import type { FormError } from '../../../templates/components/form-error.js';
import type { RefundsPageProps } from '../../../templates/payments/refunds-view.js';
import { isKstDate } from '../../platform/clock/kst-date.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import { parseWon } from '../../platform/money/won.js';
import { EXPENSE_ERRORS } from '../expense.errors.js';
import { REFUND_ERRORS } from '../refunds/refund.errors.js';
import type { RefundCommand, RefundItem } from '../refunds/record-refund.js';
import { REVERSAL_REASONS } from '../refunds/reversal.js';
import { textOf, textsOf, versionOf, type FormBody } from './form-body.js';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ITEM = new RegExp(`^(${UUID}):(\\d{1,9}):(${UUID})$`);
const MOST_ITEMS = 100;

interface Chosen {
  expenseId: string;
  version: number;
  reversalId: string;
}

/** Chosen rows, each once; what isn't one is left out. */
function chosenOf(body: FormBody): Chosen[] {
  const rows = textsOf(body, 'items').flatMap((text): [string, Chosen][] => {
    const [, expenseId, version, reversalId] = ITEM.exec(text) ?? [];
    return expenseId && version && reversalId
      ? [[reversalId, { expenseId, version: Number(version), reversalId }]]
      : [];
  });
  return [...new Map(rows).values()].slice(0, MOST_ITEMS);
}

export function commandOfList(body: FormBody): RefundCommand {
  const problems: FormProblems = [];
  const items = chosenOf(body).map((chosen, index): RefundItem => ({
    ...chosen,
    ...amountsOf(body, problems, {
      amount: `amount:${chosen.reversalId}`,
      grantAmount: `grant:${chosen.reversalId}`,
      at: `/items/${index}`,
    }),
  }));
  return commandOf(body, items, problems);
}

export function commandOfNew(body: FormBody): RefundCommand {
  const problems: FormProblems = [];
  const item: RefundItem = {
    expenseId: textOf(body, 'expense'),
    version: versionOf(body),
    ...amountsOf(body, problems, { amount: 'amount', grantAmount: 'grantAmount', at: '/items/0' }),
  };
  return commandOf(body, [item], problems);
}

type FormProblems = ReturnType<typeof REFUND_ERRORS.problem>[];

function amountsOf(
  body: FormBody,
  problems: FormProblems,
  names: { amount: string; grantAmount: string; at: string },
): Pick<RefundItem, 'amount' | 'grantAmount'> {
  const grant = textOf(body, names.grantAmount).trim();
  const grantAmount = grant === '' ? undefined : parseWon(grant);
  if (grant !== '' && grantAmount === undefined)
    problems.push(REFUND_ERRORS.problem('refund.amount', `${names.at}/grantAmount`));
  return { amount: parseWon(textOf(body, names.amount)), grantAmount };
}

function commandOf(body: FormBody, items: RefundItem[], problems: FormProblems): RefundCommand {
  const receivedOn = textOf(body, 'receivedOn');
  if (!isKstDate(receivedOn)) problems.push(EXPENSE_ERRORS.problem('expense.date', '/receivedOn'));
  if (problems.length > 0) throw invalidInput(problems);
  return {
    receivedOn,
    bankReference: textOf(body, 'bankReference').slice(0, 200),
    items,
    reason: REVERSAL_REASONS.find((one) => one === textOf(body, 'reason')),
    comment: textOf(body, 'comment').slice(0, 2000),
  };
}

/** What was typed, to be shown again. */
export function typedOf(body: FormBody): RefundsPageProps['values'] {
  const starting = (start: string) =>
    Object.fromEntries(
      Object.keys(body)
        .filter((name) => name.startsWith(start))
        .map((name) => [name.slice(start.length), textOf(body, name)]),
    );
  return {
    items: textsOf(body, 'items'),
    amounts: starting('amount:'),
    grants: starting('grant:'),
    receivedOn: textOf(body, 'receivedOn'),
    bankReference: textOf(body, 'bankReference'),
  };
}

const ITEM_FIELD = /^items\[(\d+)\]\.(amount|grantAmount)$/;

/** An item's field as the list names it. */
export function errorsOfList(body: FormBody, errors: readonly FormError[]): FormError[] {
  const chosen = chosenOf(body);
  return errors.map(({ field, text }) => {
    const [, index, name] = ITEM_FIELD.exec(field ?? '') ?? [];
    const reversalId = chosen[Number(index)]?.reversalId;
    if (!name || !reversalId) return { field, text };
    return { field: `${name === 'amount' ? 'amount' : 'grant'}:${reversalId}`, text };
  });
}

export function errorsOfNew(errors: readonly FormError[]): FormError[] {
  return errors.map(({ field, text }) => {
    const [, , name] = ITEM_FIELD.exec(field ?? '') ?? [];
    return { field: field === 'items' ? 'amount' : (name ?? field), text };
  });
}
