import { hasRole, TEAM_ROLES, type Actor } from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { SUPPLIER_ERRORS } from './supplier.errors.js';

interface Owned {
  teamId: string;
}

/** Whoever files claims may make a supplier known beforehand. */
export function mayAddSupplier(actor: Actor): Decision {
  return actor.team.kind === 'team' && hasRole(actor, ...TEAM_ROLES)
    ? ALLOWED
    : refused(SUPPLIER_ERRORS.fail('supplier.not-permitted'));
}

export function mayRename(actor: Actor, supplier: Owned): Decision {
  return actor.team.id === supplier.teamId
    ? mayAddSupplier(actor)
    : refused(SUPPLIER_ERRORS.fail('supplier.not-permitted'));
}

/** Those through whose hands money goes: they see account numbers whole, propose accounts and confirm each other's. */
export function mayHandleAccounts(actor: Actor, supplier: Owned): Decision {
  const handles =
    actor.team.kind === 'team' &&
    actor.team.id === supplier.teamId &&
    hasRole(actor, 'finance', 'administrator');
  return handles ? ALLOWED : refused(SUPPLIER_ERRORS.fail('supplier.account-not-permitted'));
}

/** Confirming takes a second person; so does refusing, for the proposer takes it back instead. */
export function mayConfirmAccount(actor: Actor, proposal: Owned & { proposedBy: string }): Decision {
  const decision = mayHandleAccounts(actor, proposal);
  if (!decision.allowed) return decision;
  return actor.userId === proposal.proposedBy
    ? refused(SUPPLIER_ERRORS.fail('supplier.account-own-proposal'))
    : ALLOWED;
}
