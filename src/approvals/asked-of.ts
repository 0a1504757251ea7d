import { hasRole, type Actor } from '../platform/access/actor.js';
import type { Delegation } from './deciders.js';

/** A condition on `approval_requests r`, with the parameters it counts up from `first`. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/**
 * Requests `r` that wait for this person, by their own right or one lent for today: the same answer as `rightOf` gives
 * for one request. Undefined for who decides nothing, such as an auditor. Pure.
 */
export function askedOf(actor: Actor, delegations: readonly Delegation[], first = 1): Condition | undefined {
  const office = actor.team.kind === 'office';
  if (office && !hasRole(actor, 'officer')) return undefined;
  const parameters: unknown[] = [];
  const put = (value: unknown) => {
    parameters.push(value);
    return `$${first + parameters.length - 1}`;
  };
  const asked = (userId: string, roles: readonly string[]) => {
    const [id, held] = [`${put(userId)}::uuid`, `${put([...roles])}::text[]`];
    return `NOT (r.excluded_ids || r.heard_ids) @> ARRAY[${id}]
      AND (r.decider_roles && ${held} OR r.decider_ids @> ARRAY[${id}] OR r.widened_roles && ${held} OR r.widened_ids @> ARRAY[${id}])`;
  };
  const side = office
    ? `(r.office OR 'officer' = ANY (r.widened_roles))`
    : `r.team_id = ${put(actor.team.id)} AND NOT r.office`;
  const own = asked(actor.userId, actor.roles);
  const lent = delegations.map(({ fromUserId, fromRoles, maxAmount, fundIds }) => {
    const limits = [
      ...(maxAmount === undefined ? [] : [`r.amount <= ${put(maxAmount.toString())}::bigint`]),
      ...(fundIds.length === 0 ? [] : [`r.fund_ids <@ ${put([...fundIds])}::uuid[]`]),
    ];
    return [asked(fromUserId, fromRoles), ...limits].join(' AND ');
  });
  const mine = `NOT (r.excluded_ids || r.heard_ids) @> ARRAY[${put(actor.userId)}::uuid]`;
  return {
    sql: `r.state = 'open' AND ${side} AND ${mine} AND (${[own, ...lent].map((each) => `(${each})`).join(' OR ')})`,
    parameters,
  };
}
