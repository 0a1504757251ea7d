import { constants, verify, X509Certificate } from 'node:crypto';
import type { InvoiceSignature, SignedBy } from './invoice-signature.js';
import { namesSigner } from './signer-name.js';
import { statedSignature } from './signature-profile.js';
import type { WitnessedSignature } from './signature-witness.js';
import type { TrustedRoots } from './trusted-roots.js';

/** Keys that were never accredited for this, and keys that take long to check. */
const KEY_BITS = { least: 2048, most: 8192 };
const LARGEST_EXPONENT = 2n ** 32n;
const MAX_NAME_LENGTH = 100;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\uFFFD]/gu;

/** A signature whose digest was compared, before anything of the invoice is believed. */
export type CheckedSignature =
  | { readonly state: 'altered' }
  | { readonly state: 'unsigned' | 'unsupported' }
  | {
      readonly state: 'intact';
      readonly signer: X509Certificate;
      readonly others: readonly X509Certificate[];
    };

/** Whether what a signature covers is as it was when it was signed. Says nothing yet of who signed. */
export function checkSignature(seen: WitnessedSignature | undefined): CheckedSignature {
  if (!seen) return { state: 'unsigned' };
  const stated = seen.signature && statedSignature(seen.signature);
  const certificates = stated && parsed(stated.certificates);
  if (!stated || !certificates) return { state: 'unsupported' };
  const intact = seen.digests(stated.coverage).some((digest) => digest.equals(stated.digest));
  if (!intact) return { state: 'altered' };
  const signed = Buffer.from(seen.signedInfo, 'utf8');
  const usable = certificates.filter(hasUsableKey);
  if (usable.length === 0) return { state: 'unsupported' };
  const signer = usable.find(({ publicKey }) =>
    verify('sha256', signed, { key: publicKey, padding: constants.RSA_PKCS1_PADDING }, stated.value),
  );
  if (!signer) return { state: 'altered' };
  return { state: 'intact', signer, others: certificates.filter((each) => each !== signer) };
}

/** Who signed, as far as it is known; `altered` is for the caller to refuse. */
export function signatureOf(
  checked: Exclude<CheckedSignature, { state: 'altered' }>,
  by: SignedBy,
  roots: TrustedRoots,
): InvoiceSignature {
  if (checked.state !== 'intact') return { result: checked.state };
  const { signer, others } = checked;
  const signedBy = commonName(signer.subject);
  const names = {
    ...(signedBy === undefined ? {} : { signedBy }),
    ...withIssuer(commonName(signer.issuer)),
  };
  const trust = roots.trustIn(signer, others, by.day);
  if (trust !== 'trusted') return { result: 'issuer-unknown', reason: trust, ...names };
  const known = signedBy !== undefined && by.names.some((name) => namesSigner(signedBy, name));
  if (!known) return { result: 'issuer-unknown', reason: 'signer-differs', ...names };
  return { result: 'verified', ...names };
}

function parsed(certificates: readonly Buffer[]): X509Certificate[] | undefined {
  try {
    return certificates.map((bytes) => new X509Certificate(bytes));
  } catch {
    return undefined;
  }
}

function hasUsableKey(certificate: X509Certificate): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
    const { modulusLength = 0, publicExponent = LARGEST_EXPONENT } = asymmetricKeyDetails ?? {};
    const fits = KEY_BITS.least <= modulusLength && modulusLength <= KEY_BITS.most;
    return asymmetricKeyType === 'rsa' && fits && publicExponent < LARGEST_EXPONENT;
  } catch {
    return false;
  }
}

/** The last common name of a subject, one part a line as Node.js writes it; cleaned, since it is shown. */
function commonName(subject: string): string | undefined {
  const line = subject.split('\n').findLast((each) => each.startsWith('CN='));
  const name = line?.slice(3).normalize('NFC').replaceAll(INVISIBLE, '').trim().slice(0, MAX_NAME_LENGTH);
  return name === '' ? undefined : name;
}

function withIssuer(issuer: string | undefined): { issuer?: string } {
  return issuer === undefined ? {} : { issuer };
}
