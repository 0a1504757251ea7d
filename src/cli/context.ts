import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { readSettings, type Settings } from '../platform/config/config.js';
import { loadSecretKey } from '../platform/config/secret-key.js';
import { StartError } from '../platform/config/start-error.js';
import { connectTo } from '../platform/database/check-connection.js';
import {
  findRunningPostgres,
  startEmbeddedPostgres,
} from '../platform/database/embedded/embedded-postgres.js';
import { migrate } from '../platform/database/migrate.js';
import { configFor } from '../start/config-for.js';

export interface CliDatabase {
  readonly settings: Settings;
  readonly appUrl: string;
  readonly ownerUrl: string;
}

/** Progress and remarks, kept apart from a command's result. */
export function remark(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Gives a command the database: the one of DATABASE_URL, else the bundled one, joining a server that runs on the data
 * folder or starting it for as long as the command takes.
 */
export async function withDatabase<Result>(
  work: (database: CliDatabase) => Promise<Result>,
): Promise<Result> {
  const settings = readSettings();
  if (settings.database.kind === 'external') {
    const { appUrl, ownerUrl } = settings.database;
    if (ownerUrl === undefined) {
      throw new StartError("This command works as the database's owner: set DATABASE_OWNER_URL, too.");
    }
    return work({ settings, appUrl, ownerUrl });
  }
  const running = await findRunningPostgres(settings.dataDir);
  if (running !== undefined) return work({ settings, ...running });
  const started = await startEmbeddedPostgres({ dataDir: settings.dataDir, onProgress: remark });
  try {
    return await work({ settings, ...started });
  } finally {
    await started.stop();
  }
}

/** Gives a command a connection as the owner, to a database that is up to date. */
export async function withOwner<Result>(
  work: (owner: pg.Client, database: CliDatabase) => Promise<Result>,
): Promise<Result> {
  return withDatabase(async (database) => {
    await (await connectTo(database.ownerUrl, 'DATABASE_OWNER_URL')).end();
    await migrate(database.ownerUrl);
    const owner = await connectTo(database.ownerUrl, 'DATABASE_OWNER_URL');
    try {
      return await work(owner, database);
    } finally {
      await owner.end();
    }
  });
}

/** Gives a command the application itself, without its web server listening. */
export async function withApp<Result>(
  work: (app: NestFastifyApplication, database: CliDatabase) => Promise<Result>,
): Promise<Result> {
  return withOwner(async (_owner, database) => {
    // Loaded only by the commands that need it: migrating must not wait for the whole application.
    const { createApp } = await import('../app.factory.js');
    const { settings, appUrl } = database;
    const secretKey = settings.secretKey ?? (await loadSecretKey(settings.dataDir));
    const app = await createApp(configFor(settings, { kind: settings.database.kind, appUrl, secretKey }));
    try {
      return await work(app, database);
    } finally {
      await app.close();
    }
  });
}
