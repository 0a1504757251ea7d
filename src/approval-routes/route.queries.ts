import { Injectable } from '@nestjs/common';
import type { Route } from '../approvals/route.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ROUTE_ERRORS } from './route.errors.js';
import { RouteGroundQueries, type NamedGround } from './route-ground.js';
import { routeMarks, type RouteMark } from './route-marks.js';
import { RouteStore } from './route-store.js';
import { scopesOf } from './route.policy.js';

/** A route of this side, with what is odd about it today. */
export interface KeptRoute {
  readonly route: Route;
  readonly marks: readonly RouteMark[];
  /** Claims on their way by it. */
  readonly underWay: number;
}

export interface RouteList {
  /** Of this side. */
  readonly kept: readonly KeptRoute[];
  /** The programme's, as far as a team's claims may come to them. */
  readonly others: readonly Route[];
  readonly ground: NamedGround;
  /** Of the people routes name, those who have left, too. */
  readonly names: ReadonlyMap<string, string>;
}

/** Routes as people see them. */
@Injectable()
export class RouteQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: RouteStore,
    private readonly ground: RouteGroundQueries,
  ) {}

  async list(actor: Actor): Promise<RouteList> {
    return this.unit.run(actor, async () => {
      const routes = await this.store.list(actor);
      const ground = await this.ground.of(actor);
      const own = routes.filter(({ scope }) => scopesOf(actor).includes(scope));
      const underWay = await this.store.underWay(own.map(({ id }) => id));
      const kept = own.map((route) => ({
        route,
        marks: routeMarks(route, ground.members),
        underWay: underWay.get(route.id) ?? 0,
      }));
      const names = await this.ground.names(actor.team.id, peopleNamed(own));
      return { kept, others: routes.filter((route) => !own.includes(route)), ground, names };
    });
  }

  /** @throws route.not-found of one that was removed, or is another team's. */
  async read(actor: Actor, id: string): Promise<KeptRoute & Pick<RouteList, 'ground' | 'names'>> {
    return this.unit.run(actor, async () => {
      const { removed, ...route } = await this.store.find(actor, id);
      if (removed) throw ROUTE_ERRORS.fail('route.not-found');
      const ground = await this.ground.of(actor);
      const own = scopesOf(actor).includes(route.scope);
      return {
        route,
        ground,
        names: await this.ground.names(actor.team.id, own ? peopleNamed([route]) : []),
        marks: own ? routeMarks(route, ground.members) : [],
        underWay: own ? ((await this.store.underWay([id])).get(id) ?? 0) : 0,
      };
    });
  }

  async marksOf(actor: Actor, route: Route): Promise<RouteMark[]> {
    const { members } = await this.unit.run(actor, () => this.ground.of(actor));
    return routeMarks(route, members);
  }

  /** What a form offers. */
  async groundOf(actor: Actor, teamId?: string): Promise<NamedGround> {
    return this.unit.run(actor, () => this.ground.of(actor, teamId));
  }
}

function peopleNamed(routes: readonly Route[]): string[] {
  return routes.flatMap(({ steps }) =>
    steps.flatMap(({ deciders, escalation }) => [...deciders.userIds, ...(escalation?.userIds ?? [])]),
  );
}
