import type { RouteScope } from '../approvals/route.js';
import { hasRole, programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { ROUTE_ERRORS } from './route.errors.js';

/** A team's administrator keeps the team's routes, an officer those of the programme and of the common pot. */
export function mayKeepRoutes(actor: Actor, scope: RouteScope): Decision {
  const keeps =
    scope === 'team'
      ? actor.team.kind === 'team' && hasRole(actor, 'administrator')
      : programmeRoleOf(actor) === 'officer';
  return keeps ? ALLOWED : refused(ROUTE_ERRORS.fail('route.not-permitted'));
}

/** The scopes whose routes are this side's own. */
export function scopesOf(actor: Pick<Actor, 'team'>): readonly RouteScope[] {
  return actor.team.kind === 'office' ? ['programme', 'pot'] : ['team'];
}
