import type { Text } from '../platform/i18n/locale.js';

/** One thing said about a claim, in both languages, as it is kept with a decision. */
export interface ClaimFinding {
  code: string;
  /**
   * `not-judged`: the rule's facts aren't held, which is not the same as passed. `notice`: worth a look, in nobody's way.
   */
  outcome: 'allow' | 'needs-more' | 'refuse' | 'not-judged' | 'notice';
  /** Said by a rule of the pack; the others are what the product itself checks. */
  byRule?: boolean;
  text: Text;
  /** The one thing to add or change. */
  add?: Text;
  article?: Text;
  /** JSON pointer to what it concerns. */
  pointer?: string;
  /** Names of the facts that would be needed to judge. */
  needs?: readonly Text[];
  /** Why the claim goes without what is asked for, in its claimant's words. */
  reason?: string;
  /** Another claim of the reader's own that it speaks of. */
  expenseId?: string;
}
