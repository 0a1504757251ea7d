import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { EXPENSE_ERRORS } from './expense.errors.js';

/** More people than this are found by nobody in a list. */
const OFFERED = 300;

/** Somebody of the team a claim may be filed for. */
export interface Claimant {
  id: string;
  name: string;
  institutionId?: string;
}

const FILING = `SELECT u.id, u.name, u.institution_id AS "institutionId" FROM users u
  WHERE u.team_id = $1 AND u.status = 'active'
    AND EXISTS (SELECT 1 FROM memberships m WHERE m.team_id = u.team_id AND m.user_id = u.id)`;

/** Whom a draft can be handed to: active people of the same team with a role in it. */
@Injectable()
export class Claimants {
  constructor(private readonly unit: UnitOfWork) {}

  /** By name; inside the unit in hand. */
  async offered(teamId: string): Promise<Claimant[]> {
    const rows = await this.unit.query<Row>(`${FILING} ORDER BY u.name, u.id LIMIT ${OFFERED}`, [teamId]);
    return rows.map(claimantFrom);
  }

  /** @throws expense.claimant-not-found, also for another team's people. */
  async find(teamId: string, id: string): Promise<Claimant> {
    const row = isUUID(id) && (await this.unit.one<Row>(`${FILING} AND u.id = $2`, [teamId, id]));
    if (!row) throw EXPENSE_ERRORS.fail('expense.claimant-not-found');
    return claimantFrom(row);
  }

  /** The names of these people, by id. */
  async names(ids: readonly (string | undefined)[]): Promise<ReadonlyMap<string, string>> {
    const known = ids.filter((id) => id !== undefined);
    const rows = await this.unit.query<{ id: string; name: string }>(
      'SELECT id, name FROM users WHERE id = ANY ($1)',
      [known],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

interface Row {
  id: string;
  name: string;
  institutionId: string | null;
}

function claimantFrom({ institutionId, ...row }: Row): Claimant {
  return { ...row, institutionId: institutionId ?? undefined };
}
