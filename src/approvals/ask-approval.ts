import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import type { ApprovalRequest } from './approval-request.js';
import { ApprovalStore } from './approval-store.js';
import { chooseRoute } from './choose-route.js';
import type { Member } from './deciders.js';
import { EarlierVoices, NO_ROUND, voicesSince, type EarlierRound, type Parts } from './earlier-voices.js';
import { openOf } from './next-step.js';
import { planRound, type PlannedRequest, type Subject } from './plan-round.js';
import type { Route, RouteFacts } from './route.js';
import { RoutesInForce } from './routes.queries.js';

export interface Asked {
  readonly requests: readonly ApprovalRequest[];
  /** True when approvals given before stand for every step. */
  readonly settled: boolean;
}

/** A round as it would be asked, and the route it comes from. */
export interface Plan {
  readonly route?: Route;
  readonly planned: readonly PlannedRequest[];
}

/** What a round is planned on, as it is kept now. */
export interface AskGround {
  readonly routes: readonly Route[];
  readonly members: readonly Member[];
  readonly earlier: EarlierRound;
}

/** Asks whoever has to approve what is handed in, step by step of the route that fits it. */
@Injectable()
export class AskApproval {
  constructor(
    private readonly routes: RoutesInForce,
    private readonly store: ApprovalStore,
    private readonly earlier: EarlierVoices,
    private readonly clock: Clock,
  ) {}

  /** Inside the unit in hand. `before`: whether the subject was handed in before. */
  async ground(
    actor: Actor,
    subject: { teamId: string; id: string },
    { before }: { before: boolean },
  ): Promise<AskGround> {
    const [routes, members, earlier] = await Promise.all([
      this.routes.of(subject.teamId, actor.programme.officeTeamId),
      this.store.members(subject.teamId),
      before ? this.earlier.of(subject.teamId, subject.id) : NO_ROUND,
    ]);
    return { routes, members, earlier };
  }

  /**
   * Opens a new round, inside the unit in hand. `parts`: what the subject says, part by part; approvals of the round
   * before stand where the parts they rest on are the same. On the common pot the last step, the office's, is always
   * asked: it reserves the money.
   */
  execute(
    actor: Actor,
    subject: Subject,
    ground: AskGround,
    { facts, parts }: { facts: RouteFacts; parts: Parts },
  ): Asked {
    const { route, planned } = this.plan(actor, subject, ground, { facts, parts });
    const requests = this.store.insert(planned, { round: ground.earlier.number + 1, route });
    return { requests, settled: openOf(requests) === undefined };
  }

  /** What a new round would ask, without asking it. */
  plan(
    actor: Actor,
    subject: Subject,
    { routes, members, earlier }: AskGround,
    { facts, parts }: { facts: RouteFacts; parts: Parts },
  ): Plan {
    const { route, steps } = chooseRoute(routes, facts);
    const planned = planRound(subject, steps, {
      members,
      earlier: voicesSince(earlier, parts),
      now: this.clock.businessNow(actor.demo),
      askLastAgain: facts.onPot,
    });
    return { route, planned };
  }
}
