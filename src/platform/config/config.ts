import { isIP } from 'node:net';
import path from 'node:path';
import { senderOf, smtpSettings, type MailSettings } from './mail-settings.js';
import { StartError } from './start-error.js';

/** What the whole server needs to know about its surroundings. Made once at start; nothing else reads the environment. */
export interface HanjangConfig {
  readonly host: string;
  readonly port: number;
  /** Origin people type, without a trailing slash: `https://hanjang.example` or `http://127.0.0.1:3000`. */
  readonly publicUrl: string;
  /** True under HTTPS: cookies are then `Secure` with the `__Host-` prefix. */
  readonly secureCookies: boolean;
  /** Addresses or CIDR ranges whose `X-Forwarded-*` headers are believed; empty trusts nobody. */
  readonly trustedProxies: readonly string[];
  /** Absolute path. Evidence lies in `<dataDir>/files/<team>/<sha256>`. */
  readonly dataDir: string;
  /** `embedded`: the bundled PostgreSQL, where the demo may live. `external`: somebody's own through DATABASE_URL. */
  readonly databaseKind: 'embedded' | 'external';
  /** Connection string of the application role `hanjang_app`. */
  readonly databaseUrl: string;
  readonly maxFileBytes: number;
  readonly maxFilesPerClaim: number;
  readonly sessionHours: number;
  /** 32 bytes. Encrypts columns and keys fingerprints; losing it loses what it encrypted. */
  readonly secretKey: Buffer;
  /** Folder of the certificates by which issuers of tax invoices are known; without it none is. */
  readonly trustedRootsDir?: string;
  /** Networks besides the internet that webhooks may go to, such as `10.20.0.0/16`; none when absent. */
  readonly webhookNetworks?: readonly string[];
  /** Without it no mail goes out. */
  readonly mail?: MailSettings;
  /** Makes hashing passwords cheap in tests; nothing in the environment sets it. */
  readonly passwordCost?: { readonly memoryCost: number; readonly timeCost: number };
}

/** Where the database is, as the environment says it. */
export type DatabaseSettings =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'external'; readonly appUrl: string; readonly ownerUrl: string | undefined };

/** The environment, read and checked, before a database runs: `startHanjang` turns it into a `HanjangConfig`. */
export interface Settings extends Omit<HanjangConfig, 'databaseKind' | 'databaseUrl' | 'secretKey'> {
  readonly database: DatabaseSettings;
  /** Given by HANJANG_SECRET_KEY; the embedded database may generate it into the data folder instead. */
  readonly secretKey: Buffer | undefined;
}

