import type { KstDate } from '../clock/kst-date.js';
import type { Locale, Text } from '../i18n/locale.js';

export const TEAM_ROLES = ['researcher', 'principal-investigator', 'administrator', 'finance'] as const;
export const PROGRAMME_ROLES = ['officer', 'auditor'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];
export type ProgrammeRole = (typeof PROGRAMME_ROLES)[number];
export type Role = TeamRole | ProgrammeRole;

/** Who acts: one person in one team, read afresh at each request so that a lost role acts at once. */
export interface Actor {
  userId: string;
  name: string;
  email: string;
  locale: Locale;
  roles: readonly Role[];
  team: { id: string; kind: 'team' | 'office'; name: Text; status: 'active' | 'frozen' | 'cut' };
  institutionId?: string;
  programme: { id: string; name: Text; officeTeamId: string };
  /** All teams whose rows may be read: one's own, or all of the programme for its office. */
  readTeamIds: readonly string[];
  /** What an API token allows; undefined in a session, where roles alone decide. */
  scopes?: readonly ('read' | 'write')[];
  /** Set in a demonstration, whose business days start on a fixed day. */
  demo?: { startsOn: KstDate; startedAt: Date };
}

export function hasRole(actor: Actor, ...roles: Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}

/** The role that decides what an office member may do; an officer who is also an auditor acts as officer. */
export function programmeRoleOf(actor: Actor): ProgrammeRole | '' {
  if (actor.team.kind !== 'office') return '';
  return hasRole(actor, 'officer') ? 'officer' : hasRole(actor, 'auditor') ? 'auditor' : '';
}
