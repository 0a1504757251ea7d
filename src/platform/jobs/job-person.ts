import type { Actor } from '../access/actor.js';

/** In whose name a job acts: ids only, enough for the database's policies and for the day it is in a demonstration. */
export interface JobPerson {
  readonly userId: string;
  readonly teamId: string;
  readonly programmeId: string;
  readonly officeTeamId: string;
  readonly institutionId?: string;
  readonly demo?: { readonly startsOn: string; readonly startedAt: string };
}

export function jobPerson(actor: Actor): JobPerson {
  return {
    userId: actor.userId,
    teamId: actor.team.id,
    programmeId: actor.programme.id,
    officeTeamId: actor.programme.officeTeamId,
    institutionId: actor.institutionId,
    demo: actor.demo && { startsOn: actor.demo.startsOn, startedAt: actor.demo.startedAt.toISOString() },
  };
}

/** The person without a role: a job carries on what was begun, in that team alone, and decides nothing. */
export function actorOfJob(person: JobPerson): Actor {
  const nameless = { ko: '', en: '' };
  return {
    userId: person.userId,
    name: '',
    email: '',
    locale: 'ko',
    roles: [],
    team: { id: person.teamId, kind: 'team', name: nameless, status: 'active' },
    institutionId: person.institutionId,
    programme: { id: person.programmeId, name: nameless, officeTeamId: person.officeTeamId },
    readTeamIds: [person.teamId],
    demo: person.demo && { startsOn: person.demo.startsOn, startedAt: new Date(person.demo.startedAt) },
  };
}
