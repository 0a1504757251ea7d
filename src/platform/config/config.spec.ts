import path from 'node:path';
import { ConfigError, isLoopback, readSettings } from './config.js';

const KEY = 'ab'.repeat(32);

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('readSettings', () => {
  it('needs nothing set: loopback, port 3000, embedded database in ./.data', () => {
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      secureCookies: false,
      trustedProxies: [],
      dataDir: path.resolve('.data'),
      database: { kind: 'embedded' },
      maxFileBytes: 50 * 1024 * 1024,
      maxFilesPerClaim: 50,
      sessionHours: 12,
      secretKey: undefined,
    });
  });

  it('reads a production set-up', () => {
    const settings = readSettings({
      HOST: '0.0.0.0',
      PORT: '8080',
      PUBLIC_URL: 'https://hanjang.example/',
      DATABASE_URL: 'postgresql://hanjang_app:x@db:5432/hanjang',
      DATABASE_OWNER_URL: 'postgresql://hanjang_owner:x@db:5432/hanjang',
      HANJANG_SECRET_KEY: KEY,
      HANJANG_TRUSTED_PROXIES: '10.0.0.0/8, 127.0.0.1',
      HANJANG_TRUSTED_ROOTS: './roots',
      HANJANG_WEBHOOK_NETWORKS: '10.20.0.0/16, 127.0.0.1,fd00:1::/32',
    });
    expect(settings.webhookNetworks).toEqual(['10.20.0.0/16', '127.0.0.1', 'fd00:1::/32']);
    expect(settings.trustedRootsDir).toBe(path.resolve('roots'));
    expect(settings.publicUrl).toBe('https://hanjang.example');
    expect(settings.secureCookies).toBe(true);
    expect(settings.trustedProxies).toEqual(['10.0.0.0/8', '127.0.0.1']);
    expect(settings.secretKey?.toString('hex')).toBe(KEY);
    expect(settings.database).toEqual({
      kind: 'external',
      appUrl: 'postgresql://hanjang_app:x@db:5432/hanjang',
      ownerUrl: 'postgresql://hanjang_owner:x@db:5432/hanjang',
    });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['HANJANG_MAX_FILE_BYTES', '50MB'],
    ['HANJANG_MAX_FILES_PER_CLAIM', '0'],
    ['HANJANG_SESSION_HOURS', '1.5'],
    ['HANJANG_SECRET_KEY', 'short'],
    ['DATABASE_URL', 'mysql://a@b/c'],
    ['PUBLIC_URL', 'https://hanjang.example/path'],
    ['PUBLIC_URL', 'hanjang.example'],
  ])('names %s in a sentence when it is %s', (name, value) => {
    const env = name === 'DATABASE_URL' ? { [name]: value, HANJANG_SECRET_KEY: KEY } : { [name]: value };
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
  });

  const SENDER = 'Hanjang <hanjang@mail.example>';

  it('reads where mails go out and what they come from', () => {
    const mail = (HANJANG_SMTP_URL: string, HANJANG_MAIL_FROM = SENDER) =>
      readSettings({ HANJANG_SMTP_URL, HANJANG_MAIL_FROM }).mail;
    expect(mail('smtp://hanjang:p%40ss@mail.example')).toEqual({
      host: 'mail.example',
      port: 587,
      secure: false,
      user: 'hanjang',
      password: 'p@ss',
      from: { name: 'Hanjang', address: 'hanjang@mail.example' },
    });
    expect(mail('smtps://mail.example')).toMatchObject({ port: 465, secure: true });
    expect(mail('smtp://127.0.0.1:2525', '한장@mail.example')).toMatchObject({
      port: 2525,
      from: { name: '', address: '한장@mail.example' },
    });
    expect(readSettings({}).mail).toBeUndefined();
  });

  it.each([
    [{ HANJANG_SMTP_URL: 'smtp://mail.example' }, 'HANJANG_MAIL_FROM'],
    [{ HANJANG_MAIL_FROM: SENDER }, 'HANJANG_SMTP_URL'],
    [{ HANJANG_SMTP_URL: 'http://mail.example', HANJANG_MAIL_FROM: SENDER }, 'HANJANG_SMTP_URL'],
    [{ HANJANG_SMTP_URL: 'smtp://hunter2@mail.example', HANJANG_MAIL_FROM: SENDER }, 'HANJANG_SMTP_URL'],
    [{ HANJANG_SMTP_URL: 'smtp://mail.example/x?y', HANJANG_MAIL_FROM: SENDER }, 'HANJANG_SMTP_URL'],
    [{ HANJANG_SMTP_URL: 'smtp://mail.example', HANJANG_MAIL_FROM: 'hanjang' }, 'HANJANG_MAIL_FROM'],
    [{ HANJANG_SMTP_URL: 'smtp://mail.example', HANJANG_MAIL_FROM: 'a@b.c, d@e.f' }, 'HANJANG_MAIL_FROM'],
    [
      { HANJANG_SMTP_URL: 'smtp://mail.example', HANJANG_MAIL_FROM: 'A\r\nBcc: x <a@b.c>' },
      'HANJANG_MAIL_FROM',
    ],
  ])('names what is wrong about mails in one sentence: %j', (env, name) => {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
    expect(problems[0]).not.toContain('hunter2');
  });

  it('names all that is wrong at once', () => {
    expect(problemsOf({ PORT: 'x', HANJANG_SESSION_HOURS: 'x' })).toHaveLength(2);
  });

  it('refuses to serve other machines without https', () => {
    expect(problemsOf({ HOST: '0.0.0.0' })).toHaveLength(1);
    expect(problemsOf({ HOST: '0.0.0.0', PUBLIC_URL: 'http://hanjang.example' })).toHaveLength(1);
    expect(problemsOf({ HOST: '0.0.0.0', PUBLIC_URL: 'http://127.0.0.1:3000' })).toHaveLength(1);
    expect(problemsOf({ PUBLIC_URL: 'http://hanjang.example' })).toHaveLength(1);
    expect(problemsOf({ HOST: '0.0.0.0', PUBLIC_URL: 'https://hanjang.example' })).toHaveLength(0);
    expect(problemsOf({ PUBLIC_URL: 'http://localhost:3000' })).toHaveLength(0);
  });

  it('requires a secret key with an own database, and never repeats a connection string', () => {
    const problems = problemsOf({ DATABASE_URL: 'postgresql://app:hunter2@db/' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('hunter2');
  });

  it('refuses an owner connection without an application one', () => {
    expect(problemsOf({ DATABASE_OWNER_URL: 'postgresql://o:x@db/hanjang' })).toHaveLength(1);
  });
});

describe('isLoopback', () => {
  it.each(['localhost', '127.0.0.1', '127.8.9.1', '::1'])('%s is', (host) =>
    expect(isLoopback(host)).toBe(true),
  );
  it.each(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example'])('%s is not', (host) =>
    expect(isLoopback(host)).toBe(false),
  );

  it.each(['10.0.0.0/33', 'erp.example.com', '10.0.0.0/8/8', '10.0.0/', 'fd00::/129'])(
    'does not take %s for a network',
    (network) => {
      const read = () => readSettings({ HANJANG_WEBHOOK_NETWORKS: network });
      expect(read).toThrow(/HANJANG_WEBHOOK_NETWORKS must be addresses or ranges/);
    },
  );
});
