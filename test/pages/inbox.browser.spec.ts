import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { claimsOf, jsonOf } from '../support/claims.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

let test: TestApp;
let world: World;
let browser: Browser;
let origin: string;
let claims: ReturnType<typeof claimsOf>;
const CLAIMANT = 'researcher@upstage.example';
const APPROVER = 'administrator@upstage.example';

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  claims = claimsOf(test, world);
  origin = await test.listen();
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await test.stop();
});

async function openAs(email: string, path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'ko-KR', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in`);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', 'hanjang-demo-2025');
  await Promise.all([
    page.waitForURL((url) => !url.pathname.startsWith('/sign-in')),
    page.keyboard.press('Enter'),
  ]);
  await page.goto(`${origin}${path}`);
  return page;
}

async function submitted(): Promise<string> {
  const draft = await claims.draft(world.upstage, {});
  const answer = await claims.act(CLAIMANT, draft['id'], 'submission');
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return String(draft['id']);
}

/** Counts what a person does. */
function counting() {
  let count = 0;
  return {
    act: async (action: Promise<unknown>) => {
      count += 1;
      await action;
    },
    get count() {
      return count;
    },
  };
}

describe('fifty claims without a mark', () => {
  it('are approved in at most three actions, by keyboard alone', async () => {
    const ids = [];
    for (let count = 0; count < 50; count += 1) ids.push(await submitted());
    await rowsOf(test, `UPDATE approval_requests SET marks = '{}' WHERE subject_id = ANY ($1::uuid[])`, [
      ids,
    ]);
    const page = await openAs(APPROVER, '/approvals');
    const person = counting();
    await person.act(page.keyboard.press('Shift+X'));
    await page.waitForURL(/\/approvals\/clean/);
    await page.waitForSelector('button:focus');
    await person.act(page.keyboard.press('Enter'));
    await page.waitForURL((url) => url.pathname === '/approvals');
    await page.waitForSelector('text=50건을 승인했습니다');
    expect(person.count).toBeLessThanOrEqual(3);
    const [left] = await rowsOf(
      test,
      `SELECT count(*)::int AS count FROM expenses WHERE id = ANY ($1::uuid[]) AND state = 'approved'`,
      [ids],
    );
    expect(left).toEqual({ count: 50 });
    expect(await page.textContent('.inbox-list')).toContain('모두 처리했습니다');
    await page.context().close();
  }, 120_000);
});

describe('a claim that came back for one thing', () => {
  it('is put right and handed in again in at most three actions', async () => {
    const id = await submitted();
    const returned = await claims.act(APPROVER, id, 'return', {
      comment: '내용에 사업 이름을 적어 주세요',
      questioned: { parts: ['title'] },
    });
    expect(returned.statusCode).toBe(200);
    const page = await openAs(CLAIMANT, `/expenses/${id}/edit`);
    const person = counting();
    expect(await page.isVisible('[name=supplierName]')).toBe(false);
    await person.act(page.fill('[name=title]', '말뭉치 구입(사업 1)'));
    await person.act(page.click(`button[formaction="/expenses/${id}/submission"]`));
    await page.waitForURL(`${origin}/expenses/${id}`);
    expect(person.count).toBeLessThanOrEqual(3);
    const claim = jsonOf(await test.as(CLAIMANT).get(`/api/v1/expenses/${id}`));
    expect(claim).toMatchObject({ state: 'submitted', title: '말뭉치 구입(사업 1)' });
    await page.context().close();
  }, 60_000);
});

describe('news while the inbox is open', () => {
  it('are said above the list; ticks and words stay when it is drawn again', async () => {
    const [first] = [await submitted(), await submitted()];
    const page = await openAs(APPROVER, `/approvals?selected=${first}`);
    await page.check(`[data-row="${first}"] .row-check`);
    await page.click('.pane-foot details.confirm:has(#return) > summary');
    await page.fill('#comment-return', '쓰다 만 말');
    const rows = await page.locator('[data-row]').count();
    const last = await submitted();
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.waitForSelector('#inbox-news button');
    expect(await page.textContent('#inbox-news')).toBe('새로 1건 보기');
    expect(await page.locator('[data-row]').count()).toBe(rows);
    await page.click('#inbox-news button');
    await page.waitForSelector(`[data-row="${last}"]`);
    expect(await page.isChecked(`[data-row="${first}"] .row-check`)).toBe(true);
    expect(await page.inputValue('#comment-return')).toBe('쓰다 만 말');
    expect(await page.getAttribute('[data-row].is-current', 'data-row')).toBe(first);
    await page.context().close();
  }, 60_000);
});
