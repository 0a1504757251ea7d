import pg from 'pg';
import { StartError, systemCode } from '../config/start-error.js';

const OLDEST_VERSION = 150_000;

interface RoleFacts {
  readonly role: string;
  readonly version: number;
  readonly version_text: string;
  readonly mighty: string | null;
  readonly owns: string | null;
}

/** Opens a connection, or says in one sentence why it can't be had. `variable` names where the address came from. */
export async function connectTo(url: string, variable: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'hanjang start',
    connectionTimeoutMillis: 10_000,
  });
  try {
    await client.connect();
    return client;
  } catch (cause) {
    throw new StartError(explain(cause, url, variable), { cause });
  }
}

/**
 * Row-level security is what keeps teams apart, and it doesn't hold for superusers, for roles with BYPASSRLS, nor
 * (as they could lift it) for owners of tables. The server serves nobody as one of them, nor as a member of one.
 */
export async function refuseMightyRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<RoleFacts>(
    `SELECT current_user AS role, current_setting('server_version_num')::int AS version,
       current_setting('server_version') AS version_text,
       (SELECT min(r.rolname) FROM pg_catalog.pg_roles r
        WHERE (r.rolsuper OR r.rolbypassrls) AND pg_has_role(current_user, r.oid, 'MEMBER')) AS mighty,
       (SELECT min(c.oid::regclass::text) FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm')
          AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns`,
  );
  const facts = rows[0];
  if (facts === undefined) throw new Error('A SELECT without FROM returns one row.');
  if (facts.version < OLDEST_VERSION) {
    throw new StartError(`The database is PostgreSQL ${facts.version_text}, and Hanjang needs 15 or later.`);
  }
  if (facts.mighty !== null) {
    throw new StartError(
      `DATABASE_URL signs in as ${facts.role}, which is or may become a superuser or a role with BYPASSRLS (${facts.mighty}): use hanjang_app, which "npm run cli -- database grants" makes.`,
    );
  }
  if (facts.owns !== null) {
    throw new StartError(
      `DATABASE_URL signs in as ${facts.role}, which owns tables (${facts.owns}): use hanjang_app, and give the owner's address in DATABASE_OWNER_URL.`,
    );
  }
}

function explain(error: unknown, url: string, variable: string): string {
  const { hostname, port, pathname } = new URL(url);
  const place = `${hostname}:${port || 5432}`;
  switch (systemCode(error)) {
    case '28P01':
    case '28000':
      return `The database at ${place} refuses the sign-in of ${variable}: check its role and password.`;
    case '3D000':
      return `The database at ${place} has no database "${pathname.slice(1)}", which ${variable} names.`;
    case '42501':
      return `The role of ${variable} may not connect to the database "${pathname.slice(1)}" at ${place}: run the SQL that "npm run cli -- database grants" prints.`;
    default: {
      const reason = systemCode(error) ?? (error instanceof Error ? error.message : 'unknown error');
      return `The database at ${place}, which ${variable} names, can't be reached (${reason}).`;
    }
  }
}
