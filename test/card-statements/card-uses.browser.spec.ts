import type { Browser, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import { receiptPdf } from '../support/documents/purchase-pdfs.js';
import { rowsOf } from '../support/stored.js';
import { createWorld } from '../support/world.js';

const EMAIL = 'researcher@upstage.example';
const FINANCE = 'finance@upstage.example';
/** The day after the one claim that was approved, so that neither use is taken for it. */
const SHEET = [
  '카드번호,승인번호,승인일자,승인금액,부가세,가맹점사업자번호,가맹점명,가맹점업종명',
  '9410-****-****-1234,84000001,20251016,110000,10000,9028600563,(주)한빛데이터(예시),자료',
  '9410-****-****-1234,84000002,20251017,220000,20000,9028600563,(주)한빛데이터(예시),자료',
].join('\n');

let test: TestApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  test = await startTestApp();
  const world = await createWorld(test);
  // What was approved for this supplier before is where the next claims go.
  const claims = claimsOf(test, world);
  const { id } = await claims.draft(world.upstage);
  await claims.act(EMAIL, id, 'submission');
  await claims.act('administrator@upstage.example', id, 'approval');
  const taken = await test
    .as(FINANCE)
    .upload('/api/v1/card-statements', [{ name: '카드.csv', content: SHEET, field: 'file' }]);
  const statement = `/api/v1/card-statements/${String(jsonOf(taken)['id'])}/rows`;
  const { userId: personId } = await test.actor(EMAIL);
  for (const row of jsonOf(await test.as(FINANCE).get(statement))['items'] as Json[])
    await test.as(FINANCE).put(`${statement}/${String(row['id'])}/request`, { personId });
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
  await page.click('a[href="/card-uses"]');
  await page.locator('.card-use').first().waitFor();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await test.stop();
});

const submitted = async () => {
  await page.click('.foot-actions button[value=submit]');
  await page.waitForURL(/\/expenses\/[0-9a-f-]{36}$/);
};

it('a receipt chosen on its row is a claim handed in: two actions and nothing typed', async () => {
  const buffer = await receiptPdf({ total: '110,000', supply: '100,000', tax: '10,000' });
  await page
    .locator('.card-use', { hasText: '84000001' })
    .locator('input[type=file]')
    .setInputFiles([{ name: '영수증.pdf', mimeType: 'application/pdf', buffer }]);
  await page.waitForURL(/\/edit/);
  await page.getByText('카드 사용내역').first().waitFor();
  await submitted();
  const claims = await rowsOf(
    test,
    `SELECT state, approval_number, payable_amount FROM expenses WHERE approval_number = '84000001'`,
  );
  expect(claims).toEqual([{ state: 'submitted', approval_number: '84000001', payable_amount: '110000' }]);
});

it('a receipt may be dropped on its row', async () => {
  await page.goto(new URL('/card-uses', page.url()).href);
  const row = page.locator('.card-use');
  await row.waitFor();
  const bytes = [
    ...(await receiptPdf({ total: '220,000', supply: '200,000', tax: '20,000', date: '2025-10-17' })),
  ];
  await row.evaluate((target, content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(content)], '영수증 2.pdf', { type: 'application/pdf' }));
    for (const type of ['dragover', 'drop'])
      target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }, bytes);
  await page.waitForURL(/\/edit/);
  await page.getByText('영수증 2.pdf').first().waitFor();
  await submitted();
});
