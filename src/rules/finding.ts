import type { Text } from '../platform/i18n/locale.js';
import type { FactPath } from './engine/fact-catalogue.js';

export const RULE_RESULTS = ['allow', 'needs-more', 'refuse'] as const;
export type RuleResult = (typeof RULE_RESULTS)[number];

/** What one rule says of one claim. `not-judged` is not passed: the facts named in `needs` aren't held. */
export interface Finding {
  /** Code of the rule in its pack. */
  rule: string;
  result: RuleResult | 'not-judged';
  /** What stands: the objection, or for `allow` and `not-judged` what was or would be looked at. */
  text: Text;
  /** The one thing to add or change. */
  add?: Text;
  article: Text;
  /** JSON pointer into the claim, such as `/lines/0/claimAmount`. */
  field?: string;
  /** Facts missing; names for people come from `factName`. */
  needs?: readonly FactPath[];
  lineIndex?: number;
  /** Codes of documents any one of which settles a `needs-more`; a reason in words always does. */
  settledBy?: readonly string[];
}
