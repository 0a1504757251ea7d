import {
  approvalNumberOf,
  taxInvoiceXml,
  type TaxInvoiceXmlOptions,
} from '../../src/demo/tax-invoice-xml.js';
import { drawReceipt, makeLook } from '../receipts/draw-receipt.js';
import { Random } from '../receipts/random.js';
import { makeReceipt } from '../receipts/receipt-text.js';
import { businessNumberCheckDigit } from '../../src/platform/ids/business-number.js';
import type { Page } from 'playwright-core';
import { cardSlip } from './card-slip.js';
import type { CountedPage } from '../../test/support/counted-page.js';

/** One thing a researcher of the demonstration does, from the home page to the claim handed in. */
export interface EffortCase {
  readonly what: string;
  readonly reach: number;
  readonly elsewhere: string;
  /** What finance has done beforehand; not counted. */
  before?(finance: Page): Promise<void>;
  run(person: CountedPage): Promise<void>;
}

const DROP = '#drop-files';
/** The layout of a café's receipt among those that are made. */
const CAFE = 1;
const SHARP = {
  font: 'sans',
  width: 560,
  size: 24,
  ink: 20,
  paper: 250,
  skew: 0,
  blur: 0,
  noise: 0,
  turned: 0,
  quality: 92,
} as const;
const SUBMIT = '.foot-actions button[value=submit]';
const DONE = /\/expenses\/[0-9a-f-]{36}$/;
const DAY = '2025-10-20';
/** The supplier whose claims the team has had approved before. */
const CLOUD = {
  name: '구름컴퓨팅(주)(예시)',
  businessNumber: `902870078${businessNumberCheckDigit('902870078')}`,
};

export const EFFORT_CASES: readonly EffortCase[] = [
  {
    what: 'a data invoice of ₩1.2 B with 12 lines',
    reach: 2,
    elsewhere: '4 (a photo app), 11 (an ERP), 14 (web form)',
    run: async (person) => {
      await person.chooseFiles(DROP, [invoice({ lines: linesOf(12, 100_000_000n) })]);
      await submitted(person);
    },
  },
  {
    what: '20 invoices at once',
    reach: 4,
    elsewhere: '20 times the above',
    run: async (person) => {
      const files = Array.from({ length: 20 }, () =>
        invoice({ supplier: CLOUD, lines: linesOf(1, 10_000n) }),
      );
      await person.chooseFiles(DROP, files);
      await person.page.waitForURL(/\/edit\?stack=/);
      await person.click('.foot-actions form[action="/expenses/submissions"] button');
      await person.page.waitForURL(/\/expenses$/);
      await person.page.getByText('신청 20건을 제출했습니다.').waitFor();
    },
  },
  {
    what: 'an invoice split over two budget lines',
    reach: 6,
    elsewhere: '–',
    run: async (person) => {
      await person.chooseFiles(DROP, [invoice({ supplier: CLOUD, lines: linesOf(2, 20_000n) })]);
      await person.click('button[name=action][value=split]');
      await person.page.waitForURL(/split=true/);
      await person.choose('select[name="lines[1].target"]', '연구실 운영비');
      await person.page.waitForTimeout(1_500);
      await submitted(person);
    },
  },
  {
    what: 'a meal in a meeting, from the photo of its receipt',
    reach: 8,
    elsewhere: '4 (a photo app, no record of the meeting), 11 (an ERP), 14 (web form)',
    run: async (person) => {
      await person.chooseFiles(DROP, [await receipt()]);
      await photoRead(person);
      await person.choose('select[name=target]', '회의비');
      await person.page.locator(RECORD('purpose')).waitFor();
      await person.type(RECORD('purpose'), '말뭉치 저작권 검토');
      await person.type(RECORD('content'), '이용 범위와 단가를 정함');
      await person.type(RECORD('attendees'), '김연구(업스테이지), 박교수(협력대학)');
      await submitted(person);
    },
  },
  {
    what: 'a receipt and the day’s allowance of one trip',
    reach: 8,
    elsewhere: '11 (an ERP), 14 (web form)',
    run: async (person) => {
      const request = Buffer.from('출장자,기간,장소,목적\n연구자 1,2025-10-14,대전,합동 평가\n');
      await person.chooseFiles(DROP, [
        await receipt(),
        { name: '출장신청서.csv', mimeType: 'text/csv', buffer: request },
      ]);
      await photoRead(person);
      await person.choose('select[name=target]', '출장비');
      await person.click('button[name=action][value=add-line]');
      await person.page.locator('input[name="lines[1].name"]').waitFor();
      await person.type('input[name="lines[1].name"]', '일비');
      await person.type('input[name="lines[1].supplyAmount"]', '25000');
      await submitted(person);
    },
  },
  {
    what: 'no receipt, with a reason',
    reach: 14,
    elsewhere: '14 (web form) and a letter',
    run: async (person) => {
      await person.click('form[action="/expenses/new"] button');
      await person.page.waitForURL(/\/edit/);
      await person.type('input[name=supplierName]', '문구나라(예시)');
      await person.type('input[name=documentedOn]', DAY);
      await person.type('input[name=title]', '연구실 사무용품');
      await person.choose('select[name=target]', '연구실 운영비');
      await person.page.waitForTimeout(1_500);
      await person.type('input[name="lines[0].name"]', '토너');
      await person.type('input[name="lines[0].supplyAmount"]', '48000');
      await person.click('.finding-reason summary');
      await person.type('.finding-reason input', '영수증을 잃어버려 카드사에 전표를 다시 청했습니다.');
      await submitted(person);
    },
  },
  {
    what: 'a returned claim put right and handed in again',
    reach: 3,
    elsewhere: 'the chain from its start',
    run: async (person) => {
      await person.click('main a[href$="/edit"]:has-text("고치기")');
      await person.page.waitForURL(/\/edit/);
      const buffer = Buffer.from('이름,참가\n연구자 1,확인\n');
      await person.chooseFiles('#evidence-more', [{ name: '참가확인서.csv', mimeType: 'text/csv', buffer }]);
      await person.page.getByText('증빙 1개를 붙였습니다.').waitFor();
      await submitted(person);
    },
  },
  {
    what: 'a card line and its receipt, dropped on the home page',
    reach: 2,
    elsewhere: '4 (a photo app), 11 (an ERP), 14 (web form)',
    before: (finance) =>
      askedFor(finance, {
        approvalNumber: '50000001',
        merchant: `${CLOUD.businessNumber},${CLOUD.name},클라우드`,
      }),
    run: async (person) => {
      await person.chooseFiles(DROP, [await slip('50000001')]);
      await submitted(person);
    },
  },
  {
    what: 'a card line and its receipt, from the list of what is asked for',
    reach: 3,
    elsewhere: '4 (a photo app), 11 (an ERP), 14 (web form)',
    before: (finance) =>
      askedFor(finance, {
        approvalNumber: '50000002',
        merchant: `${CLOUD.businessNumber},${CLOUD.name},클라우드`,
      }),
    run: async (person) => {
      await person.click('a[href="/card-uses"]');
      await person.chooseFiles('.card-use input[type=file]', [await slip('50000002')]);
      await submitted(person);
    },
  },
  {
    what: 'a card use in foreign money with its slip',
    reach: 3,
    elsewhere: '–',
    before: (finance) =>
      askedFor(finance, {
        approvalNumber: '50000004',
        merchant: `${CLOUD.businessNumber},${CLOUD.name},클라우드`,
        foreign: '25.00,1390.00,US',
      }),
    run: async (person) => {
      await person.click('a[href="/card-uses"]');
      await person.chooseFiles('.card-use input[type=file]', [await slip('50000004')]);
      await person.page.getByText('USD 25.00 × 1,390.00').waitFor();
      await submitted(person);
    },
  },
];

