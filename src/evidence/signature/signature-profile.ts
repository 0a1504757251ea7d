import type { SaxesTagNS } from 'saxes';
import { NOTHING, type Selected, WHOLE } from './canonical-xml.js';
import { SIGNATURE_NAMESPACE } from './signature-namespace.js';
import type { SignatureNode } from './signature-node.js';

const CANONICAL_XML = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const XPATH = 'http://www.w3.org/TR/1999/REC-xpath-19991116';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** The filter of the tax office's standard, the one XPath that is ever accepted; it is recognised, never run. */
const STANDARD_FILTER =
  /^\s*not\s*\(\s*self::\*\[\s*name\(\)\s*=\s*(['"])TaxInvoice\1\s*\]\s*\|\s*ancestor-or-self::\*\[\s*name\(\)\s*=\s*(['"])ExchangedDocument\2\s*\]\s*\|\s*ancestor-or-self::([\w.-]+):Signature\s*\)\s*$/;
const MAX_CERTIFICATES = 5;
const MAX_CERTIFICATE_BYTES = 16 * 1024;
const SHA256_BYTES = 32;

/** Which part of an invoice a signature covers: by the tax office's standard, or all but the signature itself. */
export type Coverage = 'standard' | 'enveloped';

export interface StatedSignature {
  readonly coverage: Coverage;
  readonly digest: Buffer;
  readonly value: Buffer;
  /** In DER; the signer's is one of them. */
  readonly certificates: readonly Buffer[];
}

/** What a signature says, when it follows one of the two profiles exactly. Anything else isn't tried at all. */
export function statedSignature(signature: SignatureNode): StatedSignature | undefined {
  const [info, value, key, ...more] = signature.children;
  if (!info?.is('SignedInfo') || !value?.is('SignatureValue') || !key?.is('KeyInfo') || more.length > 0)
    return undefined;
  const [canonical, method, reference, ...others] = info.children;
  if (!canonical?.isAlgorithm('CanonicalizationMethod', CANONICAL_XML)) return undefined;
  if (!method?.isAlgorithm('SignatureMethod', RSA_SHA256) || others.length > 0) return undefined;
  if (!reference?.is('Reference') || reference.attribute('URI') !== '') return undefined;
  const [transforms, digestMethod, digest, ...rest] = reference.children;
  if (!transforms?.is('Transforms') || !digestMethod?.isAlgorithm('DigestMethod', SHA256)) return undefined;
  if (!digest?.is('DigestValue') || rest.length > 0) return undefined;
  const coverage = coverageOf(transforms);
  const digestBytes = fromBase64(digest.text);
  const valueBytes = fromBase64(value.text);
  const certificates = certificatesIn(key);
  if (!coverage || digestBytes?.length !== SHA256_BYTES || !valueBytes || !certificates) return undefined;
  return { coverage, digest: digestBytes, value: valueBytes, certificates };
}

function coverageOf(transforms: SignatureNode): Coverage | undefined {
  const [first, second, ...more] = transforms.children;
  if (more.length > 0) return undefined;
  if (first?.isAlgorithm('Transform', ENVELOPED)) {
    return !second || second.isAlgorithm('Transform', CANONICAL_XML) ? 'enveloped' : undefined;
  }
  if (!first?.isAlgorithm('Transform', CANONICAL_XML) || second?.attribute('Algorithm') !== XPATH)
    return undefined;
  const [filter, ...others] = second.children;
  if (!filter?.is('XPath') || filter.children.length > 0 || others.length > 0) return undefined;
  const prefix = STANDARD_FILTER.exec(filter.text)?.[3];
  return prefix !== undefined && filter.namespaceOf(prefix) === SIGNATURE_NAMESPACE ? 'standard' : undefined;
}

function certificatesIn(key: SignatureNode): Buffer[] | undefined {
  const found = key.children
    .filter((node) => node.is('X509Data'))
    .flatMap(({ children }) => children.filter((node) => node.is('X509Certificate')));
  if (found.length === 0 || found.length > MAX_CERTIFICATES) return undefined;
  const certificates = found.flatMap(({ text }) => fromBase64(text) ?? []);
  const usable = certificates.length === found.length;
  return usable && certificates.every(({ length }) => length <= MAX_CERTIFICATE_BYTES)
    ? certificates
    : undefined;
}

function fromBase64(text: string): Buffer | undefined {
  const plain = text.replaceAll(/\s+/g, '');
  if (plain === '' || plain.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(plain)) return undefined;
  return Buffer.from(plain, 'base64');
}

export function isSignature(tag: SaxesTagNS): boolean {
  return tag.uri === SIGNATURE_NAMESPACE && tag.local === 'Signature';
}

/**
 * The nodes that the standard's filter keeps: not the root's own tags, nothing of the sender's part, nothing of the
 * signature. Names with their prefix, as `name()` gives them.
 */
export function standardSelection(tag: SaxesTagNS, parent: Selected): Selected {
  if (!parent.content || tag.name === 'ExchangedDocument' || isSignature(tag)) return NOTHING;
  return tag.name === 'TaxInvoice' ? { tags: false, content: true } : WHOLE;
}

/** All of the document but its signature; that there is only one, and where, is looked at elsewhere. */
export function envelopedSelection(tag: SaxesTagNS, parent: Selected): Selected {
  return !parent.content || isSignature(tag) ? NOTHING : WHOLE;
}
