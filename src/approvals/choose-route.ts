import type { Route, RouteConditions, RouteFacts, RouteScope, RouteStep } from './route.js';

/** The steps a subject takes, and the route they come from; none where no route fits. */
export interface ChosenRoute {
  readonly route?: Route;
  readonly steps: readonly RouteStep[];
}

/** Where no route fits, an administrator decides. */
export const STANDARD_STEPS: readonly RouteStep[] = [
  {
    id: 'standard',
    kind: 'approval',
    name: '',
    deciders: { roles: ['administrator'], userIds: [] },
    needs: 'any',
    dependsOn: [],
  },
];

/** The common pot is the programme's: its officer decides. */
export const POT_STEPS: readonly RouteStep[] = [
  {
    id: 'standard-pot',
    kind: 'approval',
    name: '',
    deciders: { roles: ['officer'], userIds: [] },
    needs: 'any',
    dependsOn: [],
  },
];

const SCOPES: Record<'pot' | 'own', readonly RouteScope[]> = { pot: ['pot'], own: ['team', 'programme'] };

/**
 * The first route that fits, a team's own before the programme's. Whatever a route says, the office has the last word on
 * the common pot, and a proposal alone approves nothing: whoever may propose makes it by handing in. Pure.
 */
export function chooseRoute(routes: readonly Route[], facts: RouteFacts): ChosenRoute {
  const scopes = SCOPES[facts.onPot ? 'pot' : 'own'];
  const ordered = scopes.flatMap((scope) =>
    routes.filter((route) => route.scope === scope).sort((a, b) => a.position - b.position),
  );
  const route = ordered.find(({ conditions }) => fits(conditions, facts));
  return { route, steps: completed(route?.steps ?? [], facts) };
}

function completed(steps: readonly RouteStep[], { onPot }: RouteFacts): readonly RouteStep[] {
  const enough = onPot
    ? steps.at(-1)?.deciders.roles.includes('officer')
    : steps.some(({ kind }) => kind === 'approval');
  return enough ? steps : [...steps, ...(onPot ? POT_STEPS : STANDARD_STEPS)];
}

/** Whether all of the conditions hold. Pure. */
export function fits(conditions: RouteConditions, facts: RouteFacts): boolean {
  const { fundIds, categoryPaths, institutionIds, amountFrom, amountBelow, findings } = conditions;
  return (
    someOf(fundIds, (id) => facts.fundIds.includes(id)) &&
    someOf(categoryPaths, (path) => facts.categoryPaths.some((each) => isAtOrBelow(each, path))) &&
    someOf(institutionIds, (id) => facts.institutionId === id) &&
    (amountFrom === undefined || facts.amount >= amountFrom) &&
    (amountBelow === undefined || facts.amount < amountBelow) &&
    someOf(findings, (code) => (code === '*' ? facts.findings.length > 0 : facts.findings.includes(code)))
  );
}

function someOf(wanted: readonly string[] | undefined, holds: (each: string) => boolean): boolean {
  return wanted === undefined || wanted.length === 0 || wanted.some(holds);
}

function isAtOrBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`);
}
