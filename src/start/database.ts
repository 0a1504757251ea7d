import type { Settings } from '../platform/config/config.js';
import { loadSecretKey } from '../platform/config/secret-key.js';
import { StartError } from '../platform/config/start-error.js';
import { connectTo, refuseMightyRole } from '../platform/database/check-connection.js';
import { startEmbeddedPostgres } from '../platform/database/embedded/embedded-postgres.js';
import { prepareDataDir } from '../platform/database/embedded/places.js';
import { migrate, pendingMigrations } from '../platform/database/migrate.js';

export interface ReadyDatabase {
  readonly kind: 'embedded' | 'external';
  readonly appUrl: string;
  /** Always known for the embedded database. */
  readonly ownerUrl: string | undefined;
  readonly secretKey: Buffer;
  stop(): Promise<void>;
}

export interface DatabaseEvents {
  readonly onProgress: (line: string) => void;
  readonly onUnexpectedExit: (error: Error) => void;
}

/** Starts or reaches the database; doesn't migrate it. */
export async function openDatabase(settings: Settings, events: DatabaseEvents): Promise<ReadyDatabase> {
  if (settings.database.kind === 'embedded') {
    events.onProgress('Starting PostgreSQL');
    const embedded = await startEmbeddedPostgres({ dataDir: settings.dataDir, ...events });
    return {
      kind: 'embedded',
      appUrl: embedded.appUrl,
      ownerUrl: embedded.ownerUrl,
      secretKey: settings.secretKey ?? (await loadSecretKey(settings.dataDir)),
      stop: () => embedded.stop(),
    };
  }
  if (settings.secretKey === undefined)
    throw new Error('readSettings requires a secret key with DATABASE_URL.');
  await prepareDataDir(settings.dataDir);
  const { appUrl, ownerUrl } = settings.database;
  return { kind: 'external', appUrl, ownerUrl, secretKey: settings.secretKey, stop: () => Promise.resolve() };
}

/** Brings the schema up to date as the owner, when that is known, and makes sure that the server may serve on it. */
export async function prepareSchema(
  database: ReadyDatabase,
  onProgress: (line: string) => void,
): Promise<void> {
  if (database.ownerUrl !== undefined) {
    if (database.kind === 'external') await (await connectTo(database.ownerUrl, 'DATABASE_OWNER_URL')).end();
    const done = await migrate(database.ownerUrl);
    if (done.length > 0) onProgress(`Brought the database up to date: ${done.length} migrations`);
  }
  const client = await connectTo(database.appUrl, 'DATABASE_URL');
  try {
    await refuseMightyRole(client);
    const pending = await pendingMigrations(client);
    if (pending.length > 0) {
      throw new StartError(
        `The database lacks ${pending.length} migrations (the first is ${pending[0]}): set DATABASE_OWNER_URL, or run "npm run cli -- migrate" with it.`,
      );
    }
  } finally {
    await client.end();
  }
}
