import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import {
  Authority,
  type Signer,
  type SigningOptions,
  signInvoice,
} from '../../../test/support/invoice-signer.js';
import { outcome } from '../../../test/support/tax-invoice-reading.js';
import { taxInvoiceText, type TaxInvoiceXmlOptions } from '../../../test/support/tax-invoice-xml.js';
import { readTaxInvoice } from '../tax-invoice/read-tax-invoice.js';
import type { TaxInvoiceResult } from '../tax-invoice/tax-invoice.js';
import type { InvoiceSignature } from './invoice-signature.js';
import { TrustedRoots } from './trusted-roots.js';

const SUPPLIER = '한빛데이터(HANBIT DATA)0012345678';

let authority: Authority;
let supplier: Signer;
let roots: TrustedRoots;

beforeAll(async () => {
  authority = await Authority.create('Test CA 1');
  supplier = await authority.issue(SUPPLIER);
  roots = rootsOf(authority);
});

function rootsOf(...authorities: readonly Authority[]): TrustedRoots {
  return new TrustedRoots(authorities.map(({ pem }) => new X509Certificate(pem)));
}

function read(text: string, trusted: TrustedRoots = roots): TaxInvoiceResult {
  return readTaxInvoice(Buffer.from(text), trusted);
}

function signatureOf(result: TaxInvoiceResult): InvoiceSignature | undefined {
  if (!result.ok) throw new Error(outcome(result));
  return result.invoice.signature;
}

function signed(options: TaxInvoiceXmlOptions = {}, how: SigningOptions = {}, by = supplier): string {
  return signInvoice(taxInvoiceText(options), by, how);
}

const VERIFIED = { result: 'verified', signedBy: SUPPLIER, issuer: 'Test CA 1' };

describe('an invoice as it was signed', () => {
  it.each<[string, SigningOptions]>([
    ['by the toolkits in use', { profile: 'toolkit' }],
    ['by the letter of the standard', { profile: 'letter' }],
    ['as a plain enveloped signature', { profile: 'enveloped' }],
    ['with the signature last', { at: 'end' }],
    ['with a signature under another prefix', { prefix: 'dsig' }],
    ['with a signature without a prefix', { prefix: '' }],
  ])('%s', (_, how) => {
    expect(signatureOf(read(signed({}, how)))).toEqual(VERIFIED);
  });

  it.each(['tax', 'ns1', 'a.b-c'])('with the prefix %s on the invoice', (prefix) => {
    const text = signed({ prefix });
    expect(signatureOf(read(text))).toEqual(VERIFIED);
    expect(outcome(read(text.replace('말뭉치', '말뭉차')))).toBe('evidence.signature-altered');
  });

  it('with attributes and white space of its own', () => {
    const plain = taxInvoiceText()
      .replace('<TaxInvoice ', '<TaxInvoice xsi:schemaLocation="urn:x x.xsd" xmlns:xsi="urn:i" ')
      .replace('<TaxInvoiceDocument>', '\n\t<TaxInvoiceDocument>\r\n');
    for (const profile of ['toolkit', 'letter', 'enveloped'] as const)
      expect(signatureOf(read(signInvoice(plain, supplier, { profile })))).toEqual(VERIFIED);
  });

  it('whatever the encoding it is sent in', () => {
    const text = signed().replace('UTF-8', 'EUC-KR');
    const bytes = iconv.encode(text, 'cp949');
    expect(signatureOf(readTaxInvoice(bytes, roots))).toEqual(VERIFIED);
    expect(signatureOf(readTaxInvoice(Buffer.from(`\uFEFF${signed()}`, 'utf16le'), roots))).toEqual(VERIFIED);
    const altered = iconv.encode(text.replace('1000000', '1000001'), 'cp949');
    expect(outcome(readTaxInvoice(altered, roots))).toBe('evidence.signature-altered');
  });

  it('when it was written anew without a change that counts', () => {
    const text = signed({ description: '비고 & <참고>' });
    const changes: [string | RegExp, string][] = [
      ['<TaxInvoiceDocument>', '<TaxInvoiceDocument   >'],
      ['<TaxInvoiceDocument>', '<!-- 전송됨 --><TaxInvoiceDocument>'],
      ['말뭉치', '<![CDATA[말뭉치]]>'],
      ['말뭉치', '&#xB9D0;뭉치'],
      [/<SpecifiedOrganization><\/SpecifiedOrganization>/, '<SpecifiedOrganization/>'],
      [/\n/g, '\r\n'],
      ['URI=""', "URI=''"],
      ['<ds:XPath>', '<ds:XPath  >'],
    ];
    for (const [from, to] of changes) {
      const changed = text.replace(from, to);
      expect(changed).not.toBe(text);
      expect([to, signatureOf(read(changed))]).toEqual([to, VERIFIED]);
    }
    const namespaces = signInvoice(
      taxInvoiceText().replace('<TaxInvoice ', '<TaxInvoice xmlns:b="urn:b" xmlns:a="urn:a" '),
      supplier,
    );
    const turned = namespaces.replace('xmlns:b="urn:b" xmlns:a="urn:a"', "xmlns:a='urn:a'\n xmlns:b='urn:b'");
    expect(signatureOf(read(turned))).toEqual(VERIFIED);
  });

  it('issued for somebody else, by the broker', async () => {
    const broker = await authority.issue('대행상사(주)');
    const text = signed(
      { typeCode: '0103', broker: { businessNumber: '9028600563', name: '주식회사 대행상사' } },
      {},
      broker,
    );
    expect(signatureOf(read(text))).toMatchObject({ result: 'verified', signedBy: '대행상사(주)' });
  });

  it('when the certificate ran out since', async () => {
    const old = await authority.issue(SUPPLIER, { from: '2024-10-16', to: '2025-10-15' });
    expect(signatureOf(read(signed({}, {}, old)))?.result).toBe('verified');
  });

  it('by way of an authority between, given with it or kept with the roots', async () => {
    const between = await Authority.create('Test CA 2', {}, authority);
    const signer = await between.issue(SUPPLIER);
    expect(signatureOf(read(signed({}, {}, signer)))).toMatchObject({ reason: 'root-not-trusted' });
    expect(signatureOf(read(signed({}, {}, signer), rootsOf(authority, between)))?.result).toBe('verified');
    const withChain = { ...signer, chain: [between.certificate] };
    expect(signatureOf(read(signed({}, {}, withChain)))?.result).toBe('verified');
  });
});

