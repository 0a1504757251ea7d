import type { KstDate } from '../platform/clock/kst-date.js';
import { DomainError, type FieldProblem } from '../platform/errors/domain-error.js';
import type { Text } from '../platform/i18n/locale.js';
import { checksOf, openQuestions, type Check } from './item-checks.js';
import type { KnownItem } from './item-facts.js';
import { PAY_RUN_ERRORS } from './pay-run.errors.js';

const SHOWN = 20;

/** Refuses where anything is blocked, with each item named and why. */
export function ensureNothingBlocked(items: readonly KnownItem[], today: KstDate): void {
  const blocked = items.flatMap((known) =>
    checksOf(known.facts, today)
      .filter(({ level }) => level === 'blocked')
      .map((check) => ({ known, check })),
  );
  if (blocked.length === 0) return;
  const problems = blocked
    .slice(0, SHOWN)
    .map(({ known, check }) => itemProblem(known, check.text, `pay-run.${check.code}`));
  const { code, kind, text } = PAY_RUN_ERRORS.fail('pay-run.blocked');
  throw new DomainError(code, kind, text, problems);
}

/** What the releaser is asked, in one mark: it comes back with the answers, and another mark means another question. */
export function questionMark(questions: readonly Check[]): string {
  return questions.map(({ code, asks }) => `${code}=${asks ?? ''}`).join(';');
}

export function questionsOf({ facts }: KnownItem, today: KstDate): Check[] {
  return openQuestions(facts, checksOf(facts, today));
}

/** Warnings asked about at the release that weren't taken then have come up since. */
export function ensureNothingNew(items: readonly KnownItem[], today: KstDate): void {
  const problems = items.flatMap((known) =>
    questionsOf(known, today).map((check) => itemProblem(known, check.text, `pay-run.${check.code}`)),
  );
  if (problems.length === 0) return;
  const { code, kind, text } = PAY_RUN_ERRORS.fail('pay-run.blocked');
  throw new DomainError(code, kind, text, problems.slice(0, SHOWN));
}

function itemProblem({ item, number }: KnownItem, text: Text, code: string): FieldProblem {
  return {
    pointer: `/items/${item.position - 1}`,
    code,
    text: { ko: `${number}: ${text.ko}`, en: `${number}: ${text.en}` },
  };
}
