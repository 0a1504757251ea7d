import type { FieldProblem } from '../platform/errors/domain-error.js';
import { totalOf, type FundingSources } from './funding-plan.js';
import { FUNDING_ERRORS } from './funding.errors.js';
import type { MatchingRate } from './matching-rates.js';

/**
 * Where a plan leaves what the programme asks of this kind of institution; empty where it keeps to it. Products are compared,
 * never quotients, so that a plan exactly at a rate passes. 시행령 제19조 별표 1.
 */
export function planProblems(sources: FundingSources, rate: MatchingRate): FieldProblem[] {
  const { government, ownCash, inKind } = sources;
  const problems: FieldProblem[] = [];
  const total = totalOf(sources);
  if (government * 1000n > total * BigInt(rate.governmentMaxPermille))
    problems.push(
      FUNDING_ERRORS.problem('funding.government-too-high', '/government', {
        limit: percent(rate.governmentMaxPermille),
        share: percent(cut(government, total)),
      }),
    );
  const own = ownCash + inKind;
  if (ownCash * 1000n < own * BigInt(rate.cashMinPermille))
    problems.push(
      FUNDING_ERRORS.problem('funding.own-cash-too-low', '/ownCash', {
        limit: percent(rate.cashMinPermille),
        share: percent(cut(ownCash, own)),
      }),
    );
  return problems;
}

function cut(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1000n) / whole);
}

/** `75`, `13.5`: tenths of a percent without a needless zero. */
export function percent(permille: number): string {
  return permille % 10 === 0 ? String(permille / 10) : (permille / 10).toFixed(1);
}
