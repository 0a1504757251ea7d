/**
 * The database roles. A superuser (a DBA, or the bootstrap of the embedded database) runs this SQL; nothing else in
 * Hanjang ever connects as one. It may run any number of times, and on PostgreSQL 15 and later.
 *
 * hanjang_owner   owns the database and the schema, runs migrations; bound by forced row-level security like everyone
 * hanjang_app     the server; holds only what migrations grant it
 * hanjang_ledger, hanjang_auth, hanjang_office   can't sign in; own the definer functions and nothing else
 * hanjang_backup  can't sign in; reads every row, writes none; used by `cli backup` through the owner
 */
export const OWNER_ROLE = 'hanjang_owner';
export const APP_ROLE = 'hanjang_app';
export const BACKUP_ROLE = 'hanjang_backup';
const DEFINER_ROLES = ['hanjang_ledger', 'hanjang_auth', 'hanjang_office'] as const;
const INNER_ROLES = [...DEFINER_ROLES, BACKUP_ROLE] as const;

export interface RolePasswords {
  readonly owner: string;
  readonly app: string;
}

/** Roles of the whole cluster. Without passwords the two sign-in roles keep those they have (a DBA sets them). */
export function rolesSql(passwords?: RolePasswords): string {
  return `
DO $roles$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY[${[OWNER_ROLE, APP_ROLE, ...INNER_ROLES].map(literal).join(', ')}] LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = role_name) THEN
      EXECUTE format('CREATE ROLE %I', role_name);
    END IF;
    EXECUTE format('ALTER ROLE %I NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION NOINHERIT %s', role_name,
      CASE WHEN role_name IN (${literal(OWNER_ROLE)}, ${literal(APP_ROLE)}) THEN 'LOGIN' ELSE 'NOLOGIN' END);
  END LOOP;

  -- The owner may become these roles (to hand a function over to them) but never has their rights or policies unasked.
  -- PostgreSQL 15 decides that by NOINHERIT on the owner alone; from 16 on the grant itself says so, too.
  FOREACH role_name IN ARRAY ARRAY[${INNER_ROLES.map(literal).join(', ')}] LOOP
    EXECUTE format('GRANT %I TO ${OWNER_ROLE}%s', role_name,
      CASE WHEN current_setting('server_version_num')::int >= 160000 THEN ' WITH INHERIT FALSE, SET TRUE' ELSE '' END);
  END LOOP;
END
$roles$;
${passwords === undefined ? '' : passwordSql(passwords)}`;
}

/** Rights in one database; run while connected to it. Rights on tables and functions come with the migrations. */
export function databaseRightsSql(database: string): string {
  const name = identifier(database);
  return `
ALTER DATABASE ${name} OWNER TO ${OWNER_ROLE};
REVOKE ALL ON DATABASE ${name} FROM PUBLIC;
GRANT CONNECT ON DATABASE ${name} TO ${APP_ROLE};
ALTER SCHEMA public OWNER TO ${OWNER_ROLE};
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO ${APP_ROLE}, ${BACKUP_ROLE};
-- Taking over a function needs CREATE in its schema.
GRANT USAGE, CREATE ON SCHEMA public TO ${DEFINER_ROLES.join(', ')};
`;
}

/** What `cli database grants` prints: a psql script for a DBA. */
export function grantsScript(database: string): string {
  return `-- Roles and rights for Hanjang. Run as a superuser: psql -v ON_ERROR_STOP=1 -f this-file
-- It changes nothing when run again. Set the two passwords at the end yourself.
${rolesSql()}
SELECT format('CREATE DATABASE %I OWNER ${OWNER_ROLE} ENCODING %L TEMPLATE template0', ${literal(database)}, 'UTF8')
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_database WHERE datname = ${literal(database)}) \\gexec
\\connect ${identifier(database)}
${databaseRightsSql(database)}
-- \\password ${OWNER_ROLE}
-- \\password ${APP_ROLE}
`;
}

function passwordSql(passwords: RolePasswords): string {
  return `ALTER ROLE ${OWNER_ROLE} PASSWORD ${literal(passwords.owner)};
ALTER ROLE ${APP_ROLE} PASSWORD ${literal(passwords.app)};
`;
}

export function literal(value: string): string {
  // Backslashes are plain characters as long as standard_conforming_strings is on, which has been the default since 9.1.
  return `'${value.replaceAll("'", "''")}'`;
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
