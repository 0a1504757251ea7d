import 'reflect-metadata';
import { createHash, createSign, KeyObject, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { XmlDocument, XmlElement } from 'libxml2-wasm';

const DS = 'http://www.w3.org/2000/09/xmldsig#';
const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]) };

export interface Signer {
  readonly certificate: x509.X509Certificate;
  readonly key: KeyObject;
  /** More certificates for KeyInfo. */
  readonly chain?: readonly x509.X509Certificate[];
}

export interface Validity {
  readonly from?: string;
  readonly to?: string;
}

/** A certificate authority of a test's own, which signs itself unless another one does. */
export class Authority {
  private constructor(
    readonly certificate: x509.X509Certificate,
    private readonly keys: CryptoKeyPair,
  ) {}

  static async create(name: string, validity: Validity = {}, parent?: Authority): Promise<Authority> {
    const keys = await generateKeys();
    const extensions = [
      new x509.BasicConstraintsExtension(true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ];
    const certificate = await issued(name, keys.publicKey, validity, extensions, parent, keys);
    return new Authority(certificate, keys);
  }

  get pem(): string {
    return this.certificate.toString('pem');
  }

  get subject(): string {
    return this.certificate.subject;
  }

  get signingKey(): CryptoKey {
    return this.keys.privateKey;
  }

  /** A certificate for whoever signs invoices, as the Korean authorities issue them. */
  async issue(name: string, validity: Validity = {}, bits = 2048): Promise<Signer> {
    const keys = await generateKeys(bits);
    const extensions = [new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true)];
    const certificate = await issued(name, keys.publicKey, validity, extensions, this, this.keys);
    return { certificate, key: KeyObject.from(keys.privateKey) };
  }
}

function generateKeys(bits = 2048): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey({ ...RSA, modulusLength: bits }, true, ['sign', 'verify']);
}

async function issued(
  name: string,
  publicKey: CryptoKey,
  { from = '2020-01-01', to = '2035-12-31' }: Validity,
  extensions: x509.Extension[],
  issuer: Authority | undefined,
  own: CryptoKeyPair,
): Promise<x509.X509Certificate> {
  x509.cryptoProvider.set(globalThis.crypto);
  const subject = `CN=${name.replaceAll(/([,+"\\<>;])/g, '\\$1')}, O=Test, C=KR`;
  return x509.X509CertificateGenerator.create({
    serialNumber: '01',
    subject,
    issuer: issuer?.subject ?? subject,
    notBefore: new Date(`${from}T00:00:00+09:00`),
    notAfter: new Date(`${to}T23:59:59+09:00`),
    signingAlgorithm: RSA,
    publicKey,
    signingKey: issuer?.signingKey ?? own.privateKey,
    extensions,
  });
}

export interface SigningOptions {
  /** `toolkit` and `letter`: two ways to write the tax office's profile. */
  readonly profile?: 'toolkit' | 'letter' | 'enveloped';
  /** Of the signature's own elements. */
  readonly prefix?: string;
  readonly at?: 'end' | 'after-sender';
  readonly transforms?: string;
  readonly referenceUri?: string;
  readonly signatureMethod?: string;
}

/** Signs an invoice; what is digested is written by libxml2, not by the code under test. */
export function signInvoice(text: string, signer: Signer, options: SigningOptions = {}): string {
  const { profile = 'toolkit' } = options;
  const digest = createHash('sha256').update(coveredBy(text, profile)).digest('base64');
  const unsigned = withSignature(text, digest, '', signer, options);
  const document = XmlDocument.fromString(unsigned);
  try {
    const info = document.get('//ds:SignedInfo', { ds: DS });
    if (!(info instanceof XmlElement)) throw new Error('no SignedInfo');
    const value = createSign('sha256').update(info.canonicalizeToString()).sign(signer.key, 'base64');
    return withSignature(text, digest, value, signer, options);
  } finally {
    document.dispose();
  }
}

function canonical(text: string): string {
  const document = XmlDocument.fromString(text);
  try {
    return document.canonicalizeToString();
  } finally {
    document.dispose();
  }
}

function coveredBy(text: string, profile: NonNullable<SigningOptions['profile']>): string {
  const whole = canonical(text);
  const [, start = '', namespaces = '', attributes = '', body = ''] =
    /^(<TaxInvoice((?: xmlns(?::\w+)?="[^"]*")*)([^>]*)>)(.*)<\/TaxInvoice>$/s.exec(whole) ?? [];
  // With a prefix no name is the one that the standard leaves out.
  if (profile === 'enveloped' || start === '') return whole;
  const kept = body.replace(/<ExchangedDocument>.*?<\/ExchangedDocument>/s, '');
  if (profile === 'toolkit') return `${namespaces}${kept}`;
  return `${namespaces}${attributes}${kept.replaceAll(/<(TaxInvoice(?:Document|TradeSettlement|TradeLineItem))>/g, `<$1${namespaces}>`)}`;
}

function withSignature(
  text: string,
  digest: string,
  value: string,
  signer: Signer,
  options: SigningOptions,
): string {
  const { prefix = 'ds', at = 'after-sender', profile, referenceUri = '' } = options;
  const method = options.signatureMethod ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
  const p = prefix === '' ? '' : `${prefix}:`;
  const declared = `xmlns${prefix === '' ? '' : `:${prefix}`}="${DS}"`;
  const filter = `not(self::*[name()='TaxInvoice'] | ancestor-or-self::*[name()='ExchangedDocument'] | ancestor-or-self::${prefix || 'ds'}:Signature)`;
  const own = prefix === '' ? ` xmlns:ds="${DS}"` : '';
  const enveloped = `<${p}Transform Algorithm="${DS}enveloped-signature"></${p}Transform>`;
  const standard = `<${p}Transform Algorithm="${C14N}"></${p}Transform><${p}Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><${p}XPath${own}>${filter}</${p}XPath></${p}Transform>`;
  const transforms = options.transforms ?? (profile === 'enveloped' ? enveloped : standard);
  const certificates = [signer.certificate, ...(signer.chain ?? [])]
    .map((each) => `<${p}X509Certificate>${each.toString('base64')}</${p}X509Certificate>`)
    .join('\n');
  const signature = `<${p}Signature ${declared}>
<${p}SignedInfo><${p}CanonicalizationMethod Algorithm="${C14N}"/><${p}SignatureMethod Algorithm="${method}"/>
<${p}Reference URI="${referenceUri}"><${p}Transforms>${transforms}</${p}Transforms><${p}DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><${p}DigestValue>${digest}</${p}DigestValue></${p}Reference></${p}SignedInfo>
<${p}SignatureValue>${value}</${p}SignatureValue>
<${p}KeyInfo><${p}X509Data>${certificates}</${p}X509Data></${p}KeyInfo></${p}Signature>`;
  const place =
    at === 'end' ? /(?=<\/(?:[\w.-]+:)?TaxInvoice>\s*$)/ : /(?<=<\/(?:[\w.-]+:)?ExchangedDocument>)/;
  return text.replace(place, () => signature);
}
