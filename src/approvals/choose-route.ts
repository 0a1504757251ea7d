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

const CONDITIONS = [
  'fundIds',
  'categoryPaths',
  'institutionIds',
  'amountFrom',
  'amountBelow',
  'findings',
] as const satisfies readonly (keyof RouteConditions)[];

const SCOPES: Record<'pot' | 'own', readonly RouteScope[]> = { pot: ['pot'], own: ['team', 'programme'] };

/**
 * The first route that fits, a team's own before the programme's. Whatever a route says, the office has the last word on
 * the common pot, and a proposal alone approves nothing: whoever may propose makes it by handing in. Pure.
 */
export function chooseRoute(routes: readonly Route[], facts: RouteFacts): ChosenRoute {
  const route = inTurn(routes, facts).find(({ conditions }) => fits(conditions, facts));
  return { route, steps: completed(route?.steps ?? [], facts) };
}

/** The routes that are asked one after another, a team's own before the programme's. Pure. */
export function inTurn(routes: readonly Route[], { onPot }: Pick<RouteFacts, 'onPot'>): Route[] {
  return SCOPES[onPot ? 'pot' : 'own'].flatMap((scope) =>
    routes.filter((route) => route.scope === scope).sort((a, b) => a.position - b.position),
  );
}

function completed(steps: readonly RouteStep[], { onPot }: RouteFacts): readonly RouteStep[] {
  const enough = onPot
    ? steps.at(-1)?.deciders.roles.includes('officer')
    : steps.some(({ kind }) => kind === 'approval');
  return enough ? steps : [...steps, ...(onPot ? POT_STEPS : STANDARD_STEPS)];
}

/** Whether all of the conditions hold. Pure. */
export function fits(conditions: RouteConditions, facts: RouteFacts): boolean {
  return misfits(conditions, facts).length === 0;
}

/** The conditions that don't hold. Pure. */
export function misfits(conditions: RouteConditions, facts: RouteFacts): (keyof RouteConditions)[] {
  const { fundIds, categoryPaths, institutionIds, amountFrom, amountBelow, findings } = conditions;
  const held: Record<keyof RouteConditions, boolean> = {
    fundIds: someOf(fundIds, (id) => facts.fundIds.includes(id)),
    categoryPaths: someOf(categoryPaths, (path) =>
      facts.categoryPaths.some((each) => isAtOrBelow(each, path)),
    ),
    institutionIds: someOf(institutionIds, (id) => facts.institutionId === id),
    amountFrom: amountFrom === undefined || facts.amount >= amountFrom,
    amountBelow: amountBelow === undefined || facts.amount < amountBelow,
    findings: someOf(findings, (code) =>
      code === '*' ? facts.findings.length > 0 : facts.findings.includes(code),
    ),
  };
  return CONDITIONS.filter((name) => !held[name]);
}

function someOf(wanted: readonly string[] | undefined, holds: (each: string) => boolean): boolean {
  return wanted === undefined || wanted.length === 0 || wanted.some(holds);
}

function isAtOrBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`);
}