/** One sentence for each variable that is wrong. */
export class ConfigError extends StartError {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const MEGABYTE = 1024 * 1024;
const SECRET_KEY_BYTES = 32;

/** Reads every variable, collects what is wrong, and throws one `ConfigError` naming all of it. */
export function readSettings(env: Environment = process.env): Settings {
  const problems: string[] = [];
  const host = text(env, 'HOST') ?? '127.0.0.1';
  const port = whole(env, 'PORT', { fallback: 3000, min: 0, max: 65_535 }, problems);
  const publicUrl = readPublicUrl(env, host, port, problems);
  const settings: Settings = {
    host,
    port,
    publicUrl,
    secureCookies: publicUrl.startsWith('https:'),
    trustedProxies: (text(env, 'HANJANG_TRUSTED_PROXIES') ?? '').split(',').map(trim).filter(Boolean),
    dataDir: path.resolve(text(env, 'HANJANG_DATA_DIR') ?? '.data'),
    database: readDatabase(env, problems),
    maxFileBytes: whole(
      env,
      'HANJANG_MAX_FILE_BYTES',
      { fallback: 50 * MEGABYTE, min: 1024, max: 2048 * MEGABYTE },
      problems,
    ),
    maxFilesPerClaim: whole(
      env,
      'HANJANG_MAX_FILES_PER_CLAIM',
      { fallback: 50, min: 1, max: 1000 },
      problems,
    ),
    sessionHours: whole(env, 'HANJANG_SESSION_HOURS', { fallback: 12, min: 1, max: 720 }, problems),
    secretKey: readSecretKey(env, problems),
    ...readTrustedRootsDir(env),
    ...readWebhookNetworks(env, problems),
    ...readMail(env, problems),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return settings;
}

/** True for names and addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Passwords and session cookies must not cross a network in the clear: plain HTTP is for loopback alone.
 * Anything else needs an HTTPS address in PUBLIC_URL (TLS may end at a proxy in front).
 */
function readPublicUrl(env: Environment, host: string, port: number, problems: string[]): string {
  const given = text(env, 'PUBLIC_URL');
  if (given === undefined) {
    if (!isLoopback(host)) {
      problems.push(
        `HOST is ${host}, which other machines can reach, so PUBLIC_URL must give the https:// address people use.`,
      );
    }
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.origin !== trimSlash(given)) {
    problems.push(
      `PUBLIC_URL must be an origin like https://hanjang.example, without a path, but is "${given}".`,
    );
    return given;
  }
  if (url.protocol === 'http:' && !(isLoopback(url.hostname) && isLoopback(host))) {
    problems.push(
      `PUBLIC_URL is ${given}, but without https only this machine may be served: use an https:// address, or HOST=127.0.0.1 without PUBLIC_URL.`,
    );
  }
  return url.origin;
}

function readDatabase(env: Environment, problems: string[]): DatabaseSettings {
  const appUrl = postgresUrl(env, 'DATABASE_URL', problems);
  const ownerUrl = postgresUrl(env, 'DATABASE_OWNER_URL', problems);
  if (appUrl === undefined) {
    if (ownerUrl !== undefined) {
      problems.push('DATABASE_OWNER_URL is set without DATABASE_URL: set both, or neither.');
    }
    return { kind: 'embedded' };
  }
  if (text(env, 'HANJANG_SECRET_KEY') === undefined) {
    problems.push(
      'HANJANG_SECRET_KEY is required with DATABASE_URL: give 32 random bytes as 64 hex digits (openssl rand -hex 32) and keep them safe.',
    );
  }
  return { kind: 'external', appUrl, ownerUrl };
}

function postgresUrl(env: Environment, name: string, problems: string[]): string | undefined {
  const given = text(env, name);
  if (given === undefined) return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const valid = url !== undefined && ['postgres:', 'postgresql:'].includes(url.protocol);
  // The value itself isn't repeated: it holds a password.
  if (!valid || url.pathname.length < 2) {
    problems.push(`${name} must look like postgresql://role:password@host:5432/database.`);
  }
  return given;
}

function readSecretKey(env: Environment, problems: string[]): Buffer | undefined {
  const given = text(env, 'HANJANG_SECRET_KEY');
  if (given === undefined) return undefined;
  if (!new RegExp(`^[0-9a-fA-F]{${SECRET_KEY_BYTES * 2}}$`).test(given)) {
    problems.push('HANJANG_SECRET_KEY must be 32 bytes written as 64 hex digits (openssl rand -hex 32).');
  }
  return Buffer.from(given, 'hex');
}

function readTrustedRootsDir(env: Environment): Pick<Settings, 'trustedRootsDir'> {
  const given = text(env, 'HANJANG_TRUSTED_ROOTS');
  return given === undefined ? {} : { trustedRootsDir: path.resolve(given) };
}

/** Addresses or CIDR ranges, separated by commas. */
function readWebhookNetworks(env: Environment, problems: string[]): Pick<Settings, 'webhookNetworks'> {
  const given = text(env, 'HANJANG_WEBHOOK_NETWORKS');
  if (given === undefined) return {};
  const networks = given.split(',').map(trim).filter(Boolean);
  for (const network of networks.filter((each) => !isNetwork(each)))
    problems.push(
      `HANJANG_WEBHOOK_NETWORKS must be addresses or ranges such as 10.20.0.0/16, but has "${network}".`,
    );
  return { webhookNetworks: networks };
}

function isNetwork(network: string): boolean {
  const [address = '', bits, ...more] = network.split('/');
  const most = { 4: 32, 6: 128 }[isIP(address)];
  if (most === undefined || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
}

/** Both or neither: without a server nothing goes out, and without an address it would come from nobody. */
function readMail(env: Environment, problems: string[]): Pick<Settings, 'mail'> {
  const smtp = text(env, 'HANJANG_SMTP_URL');
  const sender = text(env, 'HANJANG_MAIL_FROM');
  if (smtp === undefined && sender === undefined) return {};
  const settings = smtp === undefined ? undefined : smtpSettings(smtp);
  const from = sender === undefined ? undefined : senderOf(sender);
  // The address isn't repeated: it holds a password.
  if (!settings)
    problems.push(
      smtp === undefined
        ? 'HANJANG_MAIL_FROM is set without HANJANG_SMTP_URL: set both, or neither.'
        : 'HANJANG_SMTP_URL must look like smtp://user:password@mail.example:587 or smtps://user:password@mail.example.',
    );
  if (!from)
    problems.push(
      sender === undefined
        ? 'HANJANG_SMTP_URL is set without HANJANG_MAIL_FROM: set both, or neither.'
        : 'HANJANG_MAIL_FROM must be one address, as in hanjang@mail.example or Hanjang <hanjang@mail.example>.',
    );
  return settings && from ? { mail: { ...settings, from } } : {};
}

interface WholeNumberRule {
  readonly fallback: number;
  readonly min: number;
  readonly max: number;
}

function whole(env: Environment, name: string, rule: WholeNumberRule, problems: string[]): number {
  const given = text(env, name);
  if (given === undefined) return rule.fallback;
  const value = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
  if (!(value >= rule.min && value <= rule.max)) {
    problems.push(`${name} must be a whole number from ${rule.min} to ${rule.max}, but is "${given}".`);
    return rule.fallback;
  }
  return value;
}

/** An empty variable counts as unset, as in `PORT= npm start`. */
function text(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function trim(value: string): string {
  return value.trim();
}

function trimSlash(value: string): string {
  return value.endsWith('/') ? value.slice(0, -1) : value;
}
