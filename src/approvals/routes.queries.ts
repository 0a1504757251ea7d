import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Route, RouteConditions, RouteScope, RouteStep } from './route.js';

export interface RouteRow {
  team_id: string;
  id: string;
  scope: RouteScope;
  name: string;
  position: number;
  conditions: Omit<RouteConditions, 'amountFrom' | 'amountBelow'> & {
    amountFrom?: string;
    amountBelow?: string;
  };
  steps: RouteStep[];
  version: number;
}

/** Routes as they hold now. */
@Injectable()
export class RoutesInForce {
  constructor(private readonly unit: UnitOfWork) {}

  /** Those a claim of this team may take: the team's own and the programme's. Inside the unit in hand. */
  async of(teamId: string, officeTeamId: string): Promise<Route[]> {
    const rows = await this.unit.byKey<RouteRow>(
      `SELECT team_id, id, scope, name, position, conditions, steps, version FROM routes
       WHERE removed_at IS NULL AND ((team_id = $1 AND scope = 'team') OR (team_id = $2 AND scope <> 'team'))
       ORDER BY position, id`,
      [teamId, officeTeamId],
    );
    return rows.map(routeFrom);
  }
}

export function routeFrom(row: RouteRow): Route {
  const { amountFrom, amountBelow, ...conditions } = row.conditions;
  return {
    teamId: row.team_id,
    id: row.id,
    scope: row.scope,
    name: row.name,
    position: row.position,
    conditions: {
      ...conditions,
      ...(amountFrom === undefined ? {} : { amountFrom: BigInt(amountFrom) }),
      ...(amountBelow === undefined ? {} : { amountBelow: BigInt(amountBelow) }),
    },
    steps: row.steps,
    version: row.version,
  };
}
