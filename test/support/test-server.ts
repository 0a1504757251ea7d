import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { databaseRightsSql, OWNER_ROLE } from '../../src/platform/database/roles.js';

export const TEMPLATE = 'hanjang_test_template';
/** Where the workers find the server. */
export const SERVER_VARIABLE = 'HANJANG_TEST_SERVER';

const PREFIX = 'hanjang-test-server-';

/** One PostgreSQL for a whole test run, in a folder of its own, with a template database made by the real migrations. */
export async function startTestServer(): Promise<{ stop(): Promise<void> }> {
  await removeLeftovers();
  // The number of this process is in the name, so that a later run can tell what a killed one left behind.
  const dataDir = await mkdtemp(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  const stop = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const template = withDatabase(server.superuserUrl, TEMPLATE);
    await query(server.superuserUrl, `CREATE DATABASE ${TEMPLATE} OWNER ${OWNER_ROLE}`);
    await query(template, databaseRightsSql(TEMPLATE));
    await migrate(withDatabase(server.ownerUrl, TEMPLATE));
  } catch (error) {
    await stop();
    throw error;
  }
  process.env[SERVER_VARIABLE] = JSON.stringify({
    appUrl: server.appUrl,
    ownerUrl: server.ownerUrl,
    superuserUrl: server.superuserUrl,
  });
  return { stop };
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** A run killed with -9 leaves its server; starting on the same folder stops it, and the folder goes. */
async function removeLeftovers(): Promise<void> {
  const entries = await readdir(os.tmpdir());
  for (const entry of entries.filter((name) => name.startsWith(PREFIX))) {
    if (isAlive(Number(entry.slice(PREFIX.length).split('-')[0]))) continue;
    const dataDir = path.join(os.tmpdir(), entry);
    const server = await startEmbeddedPostgres({ dataDir, durable: false }).catch(() => undefined);
    await server?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
