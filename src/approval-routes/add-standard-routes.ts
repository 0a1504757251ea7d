import { Injectable } from '@nestjs/common';
import type { Route, RouteScope } from '../approvals/route.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import { KeepRoutes } from './keep-routes.js';
import { ROUTE_ERRORS } from './route.errors.js';
import { mayKeepRoutes } from './route.policy.js';
import { RouteStore } from './route-store.js';
import { standardFor } from './standard/standard-routes.js';

/** Puts the standard routes of a scope in where it has none. */
@Injectable()
export class AddStandardRoutes {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: RouteStore,
    private readonly structure: ProgrammeStructure,
    private readonly routes: KeepRoutes,
  ) {}

  async execute(actor: Actor, scope: RouteScope): Promise<Route[]> {
    ensure(mayKeepRoutes(actor, scope));
    return this.unit.run(actor, async () => {
      await this.store.lockOrder(actor.team.id);
      const kept = await this.store.list(actor);
      if (kept.some((route) => route.scope === scope)) throw ROUTE_ERRORS.fail('route.not-empty');
      const { inOrder } = await this.structure.categories(actor);
      const standard = standardFor(
        scope,
        inOrder.map(({ path }) => path),
        actor.locale,
      );
      if (standard.length === 0) throw ROUTE_ERRORS.fail('route.standard-nothing');
      const added: Route[] = [];
      for (const route of standard) added.push(await this.routes.create(actor, route));
      return added;
    });
  }
}
