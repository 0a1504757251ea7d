import type { RouteConditions, RouteScope, RouteStep } from '../approvals/route.js';

/** A step as it is written; a new one has no id. */
export interface StepInput extends Omit<RouteStep, 'id'> {
  readonly id?: string;
}

/** A route as it is written. */
export interface RouteInput {
  readonly name: string;
  readonly conditions: RouteConditions;
  readonly steps: readonly StepInput[];
}

/** What routes may speak of. */
export interface RouteGround {
  readonly fundIds: ReadonlySet<string>;
  readonly categoryPaths: ReadonlySet<string>;
  /** Of the team whose routes they are. */
  readonly institutionIds: ReadonlySet<string>;
  /** Rules in force. */
  readonly findings: ReadonlySet<string>;
  /** Active members of the team whose routes they are. */
  readonly people: ReadonlySet<string>;
  /** How many decide in the office; unknown to a team. */
  readonly officers: number;
}

export interface WrittenRoute extends RouteInput {
  readonly scope: RouteScope;
}
