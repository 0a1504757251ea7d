import type { Role } from '../platform/access/actor.js';
import type { Won } from '../platform/money/won.js';

/** Whom a step asks: whoever holds one of the roles when it comes to deciding, and the people named. */
export interface Deciders {
  readonly roles: readonly Role[];
  readonly userIds: readonly string[];
}

export type StepKind = 'proposal' | 'approval';

/** How many of them have to say yes: one, every one, or so many. */
export type Quorum = 'any' | 'all' | number;

export interface Escalation extends Deciders {
  /** Days of the calendar (KST) a step may stay open before these people are asked besides. */
  readonly afterDays: number;
}

/** One step of a route; `id` stays when the step is edited, so that approvals given before can stand. */
export interface RouteStep {
  readonly id: string;
  /** `proposal` is the principal investigator's 발의 (사용 기준 제70조 1항). */
  readonly kind: StepKind;
  readonly name: string;
  readonly deciders: Deciders;
  readonly needs: Quorum;
  /** The parts of a subject its approval rests on; a change of any of them asks it again. None named: all. */
  readonly dependsOn: readonly string[];
  readonly escalation?: Escalation;
}

/** What a subject has to be like; what is absent or empty asks nothing. All of it has to hold. */
export interface RouteConditions {
  readonly fundIds?: readonly string[];
  /** Paths of categories, `ACTIVITY` for all below it, too. */
  readonly categoryPaths?: readonly string[];
  readonly institutionIds?: readonly string[];
  /** Won, inclusive. */
  readonly amountFrom?: Won;
  /** Won, exclusive. */
  readonly amountBelow?: Won;
  /** Codes of rules or checks that found something, or `*` for any. */
  readonly findings?: readonly string[];
}

/** `team`: a team's own claims; `programme`: teams without a route that fits; `pot`: claims on the common pot. */
export type RouteScope = 'team' | 'programme' | 'pot';

export interface Route {
  readonly teamId: string;
  readonly id: string;
  readonly scope: RouteScope;
  readonly name: string;
  readonly position: number;
  readonly conditions: RouteConditions;
  readonly steps: readonly RouteStep[];
  readonly version: number;
}

/** What a route is chosen by. */
export interface RouteFacts {
  readonly onPot: boolean;
  readonly fundIds: readonly string[];
  readonly categoryPaths: readonly string[];
  readonly institutionId: string;
  readonly amount: Won;
  /** Codes of what was found and doesn't pass. */
  readonly findings: readonly string[];
}
