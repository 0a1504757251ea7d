import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { readPack } from '../rules/engine/read-pack.js';
import { PackError, type RulePack } from '../rules/pack.js';
import { RULE_PACK_ERRORS } from './rule-pack.errors.js';

const MOST_TOLD = 20;

/** Compiles a text. @throws one refusal with what is wrong and in which line, at `pointer`. */
export function checkText(source: string, pointer: string): RulePack {
  try {
    return readPack(source, 'rule-pack.yaml');
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const told = error.problems.slice(0, MOST_TOLD).map(({ line, rule, text }): FieldProblem => ({
      code: 'rule-pack.bad-text',
      pointer,
      text: {
        ko: said('ko', line, rule, text.ko),
        en: said('en', line, rule, text.en),
      },
    }));
    const more = error.problems.length - told.length;
    if (more > 0) told.push(RULE_PACK_ERRORS.problem('rule-pack.more-problems', pointer, { count: more }));
    throw invalidInput(told);
  }
}

function said(locale: 'ko' | 'en', line: number, rule: string | undefined, problem: string): string {
  const params = { line, rule: rule ? ` (${rule})` : '', problem };
  return RULE_PACK_ERRORS.problem('rule-pack.bad-text', '', params).text[locale];
}
