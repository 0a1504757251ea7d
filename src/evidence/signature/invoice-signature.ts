/**
 * What is known of an invoice's electronic signature. `verified`: nothing covered was changed, and the signer's
 * certificate was valid, comes from a trusted root and names a party of the invoice. `issuer-unknown`: nothing was
 * changed, but the signer isn't known to be one of them. `unsupported`: signed in a way that isn't checked here. One that
 * was changed after signing is refused and never gets this far.
 */
export interface InvoiceSignature {
  readonly result: SignatureResult;
  /** Why an issuer is unknown. */
  readonly reason?: UnknownIssuerReason;
  /** Whom the certificate names. */
  readonly signedBy?: string;
  /** Who issued the certificate. */
  readonly issuer?: string;
}
export type SignatureResult = 'verified' | 'issuer-unknown' | 'unsigned' | 'unsupported';
export type UnknownIssuerReason = 'root-not-trusted' | 'certificate-not-valid' | 'signer-differs';

/** What a signature is compared with: who may have signed, and when. */
export interface SignedBy {
  readonly names: readonly string[];
  /** `YYYY-MM-DD`, the day the invoice was issued by what the signature covers. */
  readonly day: string | undefined;
}
