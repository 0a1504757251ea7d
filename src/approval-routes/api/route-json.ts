import type { Quorum, Route, RouteConditions } from '../../approvals/route.js';
import type { Role } from '../../platform/access/actor.js';
import { parseWon } from '../../platform/money/won.js';
import type { ChangeRouteDto, RouteConditionsDto, RouteStepDto } from '../dto/route.dto.js';
import type { RouteInput, StepInput } from '../route-input.js';
import type { RouteMark } from '../route-marks.js';
import type { Simulation } from '../simulate-route.js';

/** A route as written in JSON; roles that don't exist are refused by the check. */
export function inputFrom({ name, conditions = {}, steps }: ChangeRouteDto): RouteInput {
  return { name, conditions: conditionsFrom(conditions), steps: steps.map(stepFrom) };
}

function conditionsFrom({ amountFrom, amountBelow, ...rest }: RouteConditionsDto): RouteConditions {
  const won = (text: string | undefined) => (text === undefined ? undefined : parseWon(text));
  const listed = Object.entries(rest).filter(([, value]) => value !== undefined && value.length > 0);
  const [from, below] = [won(amountFrom), won(amountBelow)];
  return {
    ...Object.fromEntries(listed),
    ...(from === undefined ? {} : { amountFrom: from }),
    ...(below === undefined ? {} : { amountBelow: below }),
  };
}

function stepFrom(step: RouteStepDto): StepInput {
  const { id, kind, name = '', roles = [], userIds = [], needs = 'any', dependsOn = [], escalation } = step;
  return {
    id,
    kind,
    name,
    deciders: { roles: [...new Set(roles)] as Role[], userIds: [...new Set(userIds)] },
    needs: quorumFrom(needs),
    dependsOn: [...new Set(dependsOn)],
    ...(escalation
      ? {
          escalation: {
            afterDays: escalation.afterDays,
            roles: (escalation.roles ?? []) as Role[],
            userIds: escalation.userIds ?? [],
          },
        }
      : {}),
  };
}

export function quorumFrom(text: string): Quorum {
  return text === 'any' || text === 'all' ? text : Number(text);
}

export function routeJson(route: Route, marks: readonly RouteMark[] = [], underWay?: number): object {
  const { id, scope, name, position, conditions, steps, version } = route;
  return {
    id,
    scope,
    name,
    position,
    conditions: {
      ...conditions,
      amountFrom: conditions.amountFrom?.toString(),
      amountBelow: conditions.amountBelow?.toString(),
    },
    steps: steps.map(({ deciders, ...step }) => ({ ...step, ...deciders })),
    version,
    warnings: marks.map(({ step, kind, ...more }) => ({ step, code: kind, ...more })),
    underWay,
  };
}

/** Names of one's own team; of the office none. */
export function simulationJson({ route, isDraft, passed, steps, asked }: Simulation): object {
  return {
    route: route && !isDraft ? { id: route.id, scope: route.scope, name: route.name } : null,
    isDraft,
    passed: passed.map(({ route: each, because }) => ({
      id: each.id,
      scope: each.scope,
      name: each.name,
      because,
    })),
    steps: steps.map((step, index) => ({
      kind: step.kind,
      name: step.name,
      office: step.office,
      roles: step.deciders.roles,
      userIds: step.deciders.userIds,
      needs: step.needs,
      settledBy: step.settledBy,
      people: asked[index]?.people ?? [],
      askedBesides: asked[index]?.widened ?? [],
    })),
  };
}
