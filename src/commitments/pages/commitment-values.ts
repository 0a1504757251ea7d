import type {
  CommitmentValues,
  InstalmentValues,
  LineValues,
} from '../../../templates/commitments/commitments-view.js';
import { textOf, type FormBody } from '../../expenses/pages/form-body.js';
import { addMonths, isKstDate } from '../../platform/clock/kst-date.js';
import { formatWon, parseWon, type Won } from '../../platform/money/won.js';
import { MAX_INSTALMENTS, MAX_LINES, type CommitmentContent } from '../commitment-content.js';

const FIELD =
  /^instalments\[(\d{1,3})\]\.(?:dueOn|id|carriesOver|lines\[(\d{1,2})\]\.(?:budgetLineId|amount))$/;
const MONTHS = 12;

const BLANK_LINE: LineValues = { line: '', amount: '' };
export const BLANK_INSTALMENT: InstalmentValues = {
  id: '',
  dueOn: '',
  carriesOver: false,
  lines: [BLANK_LINE],
};

/** A contract's form as it was posted. Pure. */
export function valuesFromForm(body: FormBody): CommitmentValues {
  const shape = new Map<number, Set<number>>();
  for (const key of Object.keys(body)) {
    const [, index, nth] = FIELD.exec(key) ?? [];
    if (index === undefined) continue;
    const lines = shape.get(Number(index)) ?? new Set<number>();
    shape.set(Number(index), nth === undefined ? lines : lines.add(Number(nth)));
  }
  const sorted = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);
  const instalments = sorted(shape.keys())
    .slice(0, MAX_INSTALMENTS + 1)
    .map((index): InstalmentValues => {
      const at = `instalments[${index}]`;
      return {
        id: textOf(body, `${at}.id`),
        dueOn: textOf(body, `${at}.dueOn`).trim(),
        carriesOver: textOf(body, `${at}.carriesOver`) !== '',
        lines: sorted(shape.get(index) ?? [])
          .slice(0, MAX_LINES + 1)
          .map((nth) => ({
            line: textOf(body, `${at}.lines[${nth}].budgetLineId`),
            amount: textOf(body, `${at}.lines[${nth}].amount`),
          })),
      };
    });
  return {
    title: textOf(body, 'title'),
    supplier: textOf(body, 'supplierId'),
    institution: textOf(body, 'institutionId'),
    contractNumber: textOf(body, 'contractNumber'),
    signedOn: textOf(body, 'signedOn').trim(),
    endsOn: textOf(body, 'endsOn').trim(),
    reason: textOf(body, 'reason'),
    instalments: instalments.map((each) => (each.lines.length > 0 ? each : { ...each, lines: [BLANK_LINE] })),
  };
}

/** What a button other than the one that saves does to the form. Pure. */
export function applyAction(values: CommitmentValues, action: string): CommitmentValues {
  const { instalments } = values;
  const [verb, index, nth] = action.split(':');
  const at = Number(index);
  const withInstalments = (next: readonly InstalmentValues[]) => ({
    ...values,
    instalments: next.slice(0, MAX_INSTALMENTS),
  });
  const withLines = (change: (lines: readonly LineValues[]) => readonly LineValues[]) =>
    withInstalments(
      instalments.map((each, place) => (place === at ? { ...each, lines: change(each.lines) } : each)),
    );
  switch (verb) {
    case 'add-instalment':
      return withInstalments([...instalments, following(instalments.at(-1), 1, '')]);
    case 'monthly':
      return withInstalments(monthly(instalments));
    case 'remove-instalment':
      return withInstalments(instalments.filter((_, place) => place !== at));
    case 'add-line':
      return withLines((lines) => [...lines, BLANK_LINE].slice(0, MAX_LINES));
    case 'remove-line':
      return withLines((lines) => lines.filter((_, place) => place !== Number(nth)));
    default:
      return values;
  }
}

/** Twelve in all, each a month after the one before, of the same lines and amounts. */
function monthly(instalments: readonly InstalmentValues[]): InstalmentValues[] {
  const last = instalments.at(-1);
  const missing = Math.max(0, MONTHS - instalments.length);
  const next = Array.from({ length: missing }, (_, index) => following(last, index + 1));
  return [...instalments, ...next];
}

function following(last: InstalmentValues | undefined, months: number, amount?: string): InstalmentValues {
  if (!last) return BLANK_INSTALMENT;
  return {
    ...last,
    id: '',
    dueOn: isKstDate(last.dueOn) ? addMonths(last.dueOn, months) : '',
    lines: last.lines.map((line) => ({ ...line, amount: amount ?? line.amount })),
  };
}

export function contentFromValues(values: CommitmentValues): CommitmentContent {
  return {
    title: values.title,
    supplierId: values.supplier,
    institutionId: values.institution,
    contractNumber: values.contractNumber,
    signedOn: values.signedOn,
    endsOn: values.endsOn,
    instalments: values.instalments.map(({ id, dueOn, carriesOver, lines }) => ({
      ...(id === '' ? {} : { id }),
      dueOn,
      carriesOver,
      lines: lines.map(({ line, amount }) => ({ budgetLineId: line, amount: parseWon(amount) })),
    })),
  };
}

export function valuesFromContent(content: CommitmentContent): CommitmentValues {
  return {
    title: content.title,
    supplier: content.supplierId,
    institution: content.institutionId,
    contractNumber: content.contractNumber,
    signedOn: content.signedOn,
    endsOn: content.endsOn,
    reason: '',
    instalments: content.instalments.map(({ id = '', dueOn, carriesOver, lines }) => ({
      id,
      dueOn,
      carriesOver,
      lines: lines.map(({ budgetLineId, amount }) => ({
        line: budgetLineId,
        amount: amount === undefined ? '' : formatWon(amount),
      })),
    })),
  };
}

/** What all of it comes to; undefined while an amount can't be read. */
export function totalOfValues({ instalments }: CommitmentValues): Won | undefined {
  let total = 0n;
  for (const { lines } of instalments)
    for (const { amount } of lines) {
      const read = parseWon(amount);
      if (read === undefined) return undefined;
      total += read;
    }
  return total > 0n ? total : undefined;
}
