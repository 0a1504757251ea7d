import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConfigError, readSettings, type HanjangConfig, type Settings } from '../platform/config/config.js';
import { StartError } from '../platform/config/start-error.js';
import { isConnectionLost } from '../platform/errors/database-errors.js';
import { configFor } from './config-for.js';
import { openDatabase, prepareSchema, type ReadyDatabase } from './database.js';
import { checkPort } from './free-port.js';
import { Shutdown } from './shutdown.js';

export interface DemoTools {
  /** Of the embedded database; founding a programme is the owner's alone. */
  readonly ownerUrl: string;
  readonly onProgress: (line: string) => void;
}

/** The parts that `main.ts` puts together. */
export interface HanjangParts {
  createApp(config: HanjangConfig): Promise<NestFastifyApplication>;
  /** Called with the embedded database only. Returns the lines about signing in that end the screen. */
  loadDemoIfEmpty?(app: NestFastifyApplication, tools: DemoTools): Promise<readonly string[]>;
}

/**
 * The whole way from the environment to a server that answers. What the person at the terminal can mend is said in
 * one sentence, with exit code 1; Ctrl-C and the signals of service managers end it cleanly.
 */
export async function startHanjang(parts: HanjangParts): Promise<void> {
  const shutdown = new Shutdown();
  const end = (code: number) => void shutdown.run().then(() => process.exit(code));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!shutdown.requested) say('Stopping');
      end(0);
    });
  }
  // pg-boss marks jobs done or failed without waiting for the answer: a database that restarts must not end the server.
  process.on('unhandledRejection', (error) => {
    complain(error);
    if (!isConnectionLost(error)) end(1);
  });
  try {
    await serve(readSettings(), parts, shutdown, (error) => {
      complain(error);
      end(1);
    });
  } catch (error) {
    // A start that was told to stop fails as its database goes; that is no news.
    if (shutdown.requested) return;
    complain(error);
    end(1);
  }
}

async function serve(
  settings: Settings,
  parts: HanjangParts,
  shutdown: Shutdown,
  onDatabaseLost: (error: Error) => void,
): Promise<void> {
  const port = await checkPort(settings.host, settings.port);
  const database = await openDatabase(settings, { onProgress: say, onUnexpectedExit: onDatabaseLost });
  await shutdown.add(() => database.stop());
  await prepareSchema(database, say);

  const config = configFor({ ...settings, port }, database);
  const app = await parts.createApp(config);
  await shutdown.add(() => app.close());
  const signIns = await loadDemo(app, parts, database);
  if (shutdown.requested) return;
  await app.listen(port, settings.host);
  say(mailLine(config));
  say('');
  say(`Hanjang is ready: ${config.publicUrl}`);
  for (const line of signIns) say(line);
}

async function loadDemo(
  app: NestFastifyApplication,
  parts: HanjangParts,
  database: ReadyDatabase,
): Promise<readonly string[]> {
  if (database.kind !== 'embedded' || database.ownerUrl === undefined || parts.loadDemoIfEmpty === undefined)
    return [];
  return parts.loadDemoIfEmpty(app, { ownerUrl: database.ownerUrl, onProgress: say });
}

function mailLine({ mail }: HanjangConfig): string {
  return mail
    ? `Mails go out through ${mail.host}:${mail.port}, from ${mail.from.address}`
    : 'Mails are off: set HANJANG_SMTP_URL and HANJANG_MAIL_FROM to turn them on';
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(error: unknown): void {
  if (error instanceof ConfigError) process.stderr.write(`${error.problems.join('\n')}\n`);
  else if (error instanceof StartError) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
