/** How one step stands; `planned` while the subject isn't handed in. */
export type RouteStepState =
  'planned' | 'waiting' | 'open' | 'approved' | 'returned' | 'rejected' | 'withdrawn';

/** A yes to a step: who gave it, in whose stead, and when. */
export interface RouteVoice {
  readonly name: string;
  readonly forName?: string;
  readonly at?: Date;
}

export interface RouteStepView {
  readonly position: number;
  readonly kind: 'proposal' | 'approval';
  /** The step's own name; absent where its route gives it none. */
  readonly name?: string;
  /** Whom it asks, in words: `연구책임자(김하늘)`, `관리자 3명 중 1명`, `전담기관`. */
  readonly asked: string;
  readonly state: RouteStepState;
  readonly voices: readonly RouteVoice[];
  /** `standing`: approvals of an earlier round; `claimant`: the proposal is made by handing it in. */
  readonly settledBy?: 'standing' | 'claimant';
  /** Since when its turn has come, while it is open. */
  readonly since?: Date;
  readonly closedAt?: Date;
  /** Whom it asks besides, because nobody of those asked can or did. */
  readonly besides?: { readonly who: string; readonly why: 'nobody' | 'late' };
}

/** A subject's way through its approvals. */
export interface RouteStepsView {
  readonly steps: readonly RouteStepView[];
  /** Absent where no route fits and what always holds does. */
  readonly routeName?: string;
}
