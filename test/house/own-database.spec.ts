import { jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import {
  createEmptyTestDatabase,
  createTestDatabase,
  superuserUrl,
  type TestDatabase,
} from '../support/database.js';
import { startServer, stopAllServers, stopServer, type ServerProcess } from './server-process.js';

const SECRET_KEY = '5a'.repeat(32);

// Whole servers start here, on machines that may have much else to do.
jest.setTimeout(180_000);

describe('npm start with a database of your own', () => {
  let dataDir: string;
  let database: TestDatabase;

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'hanjang-own-'));
    database = await createTestDatabase();
  });

  afterAll(async () => {
    await stopAllServers();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  function start(env: Readonly<Record<string, string>>): ServerProcess {
    return startServer({ HANJANG_DATA_DIR: dataDir, HANJANG_SECRET_KEY: SECRET_KEY, ...env });
  }

  async function refusal(env: Readonly<Record<string, string>>): Promise<string> {
    const server = start(env);
    expect(await server.exit).toBe(1);
    expect(server.output().trim().split('\n')).toHaveLength(1);
    return server.output();
  }

  it('refuses to serve as a superuser', async () => {
    expect(await refusal({ DATABASE_URL: superuserUrl(database.name) })).toContain('superuser');
  });

  it("refuses to serve as the tables' owner", async () => {
    expect(await refusal({ DATABASE_URL: database.ownerUrl })).toContain('which owns tables');
  });

  it('refuses a role that could become one with BYPASSRLS', async () => {
    const superuser = new pg.Client({ connectionString: superuserUrl(database.name) });
    await superuser.connect();
    await superuser.query('CREATE ROLE test_bypass BYPASSRLS; GRANT test_bypass TO hanjang_app');
    try {
      expect(await refusal({ DATABASE_URL: database.appUrl })).toContain('test_bypass');
    } finally {
      await superuser.query('DROP ROLE test_bypass');
      await superuser.end();
    }
  });

  it('says that the database cannot be reached', async () => {
    const url = 'postgresql://hanjang_app:secret@127.0.0.1:1/hanjang';
    const said = await refusal({ DATABASE_URL: url });
    expect(said).toContain("127.0.0.1:1, which DATABASE_URL names, can't be reached (ECONNREFUSED)");
    expect(said).not.toContain('secret');
  });

  it('says that the password is wrong', async () => {
    const url = new URL(database.appUrl);
    url.password = 'wrong';
    expect(await refusal({ DATABASE_URL: url.href })).toContain('refuses the sign-in of DATABASE_URL');
  });

  it('migrates only with the owner at hand, and loads no demonstration', async () => {
    const empty = await createEmptyTestDatabase();
    expect(await refusal({ DATABASE_URL: empty.appUrl })).toContain('set DATABASE_OWNER_URL');

    const server = start({ DATABASE_URL: empty.appUrl, DATABASE_OWNER_URL: empty.ownerUrl });
    const address = await server.ready;
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    expect(await stopServer(server)).toBe(0);
    expect(server.output()).not.toContain('demo');

    const owner = new pg.Client({ connectionString: empty.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query('SELECT programme_exists() AS found');
    expect(rows).toEqual([{ found: false }]);
    await owner.end();
    await empty.drop();
  });
});
