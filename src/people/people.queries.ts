import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor, Role } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import { decodeCursor, encodeCursor } from '../platform/web/cursor.js';
import { WEB_ERRORS } from '../platform/web/web.errors.js';
import { PEOPLE_ERRORS } from './people.errors.js';
import { mayListPeople, mayManagePeople } from './people.policy.js';

export interface PersonView {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  status: 'invited' | 'active' | 'disabled';
  team: { id: string; name: Text };
  institution: { id: string; name: string } | null;
  lastSeenAt: Date | null;
  mayManage: boolean;
}

export interface PeopleFilter {
  q?: string;
  teamId?: string;
  id?: string;
  after?: string;
  limit?: number;
}

export interface TeamOption {
  id: string;
  kind: 'team' | 'office';
  name: Text;
}

interface PersonRow {
  id: string;
  name: string;
  email: string;
  status: PersonView['status'];
  roles: Role[];
  team_id: string;
  team_name_ko: string;
  team_name_en: string;
  team_kind: string;
  team_position: number;
  institution_id: string | null;
  institution_name: string | null;
  last_seen_at: Date | null;
}

const PAGE = 50;

const SELECT = `
  WITH page AS (
    SELECT u.id, u.name, u.email, u.status, u.team_id, u.institution_id, t.name_ko AS team_name_ko, t.name_en AS team_name_en,
      t.kind AS team_kind, t.position AS team_position, i.name AS institution_name,
      ARRAY(SELECT m.role FROM memberships m WHERE m.team_id = u.team_id AND m.user_id = u.id ORDER BY m.role) AS roles
    FROM users u JOIN teams t ON t.id = u.team_id
    LEFT JOIN institutions i ON i.team_id = u.team_id AND i.id = u.institution_id
    WHERE u.team_id = ANY ($1::uuid[]) AND ($2::uuid IS NULL OR u.team_id = $2) AND ($3::uuid IS NULL OR u.id = $3)
      AND (u.name ILIKE $4 OR u.email ILIKE $4)
      AND ($5::text IS NULL OR (t.kind, t.position, u.name, u.id) > ($5, $6::int, $7::text, $8::uuid))
    ORDER BY t.kind, t.position, u.name, u.id LIMIT $9
  )
  SELECT p.*, s.last_seen_at FROM page p LEFT JOIN auth_last_seen(ARRAY(SELECT id FROM page)) s ON s.user_id = p.id
  ORDER BY p.team_kind, p.team_position, p.name, p.id`;

/** People as administration sees them: one's own team's, or the programme's for its office. */
@Injectable()
export class PeopleQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async list(actor: Actor, filter: PeopleFilter): Promise<{ items: PersonView[]; next?: string }> {
    ensure(mayListPeople(actor));
    const limit = filter.limit ?? PAGE;
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<PersonRow>(SELECT, parametersOf(actor, filter, limit + 1));
      const shown = rows.slice(0, limit);
      for (const teamId of new Set(shown.map((row) => row.team_id))) {
        if (teamId === actor.team.id) continue;
        await this.audit.recordRead(actor, { teamId, subjectType: 'people', subjectId: teamId });
      }
      return {
        items: shown.map((row) => toView(actor, row)),
        next: rows.length > limit ? cursorOf(shown.at(-1)) : undefined,
      };
    });
  }

  async person(actor: Actor, id: string): Promise<PersonView> {
    const [person] = (await this.list(actor, { id, limit: 1 })).items;
    if (!person) throw PEOPLE_ERRORS.fail('people.not-found');
    return person;
  }

  /** Teams whose people the actor manages, the actor's own first. */
  async teams(actor: Actor): Promise<TeamOption[]> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<{
        id: string;
        kind: 'team' | 'office';
        name_ko: string;
        name_en: string;
      }>(
        `SELECT id, kind, name_ko, name_en FROM teams WHERE id = ANY ($1::uuid[]) ORDER BY id <> $2, position, id`,
        [actor.readTeamIds.filter((id) => mayManagePeople(actor, id).allowed), actor.team.id],
      );
      return rows.map(({ id, kind, name_ko, name_en }) => ({ id, kind, name: { ko: name_ko, en: name_en } }));
    });
  }

  async institutions(actor: Actor): Promise<{ id: string; teamId: string; name: string }[]> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<{ id: string; team_id: string; name: string }>(
        `SELECT i.id, i.team_id, i.name FROM institutions i JOIN teams t ON t.id = i.team_id
         WHERE i.team_id = ANY ($1::uuid[]) ORDER BY t.position, i.position, i.name LIMIT 500`,
        [actor.readTeamIds],
      );
      return rows.map(({ id, team_id, name }) => ({ id, teamId: team_id, name }));
    });
  }
}

function parametersOf(actor: Actor, filter: PeopleFilter, limit: number): unknown[] {
  const [kind, position, name, id] = decodeCursor(filter.after, 4) ?? [];
  if (kind !== undefined && !(isUUID(id) && /^-?\d{1,9}$/.test(position ?? '')))
    throw WEB_ERRORS.fail('web.bad-cursor');
  const words = (filter.q ?? '').trim().replaceAll(/[\\%_]/g, '\\$&');
  return [
    actor.readTeamIds,
    filter.teamId ?? null,
    filter.id ?? null,
    `%${words}%`,
    kind ?? null,
    position ?? null,
    name ?? null,
    id ?? null,
    limit,
  ];
}

function cursorOf(row: PersonRow | undefined): string | undefined {
  return row && encodeCursor([row.team_kind, String(row.team_position), row.name, row.id]);
}

function toView(actor: Actor, row: PersonRow): PersonView {
  const { id, name, email, roles, status } = row;
  return {
    id,
    name,
    email,
    roles,
    status,
    team: { id: row.team_id, name: { ko: row.team_name_ko, en: row.team_name_en } },
    institution: row.institution_id ? { id: row.institution_id, name: row.institution_name ?? '' } : null,
    lastSeenAt: row.last_seen_at,
    mayManage: mayManagePeople(actor, row.team_id).allowed,
  };
}
