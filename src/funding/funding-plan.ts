import type { Won } from '../platform/money/won.js';

/** Where an institution's money of one stage comes from, in won (재원 계획). Cash is pooled; shares count at settlement. */
export interface FundingSources {
  /** 정부지원금. */
  government: Won;
  /** 기관부담 현금. */
  ownCash: Won;
  /** Cash of others, such as a local government's. */
  otherCash: Won;
  /** 기관부담 현물. */
  inKind: Won;
}

export const NO_SOURCES: FundingSources = { government: 0n, ownCash: 0n, otherCash: 0n, inKind: 0n };

export function totalOf({ government, ownCash, otherCash, inKind }: FundingSources): Won {
  return government + ownCash + otherCash + inKind;
}

export function cashOf({ government, ownCash, otherCash }: FundingSources): Won {
  return government + ownCash + otherCash;
}

/**
 * 정부지원금 지분: the government's part of the cash in tenths of a percent, cut and not rounded (매뉴얼 p.272). Undefined
 * where there is no cash.
 */
export function governmentShareOf(sources: FundingSources): number | undefined {
  const cash = cashOf(sources);
  return cash === 0n ? undefined : Number((sources.government * 1000n) / cash);
}
