import pg from 'pg';
import { startLedger, type LedgerFixture } from './ledger-fixture.js';

describe('what was posted stays', () => {
  let f: LedgerFixture;
  let app: pg.Client;
  let owner: pg.Client;

  beforeAll(async () => {
    f = await startLedger();
    const lineId = await f.line(1_000n);
    await f.post(f.finance, [{ kind: 'spend', lineId, amount: 10n }]);
    app = new pg.Client({ connectionString: f.world.database.appUrl });
    owner = new pg.Client({ connectionString: f.world.database.ownerUrl });
    await app.connect();
    await owner.connect();
  });
  afterAll(async () => {
    await app.end();
    await owner.end();
    await f.world.stop();
  });

  it.each([
    'UPDATE postings SET amount = amount + 1',
    'DELETE FROM postings',
    'TRUNCATE postings',
    'INSERT INTO postings SELECT * FROM postings',
    'UPDATE audit_events SET act = act',
    'DELETE FROM audit_events',
    'TRUNCATE audit_events',
    'UPDATE line_balances SET available = available + 1',
    'INSERT INTO line_balances SELECT * FROM line_balances',
    'DELETE FROM posting_keys',
    'SELECT * FROM ledger_check()',
    `SELECT ledger_apply('[]')`,
    `SELECT ledger_rows('[]')`,
  ])('the application has no right to: %s', async (sql) => {
    await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(['postings', 'audit_events'])('not even the owner empties %s', async (table) => {
    await expect(owner.query(`TRUNCATE public.${table}`)).rejects.toMatchObject({ code: 'HJ009' });
  });

  it.each(['postings', 'posting_keys', 'audit_events', 'expense_events', 'approvals'])(
    'not even the owner, lifting row-level security, changes %s',
    async (table) => {
      const rows = await lifted(table, `SELECT count(*)::int AS count FROM public.${table}`);
      if (rows[0]?.['count'] === 0) return;
      await expect(lifted(table, `DELETE FROM public.${table}`)).rejects.toMatchObject({ code: 'HJ009' });
    },
  );

  it('has entries and events to try it on', async () => {
    const counts = await Promise.all(
      ['postings', 'audit_events'].map((table) =>
        lifted(table, `SELECT count(*)::int AS count FROM public.${table}`),
      ),
    );
    for (const [row] of counts) expect(Number(row?.['count'])).toBeGreaterThan(0);
  });

  it('finds a balance that somebody changed behind the ledger’s back', async () => {
    await owner.query('BEGIN');
    await owner.query('ALTER TABLE public.line_balances NO FORCE ROW LEVEL SECURITY');
    await owner.query('UPDATE public.line_balances SET available = available + 1 WHERE spent = 10');
    const { rows } = await owner.query('SELECT fault FROM public.ledger_check()');
    await owner.query('ROLLBACK');
    expect(rows).toEqual([{ fault: 'balance' }]);
    expect(await f.faults()).toEqual([]);
  });

  async function lifted(table: string, sql: string): Promise<Record<string, unknown>[]> {
    await owner.query('BEGIN');
    try {
      await owner.query(`ALTER TABLE public.${table} NO FORCE ROW LEVEL SECURITY`);
      return (await owner.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await owner.query('ROLLBACK');
    }
  }
});
