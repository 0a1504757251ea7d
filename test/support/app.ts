import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.factory.js';
import { SignInStore } from '../../src/people/sign-in-store.js';
import type { Actor } from '../../src/platform/access/actor.js';
import type { HanjangConfig } from '../../src/platform/config/config.js';
import { createActors } from './actors.js';
import { createClient, type Client } from './client.js';
import { createTestDatabase, type TestDatabase } from './database.js';

export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly config: HanjangConfig;
  readonly database: TestDatabase;
  /** A client signed in as this person (password `hanjang-demo-2025`), once for all tests of the file. */
  as(email: string): Client;
  /** A client that isn't signed in. */
  readonly anonymous: Client;
  /** The person as use cases take one. */
  actor(email: string): Promise<Actor>;
  /** Starts listening on a free port of the loopback; returns the origin. For browsers. */
  listen(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * The real application on a database of its own. Nothing listens: requests are handed to it directly. Passwords hash
 * cheaply, everything else is as it is served.
 */
export async function startTestApp(changes: Partial<HanjangConfig> = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'hanjang-test-data-'));
  const config: HanjangConfig = {
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://127.0.0.1',
    secureCookies: false,
    trustedProxies: [],
    dataDir,
    databaseKind: 'embedded',
    databaseUrl: database.appUrl,
    maxFileBytes: 50 * 1024 * 1024,
    maxFilesPerClaim: 50,
    sessionHours: 12,
    secretKey: Buffer.alloc(32, 7),
    passwordCost: { memoryCost: 8, timeCost: 1 },
    ...changes,
  };
  const app = await createApp(config);
  const anonymous = createClient(app);
  const actors = createActors(anonymous, app.get(SignInStore, { strict: false }));
  return {
    app,
    config,
    database,
    anonymous,
    as: (email) => createClient(app, () => actors.cookie(email)),
    actor: (email) => actors.actor(email),
    listen: async () => {
      await app.listen(0, '127.0.0.1');
      return app.getUrl();
    },
    stop: async () => {
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
