import type { Browser, Page } from 'playwright-core';
import { zipSync } from 'fflate';
import {
  approvalNumberOf,
  taxInvoiceXml,
  validBusinessNumber,
  type TaxInvoiceXmlOptions,
} from '../../src/demo/tax-invoice-xml.js';
import { drawReceipt, makeLook } from '../../bench/receipts/draw-receipt.js';
import { Random } from '../../bench/receipts/random.js';
import { makeReceipt } from '../../bench/receipts/receipt-text.js';
import { ReadPhotos } from '../../src/evidence/photo/read-photos.js';
import { DEMO_PASSWORD } from '../../src/people/demo-password.js';
import { jobPerson } from '../../src/platform/jobs/job-person.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { openBrowser } from '../support/browser.js';
import { claimsOf } from '../support/claims.js';
import { CountedPage } from '../support/counted-page.js';
import { PURCHASE, statementPdf, taxInvoicePrint } from '../support/documents/purchase-pdfs.js';
import { rowsOf } from '../support/stored.js';
import { createWorld, type World } from '../support/world.js';

interface File {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const DROP = '#drop-files';
const TOGETHER = '.foot-actions form[action="/expenses/submissions"] button';
const DAY = '2025-10-15';
const FINANCE = 'finance@upstage.example';

let test: TestApp;
let world: World;
let origin: string;
let browser: Browser;
let serial = 20_000;

beforeAll(async () => {
  browser = await openBrowser();
}, 120_000);
afterAll(() => browser.close());
beforeEach(async () => {
  test = await startTestApp();
  world = await createWorld(test);
  origin = await test.listen();
}, 60_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await test.stop();
});

