import { Injectable } from '@nestjs/common';
import type { Route, RouteScope } from '../approvals/route.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { checkRoute } from './check-route.js';
import { ROUTE_ERRORS } from './route.errors.js';
import { RouteGroundQueries } from './route-ground.js';
import type { RouteInput, WrittenRoute } from './route-input.js';
import { mayKeepRoutes } from './route.policy.js';
import { RouteStore } from './route-store.js';

/** More than a page, and more than anybody can keep in their head. */
export const MOST_ROUTES = 50;

export interface ChangeCommand {
  readonly id: string;
  /** The version that was read; another one stands by now: refused. */
  readonly version?: number;
  readonly input: RouteInput;
  /** What couldn't be read of the form, at its fields. */
  readonly unread?: readonly FieldProblem[];
}

/** Routes made, changed, put in order and removed; claims that are on their way keep the steps they were given. */
@Injectable()
export class KeepRoutes {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: RouteStore,
    private readonly ground: RouteGroundQueries,
    private readonly audit: AuditLog,
  ) {}

  async create(
    actor: Actor,
    { scope, unread, ...input }: WrittenRoute & Pick<ChangeCommand, 'unread'>,
  ): Promise<Route> {
    ensure(mayKeepRoutes(actor, scope));
    return this.unit.run(actor, async () => {
      await this.refuseWrong(actor, { scope, ...input }, unread);
      await this.store.lockOrder(actor.team.id);
      const routes = await this.scoped(actor, scope);
      if (routes.length >= MOST_ROUTES) throw ROUTE_ERRORS.fail('route.too-many', { limit: MOST_ROUTES });
      const position = (routes.at(-1)?.position ?? 0) + 1;
      const route = this.store.insert(actor, { ...input, scope, position });
      await this.record(actor, 'route.created', route, undefined, route);
      return route;
    });
  }

  async change(actor: Actor, { id, version, input, unread }: ChangeCommand): Promise<Route> {
    return this.unit.run(actor, async () => {
      const before = await this.locked(actor, id, version);
      await this.refuseWrong(actor, { ...input, scope: before.scope }, unread);
      const after = this.store.change(actor, before, input);
      await this.record(actor, 'route.changed', after, before, after);
      return after;
    });
  }

  async remove(actor: Actor, { id, version }: Pick<ChangeCommand, 'id' | 'version'>): Promise<void> {
    await this.unit.run(actor, async () => {
      const route = await this.locked(actor, id, version);
      this.store.remove(actor, route);
      await this.record(actor, 'route.removed', route, route, undefined);
    });
  }

  /** `ids`: every route of the scope, in its new order. */
  async order(actor: Actor, { scope, ids }: { scope: RouteScope; ids: readonly string[] }): Promise<Route[]> {
    ensure(mayKeepRoutes(actor, scope));
    return this.unit.run(actor, async () => {
      await this.store.lockOrder(actor.team.id);
      const routes = await this.scoped(actor, scope);
      const known = new Map(routes.map((route) => [route.id, route]));
      const wanted = [...new Set(ids)].flatMap((id) => known.get(id) ?? []);
      if (wanted.length !== routes.length || ids.length !== routes.length)
        throw ROUTE_ERRORS.fail('route.order-changed');
      return this.place(actor, wanted);
    });
  }

  /** One place up or down; at the end of the list nothing changes. */
  async move(actor: Actor, { id, by }: { id: string; by: -1 | 1 }): Promise<void> {
    await this.unit.run(actor, async () => {
      const { scope } = await this.locked(actor, id);
      await this.store.lockOrder(actor.team.id);
      const routes = await this.scoped(actor, scope);
      const from = routes.findIndex((route) => route.id === id);
      const moved = routes[from];
      const other = routes[from + by];
      if (!moved || !other) return;
      await this.place(
        actor,
        routes.map((route) => (route === moved ? other : route === other ? moved : route)),
      );
    });
  }

  private async place(actor: Actor, routes: readonly Route[]): Promise<Route[]> {
    const placed = routes.map((route, index) => ({ ...route, position: index + 1 }));
    for (const [index, after] of placed.entries()) {
      const before = routes[index];
      if (!before || before.position === after.position) continue;
      this.store.move(actor, after, after.position);
      await this.audit.record(actor, {
        teamId: after.teamId,
        act: 'route.changed',
        subjectType: 'route',
        subjectId: after.id,
        before: { position: before.position },
        after: { position: after.position },
      });
    }
    return placed;
  }

  /** The route behind its lock, which this person keeps and which still stands as they read it. */
  private async locked(actor: Actor, id: string, version?: number): Promise<Route> {
    ensure(mayKeepRoutes(actor, (await this.store.find(actor, id)).scope));
    const { removed, ...route } = await this.store.find(actor, id, { lock: true });
    if (removed) throw ROUTE_ERRORS.fail('route.removed');
    if (version !== undefined && version !== route.version) throw ROUTE_ERRORS.fail('route.changed');
    return route;
  }

  private async scoped(actor: Actor, scope: RouteScope): Promise<Route[]> {
    return (await this.store.list(actor)).filter((route) => route.scope === scope);
  }

  private async refuseWrong(
    actor: Actor,
    route: WrittenRoute,
    unread: readonly FieldProblem[] = [],
  ): Promise<void> {
    const found = checkRoute(route, await this.ground.of(actor));
    const problems = withUnread(found, unread);
    if (problems.length > 0) throw invalidInput(problems);
  }

  private async record(
    actor: Actor,
    act: 'route.created' | 'route.changed' | 'route.removed',
    { teamId, id }: Route,
    before: Route | undefined,
    after: Route | undefined,
  ): Promise<void> {
    await this.audit.record(actor, {
      teamId,
      act,
      subjectType: 'route',
      subjectId: id,
      before: before && factsOf(before),
      after: after && factsOf(after),
    });
  }
}

const PARTS = ['/name', '/conditions', '/steps'];

/** In the order of the form; what couldn't be read isn't judged besides. Pure. */
export function withUnread(found: readonly FieldProblem[], unread: readonly FieldProblem[]): FieldProblem[] {
  const told = new Set(unread.map(({ pointer }) => pointer));
  const problems = [...unread, ...found.filter(({ pointer }) => !told.has(pointer))];
  const placeOf = ({ pointer }: FieldProblem) => PARTS.findIndex((part) => pointer.startsWith(part));
  return problems.sort((a, b) => placeOf(a) - placeOf(b));
}

function factsOf({ scope, name, position, conditions, steps, version }: Route): object {
  return { scope, name, position, conditions, steps, version };
}
