import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { restoreBackup } from '../../src/cli/backup/restore-backup.js';
import { writeBackup } from '../../src/cli/backup/write-backup.js';
import { createOfficer } from '../../src/cli/user-commands.js';

/** What a restore opens and must close again. */
const PROTECTION = `
  SELECT json_build_object(
    'tables', (SELECT json_agg(json_build_array(relname, relrowsecurity, relforcerowsecurity) ORDER BY relname)
      FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'),
    'triggers', (SELECT json_agg(json_build_array(tgrelid::regclass::text, tgname, tgenabled) ORDER BY tgrelid::regclass::text, tgname)
      FROM pg_trigger WHERE NOT tgisinternal),
    'keys', (SELECT json_agg(json_build_array(conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated)
      ORDER BY conrelid::regclass::text, conname) FROM pg_constraint WHERE connamespace = 'public'::regnamespace)) AS state`;

describe('backup and restore', () => {
  const databases: TestDatabase[] = [];
  const owners: pg.Client[] = [];
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'hanjang-backup-'));
  });

  afterAll(async () => {
    for (const owner of owners) await owner.end();
    for (const database of databases) await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  async function freshOwner(): Promise<pg.Client> {
    const database = await createTestDatabase();
    databases.push(database);
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    owners.push(owner);
    await owner.connect();
    return owner;
  }

  const dataDir = (name: string): string => path.join(folder, name);

  it('brings every row back, with all protection in place', async () => {
    const source = await freshOwner();
    const options = { name: '담당 1', role: 'officer', programme: 'one', found: '시험 사업' } as const;
    await createOfficer(source, 'officer@office.example', options);
    const first = await writeBackup(source, dataDir('source'), dataDir('backup'));
    expect(first.tables.find((table) => table.name === 'users')?.rows).toBe(1);

    const target = await freshOwner();
    const before = await target.query(PROTECTION);
    await restoreBackup(target, dataDir('target'), dataDir('backup'));
    expect((await target.query(PROTECTION)).rows).toEqual(before.rows);

    const second = await writeBackup(target, dataDir('target'), dataDir('again'));
    expect(second.tables).toEqual(first.tables);
  });

  it('refuses a database that is not empty', async () => {
    const target = await freshOwner();
    await restoreBackup(target, dataDir('twice'), dataDir('backup'));
    await expect(restoreBackup(target, dataDir('twice'), dataDir('backup'))).rejects.toThrow("isn't empty");
  });

  it('refuses a backup that was changed, and restores nothing of it', async () => {
    const source = await freshOwner();
    const options = { name: '담당 1', role: 'officer', programme: 'one', found: '시험 사업' } as const;
    await createOfficer(source, 'officer@office.example', options);
    await writeBackup(source, dataDir('source'), dataDir('changed'));
    await appendFile(path.join(dataDir('changed'), 'tables/public.users.copy'), '\n');

    const target = await freshOwner();
    await expect(restoreBackup(target, dataDir('refused'), dataDir('changed'))).rejects.toThrow(
      'has changed since',
    );
    const { rows } = await target.query('SELECT programme_exists() AS found');
    expect(rows).toEqual([{ found: false }]);
  });

  it('refuses a folder that holds something', async () => {
    const source = await freshOwner();
    await expect(writeBackup(source, dataDir('source'), dataDir('backup'))).rejects.toThrow("isn't empty");
  });

  it('refuses what is no backup', async () => {
    const target = await freshOwner();
    await expect(restoreBackup(target, dataDir('none'), folder)).rejects.toThrow("isn't a backup");
  });
});
