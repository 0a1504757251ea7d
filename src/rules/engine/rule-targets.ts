import type { AmountFacts, ClaimFacts, LineFacts, RuleView } from '../facts.js';
import { INSTITUTION_GROUPS, type Audience } from '../pack.js';
import type { FactPath } from './fact-catalogue.js';

/** What a condition is asked of: a line, or the claim as a whole. */
export interface RuleTarget {
  view: RuleView;
  lineIndex?: number;
}

/** The facts missing before it can be said whom a rule concerns; else what it is to be asked of (possibly nothing). */
export type Concerned = { needs: readonly FactPath[] } | { targets: readonly RuleTarget[] };

/** Whom and what of a claim a rule or checklist concerns. Pure. */
export function viewsOf(audience: Audience, scope: 'claim' | 'line', facts: ClaimFacts): Concerned {
  const lines = facts.lines
    .map((line, index) => ({ line, index }))
    .filter(({ line }) => isOfCategory(audience, line.categoryPath));
  if (isRestricted(audience) && lines.length === 0) return { targets: [] };
  const missing: FactPath[] = [];
  const admits = (allowed: readonly string[] | undefined, path: FactPath, ...values: unknown[]) => {
    if (!allowed) return true;
    if (values.every((value) => value === undefined)) missing.push(path);
    return values.some((value) => typeof value === 'string' && allowed.includes(value));
  };
  const { institution, fund, claim } = facts;
  const kinds = audience.institutions?.flatMap((kind) => INSTITUTION_GROUPS[kind] ?? [kind]);
  const concerned = [
    admits(kinds, 'institution.kind', institution?.kind),
    admits(audience.funds, 'fund.code', fund?.code, fund?.kind),
    admits(audience.payments, 'claim.paymentMeans', claim.paymentMeans),
  ];
  // Certainly somebody else's rule, whatever the missing facts are.
  if (concerned.filter((yes) => !yes).length > missing.length) return { targets: [] };
  if (missing.length > 0) return { needs: missing };
  const part = sumOf(lines.map(({ line }) => line));
  const documents = facts.documents.map(({ kind }) => kind);
  const view = { ...facts, documents, part };
  if (scope === 'claim') return { targets: [{ view }] };
  return { targets: lines.map(({ line, index }) => ({ view: { ...view, line }, lineIndex: index })) };
}

function isRestricted({ categories, exceptCategories }: Audience): boolean {
  return categories !== undefined || exceptCategories !== undefined;
}

function isOfCategory({ categories, exceptCategories }: Audience, path: string | undefined): boolean {
  const within = (ancestor: string) => path === ancestor || (path?.startsWith(`${ancestor}.`) ?? false);
  if (categories && !categories.some(within)) return false;
  return !exceptCategories || (path !== undefined && !exceptCategories.some(within));
}

const AMOUNTS = ['supplyAmount', 'taxAmount', 'payableAmount', 'claimAmount'] as const;

/** A sum is known only when every line's amount is. */
function sumOf(lines: readonly LineFacts[]): AmountFacts {
  const sums: AmountFacts = {};
  if (lines.length === 0) return sums;
  for (const name of AMOUNTS) {
    sums[name] = lines.reduce<bigint | undefined>(
      (sum, line) => (sum === undefined || line[name] === undefined ? undefined : sum + line[name]),
      0n,
    );
  }
  return sums;
}
