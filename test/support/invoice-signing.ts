import { X509Certificate } from 'node:crypto';
import type { InvoiceSignature } from '../../src/evidence/signature/invoice-signature.js';
import { TrustedRoots } from '../../src/evidence/signature/trusted-roots.js';
import { readTaxInvoice } from '../../src/evidence/tax-invoice/read-tax-invoice.js';
import type { TaxInvoiceResult } from '../../src/evidence/tax-invoice/tax-invoice.js';
import { Authority, signInvoice, type Signer, type SigningOptions } from './invoice-signer.js';
import { outcome } from './tax-invoice-reading.js';
import { taxInvoiceText, type TaxInvoiceXmlOptions } from './tax-invoice-xml.js';

export const SUPPLIER = '한빛데이터(HANBIT DATA)0012345678';
/** What is said of an invoice that the supplier signed and nobody changed. */
export const VERIFIED = { result: 'verified', signedBy: SUPPLIER, issuer: 'Test CA 1' };

/** A supplier with a certificate of an own authority, and a reader that trusts it. */
export interface Signing {
  authority: Authority;
  supplier: Signer;
  roots: TrustedRoots;
  read: (text: string, trusted?: TrustedRoots) => TaxInvoiceResult;
  signed: (options?: TaxInvoiceXmlOptions, how?: SigningOptions, by?: Signer) => string;
}

export async function createSigning(): Promise<Signing> {
  const authority = await Authority.create('Test CA 1');
  const supplier = await authority.issue(SUPPLIER);
  const roots = rootsOf(authority);
  return {
    authority,
    supplier,
    roots,
    read: (text, trusted = roots) => readTaxInvoice(Buffer.from(text), trusted),
    signed: (options = {}, how = {}, by = supplier) => signInvoice(taxInvoiceText(options), by, how),
  };
}

export function rootsOf(...authorities: readonly Authority[]): TrustedRoots {
  return new TrustedRoots(authorities.map(({ pem }) => new X509Certificate(pem)));
}

/** @throws when the invoice wasn't read at all. */
export function signatureOf(result: TaxInvoiceResult): InvoiceSignature | undefined {
  if (!result.ok) throw new Error(outcome(result));
  return result.invoice.signature;
}
