import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { OneTimeLinks, type NewLink } from './one-time-links.js';
import { PeopleRecords } from './people-records.js';
import { PEOPLE_ERRORS } from './people.errors.js';
import { mayManagePeople } from './people.policy.js';
import { checkPerson, cleanEmail, type PersonInput } from './person-input.js';

export interface InviteCommand extends PersonInput {
  /** The actor's own team when not given. */
  teamId?: string;
  institutionId?: string;
}

export interface Invited {
  userId: string;
  name: string;
  email: string;
  link: NewLink;
}

/** Adds a person to a team and makes the link by which that person sets a password. */
@Injectable()
export class InvitePerson {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly records: PeopleRecords,
    private readonly links: OneTimeLinks,
    private readonly audit: AuditLog,
  ) {}

  async execute(actor: Actor, command: InviteCommand): Promise<Invited> {
    const teamId = command.teamId ?? actor.team.id;
    // A rival team is no more there than one that never was.
    if (!actor.readTeamIds.includes(teamId)) throw PEOPLE_ERRORS.fail('people.team-unknown');
    ensure(mayManagePeople(actor, teamId));
    return this.unit.run(actor, () => this.add(actor, teamId, command), { onBehalfOf: teamId });
  }

  private async add(actor: Actor, teamId: string, command: InviteCommand): Promise<Invited> {
    checkPerson(await this.records.teamKind(teamId), command);
    const userId = uuidv7();
    const name = command.name.trim();
    const email = cleanEmail(command.email);
    const roles = [...new Set(command.roles)].sort();
    await this.unit.query(
      `INSERT INTO users (id, team_id, institution_id, email, name) VALUES ($1, $2, $3, $4, $5)`,
      [userId, teamId, command.institutionId ?? null, email, name],
    );
    await this.records.setRoles(teamId, userId, roles);
    const link = await this.links.make(actor, { teamId, userId, purpose: 'invitation' });
    await this.audit.record(actor, {
      teamId,
      act: 'user.invited',
      subjectType: 'user',
      subjectId: userId,
      after: { name, email, roles, institutionId: command.institutionId },
    });
    return { userId, name, email, link };
  }
}
