import type { InstitutionKind } from '../programmes/institution.entity.js';

/** What a programme asks of institutions of one kind, in tenths of a percent. */
export interface MatchingRate {
  /** The government's money at most, of all money and in-kind. */
  governmentMaxPermille: number;
  /** Cash at least, of what the institution bears itself (cash and in-kind). */
  cashMinPermille: number;
}

export type MatchingRates = Readonly<Record<InstitutionKind, MatchingRate>>;

/** 국가연구개발혁신법 시행령 제19조 별표 1. Non-profit institutions bear nothing of their own. */
export const STANDARD_RATES: MatchingRates = {
  sme: { governmentMaxPermille: 750, cashMinPermille: 100 },
  'early-mid': { governmentMaxPermille: 750, cashMinPermille: 100 },
  mid: { governmentMaxPermille: 700, cashMinPermille: 130 },
  large: { governmentMaxPermille: 500, cashMinPermille: 150 },
  'public-corporation': { governmentMaxPermille: 500, cashMinPermille: 150 },
  university: { governmentMaxPermille: 1000, cashMinPermille: 0 },
  'government-institute': { governmentMaxPermille: 1000, cashMinPermille: 0 },
  'other-nonprofit': { governmentMaxPermille: 1000, cashMinPermille: 0 },
};
