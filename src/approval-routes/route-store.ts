import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Route, RouteScope, RouteStep } from '../approvals/route.js';
import { RoutesInForce, routeFrom, type RouteRow } from '../approvals/routes.queries.js';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ROUTE_ERRORS } from './route.errors.js';
import type { RouteInput, StepInput } from './route-input.js';

interface StoredRow extends RouteRow {
  removed_at: Date | null;
}

/** Reads and writes routes inside the unit of work in hand. */
@Injectable()
export class RouteStore {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inForce: RoutesInForce,
    private readonly clock: Clock,
  ) {}

  /** In their order: those of this side, and for a team those of the programme. */
  list(actor: Actor, teamId = actor.team.id): Promise<Route[]> {
    return this.inForce.of(teamId, actor.programme.officeTeamId);
  }

  /** Another team's is not found; one that was removed is told by `removed`. */
  async find(actor: Actor, id: string, { lock = false } = {}): Promise<Route & { removed: boolean }> {
    const own = `id = $1 AND (team_id = $2 OR (team_id = $3 AND scope <> 'team'))`;
    const row = await this.unit.one<StoredRow>(
      `SELECT team_id, id, scope, name, position, conditions, steps, version, removed_at FROM routes WHERE ${own}${lock ? ' FOR UPDATE' : ''}`,
      [id, actor.team.id, actor.programme.officeTeamId],
    );
    if (!row) throw ROUTE_ERRORS.fail('route.not-found');
    return { ...routeFrom(row), removed: row.removed_at !== null };
  }

  /** One change of the order at a time, so that no two routes get one place. */
  async lockOrder(teamId: string): Promise<void> {
    await this.unit.query(`SELECT pg_advisory_xact_lock(hashtextextended('routes ' || $1, 0))`, [teamId]);
  }

  insert(actor: Actor, input: RouteInput & { scope: RouteScope; position: number }): Route {
    const route: Route = {
      teamId: actor.team.id,
      id: uuidv7(),
      scope: input.scope,
      name: input.name.trim(),
      position: input.position,
      conditions: input.conditions,
      steps: stepsFrom(input.steps),
      version: 1,
    };
    this.unit.write(
      `INSERT INTO routes (team_id, id, scope, name, position, conditions, steps, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        route.teamId,
        route.id,
        route.scope,
        route.name,
        route.position,
        jsonOf(route.conditions),
        jsonOf(route.steps),
        actor.userId,
        this.clock.now(),
      ],
    );
    return route;
  }

  /** Steps that stay keep their ids, so that approvals given before can stand. */
  change(actor: Actor, before: Route, { name, conditions, steps }: RouteInput): Route {
    const route: Route = {
      ...before,
      name: name.trim(),
      conditions,
      steps: stepsFrom(steps, before.steps),
      version: before.version + 1,
    };
    this.unit.write(
      `UPDATE routes SET name = $3, conditions = $4, steps = $5, version = $6, changed_by = $7, changed_at = $8
       WHERE team_id = $1 AND id = $2`,
      [
        route.teamId,
        route.id,
        route.name,
        jsonOf(route.conditions),
        jsonOf(route.steps),
        route.version,
        actor.userId,
        this.clock.now(),
      ],
    );
    return route;
  }

  move(actor: Actor, { teamId, id }: Route, position: number): void {
    this.unit.write(
      'UPDATE routes SET position = $3, changed_by = $4, changed_at = $5 WHERE team_id = $1 AND id = $2',
      [teamId, id, position, actor.userId, this.clock.now()],
    );
  }

  /** The row stays: claims that came by it name it. */
  remove(actor: Actor, { teamId, id, version }: Route): void {
    this.unit.write(
      `UPDATE routes SET removed_at = $3, version = $4, changed_by = $5, changed_at = $3 WHERE team_id = $1 AND id = $2`,
      [teamId, id, this.clock.now(), version + 1, actor.userId],
    );
  }

  /** How many claims are on their way by each of these routes. */
  async underWay(ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.unit.query<{ route_id: string; count: number }>(
      `SELECT route_id, count(DISTINCT subject_id)::int AS count FROM approval_requests
       WHERE state = 'open' AND route_id = ANY ($1::uuid[]) GROUP BY route_id`,
      [[...ids]],
    );
    return new Map(rows.map(({ route_id: id, count }) => [id, count]));
  }
}

/** An id that isn't one of the route's own, or stands twice, is a new step's. */
function stepsFrom(steps: readonly StepInput[], before: readonly RouteStep[] = []): RouteStep[] {
  const free = new Set(before.map(({ id }) => id));
  return steps.map((step) => ({
    ...step,
    name: step.name.trim(),
    id: step.id !== undefined && free.delete(step.id) ? step.id : uuidv7(),
  }));
}

function jsonOf(value: object): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));
}
