import type { RouteConditions, RouteScope } from '../approvals/route.js';
import { CLAIM_PARTS } from '../expenses/expense.js';
import { TEAM_ROLES, type Role } from '../platform/access/actor.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { ROUTE_ERRORS } from './route.errors.js';
import type { RouteGround, StepInput, WrittenRoute } from './route-input.js';

export const MOST_STEPS = 10;
export const MOST_NEEDED = 99;
export const MOST_DAYS = 60;
const MOST_NAME = 100;
const { problem } = ROUTE_ERRORS;

/** All that is wrong with a route as it is written, each problem at its field. Pure. */
export function checkRoute(route: WrittenRoute, ground: RouteGround): FieldProblem[] {
  const { scope, name, conditions, steps } = route;
  const problems: FieldProblem[] = [];
  if (name.trim() === '' || name.trim().length > MOST_NAME) problems.push(problem('route.name', '/name'));
  problems.push(...checkConditions(conditions, scope, ground));
  if (steps.length < 1 || steps.length > MOST_STEPS) problems.push(problem('route.steps', '/steps'));
  problems.push(...steps.flatMap((step, index) => checkStep(step, `/steps/${index}`, scope, ground)));
  problems.push(...checkOfficeSteps(steps, scope));
  return problems;
}

function checkConditions(
  { fundIds = [], categoryPaths = [], institutionIds = [], findings = [], ...amounts }: RouteConditions,
  scope: RouteScope,
  ground: RouteGround,
): FieldProblem[] {
  const { amountFrom, amountBelow } = amounts;
  const at = (field: string) => `/conditions/${field}`;
  const problems: FieldProblem[] = [];
  if (fundIds.some((id) => !ground.fundIds.has(id))) problems.push(problem('route.fund', at('fundIds')));
  if (categoryPaths.some((path) => !ground.categoryPaths.has(path)))
    problems.push(problem('route.category', at('categoryPaths')));
  if (institutionIds.length > 0 && scope !== 'team')
    problems.push(problem('route.institution-elsewhere', at('institutionIds')));
  else if (institutionIds.some((id) => !ground.institutionIds.has(id)))
    problems.push(problem('route.institution', at('institutionIds')));
  if (findings.some((code) => code !== '*' && !ground.findings.has(code)))
    problems.push(problem('route.finding', at('findings')));
  if (amountFrom !== undefined && amountFrom < 0n) problems.push(problem('route.amount', at('amountFrom')));
  if (amountBelow !== undefined && amountBelow <= 0n)
    problems.push(problem('route.amount', at('amountBelow')));
  if (amountFrom !== undefined && amountBelow !== undefined && amountFrom >= amountBelow)
    problems.push(problem('route.amount-order', at('amountBelow')));
  return problems;
}

function checkStep(step: StepInput, at: string, scope: RouteScope, ground: RouteGround): FieldProblem[] {
  const { deciders, name, needs, dependsOn } = step;
  const problems: FieldProblem[] = [];
  const office = deciders.roles.includes('officer');
  if (name.trim().length > MOST_NAME) problems.push(problem('route.step-name', `${at}/name`));
  if (deciders.roles.length + deciders.userIds.length === 0)
    problems.push(problem('route.deciders', `${at}/roles`));
  problems.push(...checkRoles(deciders.roles, `${at}/roles`, scope));
  if (office && (deciders.roles.length > 1 || deciders.userIds.length > 0))
    problems.push(problem('route.mixed', `${at}/roles`));
  else problems.push(...checkPeople(deciders.userIds, `${at}/userIds`, scope, ground));
  if (typeof needs === 'number' && (!Number.isInteger(needs) || needs < 1 || needs > MOST_NEEDED))
    problems.push(problem('route.needs', `${at}/needs`));
  else if (office && scope !== 'team' && (needs === 'all' || (needs !== 'any' && needs > ground.officers)))
    problems.push(problem('route.office-needs', `${at}/needs`, { count: ground.officers }));
  if (dependsOn.some((part) => !CLAIM_PARTS.some((known) => known === part)))
    problems.push(problem('route.depends-on', `${at}/dependsOn`));
  return [...problems, ...checkEscalation(step, at, scope, ground)];
}

function checkEscalation(
  { escalation, deciders }: StepInput,
  at: string,
  scope: RouteScope,
  ground: RouteGround,
): FieldProblem[] {
  if (!escalation) return [];
  const { afterDays, roles, userIds } = escalation;
  if (deciders.roles.includes('officer')) return [problem('route.late-office', `${at}/escalation/afterDays`)];
  const problems: FieldProblem[] = [];
  if (!Number.isInteger(afterDays) || afterDays < 1 || afterDays > MOST_DAYS)
    problems.push(problem('route.after-days', `${at}/escalation/afterDays`));
  if (roles.length + userIds.length === 0)
    problems.push(problem('route.late-deciders', `${at}/escalation/roles`));
  return [
    ...problems,
    ...checkRoles(roles, `${at}/escalation/roles`, scope),
    ...checkPeople(userIds, `${at}/escalation/userIds`, scope, ground),
  ];
}

function checkRoles(roles: readonly Role[], pointer: string, scope: RouteScope): FieldProblem[] {
  if (roles.includes('officer') && scope === 'team') return [problem('route.office-only', pointer)];
  const decides = (role: Role) => role === 'officer' || TEAM_ROLES.some((known) => known === role);
  return roles.every(decides) ? [] : [problem('route.role', pointer)];
}

/** A route that several teams go by can name nobody: the one team's people are unknown to the others. */
function checkPeople(
  userIds: readonly string[],
  pointer: string,
  scope: RouteScope,
  ground: RouteGround,
): FieldProblem[] {
  if (userIds.length === 0) return [];
  if (scope !== 'team') return [problem('route.people-elsewhere', pointer)];
  return userIds.every((id) => ground.people.has(id)) ? [] : [problem('route.person', pointer)];
}

/** Nobody decides two steps, and the office's people aren't many: one step is theirs, and on the pot the last one. */
function checkOfficeSteps(steps: readonly StepInput[], scope: RouteScope): FieldProblem[] {
  const office = steps.flatMap(({ deciders }, index) => (deciders.roles.includes('officer') ? [index] : []));
  const problems = office.slice(1).map((index) => problem('route.office-once', `/steps/${index}/roles`));
  const last = steps.length - 1;
  if (scope === 'pot' && last >= 0 && !office.includes(last))
    problems.push(problem('route.office-last', `/steps/${last}/roles`));
  return problems;
}
