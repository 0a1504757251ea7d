import type { Target } from '../expenses/claim-targets.js';
import type { Text } from '../platform/i18n/locale.js';
import { wordOf } from '../sheets/words.js';
import { ROW_ERRORS } from './import.errors.js';
import type { ImportField, RowProblem } from './import.js';
import { rowProblem } from './row-problem.js';

/** A choice of budget line and category with every word it may be called by. */
export interface NamedTarget {
  target: Target;
  fundWords: ReadonlySet<string>;
  /** From the widest category to its own; each step's words. */
  categoryWords: readonly ReadonlySet<string>[];
}

export type FoundTarget = { target: Target } | { problem: RowProblem };

const STEPS = /\s*(?:>|›|→|\/|\|)\s*/;

/** `연구활동비 > 소프트웨어 활용비`, one name of it, or a code; compared without blanks and case. */
export function findTarget(
  texts: { category: string; fund: string },
  targets: readonly NamedTarget[],
): FoundTarget {
  const fund = wordOf(texts.fund);
  const ofFund = fund === '' ? targets : targets.filter(({ fundWords }) => fundWords.has(fund));
  if (ofFund.length === 0)
    return { problem: problemOf('import.row.fund-unknown', 'fund', { value: texts.fund }) };
  const whole = wordOf(texts.category);
  const steps = texts.category.split(STEPS).map(wordOf).filter(Boolean);
  const exact = ofFund.filter(({ categoryWords }) => categoryWords.at(-1)?.has(whole) ?? false);
  const fitting = exact.length > 0 ? exact : ofFund.filter((target) => leadsTo(steps, target));
  const own = fitting.filter(({ target }) => !target.line.pot);
  // Rivals' shared money is never taken for a word that also names one's own.
  const chosen = own.length > 0 ? own : fitting;
  const [first] = chosen;
  if (!first)
    return { problem: problemOf('import.row.category-unknown', 'category', { value: texts.category }) };
  if (chosen.length === 1) return { target: first.target };
  return {
    problem: {
      ...problemOf('import.row.category-ambiguous', 'category', { value: texts.category }),
      text: ambiguousText(texts.category, chosen),
    },
  };
}

/** Each step names the next deeper category; the last one may stand above a single choice. */
function leadsTo(steps: readonly string[], { categoryWords }: NamedTarget): boolean {
  if (steps.length === 0) return false;
  let from = 0;
  for (const step of steps) {
    const at = categoryWords.findIndex((words, index) => index >= from && words.has(step));
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

const MOST_CHOICES = 3;

function ambiguousText(value: string, chosen: readonly NamedTarget[]): Text {
  const choices = (locale: keyof Text) =>
    chosen
      .slice(0, MOST_CHOICES)
      .map(({ target: { line, category } }) =>
        [line.fundName[locale], category.names.at(-1)?.[locale] ?? ''].join(' '),
      )
      .join(', ') + (chosen.length > MOST_CHOICES ? ' …' : '');
  const say = (locale: keyof Text) =>
    ROW_ERRORS.problem('import.row.category-ambiguous', '', { value, choices: choices(locale) }).text[locale];
  return { ko: say('ko'), en: say('en') };
}

function problemOf(
  code: Parameters<typeof rowProblem>[0],
  field: ImportField,
  params: Record<string, string>,
): RowProblem {
  return rowProblem(code, field, params);
}
