import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { isKstDate, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import type {
  CommitmentContent,
  ContentGround,
  ContentInstalment,
  HoldableLine,
} from './commitment-content.js';

interface LineRow {
  id: string;
  pot: boolean;
  closed: boolean;
  institution_id: string | null;
  institution_name: string | null;
  stage_id: string;
  stage_ko: string;
  stage_en: string;
  starts_on: KstDate;
  ends_on: KstDate;
  fund_ko: string;
  fund_en: string;
  category_ko: string;
  category_en: string;
  category_path: string;
  year: number;
  available: string | null;
}

/** A line with what a form says of it. */
export interface OfferedLine extends HoldableLine {
  institutionName?: string;
  categoryPath: string;
}

/** What a contract refers to: its supplier, institution, stage and budget lines. Inside the unit in hand. */
@Injectable()
export class ReadGround {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async for(actor: Actor, content: CommitmentContent): Promise<ContentGround> {
    const teamId = actor.team.id;
    return {
      today: this.clock.businessDate(actor.demo),
      stage: await this.stageOf(content.signedOn),
      hasSupplier: (await this.supplier(teamId, content.supplierId)) !== undefined,
      hasInstitution: await this.hasInstitution(teamId, content.institutionId),
      lines: await this.lines(teamId, lineIdsOf(content.instalments)),
    };
  }

  async stageOf(day: KstDate): Promise<ContentGround['stage']> {
    if (!isKstDate(day)) return undefined;
    return this.unit.one<NonNullable<ContentGround['stage']>>(
      `SELECT id, starts_on AS "startsOn", ends_on AS "endsOn" FROM stages WHERE $1::date BETWEEN starts_on AND ends_on
       ORDER BY starts_on DESC LIMIT 1`,
      [day],
    );
  }

  async supplier(teamId: string, id: string): Promise<{ name: string } | undefined> {
    if (!isUUID(id)) return undefined;
    return this.unit.one<{ name: string }>('SELECT name FROM suppliers WHERE team_id = $1 AND id = $2', [
      teamId,
      id,
    ]);
  }

  /** Those of the ids that the team could name: its own, and pots, so that these can be refused by name. */
  async lines(teamId: string, ids: readonly string[]): Promise<ReadonlyMap<string, OfferedLine>> {
    const known = ids.filter((id) => isUUID(id));
    if (known.length === 0) return new Map();
    const rows = await this.unit.query<LineRow>(`${LINES} AND b.id = ANY ($2::uuid[])`, [teamId, known]);
    return new Map(rows.map((row) => [row.id, lineFrom(row)]));
  }

  /** The team's own open cash lines of stages that aren't over, for a form. */
  async offered(actor: Actor): Promise<OfferedLine[]> {
    const rows = await this.unit.query<LineRow>(
      `${LINES} AND b.owner_team_id = $1 AND NOT b.closed AND g.ends_on >= $2::date
       ORDER BY g.starts_on, n.position NULLS FIRST, f.position, c.path, b.id`,
      [actor.team.id, this.clock.businessDate(actor.demo)],
    );
    return rows.map(lineFrom);
  }

  private async hasInstitution(teamId: string, id: string): Promise<boolean> {
    if (!isUUID(id)) return false;
    const row = await this.unit.one('SELECT id FROM institutions WHERE team_id = $1 AND id = $2', [
      teamId,
      id,
    ]);
    return row !== undefined;
  }
}

const LINES = `SELECT b.id, b.audience = 'programme' AS pot, b.closed, b.institution_id, n.name AS institution_name, b.stage_id,
    g.name_ko AS stage_ko, g.name_en AS stage_en, g.starts_on, g.ends_on, f.name_ko AS fund_ko, f.name_en AS fund_en,
    c.name_ko AS category_ko, c.name_en AS category_en, c.path AS category_path, y.year, l.available
  FROM budget_lines b JOIN stages g ON g.id = b.stage_id JOIN funds f ON f.id = b.fund_id JOIN fiscal_years y ON y.id = b.fiscal_year_id
  JOIN categories c ON c.id = b.category_id LEFT JOIN institutions n ON n.team_id = b.owner_team_id AND n.id = b.institution_id
  LEFT JOIN line_balances l ON l.line_id = b.id AND b.owner_team_id = $1
  WHERE b.kind = 'line' AND b.means = 'cash' AND (b.owner_team_id = $1 OR b.audience = 'programme')`;

export function lineIdsOf(instalments: readonly Pick<ContentInstalment, 'lines'>[]): string[] {
  return [...new Set(instalments.flatMap(({ lines }) => lines.map(({ budgetLineId }) => budgetLineId)))];
}

function lineFrom(row: LineRow): OfferedLine {
  const own = row.institution_name === null ? [] : [row.institution_name];
  const label = (fund: string, category: string, stage: string) =>
    [`${fund} › ${category}`, ...own, `${row.year} ${stage}`].join(' · ');
  return {
    id: row.id,
    label: {
      ko: label(row.fund_ko, row.category_ko, row.stage_ko),
      en: label(row.fund_en, row.category_en, row.stage_en),
    },
    pot: row.pot,
    open: !row.closed,
    institutionId: row.institution_id ?? undefined,
    institutionName: row.institution_name ?? undefined,
    categoryPath: row.category_path,
    stageId: row.stage_id,
    stageStartsOn: row.starts_on,
    stageEndsOn: row.ends_on,
    available: BigInt(row.available ?? 0) as Won,
  };
}
