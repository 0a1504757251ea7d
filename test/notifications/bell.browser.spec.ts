import type { Browser, Page } from 'playwright-core';
import { Notices } from '../../src/notifications/notices.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { createWorld, type World } from '../support/world.js';

const RESEARCHER = 'researcher@upstage.example';
const MINUTE = 61_000;

let test: TestApp;
let world: World;
let browser: Browser;
let address: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  address = await test.listen();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await test.stop();
});

async function tell(): Promise<void> {
  const actor = await test.actor('administrator@upstage.example');
  const { userId } = await test.actor(RESEARCHER);
  await test.app.get(UnitOfWork, { strict: false }).run(actor, () =>
    test.app.get(Notices, { strict: false }).tell(actor, {
      teamId: world.upstage.id,
      kind: 'delegated',
      userIds: [userId],
      subject: { type: 'delegation', id: world.stageId },
    }),
  );
}

async function openHome(): Promise<{ page: Page; asked: () => number }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.route('**/*.woff2', (route) => route.abort());
  const page = await context.newPage();
  const signedIn = await page.request.post(`${address}/api/v1/sessions`, {
    data: { email: RESEARCHER, password: 'hanjang-demo-2025' },
  });
  expect(signedIn.status()).toBe(201);
  let count = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/notifications/count')) count += 1;
  });
  await page.clock.install();
  await page.goto(address);
  await page.waitForFunction(() => 'Turbo' in globalThis);
  return { page, asked: () => count };
}

const hide = (page: Page, hidden: boolean) =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
const shown = (page: Page) => page.locator('.header-tools [data-notices-count]');

it('the bell’s number is renewed while the page is looked at, and nobody asks for it while it isn’t', async () => {
  await tell();
  const { page, asked } = await openHome();
  expect(await shown(page).innerText()).toMatch(/^1/);
  expect(asked()).toBe(0);
  await tell();
  await page.clock.fastForward(MINUTE);
  await page.waitForFunction(
    () => document.querySelector('[data-notices-count] > span')?.textContent === '2',
  );
  expect(await shown(page).textContent()).toContain('읽지 않은 알림 2건');
  expect(asked()).toBe(1);

  await hide(page, true);
  await tell();
  await page.clock.fastForward(10 * MINUTE);
  expect(asked()).toBe(1);
  await hide(page, false);
  await page.clock.fastForward(1);
  await page.waitForFunction(
    () => document.querySelector('[data-notices-count] > span')?.textContent === '3',
  );
  expect(asked()).toBe(2);

  await test.as(RESEARCHER).post('/api/v1/notifications/read');
  await page.clock.fastForward(MINUTE);
  await page.waitForFunction(
    () => document.querySelector<HTMLElement>('[data-notices-count]')?.hidden === true,
  );
});
