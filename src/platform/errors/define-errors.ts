import {
  DomainError,
  fillText,
  type ErrorKind,
  type ErrorParams,
  type FieldProblem,
} from './domain-error.js';
import { registerDatabaseError } from './database-errors.js';

export interface ErrorDefinition {
  kind: ErrorKind;
  ko: string;
  en: string;
  /** Database constraints whose violation means this error. */
  constraints?: readonly string[];
  /** SQLSTATE raised by our own database functions that means this error. */
  sqlState?: string;
  /** The field it concerns, when it is always the same. */
  pointer?: string;
}

export interface ErrorFactory<Code extends string> {
  fail(code: Code, params?: ErrorParams, pointer?: string): DomainError;
  problem(code: Code, pointer: string, params?: ErrorParams): FieldProblem;
}

/** Declares a feature's errors: each code with its kind and both texts, so that none can be forgotten. */
export function defineErrors<Code extends string>(
  definitions: Record<Code, ErrorDefinition>,
): ErrorFactory<Code> {
  const fail = (code: Code, params: ErrorParams = {}, pointer?: string): DomainError => {
    const definition = definitions[code];
    const text = fillText(definition, params);
    const at = pointer ?? definition.pointer;
    return new DomainError(code, definition.kind, text, at ? [{ pointer: at, code, text }] : [], params);
  };
  for (const [code, definition] of Object.entries(definitions) as [Code, ErrorDefinition][]) {
    for (const constraint of definition.constraints ?? [])
      registerDatabaseError(constraint, () => fail(code));
    if (definition.sqlState) registerDatabaseError(definition.sqlState, (params) => fail(code, params));
  }
  return {
    fail,
    problem: (code, pointer, params = {}) => ({ pointer, code, text: fillText(definitions[code], params) }),
  };
}

/** Several problems of one input as one refusal; the first one's text leads. */
export function invalidInput(problems: readonly FieldProblem[]): DomainError {
  const first = problems[0];
  if (!first) throw new RangeError('no problem to report');
  return new DomainError(first.code, 'invalid', first.text, problems);
}
