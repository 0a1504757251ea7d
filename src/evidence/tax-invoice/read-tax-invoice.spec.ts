import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { findingsOf } from '../../../test/support/tax-invoice-reading.js';
import { readTaxInvoice } from './read-tax-invoice.js';
import type { TaxInvoice, TaxInvoiceResult } from './tax-invoice.js';

const FIXTURES = new URL('../../../test/fixtures/tax-invoices/', import.meta.url);

function readFixture(name: string): TaxInvoiceResult {
  return readTaxInvoice(readFileSync(new URL(name, FIXTURES)));
}

function invoiceIn(name: string): TaxInvoice {
  const result = readFixture(name);
  if (!result.ok) throw new Error(`${name} was refused: ${JSON.stringify(result)}`);
  return result.invoice;
}

function findingCodes(name: string): string[] {
  const result = readFixture(name);
  return result.ok ? findingsOf(result).map(({ code }) => code) : [`refused: ${result.code}`];
}

describe('the sample invoices', () => {
  it('reads the monthly bill in full', () => {
    expect(readFixture('cloud-monthly.xml')).toEqual({
      ok: true,
      findings: [{ code: 'evidence.signature-missing', params: {} }],
      invoice: {
        approvalNumber: '2025100141000009ab300412',
        signature: { result: 'unsigned' },
        typeCode: '0101',
        kind: 'taxable',
        amended: false,
        issuedOn: '2025-10-01',
        transmittedAt: new Date('2025-10-01T00:30:12Z'),
        purpose: 'charge',
        supplier: {
          businessNumber: '9028700783',
          name: '구름컴퓨팅(주)(예시)',
          representative: '대표자(예시)',
          address: '경기도 성남시 분당구 예시로 33',
          businessType: '서비스',
          businessItem: '클라우드',
          email: 'bill@example.com',
        },
        buyer: {
          businessNumber: '9018100342',
          name: 'SK텔레콤(예시)',
          representative: '대표자(예시)',
          address: '서울특별시 중구 예시로 65',
          businessType: '통신업',
          businessItem: '무선통신',
          email: 'ai@example.com',
        },
        supplyAmount: 18_345_450n,
        taxAmount: 1_834_545n,
        totalAmount: 20_179_995n,
        paymentMeans: [{ code: '40', amount: 20_179_995n }],
        lines: [
          {
            sequence: 1,
            purchasedOn: '2025-10-01',
            name: 'GPU 클라우드 이용료',
            specification: '2025-09',
            quantity: '1',
            unitPrice: '18345450',
            supplyAmount: 18_345_450n,
            taxAmount: 1_834_545n,
          },
        ],
      },
    });
  });

  it('reads the amendment: negative, with its reason and its original', () => {
    expect(invoiceIn('cloud-monthly-amended.xml')).toMatchObject({
      approvalNumber: '2025101041000009ab300477',
      originalApprovalNumber: invoiceIn('cloud-monthly.xml').approvalNumber,
      amended: true,
      amendmentCode: '02',
      kind: 'taxable',
      supplyAmount: -2_000_000n,
      taxAmount: -200_000n,
      totalAmount: -2_200_000n,
      lines: [{ supplyAmount: -2_000_000n, taxAmount: -200_000n }],
    });
    expect(findingCodes('cloud-monthly-amended.xml')).toEqual([]);
  });

  it('reads all twelve lines of the data licence in order', () => {
    const invoice = invoiceIn('dataset-licence-12-lines.xml');
    expect(invoice.lines.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(invoice.lines[0]).toMatchObject({ name: '법률 판례 말뭉치', supplyAmount: 75_876_450n });
    expect(invoice).toMatchObject({
      supplyAmount: 898_205_090n,
      taxAmount: 89_820_509n,
      totalAmount: 988_025_599n,
      description: '데이터 공동구매 1차',
    });
    expect(findingCodes('dataset-licence-12-lines.xml')).toEqual([]);
  });

  it('reads the bill without VAT', () => {
    expect(invoiceIn('exempt-books.xml')).toMatchObject({
      kind: 'exempt',
      amended: false,
      taxAmount: 0n,
      totalAmount: 96_000_000n,
    });
    expect(findingCodes('exempt-books.xml')).toEqual([]);
  });

  it('reads the published sample of 2009, the date of the invoice and not of its sending', () => {
    expect(invoiceIn('public-guide-2009.xml')).toMatchObject({
      approvalNumber: '200909143900502610018801',
      issuedOn: '2009-09-14',
      transmittedAt: new Date('2009-09-14T13:03:51Z'),
      supplier: { businessNumber: '2048631263', branchNumber: '1111' },
      buyer: { businessNumber: '6028131841' },
      totalAmount: 110_000_000n,
    });
    expect(invoiceIn('public-guide-2009.xml').paymentMeans.map(({ code }) => code)).toEqual([
      '10',
      '20',
      '30',
      '40',
    ]);
  });
});

describe('the same invoice in another dress', () => {
  it.each([
    ['prefixed-namespace.xml', []],
    ['utf8-bom.xml', []],
    ['utf16le.xml', []],
    ['cp949.xml', []],
    ['no-namespace.xml', ['tax-invoice.namespace-missing']],
    ['cp949-undeclared.xml', ['tax-invoice.encoding-undeclared']],
    ['cp949-declared-utf8.xml', ['tax-invoice.encoding-mismatch']],
  ])('%s is read alike', (name, findings) => {
    expect(invoiceIn(name)).toEqual(invoiceIn('cloud-monthly.xml'));
    expect(findingCodes(name)).toEqual(findings);
  });
});

const REFUSED: Readonly<Record<string, { code: string; field?: string; params?: Record<string, string> }>> = {
  'amount-10e19.xml': {
    code: 'tax-invoice.amount-too-large',
    field: 'supplyAmount',
    params: { value: '10000000000000000000' },
  },
  'amount-decimal.xml': { code: 'tax-invoice.amount', field: 'supplyAmount', params: { value: '1,000.5' } },
  'amount-zero.xml': { code: 'tax-invoice.amount-zero', field: 'totalAmount' },
  'negative-not-amended.xml': {
    code: 'tax-invoice.amount-negative',
    field: 'supplyAmount',
    params: { value: '-2000000' },
  },
  'sums-off.xml': {
    code: 'tax-invoice.total-mismatch',
    field: 'totalAmount',
    params: { supply: '18345450', tax: '1834545', sum: '20179995', total: '20179996' },
  },
  'line-sums-off.xml': {
    code: 'tax-invoice.line-supply-mismatch',
    field: 'supplyAmount',
    params: { sum: '18345449', total: '18345450' },
  },
  'wrong-check-digit.xml': {
    code: 'tax-invoice.business-number-check-digit',
    field: 'supplier.businessNumber',
    params: { number: '9028700784' },
  },
  'impossible-date.xml': { code: 'tax-invoice.date', field: 'issuedOn', params: { value: '20250931' } },
  'doctype.xml': { code: 'tax-invoice.doctype' },
  'external-entity.xml': { code: 'tax-invoice.doctype' },
  'entity-bomb.xml': { code: 'tax-invoice.doctype' },
  'two-invoices.xml': { code: 'tax-invoice.several' },
  'two-invoices-wrapped.xml': { code: 'tax-invoice.wrapped' },
  'nested-invoice.xml': { code: 'tax-invoice.several' },
};

it('reads what is whole in a file that stops too early, and says what isn’t', () => {
  expect(readFixture('truncated.xml')).toEqual({
    ok: false,
    code: 'tax-invoice.truncated',
    params: {},
    partial: {
      approvalNumber: '2025100141000009ab300412',
      issuedOn: '2025-10-01',
      supplier: { businessNumber: '9028700783' },
      lines: [],
      missing: ['supplier.name', 'totalAmount', 'lines'],
    },
  });
});

describe('files that are refused', () => {
  it.each(Object.keys(REFUSED))('%s', (name) => {
    expect(readFixture(name)).toEqual({ ok: false, params: {}, ...REFUSED[name] });
  });
});

it('leaves no stored fixture unused', () => {
  const used = new Set([
    ...Object.keys(REFUSED),
    'truncated.xml',
    'cloud-monthly.xml',
    'cloud-monthly-amended.xml',
    'dataset-licence-12-lines.xml',
    'exempt-books.xml',
    'public-guide-2009.xml',
    'prefixed-namespace.xml',
    'utf8-bom.xml',
    'utf16le.xml',
    'cp949.xml',
    'no-namespace.xml',
    'cp949-undeclared.xml',
    'cp949-declared-utf8.xml',
  ]);
  const stored = readdirSync(FIXTURES).filter((name) => name.endsWith('.xml'));
  expect(stored.filter((name) => !used.has(name))).toEqual([]);
});
