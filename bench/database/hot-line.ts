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

interface Facts {
  line_id: string;
  category_id: string;
  fund_id: string;
  team_id: string;
  programme_id: string;
  office_id: string;
  claimant_id: string;
  officer_id: string;
  appropriation_id: string;
}

/** The line of a team that its claims are charged to, filled up by the officer through the ledger. */
export async function openHotLine(database: BenchDatabase): Promise<HotLine> {
  const { rows } = await database.admin.query<Facts>(
    `SELECT l.id AS line_id, c.id AS category_id, l.fund_id, t.id AS team_id, t.programme_id, o.id AS office_id, u.id AS claimant_id,
       x.id AS officer_id, a.id AS appropriation_id
     FROM teams t JOIN teams o ON o.programme_id = t.programme_id AND o.kind = 'office'
     JOIN users u ON u.team_id = t.id AND u.email = 'researcher@upstage.example'
     JOIN users x ON x.team_id = o.id AND x.email = 'officer@office.example'
     JOIN budget_lines l ON l.owner_team_id = t.id AND l.kind = 'line' AND l.means = 'cash' AND NOT l.closed
       AND (l.institution_id IS NULL OR l.institution_id = u.institution_id)
     JOIN categories g ON g.id = l.category_id AND NOT g.labour
     JOIN categories c ON (c.path = g.path OR c.path LIKE g.path || '.%') AND c.programme_id = t.programme_id AND NOT c.labour
       AND NOT EXISTS (SELECT 1 FROM categories k WHERE k.parent_id = c.id)
     JOIN budget_lines a ON a.kind = 'appropriation' AND a.fund_id = l.fund_id AND a.fiscal_year_id = l.fiscal_year_id
     JOIN stages s ON s.id = l.stage_id AND '2025-10-01' BETWEEN s.starts_on AND s.ends_on
     ORDER BY l.id, c.path LIMIT 1`,
  );
  const facts = rows[0];
  if (facts === undefined)
    throw new Error('The demonstration has no line that this claim could be charged to.');
  await fill(database, facts);
  return {
    lineId: facts.line_id,
    categoryId: facts.category_id,
    teamId: facts.team_id,
    claimantId: facts.claimant_id,
    settings: settingsSql(facts.claimant_id, facts, '', [facts.team_id]),
  };
}

async function fill(database: BenchDatabase, facts: Facts): Promise<void> {
  const client = await database.admin.connect();
  try {
    await client.query('BEGIN; SET LOCAL ROLE hanjang_app');
    await client.query(settingsSql(facts.officer_id, facts, 'officer', [facts.office_id, facts.team_id]));
    const given = { kind: 'appropriate', lineId: facts.appropriation_id };
    const passedOn = { kind: 'allocate', lineId: facts.line_id, counterLineId: facts.appropriation_id };
    for (const [teamId, entry] of [
      [facts.office_id, given],
      [facts.team_id, passedOn],
    ] as const) {
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
          actorId: facts.officer_id,
          entries: [{ id: uuidv7(), amount: PLENTY.toString(), ...entry }],
        }),
      ]);
    }
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

function settingsSql(userId: string, facts: Facts, role: string, teams: readonly string[]): string {
  const settings = {
    'app.user_id': userId,
    'app.programme_id': facts.programme_id,
    'app.office_team_id': facts.office_id,
    'app.programme_role': role,
    'app.read_team_ids': teams.join(','),
    'app.write_team_ids': teams.join(','),
  };
  const calls = Object.entries(settings).map(([name, value]) => `set_config('${name}', '${value}', true)`);
  return `SELECT ${calls.join(', ')}`;
}
