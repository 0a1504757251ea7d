import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createApp } from '../../src/app.factory.js';
import { loadDemoIfEmpty } from '../../src/demo/load-demo.js';
import type { HanjangConfig } from '../../src/platform/config/config.js';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';

/** Keys the fingerprints and columns of made-up data that is thrown away. */
export const SECRET_KEY = Buffer.alloc(32, 11);

/** PostgreSQL with fsync on in a folder of its own, holding the demonstration programme. */
export interface BenchDatabase {
  readonly dataDir: string;
  readonly appUrl: string;
  /** For what isn't measured: seeding, looking at plans, the server's own figures. */
  readonly admin: pg.Pool;
  stop(): Promise<void>;
}

/** Takes half a minute: cluster, migrations, and the demonstration through the product's own use cases. */
export async function startBenchDatabase(say: (line: string) => void): Promise<BenchDatabase> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hanjang-bench-'));
  const dataDir = path.join(folder, 'data');
  // Only root may enter a folder of mkdtemp's, and PostgreSQL doesn't run as root.
  if (process.getuid?.() === 0) await chmod(folder, 0o711);
  const embedded = await startEmbeddedPostgres({ dataDir, onProgress: say, durable: true });
  try {
    await migrate(embedded.ownerUrl);
    await loadDemo(embedded, dataDir, say);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  const admin = new pg.Pool({ connectionString: adminUrl(embedded), max: 4 });
  // A connection that is cut while the server stops is nobody's loss.
  admin.on('error', () => {});
  return {
    dataDir,
    appUrl: embedded.appUrl,
    admin,
    stop: async () => {
      await admin.end();
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function loadDemo(
  embedded: EmbeddedPostgres,
  dataDir: string,
  say: (line: string) => void,
): Promise<void> {
  const app = await createApp(configOf(embedded.appUrl, dataDir));
  try {
    await loadDemoIfEmpty(app, { ownerUrl: embedded.ownerUrl, onProgress: say });
  } finally {
    await app.close();
  }
}

function configOf(databaseUrl: string, dataDir: string): HanjangConfig {
  return {
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://127.0.0.1',
    secureCookies: false,
    trustedProxies: [],
    dataDir,
    databaseKind: 'embedded',
    databaseUrl,
    maxFileBytes: 50 * 1024 * 1024,
    maxFilesPerClaim: 50,
    sessionHours: 12,
    secretKey: SECRET_KEY,
  };
}

function adminUrl(embedded: EmbeddedPostgres): string {
  const url = new URL(embedded.superuserUrl);
  url.pathname = new URL(embedded.appUrl).pathname;
  return url.href;
}
