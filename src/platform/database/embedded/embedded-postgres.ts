import pg from 'pg';
import { databaseRightsSql, identifier, APP_ROLE, OWNER_ROLE, rolesSql } from '../roles.js';
import { findBinaries } from './binaries.js';
import { initialiseCluster, loadSecrets, SUPERUSER, type Secrets } from './cluster.js';
import { findPlaces, homeOf, prepareDataDir, socketFolder } from './places.js';
import { startPostmaster } from './postmaster.js';
import { runningPort, takeServerLock } from './server-lock.js';

export const DATABASE = 'hanjang';

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  readonly onProgress?: (line: string) => void;
  /** Called when PostgreSQL ends without having been told to. */
  readonly onUnexpectedExit?: (error: Error) => void;
  /** False trades safety for speed, for throw-away test clusters. */
  readonly durable?: boolean;
}

export interface EmbeddedConnections {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** Makes roles and databases; never handed to the application. */
  readonly superuserUrl: string;
}

export interface EmbeddedPostgres extends EmbeddedConnections {
  stop(): Promise<void>;
}

/** Starts the bundled PostgreSQL on a data folder, making both if need be: roles and database stand when it returns. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, onProgress = () => undefined, durable = true } = options;
  await prepareDataDir(dataDir);
  const places = await findPlaces(dataDir, onProgress);
  const lock = await takeServerLock(places.home);
  try {
    const binaries = await findBinaries(places.user, onProgress);
    const secrets = await loadSecrets(dataDir);
    const made = await initialiseCluster(places, binaries, { superuserPassword: secrets.superuser, durable });
    if (made) onProgress(`Made a new database in ${places.home}`);
    const postmaster = await startPostmaster(places, binaries, {
      durable,
      onUnexpectedExit: options.onUnexpectedExit ?? (() => undefined),
    });
    const connections = connectionsAt(places.home, postmaster.port, secrets);
    try {
      await prepareDatabase(connections.superuserUrl, secrets);
      await lock.announce(postmaster.port);
    } catch (error) {
      await postmaster.stop();
      throw error;
    }
    return {
      ...connections,
      stop: async () => {
        await postmaster.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Connections to the database that another process runs on this data folder, if one does: for the command line. */
export async function findRunningPostgres(dataDir: string): Promise<EmbeddedConnections | undefined> {
  const home = await homeOf(dataDir);
  const port = await runningPort(home);
  return port === undefined ? undefined : connectionsAt(home, port, await loadSecrets(dataDir));
}

/** Done at every start, because a first start may have been broken off half-way. */
async function prepareDatabase(superuserUrl: string, secrets: Secrets): Promise<void> {
  await asSuperuser(superuserUrl, async (client) => {
    await client.query(rolesSql(secrets));
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0)
      await client.query(`CREATE DATABASE ${identifier(DATABASE)} OWNER ${OWNER_ROLE}`);
  });
  const url = new URL(superuserUrl);
  url.pathname = `/${DATABASE}`;
  await asSuperuser(url.href, (client) => client.query(databaseRightsSql(DATABASE)));
}

async function asSuperuser(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'hanjang bootstrap' });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function connectionsAt(home: string, port: number, secrets: Secrets): EmbeddedConnections {
  const folder = socketFolder(home);
  const bySocket = folder === undefined ? '' : `?${new URLSearchParams({ host: folder }).toString()}`;
  const url = (role: string, password: string, database: string) =>
    `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}${bySocket}`;
  return {
    appUrl: url(APP_ROLE, secrets.app, DATABASE),
    ownerUrl: url(OWNER_ROLE, secrets.owner, DATABASE),
    superuserUrl: url(SUPERUSER, secrets.superuser, 'postgres'),
  };
}
