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

describe('the main job in a browser', () => {
  it('takes seven actions from the document to the paid claim, and nobody types', async () => {
    let actions = 0;
    const act = async (doing: Promise<unknown>): Promise<void> => {
      actions += 1;
      await doing;
    };

    const claimant = await signIn('researcher@upstage.example');
    await act(claimant.page.setInputFiles('#drop-files', INVOICE));
    await claimant.page.waitForURL(/\/expenses\/[\w-]+\/edit/);
    expect(await claimant.page.locator('.invoice').textContent()).toContain('(주)한빛데이터(예시)');
    expect(await claimant.page.locator('.foot-amount').textContent()).toContain('898,205,090');
    expect(await claimant.page.locator('.foot-left').textContent()).toContain('1,101,794,910');
    await act(claimant.page.locator('.foot-actions button[value=submit]').click());
    await claimant.page.waitForURL(/\/expenses\/[\w-]+$/);
    expect(await claimant.page.locator('.detail-head').textContent()).toContain('2025-0001');

    const approver = await signIn('administrator@upstage.example');
    await act(approver.page.locator('a[href="/approvals"].button').click());
    await approver.page.waitForURL(/\/approvals/);
    await act(approver.page.locator('.pane-foot form[data-decision=approve] button').click());
    await approver.page
      .locator('.flash, [data-flash], [role=status]')
      .filter({ hasText: '2025-0001' })
      .first()
      .waitFor();

    const payer = await signIn('finance@upstage.example');
    await act(payer.page.locator('a[href="/payments"].button').click());
    await payer.page.waitForURL(/\/payments/);
    expect(await payer.page.locator('input[name=items]').isChecked()).toBe(true);
    await act(payer.page.locator('.pay-form button').click());
    await payer.page.getByText('1건 988,025,599원을 지급으로 기록했습니다.').waitFor();

    await act(payer.page.getByRole('link', { name: '한 장 보고서' }).first().click());
    await payer.page.waitForURL(/\/reports\/one-page/);
    // The address changes before the page does: wait for the figure itself.
    await payer.page.locator('main').filter({ hasText: '898,205,090' }).waitFor();
    expect(actions).toBe(7);
    await Promise.all([claimant, approver, payer].map(({ context }) => context.close()));
  }, 120_000);
});
