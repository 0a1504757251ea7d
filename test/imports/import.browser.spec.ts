import type { Browser, BrowserContext } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { createWorld } from '../support/world.js';
import { RESEARCHER, sheetOf } from './import-steps.js';

let test: TestApp;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  test = await startTestApp();
  await createWorld(test);
  await test.app.get(JobRunner, { strict: false }).start();
  origin = await test.listen();
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await test.stop();
});

/** Uploads a sheet of many rows, presses the one button, and waits without touching anything. */
async function importIn(context: BrowserContext, title: string, marks: string): Promise<void> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${origin}/imports`);
  const content = sheetOf(3_000, (row) => row.toSpliced(7, 1, marks));
  await page.setInputFiles('#file', {
    name: `${title}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(content),
  });
  await page.click('form[action="/imports"] button');
  await page.waitForURL(/\/imports\/[\w-]+$/);
  await page.click('form[action$="/start"] button');
  await page.getByRole('heading', { name: '3,000줄이 들어갔습니다' }).waitFor();
  expect(await page.locator('progress').count()).toBe(0);
  await page.close();
}

describe('the page of a running import', () => {
  it.each([true, false])('renews itself until all is in (script: %s)', async (javaScriptEnabled) => {
    const context = await browser.newContext({ locale: 'ko-KR', javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${origin}/sign-in`);
    await page.fill('input[name=email]', RESEARCHER);
    await page.fill('input[name=password]', DEMO_PASSWORD);
    await page.click('form[action="/sign-in"] button[type=submit]');
    await page.waitForURL(`${origin}/`);
    await importIn(context, `집행-${javaScriptEnabled}`, `문서-${javaScriptEnabled}`);
    await context.close();
  });
});