const CARD = '9410-****-****-7788';

/** A statement of one use of a card, and the researcher asked for its document. */
async function askedFor(
  finance: Page,
  {
    approvalNumber,
    merchant,
    foreign = ',,',
  }: { approvalNumber: string; merchant: string; foreign?: string },
): Promise<void> {
  const lines = [
    '카드번호,승인번호,승인일자,승인금액,승인금액(외화),외화거래일환율,외화거래국가코드,부가세,가맹점사업자번호,가맹점명,가맹점업종명',
    `${CARD},${approvalNumber},${DAY.replaceAll('-', '')},34750,${foreign},${foreign === ',,' ? 3159 : 0},${merchant}`,
  ];
  await finance.goto(new URL('/card-statements', finance.url()).href);
  await finance.setInputFiles('#file', [
    { name: `${approvalNumber}.csv`, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) },
  ]);
  await finance.click('.import-file button');
  await finance.waitForURL(/\/card-statements\/[0-9a-f-]{36}/);
  const select = finance.locator('.ask-cards select');
  // The holder of the card is asked by itself from the second statement on.
  if ((await select.count()) === 0) return;
  const options = await select.locator('option').allTextContents();
  await select.selectOption({ index: options.findIndex((text) => text.includes('연구자')) });
  await finance.click('.ask-cards button');
  await finance.getByText('1건의 증빙을 청했습니다.').waitFor();
}

/** A card slip as a PDF, of the same amount and day. */
async function slip(approvalNumber: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await cardSlip({
    approvalNumber,
    usedOn: DAY,
    amount: '34,750',
    supply: '31,591',
    tax: '3,159',
  });
  return { name: `전표 ${approvalNumber}.pdf`, mimeType: 'application/pdf', buffer };
}

async function submitted(person: CountedPage): Promise<void> {
  await person.page.locator(SUBMIT).waitFor();
  await person.click(SUBMIT);
  await person.page.waitForURL(DONE);
}

const RECORD = (field: string) => `input[name="records.meeting-record.${field}"]`;

/** Nobody acts while the reader is at work; the page renews itself when it is done. */
async function photoRead(person: CountedPage): Promise<void> {
  await person.page.waitForURL(/\/edit/);
  await person.page.locator('main:not(:has([data-refresh-seconds])) .place-read').first().waitFor();
}

let receipts = 0;

/** The sharp photo of a card slip of its own, below ₩100,000 and within the stage. */
async function receipt(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  for (;;) {
    receipts += 1;
    const made = makeReceipt(new Random(receipts), CAFE);
    const { totalAmount, documentedOn = '' } = made.truth;
    if (totalAmount > 100_000n || documentedOn < '2025-09-01' || documentedOn > DAY) continue;
    const look = { ...makeLook(new Random(receipts), 0), ...SHARP };
    return { name: `${receipts}.jpg`, mimeType: 'image/jpeg', buffer: await drawReceipt(made, look) };
  }
}

let serial = 40_000;

/** An invoice of its own number, made out to the researcher's company. */
function invoice(options: TaxInvoiceXmlOptions): { name: string; mimeType: string; buffer: Buffer } {
  serial += 1;
  const buffer = taxInvoiceXml({
    approvalNumber: approvalNumberOf(DAY, serial),
    issuedOn: DAY,
    buyer: { businessNumber: '9018800128', name: '업스테이지(예시)' },
    ...options,
  });
  return { name: `${serial}.xml`, mimeType: 'text/xml', buffer };
}

function linesOf(count: number, supplyAmount: bigint): { name: string; supplyAmount: bigint }[] {
  return Array.from({ length: count }, (_, index) => ({ name: `품목 ${index + 1}`, supplyAmount }));
}
