import type { Text } from '../../platform/i18n/locale.js';
import type { RuleView } from '../facts.js';
import { ExpressionError, type Condition, type Expressions } from './expression.js';
import type { FactPath } from './fact-catalogue.js';

/** A text in both languages with `{expressions}` in it, such as `{won(limit.simpleMeeting)}`. */
export interface TextTemplate {
  needs: readonly FactPath[];
  /** @throws as its expressions do. */
  render(view: RuleView): Text;
}

type Part = string | Condition;
const NO_FACTS: RuleView = { judgedOn: '', claim: {}, documents: [] };

/** @throws ExpressionError with the place in the text of the language it is found in. */
export function compileText(text: Text, expressions: Expressions): TextTemplate {
  const parts = { ko: split(text.ko, expressions), en: split(text.en, expressions) };
  const needs = [...new Set([...parts.ko, ...parts.en].flatMap((part) => (isCode(part) ? part.needs : [])))];
  const render = (view: RuleView): Text => ({ ko: join(parts.ko, view), en: join(parts.en, view) });
  if (needs.length > 0) return { needs, render };
  const fixed = render(NO_FACTS);
  return { needs, render: () => fixed };
}

function split(text: string, expressions: Expressions): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(/\{([^{}]*)\}/g)) {
    parts.push(text.slice(at, match.index));
    try {
      parts.push(expressions.compile(match[1] ?? '', ['string', 'int']));
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      throw new ExpressionError(`{${match[1] ?? ''}}: ${error.message}`, match.index);
    }
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at));
  const loose = parts.find((part) => !isCode(part) && /[{}]/.test(part));
  if (loose !== undefined) throw new ExpressionError('a brace that isn’t closed', 0);
  return parts;
}

function join(parts: readonly Part[], view: RuleView): string {
  return parts.map((part) => (isCode(part) ? String(part.run(view)) : part)).join('');
}

function isCode(part: Part): part is Condition {
  return typeof part !== 'string';
}