async function signedIn(email: string): Promise<CountedPage> {
  const page: Page = await (await browser.newContext({ locale: 'ko-KR' })).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${origin}/sign-in`);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', DEMO_PASSWORD);
  await Promise.all([
    page.waitForURL(`${origin}/`),
    page.click('form[action="/sign-in"] button[type=submit]'),
  ]);
  return new CountedPage(page);
}

function invoice(options: TaxInvoiceXmlOptions = {}): File {
  serial += 1;
  const issuedOn = options.issuedOn ?? DAY;
  const buffer = taxInvoiceXml({ approvalNumber: approvalNumberOf(issuedOn, serial), issuedOn, ...options });
  return { name: `${serial}.xml`, mimeType: 'text/xml', buffer };
}
const several = (count: number, make: (index: number) => File): File[] =>
  Array.from({ length: count }, (_, index) => make(index));
const linesOf = (count: number, supplyAmount: bigint) =>
  Array.from({ length: count }, (_, index) => ({ name: `말뭉치 ${index + 1}`, supplyAmount }));
const pdf = (name: string, buffer: Buffer): File => ({ name, mimeType: 'application/pdf', buffer });
const statesOf = () =>
  rowsOf<{ state: string; count: number }>(
    test,
    'SELECT state, count(*)::int AS count FROM expenses GROUP BY state ORDER BY state',
  );

/** What was approved for a supplier before is where its next claims go. */
async function approvedBefore(): Promise<void> {
  const claims = claimsOf(test, world);
  const by = 'researcher2@upstage.example';
  const evidenceIds = [await claims.invoice(by)];
  const target = { budgetLineId: world.upstage.lines.software, categoryId: world.categories.software };
  const { id } = JSON.parse((await claims.create(by, { evidenceIds, ...target })).body) as { id: string };
  await claims.act(by, id, 'submission');
  await claims.act('administrator@upstage.example', id, 'approval');
}

describe('a newcomer', () => {
  it('hands in an invoice of twelve lines with two actions, and types nothing', async () => {
    const person = await signedIn('researcher@upstage.example');
    await person.chooseFiles(DROP, [invoice({ lines: linesOf(12, 100_000_000n) })]);
    await person.page.waitForURL(/\/edit$/);
    expect(await person.page.locator('.invoice').textContent()).toContain('말뭉치 12');
    await person.click('.foot-actions button[value=submit]');
    await person.page.waitForURL(/\/expenses\/[0-9a-f-]{36}$/);
    expect([person.actions, person.typed]).toEqual([2, 0]);
    expect(await statesOf()).toEqual([{ state: 'submitted', count: 1 }]);
  }, 60_000);

  it('hands in twenty invoices dropped at once with no more than four actions', async () => {
    await approvedBefore();
    const person = await signedIn('researcher@upstage.example');
    await person.chooseFiles(
      DROP,
      several(20, () => invoice()),
    );
    await person.page.waitForURL(/\/edit\?stack=/);
    await person.click(TOGETHER);
    await person.page.getByText('신청 20건을 제출했습니다.').waitFor();
    expect(person.actions).toBeLessThanOrEqual(4);
    expect(person.typed).toBe(0);
    expect(await statesOf()).toContainEqual({ state: 'submitted', count: 20 });
    expect(await statesOf()).not.toContainEqual(expect.objectContaining({ state: 'draft' }));
  }, 60_000);
});

/** Sharp enough to be read, and of the year in hand. */
async function photo(index: number): Promise<File> {
  for (let seed = 100 + index * 50; ; seed += 1) {
    const made = makeReceipt(new Random(seed), 1);
    const { documentedOn } = made.truth;
    if (documentedOn < '2025-09-01' || documentedOn > DAY) continue;
    const buffer = await drawReceipt(made, makeLook(new Random(seed), 0));
    return { name: `영수증 ${index + 1}.jpg`, mimeType: 'image/jpeg', buffer };
  }
}

/** The print of an invoice that isn't there as XML, of a supplier and a number of its own. */
async function print(index: number): Promise<File> {
  const number = validBusinessNumber(700 + index).replace(/^(.{3})(.{2})/, '$1-$2-');
  const approval = `20251014-41000012-000000${String(30 + index)}`;
  const buffer = await taxInvoicePrint({
    supplier: `출력상사${index}`,
    businessNumber: number,
    approval,
    date: '2025-10-14',
  });
  return pdf(`계산서 출력 ${index + 1}.pdf`, buffer);
}

/** Thirty files as they lie on somebody's desk at the end of a month. */
async function desk(): Promise<File[]> {
  const photos = await Promise.all([0, 1, 2, 3].map(photo));
  const prints = await Promise.all([0, 1, 2, 3].map(print));
  const supplier = { businessNumber: PURCHASE.businessNumber.replaceAll('-', ''), name: PURCHASE.supplier };
  const purchase = invoice({
    approvalNumber: PURCHASE.approval.replaceAll('-', ''),
    issuedOn: PURCHASE.date,
    supplier,
    lines: [{ name: '데이터셋 이용권', supplyAmount: 1_200_000n, taxAmount: 120_000n }],
  });
  const archive = zipSync(
    Object.fromEntries(several(3, () => invoice()).map(({ name, buffer }) => [name, buffer])),
  );
  const statement =
    '카드번호,승인번호,승인일자,승인금액,가맹점명\n9410-****-****-7788,50000001,20251015,11000,찻집\n';
  return [
    ...several(15, () => invoice()),
    ...photos,
    { name: '계산서 모음.zip', mimeType: 'application/zip', buffer: Buffer.from(archive) },
    pdf('명세서.pdf', await statementPdf()),
    ...prints,
    { name: '10월 카드.csv', mimeType: 'text/csv', buffer: Buffer.from(statement) },
    {
      ...invoice(),
      name: '깨진 계산서.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 깨졌음'),
    },
    pdf('계산서 출력본.pdf', await taxInvoicePrint()),
    { ...purchase, name: '데이터셋.xml' },
    invoice(),
  ];
}

describe('thirty files of all kinds dropped at once', () => {
  it('become a stack that is gone through with the arrow keys and handed in together', async () => {
    await approvedBefore();
    const person = await signedIn(FINANCE);
    const { page } = person;
    const files = await desk();
    expect(files).toHaveLength(30);
    await person.chooseFiles(DROP, files);
    const summary = page.locator('.error-summary');
    await summary.waitFor();
    expect(await summary.locator('li').allTextContents()).toEqual([
      expect.stringContaining('깨진 계산서.pdf: PDF가 손상되어 열 수 없습니다.'),
    ]);
    const flash = page.locator('.flash');
    expect(await flash.textContent()).toContain('신청 28건을 작성 중에 담았습니다.');
    expect(await flash.textContent()).toContain('카드 사용으로 올렸습니다: 10월 카드.csv.');
    expect(await flash.locator('a[href^="/card-statements/"]').count()).toBe(1);
    expect(await rowsOf(test, 'SELECT approval_number FROM card_transactions')).toEqual([
      { approval_number: '50000001' },
    ]);
    await readPhotos();

    await person.click('.flash a');
    await page.waitForURL(/\/edit\?stack=/);
    await person.press('ArrowRight');
    await page.locator('.stack strong', { hasText: /^2$/ }).waitFor();
    await person.press('ArrowLeft');
    await page.locator('.stack strong', { hasText: /^1$/ }).waitFor();
    await person.click(TOGETHER);
    await page.getByText('신청 20건을 제출했습니다.').waitFor();
    expect([person.actions, person.typed]).toEqual([5, 0]);

    const claims = await filesOfClaims();
    const together = claims.find(({ files }) => files.includes('데이터셋.xml'));
    expect(together).toEqual({
      state: 'submitted',
      title: '데이터셋 이용권',
      files: ['계산서 출력본.pdf', '데이터셋.xml', '명세서.pdf'],
    });
    const left = claims.filter(({ state }) => state === 'draft');
    expect(left.map(({ files }) => files)).toEqual([
      ...[1, 2, 3, 4].map((number) => [`영수증 ${number}.jpg`]),
      ...[1, 2, 3, 4].map((number) => [`계산서 출력 ${number}.pdf`]),
    ]);
    // What only lacks a budget line is filled in as far as its document says.
    expect(left.filter(({ title }) => title === '')).toEqual([]);
    expect(claims.flatMap(({ files }) => files)).toHaveLength(
      new Set(claims.flatMap(({ files }) => files)).size,
    );
  }, 180_000);
});

/** What the worker does, without waiting for one. */
async function readPhotos(): Promise<void> {
  const photos = await rowsOf<{ id: string }>(
    test,
    "SELECT id FROM evidence WHERE media_type = 'image/jpeg'",
  );
  const person = jobPerson(await test.actor(FINANCE));
  for (const { id } of photos) await test.app.get(ReadPhotos, { strict: false }).read(person, id);
}

const filesOfClaims = () =>
  rowsOf<{ state: string; title: string; files: string[] }>(
    test,
    `SELECT e.state, e.title, array_agg(v.original_name ORDER BY v.original_name COLLATE "C") AS files FROM expenses e
     JOIN expense_evidence x ON x.team_id = e.team_id AND x.expense_id = e.id
     JOIN evidence v ON v.team_id = x.team_id AND v.id = x.evidence_id GROUP BY e.team_id, e.id ORDER BY e.id`,
  );
