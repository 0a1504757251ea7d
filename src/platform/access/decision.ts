import type { DomainError } from '../errors/domain-error.js';

/** A policy's answer: the same one shows the button and guards the act. */
export type Decision = { allowed: true } | { allowed: false; refusal: DomainError };

export const ALLOWED: Decision = { allowed: true };

export function refused(refusal: DomainError): Decision {
  return { allowed: false, refusal };
}

/** Throws the refusal when the policy says no. */
export function ensure(decision: Decision): void {
  if (!decision.allowed) throw decision.refusal;
}
