import type { KstDate } from '../platform/clock/kst-date.js';
import type { TeamStatus } from '../programmes/team.entity.js';

/** `stage` 단계평가 · `special` 특별평가. */
export const EVALUATION_KINDS = ['stage', 'special'] as const;
export type EvaluationKind = (typeof EVALUATION_KINDS)[number];

/** `noticed`: a special evaluation whose result is awaited. `recorded`: waits for the second officer. */
export const EVALUATION_STATES = ['noticed', 'recorded', 'confirmed', 'withdrawn'] as const;
export type EvaluationState = (typeof EVALUATION_STATES)[number];

export const EVALUATION_RESULTS = ['go-on', 'cut'] as const;
export type EvaluationResult = (typeof EVALUATION_RESULTS)[number];

export interface StageEvaluation {
  teamId: string;
  id: string;
  stageId: string;
  kind: EvaluationKind;
  state: EvaluationState;
  result?: EvaluationResult;
  /** The day from which it counts. */
  effectiveOn: KstDate;
  /** Of 1,000.0 at most, in tenths. */
  scoreTenths?: number;
  reason: string;
  recordedBy: string;
  recordedAt: Date;
  confirmedBy?: string;
  confirmedAt?: Date;
  version: number;
}

/**
 * What an evaluation makes of its team. A special one freezes from its notice on (법 제15조 1항), a cut from the moment it is
 * recorded; whoever goes on, or whose evaluation is withdrawn, takes part as before. Pure.
 */
export function statusAfter({ state, result }: Pick<StageEvaluation, 'state' | 'result'>): TeamStatus {
  if (state === 'withdrawn') return 'active';
  return state === 'noticed' || result === 'cut' ? 'frozen' : 'active';
}
