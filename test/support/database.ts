import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { databaseRightsSql, identifier, OWNER_ROLE } from '../../src/platform/database/roles.js';
import { SERVER_VARIABLE, TEMPLATE, withDatabase } from './test-server.js';

export interface TestDatabase {
  readonly name: string;
  /** As `hanjang_app`: what the application is given. */
  readonly appUrl: string;
  /** As `hanjang_owner`: for looking at the catalogue; bound by row-level security, too. */
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

interface TestServer {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly superuserUrl: string;
}

/** Nothing that isn't a test's own database may ever be dropped. */
const PREFIX = 'hanjang_test';

/** A fresh copy of the migrated template, in tens of milliseconds. Drop it in afterAll, once its connections are closed. */
export async function createTestDatabase(name = uniqueName()): Promise<TestDatabase> {
  assertTestName(name);
  const server = testServer();
  await asSuperuser(
    server.superuserUrl,
    `CREATE DATABASE ${identifier(name)} TEMPLATE ${TEMPLATE} OWNER ${OWNER_ROLE}`,
  );
  // Rights on a database itself aren't copied from its template.
  await asSuperuser(withDatabase(server.superuserUrl, name), databaseRightsSql(name));
  return {
    name,
    appUrl: withDatabase(server.appUrl, name),
    ownerUrl: withDatabase(server.ownerUrl, name),
    drop: () => dropTestDatabase(name),
  };
}

/** A database as a DBA hands it over: roles and rights, but not migrated. */
export async function createEmptyTestDatabase(name = uniqueName()): Promise<TestDatabase> {
  assertTestName(name);
  const server = testServer();
  await asSuperuser(
    server.superuserUrl,
    `CREATE DATABASE ${identifier(name)} TEMPLATE template0 OWNER ${OWNER_ROLE}`,
  );
  await asSuperuser(withDatabase(server.superuserUrl, name), databaseRightsSql(name));
  return {
    name,
    appUrl: withDatabase(server.appUrl, name),
    ownerUrl: withDatabase(server.ownerUrl, name),
    drop: () => dropTestDatabase(name),
  };
}

export async function dropTestDatabase(name: string): Promise<void> {
  assertTestName(name);
  await asSuperuser(testServer().superuserUrl, `DROP DATABASE IF EXISTS ${identifier(name)} WITH (FORCE)`);
}

/** The superuser of the test server, for the few tests about superusers. */
export function superuserUrl(database: string): string {
  assertTestName(database);
  return withDatabase(testServer().superuserUrl, database);
}

function uniqueName(): string {
  return `${PREFIX}_${randomBytes(6).toString('hex')}`;
}

function assertTestName(name: string): void {
  if (!name.startsWith(PREFIX) || name === TEMPLATE) {
    throw new Error(`${name} isn't a test's own database: its name must begin ${PREFIX}.`);
  }
}

function testServer(): TestServer {
  const server = process.env[SERVER_VARIABLE];
  if (server === undefined) {
    throw new Error(
      'No test server: tests that need a database lie in test/, in the Jest project "database".',
    );
  }
  return JSON.parse(server);
}

async function asSuperuser(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