describe('an issuer who isn’t known', () => {
  it('for its root', async () => {
    const other = await Authority.create('Test CA 1');
    const stranger = await other.issue(SUPPLIER);
    const result = read(signed({}, {}, stranger));
    expect(signatureOf(result)).toEqual({
      result: 'issuer-unknown',
      reason: 'root-not-trusted',
      signedBy: SUPPLIER,
      issuer: 'Test CA 1',
    });
    expect(outcome(result)).toBe('read evidence.signature-issuer-unknown');
    expect(signatureOf(read(signed(), new TrustedRoots([])))?.reason).toBe('root-not-trusted');
  });

  it.each([
    ['before', '2025-10-16', '2026-10-15'],
    ['after', '2023-10-15', '2025-10-14'],
  ])('for a certificate that wasn’t valid: signed %s', async (_, from, to) => {
    const signer = await authority.issue(SUPPLIER, { from, to });
    const result = read(signed({}, {}, signer));
    expect(signatureOf(result)).toMatchObject({ result: 'issuer-unknown', reason: 'certificate-not-valid' });
    expect(outcome(result)).toBe('read evidence.signature-certificate-not-valid');
  });

  it('for another firm’s certificate, however good its root', async () => {
    for (const name of ['다른회사(주)', '한빛', '한빛데이터유통(주)', 'HANBIT']) {
      const result = read(signed({}, {}, await authority.issue(name)));
      expect([name, signatureOf(result)?.reason]).toEqual([name, 'signer-differs']);
    }
  });

  it('when it calls itself an authority but is none', async () => {
    const fake: Signer = { ...supplier };
    const made = await Authority.create(SUPPLIER, {}, authority);
    const under = await made.issue(SUPPLIER);
    // The one between isn't given, and a signer's certificate can't stand for it.
    expect(signatureOf(read(signed({}, {}, { ...under, chain: [fake.certificate] })))?.reason).toBe(
      'root-not-trusted',
    );
  });
});

describe('an invoice that isn’t signed in a way that is checked', () => {
  it('without a signature', () => {
    const result = readTaxInvoice(Buffer.from(taxInvoiceText()), roots);
    expect(signatureOf(result)).toEqual({ result: 'unsigned' });
    expect(result.ok && result.findings.map(({ code }) => code)).toEqual(['evidence.signature-missing']);
  });

  const C14N = '<ds:Transform Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>';
  const xpath = (filter: string) =>
    `${C14N}<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>${filter}</ds:XPath></ds:Transform>`;
  it.each<[string, SigningOptions]>([
    ['another filter', { transforms: xpath('true()') }],
    [
      'a filter that leaves out the amounts',
      { transforms: xpath("not(ancestor-or-self::*[name()='ExchangedDocument'])") },
    ],
    [
      'a style sheet',
      { transforms: '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>' },
    ],
    ['no transform', { transforms: '' }],
    ['only a canonical form', { transforms: C14N }],
    ['a part of the document', { referenceUri: '#part' }],
    ['another document', { referenceUri: 'http://127.0.0.1/invoice.xml' }],
    ['a shared secret', { signatureMethod: 'http://www.w3.org/2000/09/xmldsig#hmac-sha1' }],
    ['SHA-1', { signatureMethod: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }],
  ])('%s', (_, how) => {
    expect(signatureOf(read(signed({}, how)))).toEqual({ result: 'unsupported' });
  });

  it('two signatures, one in a part, none in the certificate', () => {
    const text = signed();
    const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(text)?.[0] ?? '';
    expect(signatureOf(read(text.replace(signature, signature + signature)))).toEqual({
      result: 'unsupported',
    });
    const moved = text
      .replace(signature, '')
      .replace('<TaxInvoiceDocument>', `<TaxInvoiceDocument>${signature}`);
    expect(signatureOf(read(moved))).toEqual({ result: 'unsupported' });
    const without = text.replace(/<ds:X509Certificate>[^<]*/, '<ds:X509Certificate>AAAA');
    expect(signatureOf(read(without))).toEqual({ result: 'unsupported' });
  });

  it('a key that is too short', async () => {
    const weak = await authority.issue(SUPPLIER, {}, 1024);
    expect(signatureOf(read(signed({}, {}, weak)))).toEqual({ result: 'unsupported' });
  });
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

  it('says so in both languages, and that nothing was taken', () => {
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
