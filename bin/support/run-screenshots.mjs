import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { installDependencies } from './install.mjs';
import { ROOT } from './project.mjs';

const PASSWORD = 'hanjang-demo-2025';
const INVOICE = path.join(ROOT, 'test/fixtures/tax-invoices/dataset-licence-12-lines.xml');
const WIDE = { width: 1440, height: 1100 };
const PHONE = { width: 390, height: 844 };

/** Each picture: who looks, at what, how wide. `claim` is the address of the claim made from the sample invoice. */
const PICTURES = [
  { name: 'home-researcher', who: 'researcher@upstage.example', at: '/', view: WIDE },
  { name: 'home-researcher-phone', who: 'researcher@upstage.example', at: '/', view: PHONE },
  { name: 'claim-file', who: 'researcher@upstage.example', at: 'claim', view: WIDE },
  { name: 'claim-file-phone', who: 'researcher@upstage.example', at: 'claim', view: PHONE },
  { name: 'expenses', who: 'researcher@upstage.example', at: '/expenses', view: WIDE },
  { name: 'inbox', who: 'administrator@upstage.example', at: '/approvals', view: WIDE },
  { name: 'payments', who: 'finance@upstage.example', at: '/payments', view: WIDE },
  { name: 'budgets', who: 'officer@office.example', at: '/budgets', view: WIDE },
  { name: 'one-page-report', who: 'finance@upstage.example', at: '/reports/one-page', view: WIDE },
  { name: 'people', who: 'administrator@upstage.example', at: '/settings/people', view: WIDE },
];

/** Takes the pictures named, or all; `--out <folder>` puts them elsewhere than docs/images. */
export async function run(args) {
  await installDependencies();
  await build();
  const outAt = args.indexOf('--out');
  const out = path.resolve(outAt < 0 ? path.join(ROOT, 'docs/images') : args[outAt + 1]);
  const isPlace = (index) => outAt >= 0 && index === outAt + 1;
  const names = args.filter((word, index) => !word.startsWith('--') && !isPlace(index));
  const wanted = PICTURES.filter(({ name }) => names.length === 0 || names.includes(name));
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'hanjang-screenshots-'));
  const server = await startServer(dataDir);
  try {
    await takeAll(server.origin, wanted, out);
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function startServer(dataDir) {
  const env = { ...process.env, HANJANG_DATA_DIR: dataDir, PORT: '0' };
  const child = spawn(process.execPath, [path.join(ROOT, 'dist/src/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const origin = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const ready = /ready: (\S+)/.exec(text);
      if (ready) resolve(ready[1]);
    });
    ended.then(() => reject(new Error('The server ended before it was ready.')));
  });
  return {
    origin,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function takeAll(origin, pictures, out) {
  const { chromium } = await import('playwright-core');
  const executablePath = process.env['HANJANG_CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error('Screenshots need Chromium: name it in HANJANG_CHROMIUM.');
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  await mkdir(out, { recursive: true });
  try {
    const claim = await fileClaim(browser, origin);
    for (const picture of pictures) await take(browser, origin, picture, claim, out);
  } finally {
    await browser.close();
  }
}

async function signIn(browser, origin, who, view) {
  const context = await browser.newContext({
    viewport: view,
    locale: 'ko-KR',
    baseURL: origin,
    deviceScaleFactor: 1,
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.fill('#email', who);
  await page.fill('#password', PASSWORD);
  await page.click('form[action="/sign-in"] button[type=submit]');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  return { context, page };
}

async function fileClaim(browser, origin) {
  const { context, page } = await signIn(browser, origin, 'researcher@upstage.example', WIDE);
  await page.goto('/');
  await page.setInputFiles(
    'form[action="/expenses/from-documents"] input[type=file]:not([capture])',
    INVOICE,
  );
  await page.waitForURL(/\/expenses\/[0-9a-f-]+\/edit/, { timeout: 15_000 }).catch(async () => {
    await page.click('form[action="/expenses/from-documents"] button[type=submit]');
    await page.waitForURL(/\/expenses\/[0-9a-f-]+\/edit/);
  });
  const { pathname } = new URL(page.url());
  await context.close();
  return pathname;
}

async function take(browser, origin, { name, who, at, view }, claim, out) {
  const { context, page } = await signIn(browser, origin, who, view);
  await page.goto(at === 'claim' ? claim : at);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({
    path: path.join(out, `${name}.png`),
    fullPage: view === PHONE || name === 'budgets',
  });
  process.stdout.write(`${name}.png\n`);
  await context.close();
}
