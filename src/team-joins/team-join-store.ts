import { Injectable } from '@nestjs/common';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import {
  fromStored,
  toStored,
  type LeadInstitution,
  type LineTemplate,
  type StoredLine,
  type TeamJoin,
} from './team-join.js';

export interface JoinRow {
  id: string;
  state: TeamJoin['state'];
  code: string;
  name_ko: string;
  name_en: string;
  joined_on: KstDate;
  stage_id: string;
  institution: LeadInstitution;
  lines: StoredLine[];
  reason: string;
  proposed_by: string;
  proposed_at: Date;
  joined_team_id: string | null;
}

/** Teams that are about to join and templates of lines, the office's own rows; inside the unit of work in hand. */
@Injectable()
export class TeamJoinStore {
  constructor(private readonly unit: UnitOfWork) {}

  async lock(id: string): Promise<TeamJoin | undefined> {
    const row = await this.unit.one<JoinRow>('SELECT * FROM team_joins WHERE id = $1 FOR UPDATE', [id]);
    return row && joinFrom(row);
  }

  add(officeTeamId: string, join: TeamJoin): void {
    this.unit.write(
      `INSERT INTO team_joins (team_id, id, state, code, name_ko, name_en, joined_on, stage_id, institution, lines, reason, proposed_by, proposed_at)
       VALUES ($1, $2, 'proposed', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        officeTeamId,
        join.id,
        join.code,
        join.name.ko,
        join.name.en,
        join.joinedOn,
        join.stageId,
        JSON.stringify(join.institution),
        JSON.stringify(toStored(join.lines)),
        join.reason,
        join.proposedBy,
        join.proposedAt,
      ],
    );
  }

  decide(
    id: string,
    said: { state: 'confirmed' | 'withdrawn'; by: string; at: Date; joinedTeamId?: string },
  ): void {
    this.unit.write(
      'UPDATE team_joins SET state = $2, decided_by = $3, decided_at = $4, joined_team_id = $5 WHERE id = $1',
      [id, said.state, said.by, said.at, said.joinedTeamId ?? null],
    );
  }

  async templates(): Promise<LineTemplate[]> {
    const rows = await this.unit.query<{ id: string; name: string; lines: StoredLine[] }>(
      'SELECT id, name, lines FROM line_templates ORDER BY name',
    );
    return rows.map(({ id, name, lines }) => ({ id, name, lines: fromStored(lines) }));
  }

  addTemplate(officeTeamId: string, template: LineTemplate, by: string, at: Date): void {
    this.unit.write(
      'INSERT INTO line_templates (team_id, id, name, lines, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [officeTeamId, template.id, template.name, JSON.stringify(toStored(template.lines)), by, at],
    );
  }

  async removeTemplate(id: string): Promise<boolean> {
    return (await this.unit.query('DELETE FROM line_templates WHERE id = $1 RETURNING id', [id])).length > 0;
  }

  /** The lines of a team's lead institution in a stage, with what is allocated to each: a template as it stands. */
  async linesOf(teamId: string, stageId: string): Promise<StoredLine[]> {
    return this.unit.query<StoredLine>(
      `SELECT l.fund_id AS "fundId", l.category_id AS "categoryId", l.means, sum(b.available + b.reserved + b.spent)::text AS amount
       FROM budget_lines l JOIN line_balances b ON b.line_id = l.id JOIN funds f ON f.id = l.fund_id
       WHERE l.owner_team_id = $1 AND l.stage_id = $2 AND l.kind = 'line'
       GROUP BY l.fund_id, l.category_id, l.means, f.position ORDER BY f.position, l.category_id, l.means`,
      [teamId, stageId],
    );
  }

  /** What each fund's appropriation of the stage's year still holds. */
  async appropriated(
    stageId: string,
  ): Promise<Map<string, { name: { ko: string; en: string }; available: bigint }>> {
    const rows = await this.unit.query<{ fund_id: string; ko: string; en: string; available: string | null }>(
      `SELECT f.id AS fund_id, f.name_ko AS ko, f.name_en AS en, b.available FROM funds f JOIN stages s ON s.id = $1
       LEFT JOIN budget_lines a ON a.kind = 'appropriation' AND a.fund_id = f.id AND a.fiscal_year_id = s.fiscal_year_id
       LEFT JOIN line_balances b ON b.line_id = a.id`,
      [stageId],
    );
    return new Map(
      rows.map(({ fund_id: id, ko, en, available }) => [
        id,
        { name: { ko, en }, available: BigInt(available ?? 0) },
      ]),
    );
  }
}

export function joinFrom(row: JoinRow): TeamJoin {
  return {
    id: row.id,
    state: row.state,
    code: row.code,
    name: { ko: row.name_ko, en: row.name_en },
    joinedOn: row.joined_on,
    stageId: row.stage_id,
    institution: row.institution,
    lines: fromStored(row.lines),
    reason: row.reason,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    joinedTeamId: row.joined_team_id ?? undefined,
  };
}
