import type { Finding } from '../../rules/finding.js';

/** What a rule says of a whole claim: the gravest of what it says of its lines; `none` where it doesn't concern it. */
export type Verdict = Finding['result'] | 'none';

export interface RuleChange {
  rule: string;
  before: Verdict;
  after: Verdict;
}

const GRAVITY: Record<Verdict, number> = { none: 0, allow: 1, 'not-judged': 2, 'needs-more': 3, refuse: 4 };
const STOPS: readonly Verdict[] = ['needs-more', 'refuse'];

/** Rules that would stop a claim and didn't, or the other way round. A pass that becomes another pass changes nothing. Pure. */
export function compareFindings(before: readonly Finding[], after: readonly Finding[]): RuleChange[] {
  const [old, now] = [verdicts(before), verdicts(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((rule) => {
    const change = { rule, before: old.get(rule) ?? 'none', after: now.get(rule) ?? 'none' } as const;
    const matters = STOPS.includes(change.before) || STOPS.includes(change.after);
    return matters && change.before !== change.after ? [change] : [];
  });
}

/** Rules that couldn't be judged for lack of facts and could before, or weren't there. Pure. */
export function newlyNotJudged(before: readonly Finding[], after: readonly Finding[]): string[] {
  const [old, now] = [verdicts(before), verdicts(after)];
  return [...now].flatMap(([rule, verdict]) =>
    verdict === 'not-judged' && old.get(rule) !== 'not-judged' ? [rule] : [],
  );
}

function verdicts(findings: readonly Finding[]): Map<string, Verdict> {
  const gravest = new Map<string, Verdict>();
  for (const { rule, result } of findings) {
    if (GRAVITY[result] > GRAVITY[gravest.get(rule) ?? 'none']) gravest.set(rule, result);
  }
  return gravest;
}
