import {
  PROGRAMME_ROLES,
  TEAM_ROLES,
  type Actor,
  type ProgrammeRole,
  type Role,
  type TeamRole,
} from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { Locale } from '../platform/i18n/locale.js';

/** A person as the database's `auth_actor` tells of one. */
export interface ActorJson {
  userId: string;
  name: string;
  email: string;
  locale: Locale;
  teamId: string;
  teamKind: 'team' | 'office';
  teamNameKo: string;
  teamNameEn: string;
  teamStatus: Actor['team']['status'];
  institutionId: string | null;
  programmeId: string;
  programmeNameKo: string;
  programmeNameEn: string;
  demoStartsOn: KstDate | null;
  demoStartedAt: string | null;
  officeTeamId: string;
  programmeTeamIds: readonly string[];
  roles: readonly string[];
}

/** A role counts only where it belongs; who has none in the office reads no team but the office's own rows. */
export function toActor(json: ActorJson, scopes?: Actor['scopes']): Actor {
  const roles: readonly Role[] =
    json.teamKind === 'office' ? json.roles.filter(isProgrammeRole) : json.roles.filter(isTeamRole);
  return {
    userId: json.userId,
    name: json.name,
    email: json.email,
    locale: json.locale,
    roles,
    team: {
      id: json.teamId,
      kind: json.teamKind,
      name: { ko: json.teamNameKo, en: json.teamNameEn },
      status: json.teamStatus,
    },
    institutionId: json.institutionId ?? undefined,
    programme: {
      id: json.programmeId,
      name: { ko: json.programmeNameKo, en: json.programmeNameEn },
      officeTeamId: json.officeTeamId,
    },
    readTeamIds: json.teamKind === 'office' && roles.length > 0 ? json.programmeTeamIds : [json.teamId],
    scopes,
    demo:
      json.demoStartsOn && json.demoStartedAt
        ? { startsOn: json.demoStartsOn, startedAt: new Date(json.demoStartedAt) }
        : undefined,
  };
}

export function isTeamRole(role: string): role is TeamRole {
  return TEAM_ROLES.some((known) => known === role);
}

export function isProgrammeRole(role: string): role is ProgrammeRole {
  return PROGRAMME_ROLES.some((known) => known === role);
}
