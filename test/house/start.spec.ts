import { jest } from '@jest/globals';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startServer, stopAllServers, stopServer } from './server-process.js';

/** Reads the number of the running PostgreSQL of a data folder. */
async function postgresPid(dataDir: string): Promise<number> {
  const content = await readFile(path.join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8');
  return Number(content.split('\n')[0]);
}

/** A dead process that nobody has taken notice of still has its number; as a program it is gone. */
async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return !/\) Z /.test(status);
}

// Whole servers start here, on machines that may have much else to do.
jest.setTimeout(180_000);

describe('npm start with the bundled database', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'hanjang-start-'));
  });

  afterAll(async () => {
    await stopAllServers();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('goes from nothing to a server with the demonstration, and stops without leaving PostgreSQL', async () => {
    const server = startServer({ HANJANG_DATA_DIR: dataDir });
    const address = await server.ready;
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    expect(server.output()).toContain('Loading the demonstration programme');
    const postgres = await postgresPid(dataDir);
    expect(await isAlive(postgres)).toBe(true);

    expect(await stopServer(server)).toBe(0);
    expect(server.output()).toContain('researcher@upstage.example');
    expect(await isAlive(postgres)).toBe(false);
  });

  it('keeps its secrets to its owner', async () => {
    for (const name of ['secret-key', 'postgres-passwords.json']) {
      expect((await stat(path.join(dataDir, name))).mode & 0o077).toBe(0);
    }
  });

  it('keeps the data, refuses a second server on it, and comes back after kill -9', async () => {
    const first = startServer({ HANJANG_DATA_DIR: dataDir });
    await first.ready;
    expect(first.output()).not.toContain('Loading the demonstration programme');

    const second = startServer({ HANJANG_DATA_DIR: dataDir });
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain(`(process ${first.child.pid})`);
    expect(second.output()).not.toContain('    at ');

    const orphan = await postgresPid(dataDir);
    first.child.kill('SIGKILL');
    await first.exit;
    expect(await isAlive(orphan)).toBe(true);

    const third = startServer({ HANJANG_DATA_DIR: dataDir });
    await third.ready;
    expect(await isAlive(orphan)).toBe(false);

    process.kill(await postgresPid(dataDir), 'SIGKILL');
    expect(await third.exit).toBe(1);
    expect(third.output()).toContain('PostgreSQL ended unexpectedly');
  });

  it('says which port is taken, before it touches any data', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const unused = path.join(dataDir, 'unused');

    const server = startServer({ HANJANG_DATA_DIR: unused, PORT: String(address.port) });
    expect(await server.exit).toBe(1);
    expect(server.output().trim()).toMatch(new RegExp(`^Port ${address.port} is taken[^\\n]*$`));
    await expect(stat(unused)).rejects.toMatchObject({ code: 'ENOENT' });
    other.close();
  });

  it('says that a folder cannot be written', async () => {
    const file = path.join(dataDir, 'a-file');
    await writeFile(file, '');
    const server = startServer({ HANJANG_DATA_DIR: path.join(file, 'below') });
    expect(await server.exit).toBe(1);
    expect(server.output()).toMatch(/^The data folder .* can't be written \(ENOTDIR\)/m);
    expect(server.output()).not.toContain('    at ');
  });

  it('names every wrong variable', async () => {
    const server = startServer({ PORT: 'x', HANJANG_SESSION_HOURS: '0' });
    expect(await server.exit).toBe(1);
    expect(server.output().trim().split('\n')).toHaveLength(2);
  });

  it('refuses an old Node in one sentence', async () => {
    const disguise = path.join(dataDir, 'old-node.cjs');
    await writeFile(disguise, `Object.defineProperty(process.versions, 'node', { value: '18.20.4' });`);
    const server = startServer({}, ['--require', disguise]);
    expect(await server.exit).toBe(1);
    expect(server.output().trim()).toMatch(
      /^Hanjang needs Node 20\.19 or later, and this is 18\.20\.4[^\n]*$/,
    );
  });
});
