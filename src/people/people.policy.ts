import {
  hasRole,
  programmeRoleOf,
  TEAM_ROLES,
  PROGRAMME_ROLES,
  type Actor,
  type Role,
} from '../platform/access/actor.js';
import { ALLOWED, refused, type Decision } from '../platform/access/decision.js';
import { isProgrammeRole, isTeamRole } from './actor-json.js';
import { PEOPLE_ERRORS } from './people.errors.js';

/** A person as the policies need to know one. */
export interface Subject {
  userId: string;
  teamId: string;
  roles: readonly Role[];
  status: 'invited' | 'active' | 'disabled';
}

/** The administrator of a team manages its people; an officer those of the office and of every team. */
export function mayManagePeople(actor: Actor, teamId: string): Decision {
  if (programmeRoleOf(actor) === 'officer' && actor.readTeamIds.includes(teamId)) return ALLOWED;
  if (actor.team.kind === 'team' && hasRole(actor, 'administrator') && teamId === actor.team.id)
    return ALLOWED;
  return refused(PEOPLE_ERRORS.fail('people.not-administrator'));
}

/** Auditors look, administrators and officers manage; nobody else needs the list. */
export function mayListPeople(actor: Actor): Decision {
  if (programmeRoleOf(actor) !== '' || (actor.team.kind === 'team' && hasRole(actor, 'administrator')))
    return ALLOWED;
  return refused(PEOPLE_ERRORS.fail('people.not-administrator'));
}

/** Passwords, tokens and sessions belong to a person at a browser: a stolen token must not be able to outlive itself. */
export function mayKeepOwnAccount(actor: Actor): Decision {
  return actor.scopes ? refused(PEOPLE_ERRORS.fail('people.session-needed')) : ALLOWED;
}

/** Roles that exist in the team or in the office. */
export function rolesOf(kind: 'team' | 'office'): readonly Role[] {
  return kind === 'office' ? PROGRAMME_ROLES : TEAM_ROLES;
}

export function mayGiveRoles(kind: 'team' | 'office', roles: readonly string[]): Decision {
  if (roles.length === 0) return refused(PEOPLE_ERRORS.fail('people.roles-missing'));
  const fits = kind === 'office' ? isProgrammeRole : isTeamRole;
  return roles.every(fits) ? ALLOWED : refused(PEOPLE_ERRORS.fail('people.role-unknown'));
}

/** The role without which nobody could manage the team any more. */
export function guardianRole(kind: 'team' | 'office'): Role {
  return kind === 'office' ? 'officer' : 'administrator';
}

export interface Withdrawal {
  kind: 'team' | 'office';
  subject: Subject;
  /** Roles left afterwards; none when access ends. */
  left: readonly Role[];
  /** Other people of the team who are active and have the guardian role. */
  otherGuardians: number;
}

/** Whether roles may be taken: never one's own administration, and never a team's last one. */
export function mayWithdraw(actor: Actor, { kind, subject, left, otherGuardians }: Withdrawal): Decision {
  const role = guardianRole(kind);
  if (!subject.roles.includes(role) || left.includes(role)) return ALLOWED;
  if (subject.userId === actor.userId) return refused(PEOPLE_ERRORS.fail('people.not-yourself'));
  if (subject.status !== 'active' || otherGuardians > 0) return ALLOWED;
  return refused(PEOPLE_ERRORS.fail(kind === 'office' ? 'people.last-officer' : 'people.last-administrator'));
}

export function mayDisable(actor: Actor, withdrawal: Omit<Withdrawal, 'left'>): Decision {
  if (withdrawal.subject.userId === actor.userId) return refused(PEOPLE_ERRORS.fail('people.not-yourself'));
  return mayWithdraw(actor, { ...withdrawal, left: [] });
}
