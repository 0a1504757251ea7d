import type { FactPath } from './engine/fact-catalogue.js';
import type { Rule } from './pack.js';

/** Every fact that the rule's words ask for. */
export function neededFacts({ when, condition }: Pick<Rule, 'when' | 'condition'>): FactPath[] {
  return [...new Set([...(when?.needs ?? []), ...condition.needs])];
}

/**
 * What a rule asks for that no claim brings: rules of the plan and of the settlement aren't asked of claims, and what they
 * need isn't held. Empty for a rule that claims are judged by.
 */
export function factsNotHeld(rule: Pick<Rule, 'when' | 'condition' | 'occasion'>): FactPath[] {
  return rule.occasion === 'claim' ? [] : neededFacts(rule);
}
