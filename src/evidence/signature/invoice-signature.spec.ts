import { beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import {
  Authority,
  type Signer,
  type SigningOptions,
  signInvoice,
} from '../../../test/support/invoice-signer.js';
import {
  createSigning,
  rootsOf,
  signatureOf,
  type Signing,
  SUPPLIER,
  VERIFIED,
} from '../../../test/support/invoice-signing.js';
import { outcome } from '../../../test/support/tax-invoice-reading.js';
import { taxInvoiceText } from '../../../test/support/tax-invoice-xml.js';
import { readTaxInvoice } from '../tax-invoice/read-tax-invoice.js';
import { TrustedRoots } from './trusted-roots.js';

let { authority, supplier, roots, read, signed } = {} as Signing;

beforeAll(async () => {
  ({ authority, supplier, roots, read, signed } = await createSigning());
});

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
