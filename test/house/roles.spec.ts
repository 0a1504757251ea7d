import pg from 'pg';
import {
  createEmptyTestDatabase,
  createTestDatabase,
  superuserUrl,
  type TestDatabase,
} from '../support/database.js';
import { migrate, pendingMigrations } from '../../src/platform/database/migrate.js';
import { grantsScript, rolesSql } from '../../src/platform/database/roles.js';

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

describe('database roles', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let app: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = await connect(database.ownerUrl);
    app = await connect(database.appUrl);
  });

  afterAll(async () => {
    await owner.end();
    await app.end();
    await database.drop();
  });

  it('gives no role of Hanjang the power to pass by row-level security', async () => {
    const { rows } = await owner.query(
      `SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolinherit AS mighty, rolcanlogin
       FROM pg_roles WHERE rolname LIKE 'hanjang%' ORDER BY 1`,
    );
    expect(rows).toEqual([
      { rolname: 'hanjang_app', mighty: false, rolcanlogin: true },
      { rolname: 'hanjang_auth', mighty: false, rolcanlogin: false },
      { rolname: 'hanjang_backup', mighty: false, rolcanlogin: false },
      { rolname: 'hanjang_ledger', mighty: false, rolcanlogin: false },
      { rolname: 'hanjang_office', mighty: false, rolcanlogin: false },
      { rolname: 'hanjang_owner', mighty: false, rolcanlogin: true },
    ]);
  });

  it('lets the owner become the inner roles without having their rights unasked', async () => {
    const { rows } = await owner.query(
      `SELECT r, pg_has_role('hanjang_owner', r, 'SET') AS may_become, pg_has_role('hanjang_owner', r, 'USAGE') AS has
       FROM unnest(ARRAY['hanjang_ledger', 'hanjang_auth', 'hanjang_office', 'hanjang_backup']) r`,
    );
    expect(rows.every((row) => row.may_become === true && row.has === false)).toBe(true);
  });

  it.each([
    ['make a table', 'CREATE TABLE public.mine (id int)'],
    ['make a temporary table', 'CREATE TEMP TABLE mine (id int)'],
    ['make a schema', 'CREATE SCHEMA mine'],
    ['become the owner', 'SET ROLE hanjang_owner'],
    ['become the ledger', 'SET ROLE hanjang_ledger'],
    ['become the backup', 'SET ROLE hanjang_backup'],
    ['change the list of migrations', 'DELETE FROM public.migrations'],
  ])('refuses the application to %s', async (_what, sql) => {
    await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps other roles out of the database', async () => {
    const { rows } = await owner.query(
      `SELECT has_database_privilege('public', current_database(), 'CONNECT') AS open`,
    );
    expect(rows).toEqual([{ open: false }]);
  });

  it('lets the backup role read every table, and write none', async () => {
    const { rows } = await owner.query(
      `SELECT c.oid::regclass::text AS "table" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('public', 'pgboss') AND c.relkind IN ('r', 'p') AND (
         NOT has_table_privilege('hanjang_backup', c.oid, 'SELECT')
         OR has_table_privilege('hanjang_backup', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
         OR (c.relrowsecurity AND NOT EXISTS (
           SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'backup_reads')))`,
    );
    expect(rows).toEqual([]);
  });

  it('may be run again by a DBA without changing anything', async () => {
    const superuser = await connect(superuserUrl(database.name));
    const state = `SELECT json_agg(r ORDER BY rolname) AS roles FROM pg_authid r WHERE rolname LIKE 'hanjang%'`;
    const before = await superuser.query(state);
    await superuser.query(rolesSql());
    expect((await superuser.query(state)).rows).toEqual(before.rows);
    await superuser.end();
  });

  it('prints a script that names the database and holds no password', () => {
    const script = grantsScript('grants');
    expect(script).toContain('\\connect "grants"');
    expect(script).not.toMatch(/PASSWORD '/);
  });
});

describe('migrations', () => {
  it('know what is pending, run once, and take turns when two servers start at once', async () => {
    const database = await createEmptyTestDatabase();
    const app = await connect(database.appUrl);
    const all = await pendingMigrations(app);
    expect(all.length).toBeGreaterThan(0);

    const [first, second] = await Promise.all([migrate(database.ownerUrl), migrate(database.ownerUrl)]);
    expect([first.length, second.length].sort((a, b) => a - b)).toEqual([0, all.length]);
    expect(await pendingMigrations(app)).toEqual([]);

    await app.end();
    await database.drop();
  });
});

describe('createTestDatabase', () => {
  it('refuses a name that is not a test database', async () => {
    await expect(createTestDatabase('hanjang')).rejects.toThrow('hanjang_test');
    await expect(createTestDatabase('hanjang_test_template')).rejects.toThrow('hanjang_test');
  });
});
