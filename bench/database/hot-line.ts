import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { BenchDatabase } from './bench-database.js';

/** Enough that no run empties it, and far from the end of 64 bits. */
const PLENTY = 10n ** 15n;

/** A team's budget line that every client wants at once, and who asks. */
export interface HotLine {
  readonly lineId: string;
  readonly categoryId: string;
  readonly teamId: string;
  readonly claimantId: string;
  /** Sets who acts for one transaction, as the unit of work does. */
  readonly settings: string;
}

export interface Office {
  readonly programmeId: string;
  readonly officeId: string;
  readonly officerId: string;
}

export interface FilledLine {
  readonly lineId: string;
  readonly teamId: string;
  /** Of the same fund and year: where the money comes from. */
  readonly appropriationId: string;
}

/** The line of a team that its claims are charged to, filled up by the officer through the ledger. */
export async function openHotLine(database: BenchDatabase): Promise<HotLine> {
  const { rows } = await database.admin.query<FilledLine & { categoryId: string; claimantId: string }>(
    `SELECT l.id AS "lineId", c.id AS "categoryId", t.id AS "teamId", u.id AS "claimantId", a.id AS "appropriationId"
     FROM teams t JOIN users u ON u.team_id = t.id AND u.email = 'researcher@upstage.example'
     JOIN budget_lines l ON l.owner_team_id = t.id AND l.kind = 'line' AND l.means = 'cash' AND NOT l.closed
       AND (l.institution_id IS NULL OR l.institution_id = u.institution_id)
     JOIN categories g ON g.id = l.category_id AND NOT g.labour
     JOIN categories c ON (c.path = g.path OR c.path LIKE g.path || '.%') AND c.programme_id = t.programme_id AND NOT c.labour
       AND NOT EXISTS (SELECT 1 FROM categories k WHERE k.parent_id = c.id)
     JOIN budget_lines a ON a.kind = 'appropriation' AND a.fund_id = l.fund_id AND a.fiscal_year_id = l.fiscal_year_id
     JOIN stages s ON s.id = l.stage_id AND '2025-10-01' BETWEEN s.starts_on AND s.ends_on
     ORDER BY l.id, c.path LIMIT 1`,
  );
  const line = rows[0];
  if (line === undefined)
    throw new Error('The demonstration has no line that this claim could be charged to.');
  const office = await officeOf(database);
  await fillLine(database, office, line);
  const { lineId, categoryId, teamId, claimantId } = line;
  return { lineId, categoryId, teamId, claimantId, settings: settingsSql(claimantId, office, '', [teamId]) };
}

export async function officeOf(database: BenchDatabase): Promise<Office> {
  const { rows } = await database.admin.query<Office>(
    `SELECT o.programme_id AS "programmeId", o.id AS "officeId", u.id AS "officerId"
     FROM teams o JOIN users u ON u.team_id = o.id AND u.email = 'officer@office.example' WHERE o.kind = 'office'`,
  );
  const office = rows[0];
  if (office === undefined) throw new Error('The demonstration has no officer.');
  return office;
}

/** Appropriates and allocates as the officer does, through the ledger's own function. */
export async function fillLine(database: BenchDatabase, office: Office, line: FilledLine): Promise<void> {
  const client = await database.admin.connect();
  try {
    await client.query('BEGIN; SET LOCAL ROLE hanjang_app');
    await client.query(settingsSql(office.officerId, office, 'officer', [office.officeId, line.teamId]));
    const given = { kind: 'appropriate', lineId: line.appropriationId };
    const passedOn = { kind: 'allocate', lineId: line.lineId, counterLineId: line.appropriationId };
    await post(client, office, office.officeId, given);
    await post(client, office, line.teamId, passedOn);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

async function post(client: pg.PoolClient, office: Office, teamId: string, entry: object): Promise<void> {
  const id = uuidv7();
  await client.query('SELECT ledger_post($1)', [
    JSON.stringify({
      teamId,
      groupId: id,
      key: `bench ${id}`,
      inputHash: id,
      causeType: 'budget',
      causeId: id,
      occurredOn: '2025-08-04',
      actorId: office.officerId,
      entries: [{ id: uuidv7(), amount: PLENTY.toString(), ...entry }],
    }),
  ]);
}

function settingsSql(userId: string, office: Office, role: string, teams: readonly string[]): string {
  const settings = {
    'app.user_id': userId,
    'app.programme_id': office.programmeId,
    'app.office_team_id': office.officeId,
    'app.programme_role': role,
    'app.read_team_ids': teams.join(','),
    'app.write_team_ids': teams.join(','),
  };
  const calls = Object.entries(settings).map(([name, value]) => `set_config('${name}', '${value}', true)`);
  return `SELECT ${calls.join(', ')}`;
}
