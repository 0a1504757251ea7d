import { hasRole, type Actor } from '../platform/access/actor.js';
import type { Delegation } from './deciders.js';

/** A condition on `approval_requests r`, with the parameters it counts up from `first`. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Requests that wait for somebody, and in whose stead each does. */
export interface AskedCondition extends Condition {
  /** An expression: the id of whoever lent the right; null for one's own. */
  readonly insteadOf: string;
}

const OWN_VOICES = `(SELECT coalesce(array_agg(v.id), '{}') FROM approvals a CROSS JOIN LATERAL (VALUES (a.decided_by), (a.for_user_id)) v (id)
  WHERE a.team_id = r.team_id AND a.decision = 'approved' AND v.id IS NOT NULL AND (a.request_id = r.id OR a.id = ANY (r.carried_ids)))`;

/** Who may not, in the office: as `heardOf` says it for one request. */
function heardInOffice(officeTeamId: string): string {
  const officers = `(SELECT coalesce(array_agg(m.user_id), '{}') FROM memberships m JOIN users u ON u.team_id = m.team_id AND u.id = m.user_id
    WHERE m.team_id = ${officeTeamId} AND m.role = 'officer' AND u.status = 'active')`;
  return `(r.excluded_ids || CASE WHEN NOT (r.excluded_ids || r.heard_ids) @> ${officers} THEN r.heard_ids
    WHEN NOT (r.excluded_ids || ${OWN_VOICES}) @> ${officers} THEN ${OWN_VOICES} ELSE '{}' END)`;
}

/**
 * Requests `r` that wait for this person, by their own right or one lent for today: the same answer as `rightOf` gives
 * for one request. Undefined for who decides nothing, such as an auditor. Pure.
 */
export function askedOf(
  actor: Actor,
  delegations: readonly Delegation[],
  first = 1,
): AskedCondition | undefined {
  const office = actor.team.kind === 'office';
  if (office && !hasRole(actor, 'officer')) return undefined;
  const parameters: unknown[] = [];
  const put = (value: unknown, type: string) => {
    parameters.push(value);
    return `$${first + parameters.length - 1}::${type}`;
  };
  const team = put(actor.team.id, 'uuid');
  const barred = office ? heardInOffice(team) : '(r.excluded_ids || r.heard_ids)';
  const asked = (id: string, roles: readonly string[]) => {
    const held = put([...roles], 'text[]');
    return `NOT ${barred} @> ARRAY[${id}]
      AND (r.decider_roles && ${held} OR r.decider_ids @> ARRAY[${id}] OR r.widened_roles && ${held} OR r.widened_ids @> ARRAY[${id}])`;
  };
  const side = office
    ? `(r.office OR 'officer' = ANY (r.widened_roles))`
    : `r.team_id = ${team} AND NOT r.office`;
  const me = put(actor.userId, 'uuid');
  const own = asked(me, actor.roles);
  const lent = delegations.map(({ fromUserId, fromRoles, maxAmount, fundIds }) => {
    const from = put(fromUserId, 'uuid');
    const limits = [
      ...(maxAmount === undefined ? [] : [`r.amount <= ${put(maxAmount.toString(), 'bigint')}`]),
      ...(fundIds.length === 0 ? [] : [`r.fund_ids <@ ${put([...fundIds], 'uuid[]')}`]),
    ];
    return { from, sql: [asked(from, fromRoles), ...limits].join(' AND ') };
  });
  const all = [own, ...lent.map(({ sql }) => sql)].map((each) => `(${each})`).join(' OR ');
  const whens = lent.map(({ from, sql }) => `WHEN ${sql} THEN ${from}`).join(' ');
  return {
    sql: `r.state = 'open' AND ${side} AND NOT ${barred} @> ARRAY[${me}] AND (${all})`,
    insteadOf: lent.length === 0 ? 'NULL::uuid' : `CASE WHEN ${own} THEN NULL ${whens} END`,
    parameters,
  };
}
