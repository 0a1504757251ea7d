import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { createWorld } from '../support/world.js';

const INVOICE = fileURLToPath(
  new URL('../fixtures/tax-invoices/dataset-licence-12-lines.xml', import.meta.url),
);

let test: TestApp;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  test = await startTestApp();
  await createWorld(test);
  origin = await test.listen();
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await test.stop();
});

/** Somebody at their own screen, signed in; the only place where anybody types. */
async function signIn(email: string): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 1000 },
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${origin}/sign-in`);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', DEMO_PASSWORD);
  await Promise.all([
    page.waitForURL(`${origin}/`),
    page.click('form[action="/sign-in"] button[type=submit]'),
  ]);
  return { page, context };
}

describe('a button pressed twice', () => {
  it('submits the claim once, and says so', async () => {
    const { page, context } = await signIn('researcher@upstage.example');
    const sent: string[] = [];
    // Requests, not answers: of two at once the page drops the first one's answer.
    page.on('request', (request) => {
      if (request.url().endsWith('/submission')) sent.push(request.method());
    });
    await page.setInputFiles('#drop-files', INVOICE);
    await page.waitForURL(/\/expenses\/[\w-]+\/edit/);
    await page.locator('.foot-actions button[value=submit]').dblclick();
    await page.waitForURL(/\/expenses\/[\w-]+$/);
    expect(sent).toEqual(['POST']);
    await context.close();
  });
});
