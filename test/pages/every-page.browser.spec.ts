import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import {
  approvalNumberOf,
  taxInvoiceXml,
  type TaxInvoiceXmlOptions,
} from '../../src/demo/tax-invoice-xml.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { createWorld, type World } from '../support/world.js';

const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../fixtures/tax-invoices/${name}`, import.meta.url)));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const INVOICE: TaxInvoiceXmlOptions = {
  approvalNumber: approvalNumberOf('2025-10-02', 77),
  issuedOn: '2025-10-02',
  description: '모델 저장소 이용료 10월',
  supplier: { businessNumber: '9028600563', name: '(주)한빛데이터(예시)' },
  buyer: { businessNumber: '9018800128', name: '업스테이지(예시)' },
  lines: [
    { name: '저장소', supplyAmount: 2_000_000n },
    { name: '전송량', supplyAmount: 640_000n },
  ],
};

let test: TestApp;
let world: World;
let origin: string;
let browser: Browser;
let draft = '';
let submitted = '';

beforeAll(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  submitted = await drop(fixture('dataset-licence-12-lines.xml'));
  draft = await drop(taxInvoiceXml(INVOICE));
  await researcher().form(`/expenses/${submitted}/submission`, {});
  const third = await typed('회의비 식비');
  await researcher().form(`/expenses/${third}/submission`, {});
  await test.as('administrator@upstage.example').form(`/approvals/${third}/return`, {
    version: '2',
    comment: '회의록에 다른 기관 참석자가 보이지 않습니다.',
  });
  const fourth = await typed('모델 저장소 이용료');
  await researcher().form(`/expenses/${fourth}/submission`, {});
  await test.as('administrator@upstage.example').form(`/approvals/${fourth}/approval`, { version: '2' });
  origin = await test.listen();
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await test.stop();
});

const researcher = () => test.as('researcher@upstage.example');

async function drop(content: Buffer | string): Promise<string> {
  const answer = await researcher().upload('/expenses/from-documents', [
    { name: '전자세금계산서.xml', content },
  ]);
  const id = /\/expenses\/([\w-]{36})/.exec(String(answer.headers['location']))?.[1] ?? '';
  const target = `${world.upstage.lines.software}:${world.categories.software}`;
  await researcher().form(`/expenses/${id}/draft`, { action: 'autosave', target });
  return id;
}

async function typed(title: string): Promise<string> {
  const answer = await researcher().form('/expenses/new', {
    action: 'save',
    title,
    supplierName: '한식당 마루(예시)',
    supplierBusinessNumber: '',
    documentedOn: '2025-10-12',
    target: `${world.upstage.lines.software}:${world.categories.software}`,
    'lines[0].name': title,
    'lines[0].supplyAmount': '300,000',
    'lines[0].taxAmount': '30,000',
  });
  return /\/expenses\/([\w-]{36})/.exec(String(answer.headers['location']))?.[1] ?? '';
}

async function openAs(email: string, path: string, width: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 800 : 1000 },
    locale: 'ko-KR',
    bypassCSP: true,
  });
  const answer = await test.anonymous.post('/api/v1/sessions', { email, password: 'hanjang-demo-2025' });
  const [name = '', value = ''] =
    String([answer.headers['set-cookie']].flat()[0]).split(';')[0]?.split('=') ?? [];
  await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${origin}${path}`);
  return page;
}

/** What a screen reader or a keyboard would stumble over, as lines a person can act on. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const axe = (
      globalThis as unknown as {
        axe: {
          run(
            context: Document,
            options: object,
          ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      }
    ).axe;
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    );
  });
}

const PAGES = [
  { who: 'researcher@upstage.example', name: 'home-researcher', path: () => '/' },
  { who: 'administrator@upstage.example', name: 'home-administrator', path: () => '/' },
  { who: 'finance@upstage.example', name: 'home-finance', path: () => '/' },
  { who: 'officer@office.example', name: 'home-officer', path: () => '/' },
  { who: 'researcher@upstage.example', name: 'claim-form', path: () => `/expenses/${draft}/edit` },
  { who: 'researcher@upstage.example', name: 'claim-new', path: () => '/expenses/new' },
  { who: 'researcher@upstage.example', name: 'claims', path: () => '/expenses' },
  { who: 'officer@office.example', name: 'claims-office', path: () => '/expenses' },
  { who: 'researcher@upstage.example', name: 'claim', path: () => `/expenses/${submitted}` },
  { who: 'administrator@upstage.example', name: 'inbox', path: () => '/approvals' },
  {
    who: 'administrator@upstage.example',
    name: 'inbox-opened',
    path: () => `/approvals?selected=${submitted}`,
  },
  { who: 'finance@upstage.example', name: 'payments', path: () => '/payments' },
];

describe.each([1440, 320])('every page %d pixels wide', (width) => {
  it.each(PAGES)('$name can be used by everybody and fits', async ({ who, name, path }) => {
    const page = await openAs(who, path(), width);
    const shots = process.env['HANJANG_SHOTS'];
    if (shots) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: width < 600 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect({ overflow, faults: await faultsOf(page) }).toEqual({ overflow: 0, faults: [] });
    await page.context().close();
  });
});

describe('the inbox by keyboard', () => {
  it('moves, selects, asks for a reason and approves without the mouse', async () => {
    const page = await openAs('administrator@upstage.example', '/approvals', 1440);
    await page.keyboard.press('x');
    expect(await page.locator('.row-check:checked').count()).toBe(1);
    await page.keyboard.press('x');
    await page.keyboard.press('r');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.press('Escape');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('a');
    await page
      .getByText(/2025-\d{4} 신청을 승인했습니다/)
      .first()
      .waitFor();
    expect((await researcher().get(`/expenses/${submitted}`)).body).toContain('지급 대기');
    await page.context().close();
  });
});
