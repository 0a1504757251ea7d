import type { Browser, Page } from 'playwright-core';
import { approvalNumberOf, taxInvoiceXml } from '../../src/demo/tax-invoice-xml.js';
import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { claimsOf } from '../support/claims.js';
import { createWorld } from '../support/world.js';

const EMAIL = 'researcher@upstage.example';
const COUNT = 20;

let test: TestApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  test = await startTestApp();
  const world = await createWorld(test);
  // What was approved for this supplier before is where the next claims go.
  const claims = claimsOf(test, world);
  const [evidenceIds, target] = [
    [await claims.invoice(EMAIL)],
    { budgetLineId: world.upstage.lines.software, categoryId: world.categories.software },
  ];
  const { id } = JSON.parse((await claims.create(EMAIL, { evidenceIds, ...target })).body) as { id: string };
  await claims.act(EMAIL, id, 'submission');
  await claims.act('administrator@upstage.example', id, 'approval');
  const origin = await test.listen();
  browser = await openBrowser();
  page = await (await browser.newContext({ locale: 'ko-KR' })).newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${origin}/sign-in`);
  await page.fill('input[name=email]', EMAIL);
  await page.fill('input[name=password]', DEMO_PASSWORD);
  await Promise.all([
    page.waitForURL(`${origin}/`),
    page.click('form[action="/sign-in"] button[type=submit]'),
  ]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await test.stop();
});

const file = (_: unknown, index: number) => ({
  name: `${index}.xml`,
  mimeType: 'text/xml',
  buffer: taxInvoiceXml({
    approvalNumber: approvalNumberOf('2025-10-15', 9000 + index),
    issuedOn: '2025-10-15',
  }),
});

describe('twenty invoices dropped at once', () => {
  it('are looked through with the arrow keys and handed in together: two actions and nothing typed', async () => {
    await page.setInputFiles('#drop-files', Array.from({ length: COUNT }, file));
    await page.waitForURL(/\/edit\?stack=/);
    const at = () => page.locator('.stack strong').textContent();
    expect(await at()).toBe('1');
    await page.keyboard.press('ArrowRight');
    await page.locator('.stack strong', { hasText: /^2$/ }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.locator('.stack strong', { hasText: /^1$/ }).waitFor();
    // In a field the arrows move the caret.
    await page.locator('input[name=committedOn]').focus();
    await page.keyboard.press('ArrowRight');
    expect(await at()).toBe('1');

    await page.locator('.foot-actions form[action="/expenses/submissions"] button').click();
    await page.getByText(`신청 ${COUNT}건을 제출했습니다.`).waitFor();
  });
});
