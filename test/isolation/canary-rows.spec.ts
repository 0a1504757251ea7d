import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';
import { plantCanary, stateOf } from './canary-team.js';

const RIVALS = ['researcher', 'administrator', 'finance'].map((role) => `${role}@skt.example`);

let test: TestApp;
let world: World;
let tables: { name: string; column: string }[];

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  for (const email of RIVALS) await test.as(email).get('/api/v1/expenses');
  await plantCanary(test, world);
  tables = await rowsOf(
    test,
    `SELECT c.table_name AS name, c.column_name AS column FROM information_schema.columns c
     JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
     WHERE c.table_schema = 'public' AND c.column_name IN ('team_id', 'owner_team_id') ORDER BY 1`,
  );
});
afterAll(() => test.stop());

/** Rows of one statement run by a rival; 'refused' when the role may not do it at all. */
async function asRival(email: string, sql: string): Promise<unknown[] | 'refused'> {
  const unit = test.app.get(UnitOfWork, { strict: false });
  return unit
    .run(await test.actor(email), () => unit.query(sql, [world.upstage.id]))
    .catch(() => 'refused' as const);
}

describe('rows of another team, asked for past every query of ours', () => {
  it('are planted in the tables that a rival would look into', async () => {
    const filled: string[] = [];
    for (const { name, column } of tables) {
      const rows = await rowsOf(test, `SELECT 1 FROM ${name} WHERE ${column} = $1 LIMIT 1`, [
        world.upstage.id,
      ]);
      if (rows.length > 0) filled.push(name);
    }
    expect(filled).toEqual(
      expect.arrayContaining([
        'approvals',
        'audit_events',
        'budget_lines',
        'card_statements',
        'card_transactions',
        'claim_fingerprints',
        'commitment_changes',
        'commitment_events',
        'commitment_evidence',
        'commitment_instalments',
        'commitment_lines',
        'commitment_uses',
        'commitments',
        'evidence',
        'expense_comment_evidence',
        'expense_comment_mentions',
        'expense_comments',
        'expense_events',
        'expense_evidence',
        'expense_lines',
        'expense_reversal_lines',
        'expense_reversals',
        'expenses',
        'import_rows',
        'imports',
        'institutions',
        'mail_settings',
        'mails',
        'national_entries',
        'national_systems',
        'notice_settings',
        'notifications',
        'pay_run_downloads',
        'pay_run_items',
        'pay_run_results',
        'pay_runs',
        'paying_accounts',
        'payment_holds',
        'payment_items',
        'payments',
        'postings',
        'refund_items',
        'refunds',
        'routes',
        'supplier_accounts',
        'suppliers',
        'users',
        'vat_batch_rows',
        'vat_batches',
        'vat_put_back',
      ]),
    );
  });

  it('are there for their own team, so that the statements mean something', async () => {
    const unit = test.app.get(UnitOfWork, { strict: false });
    const own = await unit.run(await test.actor('administrator@upstage.example'), () =>
      unit.query('SELECT 1 FROM payments WHERE team_id = $1', [world.upstage.id]),
    );
    expect(own).toHaveLength(1);
  });

  it.each(RIVALS)('are not there to read for %s, in any table', async (email) => {
    const seen: string[] = [];
    for (const { name, column } of tables) {
      const rows = await asRival(email, `SELECT 1 FROM ${name} WHERE ${column} = $1`);
      if (rows !== 'refused' && rows.length > 0) seen.push(name);
    }
    expect(seen).toEqual([]);
  });

  it.each([...RIVALS, 'officer@office.example', 'auditor@office.example'])(
    'are not there to change or delete for %s, in any table',
    async (email) => {
      await test.as(email).get('/api/v1/expenses');
      const before = await stateOf(test, world.upstage.id);
      const done: string[] = [];
      for (const { name, column } of tables) {
        const statements = [
          `UPDATE ${name} SET ${column} = ${column} WHERE ${column} = $1 RETURNING 1`,
          `DELETE FROM ${name} WHERE ${column} = $1 RETURNING 1`,
          `INSERT INTO ${name} SELECT (jsonb_populate_record(x, jsonb_build_object('${column}', $1::uuid))).* FROM ${name} x
             LIMIT 1 RETURNING 1`,
        ];
        for (const statement of statements) {
          const rows = await asRival(email, statement);
          if (rows !== 'refused' && JSON.stringify(rows).includes('?column?')) done.push(statement);
        }
      }
      expect(done).toEqual([]);
      expect(await stateOf(test, world.upstage.id)).toEqual(before);
    },
  );
});
