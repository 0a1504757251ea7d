import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Authority, signInvoice } from '../../../test/support/invoice-signer.js';
import {
  createSigning,
  signatureOf,
  type Signing,
  SUPPLIER,
  VERIFIED,
} from '../../../test/support/invoice-signing.js';
import { outcome } from '../../../test/support/tax-invoice-reading.js';
import { taxInvoiceText, type TaxInvoiceXmlOptions } from '../../../test/support/tax-invoice-xml.js';
import { readTaxInvoice } from '../tax-invoice/read-tax-invoice.js';

let { authority, supplier, roots, read, signed } = {} as Signing;

beforeAll(async () => {
  ({ authority, supplier, roots, read, signed } = await createSigning());
});

describe('an invoice that was changed', () => {
  const full: TaxInvoiceXmlOptions = {
    description: '1차 납품 3개월분',
    originalApprovalNumber: '2025100141000099ab300412',
    typeCode: '0201',
    amendmentCode: '01',
    broker: {
      businessNumber: '9028600563',
      name: '대행 7',
      representative: '홍길동2',
      email: 'b1@example.com',
    },
    supplier: {
      businessNumber: '9028600563',
      name: '한빛데이터',
      representative: '대표 1',
      address: '예시로 12',
      businessType: '서비스1',
      businessItem: '종목2',
      email: 't3@example.com',
      branchNumber: '0001',
    },
    lines: [
      {
        name: '말뭉치 1',
        supplyAmount: 1_000_000n,
        quantity: '2',
        unitPrice: '500000',
        specification: 'v3',
        description: '비고 9',
      },
      { name: '말뭉치 2', supplyAmount: 2_345_678n, purchasedOn: '2025-10-02' },
    ],
  };

  /** Where each digit of a value stands, but for those that the standard's signature leaves out. */
  function digitsOf(text: string): number[] {
    const from = text.indexOf('<TaxInvoiceDocument>');
    return [...text.matchAll(/\d/g)]
      .map(({ index }) => index)
      .filter((index) => index > from && isInText(text, index));
  }
  function isInText(text: string, index: number): boolean {
    return text.lastIndexOf('>', index) > text.lastIndexOf('<', index);
  }
  function withDigit(text: string, at: number, add: number): string {
    return text.slice(0, at) + String((Number(text[at]) + add) % 10) + text.slice(at + 1);
  }

  it('by one digit of any field', () => {
    for (const profile of ['toolkit', 'letter', 'enveloped'] as const) {
      const text = signed(full, { profile });
      expect(read(text).ok).toBe(true);
      const fields = new Set<string>();
      for (const at of digitsOf(text)) {
        fields.add(/<(\w+)>[^<]*$/.exec(text.slice(0, at))?.[1] ?? '');
        expect(outcome(read(withDigit(text, at, 1)))).toBe('evidence.signature-altered');
      }
      expect(fields.size).toBeGreaterThan(20);
    }
  });

  it('by any digits anywhere', () => {
    const text = signed(full);
    const places = digitsOf(text);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(places.length - 1), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 9 }),
        (chosen, add) => {
          const changed = chosen.reduce((before, index) => withDigit(before, places[index] ?? 0, add), text);
          expect(outcome(read(changed))).toBe('evidence.signature-altered');
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    ['an item added', '</TaxInvoice>', '<TaxInvoiceTradeLineItem/></TaxInvoice>'],
    ['a name changed', '업스테이지', '업스테이쥐'],
    ['white space added', '<TaxInvoiceDocument>', ' <TaxInvoiceDocument>'],
    ['an attribute added', '<TaxInvoiceDocument>', '<TaxInvoiceDocument a="1">'],
    ['an instruction added', '<TaxInvoiceDocument>', '<?a b?><TaxInvoiceDocument>'],
    ['another namespace', ':1:0"', ':2:0"'],
    ['the signed part of the signature', 'Reference URI=""', 'Reference Id="x" URI=""'],
    ['the digest', /<ds:DigestValue>./, '<ds:DigestValue>/'],
    ['the signature’s value', /(<ds:SignatureValue>)..../, '$1AAAA'],
  ])('%s', (_, from, to) => {
    const text = signed();
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect(outcome(read(changed))).toBe('evidence.signature-altered');
  });

  it('and signed again by somebody else, is never taken for the issuer’s', async () => {
    const forged = taxInvoiceText({ lines: [{ name: '말뭉치', supplyAmount: 9_000_000n }] });
    const other = await Authority.create('Test CA 1');
    const signers = [await other.issue(SUPPLIER), await authority.issue('위조상사(주)')];
    for (const signer of signers)
      expect(signatureOf(read(signInvoice(forged, signer)))?.result).toBe('issuer-unknown');
    // The issuer's certificate over a key that isn't its own.
    const [first] = signers;
    const stolen = signInvoice(forged, {
      certificate: supplier.certificate,
      key: first?.key ?? supplier.key,
    });
    expect(outcome(read(stolen))).toBe('evidence.signature-altered');
  });

  it('and nothing of it is taken', () => {
    const result = read(signed().replace('1000000', '9000000'));
    expect(result).toEqual({ ok: false, code: 'evidence.signature-altered', params: {} });
  });
});

describe('a second invoice in the file', () => {
  const evil = taxInvoiceText({ lines: [{ name: '가짜', supplyAmount: 99_000_000n }] })
    .replace(/<\?xml.*\?>\n/, '')
    .trim();

  it.each([
    ['around the signed one', (text: string) => `<TaxInvoice>${text}</TaxInvoice>`],
    ['behind it', (text: string) => text + evil],
    ['in the part that isn’t signed', (text: string) => text.replace('<ID>DOC-1</ID>', evil)],
    [
      'in the signature',
      (text: string) => text.replace('</ds:KeyInfo>', `</ds:KeyInfo><ds:Object>${evil}</ds:Object>`),
    ],
  ])('%s is refused', (_, wrap) => {
    const text = signed()
      .replace(/<\?xml.*\?>\n/, '')
      .trim();
    expect(outcome(read(wrap(text)))).toMatch(/^tax-invoice\.(several|wrapped|malformed-xml)$/);
  });

  it('in pieces under the parts that aren’t signed, is never read', () => {
    const text = signed();
    const pieces =
      '<TaxInvoiceDocument><IssueID>2099123141000099aaaaaaaa</IssueID></TaxInvoiceDocument><GrandTotalAmount>1</GrandTotalAmount>';
    const result = read(text.replace('<ID>DOC-1</ID>', pieces));
    expect(signatureOf(result)).toEqual(VERIFIED);
    expect(result).toEqual(read(text));
    for (const hole of ['ExchangedDocument', 'ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"']) {
      const inside = text.replace(
        '<GrandTotalAmount>',
        `<GrandTotalAmount><${hole}>9</${hole.split(' ')[0]}>`,
      );
      expect(outcome(read(inside))).toMatch(/field-not-text totalAmount$/);
    }
  });
});

describe('a file that stops too early', () => {
  it('is never taken as verified, however much of it is there', () => {
    const text = signed({}, { at: 'after-sender' });
    const bytes = Buffer.from(text.trimEnd());
    for (let end = bytes.indexOf('<TaxInvoiceDocument>'); end < bytes.length; end += 97) {
      expect(outcome(readTaxInvoice(bytes.subarray(0, end), roots))).toBe('tax-invoice.truncated');
    }
  });
});
