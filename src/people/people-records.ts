import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { PEOPLE_ERRORS } from './people.errors.js';
import { guardianRole, type Subject } from './people.policy.js';

export interface Person extends Subject {
  name: string;
  email: string;
  kind: 'team' | 'office';
}

interface PersonRow {
  id: string;
  team_id: string;
  name: string;
  email: string;
  status: Person['status'];
  kind: Person['kind'];
  roles: Role[];
}

/** Rows of people, inside the unit of work in hand. */
@Injectable()
export class PeopleRecords {
  constructor(private readonly unit: UnitOfWork) {}

  /** A person of a team the actor reads; anybody else is not found, whoever they are. */
  async person(actor: Actor, userId: string): Promise<Person> {
    const row = await this.unit.one<PersonRow>(
      `SELECT u.id, u.team_id, u.name, u.email, u.status, t.kind,
         ARRAY(SELECT m.role FROM memberships m WHERE m.team_id = u.team_id AND m.user_id = u.id ORDER BY m.role) AS roles
       FROM users u JOIN teams t ON t.id = u.team_id WHERE u.id = $1 AND u.team_id = ANY ($2::uuid[])`,
      [userId, actor.readTeamIds],
    );
    if (!row) throw PEOPLE_ERRORS.fail('people.not-found');
    const { id, team_id, name, email, status, kind, roles } = row;
    return { userId: id, teamId: team_id, name, email, status, kind, roles };
  }

  async teamKind(teamId: string): Promise<'team' | 'office'> {
    const row = await this.unit.one<{ kind: 'team' | 'office' }>(`SELECT kind FROM teams WHERE id = $1`, [
      teamId,
    ]);
    if (!row) throw PEOPLE_ERRORS.fail('people.team-unknown');
    return row.kind;
  }

  /** One change of a team's people at a time, so that two last administrators can't remove each other. */
  async lockTeam(teamId: string): Promise<void> {
    await this.unit.query(`SELECT pg_advisory_xact_lock(hashtextextended('people ' || $1, 0))`, [teamId]);
  }

  /** Active people other than this one who can manage the team. */
  async otherGuardians({ teamId, userId, kind }: Person): Promise<number> {
    const row = await this.unit.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM memberships m JOIN users u ON u.team_id = m.team_id AND u.id = m.user_id
       WHERE m.team_id = $1 AND m.role = $3 AND u.status = 'active' AND u.id <> $2`,
      [teamId, userId, guardianRole(kind)],
    );
    return row?.count ?? 0;
  }

  async setRoles(teamId: string, userId: string, roles: readonly string[]): Promise<void> {
    await this.unit.query(
      `DELETE FROM memberships WHERE team_id = $1 AND user_id = $2 AND role <> ALL ($3::text[])`,
      [teamId, userId, roles],
    );
    await this.unit.query(
      `INSERT INTO memberships (team_id, user_id, role) SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING`,
      [teamId, userId, roles],
    );
  }
}
