import type { Route } from '../approvals/route.js';
import type { TeamPerson } from './route-ground.js';

/** What is odd about a step as the team is today; it is asked all the same, and of others where nobody can. */
export type RouteMark =
  /** Somebody named has left. */
  | { readonly step: number; readonly kind: 'gone'; readonly userId: string }
  /** Nobody holds the roles. */
  | { readonly step: number; readonly kind: 'nobody' }
  /** Fewer hold them than have to say yes. */
  | { readonly step: number; readonly kind: 'too-few'; readonly count: number };

/** Steps count from 0. Only of routes whose people are `members`: a route of several teams asks others in each. Pure. */
export function routeMarks(
  { scope, steps }: Pick<Route, 'scope' | 'steps'>,
  members: readonly TeamPerson[],
): RouteMark[] {
  const active = new Set(members.map(({ userId }) => userId));
  return steps.flatMap(({ deciders, needs, escalation }, step): RouteMark[] => {
    const office = deciders.roles.includes('officer');
    if (scope !== 'team' && !office) return [];
    const named = new Set([...deciders.userIds, ...(escalation?.userIds ?? [])]);
    const gone = [...named]
      .filter((userId) => !active.has(userId))
      .map((userId): RouteMark => ({ step, kind: 'gone', userId }));
    const count = members.filter(
      ({ userId, roles }) =>
        deciders.userIds.includes(userId) || deciders.roles.some((role) => roles.includes(role)),
    ).length;
    if (count === 0) return [...gone, { step, kind: 'nobody' }];
    return typeof needs === 'number' && needs > count ? [...gone, { step, kind: 'too-few', count }] : gone;
  });
}
