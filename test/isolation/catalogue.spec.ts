import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

/**
 * Functions that run as another role than their caller, by owner. Adding one here is a decision about security: it sees
 * what its owner's policies show it, whoever calls.
 */
const DEFINER_FUNCTIONS: Record<string, readonly string[]> = {
  hanjang_auth: [
    'auth_actor(uuid)',
    'auth_change_password(text)',
    'auth_credentials(text)',
    'auth_demo_people()',
    'auth_enable(uuid)',
    'auth_end_session(text)',
    'auth_end_sessions_of(uuid)',
    'auth_forget_attempts(bigint[], text[])',
    'auth_last_seen(uuid[])',
    'auth_link(text)',
    'auth_note_attempts(text[])',
    'auth_open_session(uuid, uuid, text, timestamp with time zone, text, text)',
    'auth_own_actor()',
    'auth_password_hash(uuid)',
    'auth_recent_attempts(text[], interval)',
    'auth_session_actor(text)',
    'auth_token_actor(text)',
    'auth_touch_session(text)',
    'auth_use_link(text, text)',
    'deadline_people()',
    'due_digests(date, integer, integer)',
    'officer_called(text, text)',
    'recurring_owners()',
  ],
  hanjang_ledger: [
    'commitments_check()',
    'ledger_check()',
    'ledger_post(jsonb)',
    'ledger_post_many(jsonb)',
    'open_line_accounts()',
    'open_team_accounts()',
    'pot_band(uuid)',
    'pot_days_check()',
    'pot_permits(uuid)',
  ],
  hanjang_office: [
    'approvals_check()',
    'approvals_to_look_at(uuid)',
    'commitments_of(text, text)',
    'create_officer(jsonb)',
    'disable_user(text, text, text)',
    'found_programme(jsonb)',
    'office_match_fingerprints(uuid, uuid)',
    'programme_exists()',
    'webhook_owners()',
    'webhook_record()',
    'webhook_work()',
  ],
};

/** Tables without tenants: the list of migrations tells nothing of anybody. */
const WITHOUT_ROW_SECURITY = ['migrations'];

describe('the catalogue', () => {
  let database: TestDatabase;
  let owner: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  const rows = async (sql: string, parameters: unknown[] = []) =>
    (await owner.query<Record<string, unknown>>(sql, parameters)).rows;

  it('has tables to speak of', async () => {
    const [found] = await rows(
      `SELECT count(*)::int AS count FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    expect(Number(found?.['count'])).toBeGreaterThan(30);
  });

  it('enables and forces row-level security on every table, with a policy', async () => {
    const open = await rows(
      `SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
         AND NOT c.relname = ANY ($1) AND NOT (c.relrowsecurity AND c.relforcerowsecurity
           AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname <> 'backup_reads'))`,
      [WITHOUT_ROW_SECURITY],
    );
    expect(open).toEqual([]);
  });

  it('gives the application a policy for every right it has, and no policy open to all rows', async () => {
    const missing = await rows(
      `SELECT c.relname, a.command FROM pg_class c
       CROSS JOIN (VALUES ('SELECT', 'r'), ('INSERT', 'a'), ('UPDATE', 'w'), ('DELETE', 'd')) a (command, code)
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity
         AND has_any_column_privilege('hanjang_app', c.oid, CASE a.command WHEN 'DELETE' THEN 'SELECT' ELSE a.command END)
         AND (a.command <> 'DELETE' OR has_table_privilege('hanjang_app', c.oid, 'DELETE'))
         AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd::text IN (a.code, '*')
           AND 'hanjang_app'::regrole = ANY (p.polroles))`,
    );
    expect(missing).toEqual([]);
    const wide = await rows(
      `SELECT polrelid::regclass::text AS "table", polname FROM pg_policy
       WHERE ('hanjang_app'::regrole = ANY (polroles) OR 0 = ANY (polroles))
         AND ('true' IN (pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) OR 0 = ANY (polroles))`,
    );
    expect(wide).toEqual([]);
  });

  it.each([
    'postings',
    'posting_keys',
    'audit_events',
    'line_balances',
    'accounts',
    'expense_events',
    'approvals',
    'match_decisions',
  ])('gives the application no right to change or empty %s', async (table) => {
    const [right] = await rows(
      `SELECT has_table_privilege('hanjang_app', $1, 'UPDATE, DELETE, TRUNCATE') OR has_any_column_privilege('hanjang_app', $1, 'UPDATE') AS any`,
      [`public.${table}`],
    );
    expect(right).toEqual({ any: false });
  });

  it('gives nobody at large a right to a table or function', async () => {
    const tables = await rows(
      `SELECT c.relname FROM pg_class c, aclexplode(c.relacl) a
       WHERE c.relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace) AND a.grantee = 0`,
    );
    expect(tables).toEqual([]);
  });

  it('knows every function that runs as another role', async () => {
    const found = await rows(
      `SELECT p.proowner::regrole::text AS owner, p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' AS name
       FROM pg_proc p WHERE p.prosecdef AND p.pronamespace IN ('public'::regnamespace, 'pgboss'::regnamespace)`,
    );
    const names = found
      .map(({ owner: by, name }) => `${String(by)} ${withoutArgumentNames(String(name))}`)
      .sort();
    const known = Object.entries(DEFINER_FUNCTIONS).flatMap(([by, list]) =>
      list.map((name) => `${by} ${name}`),
    );
    expect(names).toEqual(known.sort());
  });

  it('fixes the search path of each of them, and lets PUBLIC call none', async () => {
    const loose = await rows(
      `SELECT p.proname FROM pg_proc p WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace
         AND (NOT coalesce(p.proconfig, '{}') @> ARRAY['search_path=pg_catalog, pg_temp'] OR has_function_privilege('public', p.oid, 'EXECUTE'))`,
    );
    expect(loose).toEqual([]);
  });

  it('makes views ask as their reader', async () => {
    const views = await rows(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')
         AND NOT coalesce(reloptions, '{}') @> ARRAY['security_invoker=true']`,
    );
    expect(views).toEqual([]);
  });

  it('indexes every foreign key', async () => {
    const slow = await rows(
      `SELECT k.conrelid::regclass::text AS "table", k.conname FROM pg_constraint k
       WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND NOT EXISTS (
         SELECT FROM pg_index i WHERE i.indrelid = k.conrelid AND i.indisvalid
           AND (SELECT array_agg(x ORDER BY x) FROM unnest((i.indkey::int2[])[0:cardinality(k.conkey) - 1]) x)
             = (SELECT array_agg(y ORDER BY y) FROM unnest(k.conkey) y))`,
    );
    expect(slow).toEqual([]);
  });

  it('cascades no delete', async () => {
    const cascading = await rows(
      `SELECT conname FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND confdeltype <> 'a'`,
    );
    expect(cascading).toEqual([]);
  });

  it('names every constraint after its table, so that an error can be told', async () => {
    const unnamed = await rows(
      `SELECT conname, conrelid::regclass::text AS "table" FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f', 'c') AND conrelid <> 'public.migrations'::regclass
         AND NOT starts_with(conname, (SELECT relname FROM pg_class WHERE oid = conrelid))`,
    );
    expect(unnamed).toEqual([]);
  });
});

/** `p_email text, p_window interval` → `text, interval`. */
function withoutArgumentNames(signature: string): string {
  return signature.replace(/([(,] ?)(?:p_\w+|g|p) /g, '$1');
}
