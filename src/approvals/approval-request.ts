import type { Won } from '../platform/money/won.js';
import type { Deciders, Escalation, Quorum, StepKind } from './route.js';

export const REQUEST_STATES = ['waiting', 'open', 'approved', 'returned', 'rejected', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** One yes to a request: of the one who decided, or in whose stead they did. */
export interface Voice {
  readonly approvalId: string;
  readonly userId: string;
  readonly forUserId?: string;
}

/** One step of one subject's way: whom it asks, and how it stands. */
export interface ApprovalRequest {
  readonly teamId: string;
  readonly id: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Counted up each time the subject is handed in. */
  readonly round: number;
  readonly position: number;
  readonly routeId?: string;
  readonly routeVersion?: number;
  readonly stepId: string;
  readonly kind: StepKind;
  readonly name: string;
  /** Asked of the programme's office instead of the team. */
  readonly office: boolean;
  readonly deciders: Deciders;
  readonly needs: Quorum;
  readonly dependsOn: readonly string[];
  readonly escalation?: Escalation;
  readonly amount: Won;
  readonly fundIds: readonly string[];
  /** The claimant and the preparer: they never decide, in nobody's stead either. */
  readonly excludedIds: readonly string[];
  /** Whose yes of this round stands already: nobody decides two of its steps. Kept while the request is open. */
  readonly heardIds: readonly string[];
  readonly state: RequestState;
  /** `standing`: approvals of an earlier round; `claimant`: the proposal was made by handing it in. */
  readonly settledBy?: 'standing' | 'claimant';
  readonly carriedIds: readonly string[];
  readonly openedAt?: Date;
  readonly closedAt?: Date;
  /** Who is asked besides, because nobody else can (`nobody`) or nobody did in time (`late`). */
  readonly widened?: Deciders & { readonly why: 'nobody' | 'late'; readonly at: Date };
  /** Who has said yes so far. */
  readonly voices: readonly Voice[];
}
