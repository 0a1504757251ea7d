import { X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { StartError, systemCode } from '../../platform/config/start-error.js';

const CERTIFICATE_NAMES = /\.(pem|crt|cer|der)$/i;
const PEM_BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
/** Signer, the authority's own, and the roots above it: four in practice. */
const MAX_CHAIN = 5;
const DAY_MS = 24 * 60 * 60 * 1000;

export type Trust = 'trusted' | 'root-not-trusted' | 'certificate-not-valid';

/** The certificates by which the issuers of invoices are known; with none, no issuer is. */
export class TrustedRoots {
  constructor(private readonly roots: readonly X509Certificate[]) {}

  /**
   * Whether a certificate leads to a root through certificates of authorities, each signed by the next one and all
   * valid on the day. Whether one was revoked can't be asked without a network and isn't.
   */
  trustIn(signer: X509Certificate, others: readonly X509Certificate[], day: string | undefined): Trust {
    const chain = this.chainFrom([signer], others);
    if (!chain) return 'root-not-trusted';
    return day !== undefined && chain.every((each) => wasValidOn(each, day))
      ? 'trusted'
      : 'certificate-not-valid';
  }

  private chainFrom(
    chain: readonly X509Certificate[],
    others: readonly X509Certificate[],
  ): readonly X509Certificate[] | undefined {
    const last = chain.at(-1);
    if (!last) return undefined;
    if (this.roots.some((root) => root.fingerprint256 === last.fingerprint256)) return chain;
    if (chain.length >= MAX_CHAIN) return undefined;
    const issuers = [...this.roots, ...others].filter((each) => isIssuer(each, last));
    for (const issuer of issuers) {
      if (chain.some(({ fingerprint256 }) => fingerprint256 === issuer.fingerprint256)) continue;
      const found = this.chainFrom([...chain, issuer], others);
      if (found) return found;
    }
    return undefined;
  }
}

export const NO_ROOTS = new TrustedRoots([]);

function isIssuer(issuer: X509Certificate, certificate: X509Certificate): boolean {
  try {
    return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    // A key of a sort that can't be used here verifies nothing.
    return false;
  }
}

/** Valid at some moment of a day in Korea. */
function wasValidOn(certificate: X509Certificate, day: string): boolean {
  const begins = Date.parse(`${day}T00:00:00+09:00`);
  return Date.parse(certificate.validFrom) < begins + DAY_MS && begins <= Date.parse(certificate.validTo);
}

/** The certificates of a folder, in PEM or DER; throws a sentence for whoever starts the server. */
export async function readTrustedRoots(folder: string | undefined): Promise<TrustedRoots> {
  if (folder === undefined) return NO_ROOTS;
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new StartError(
      `HANJANG_TRUSTED_ROOTS names ${folder}, which can't be read as a folder (${systemCode(cause) ?? 'unknown error'}): give a folder of certificates.`,
    );
  });
  const files = names.filter((name) => CERTIFICATE_NAMES.test(name)).toSorted();
  if (files.length === 0) {
    throw new StartError(
      `HANJANG_TRUSTED_ROOTS names ${folder}, which holds no certificate: put .pem, .crt, .cer or .der files there, or leave the variable empty.`,
    );
  }
  const roots = await Promise.all(files.map((name) => certificatesOf(path.join(folder, name))));
  return new TrustedRoots(roots.flat());
}

async function certificatesOf(file: string): Promise<X509Certificate[]> {
  try {
    const bytes = await readFile(file);
    const blocks = bytes.toString('latin1').match(PEM_BLOCK);
    return blocks ? blocks.map((block) => new X509Certificate(block)) : [new X509Certificate(bytes)];
  } catch (cause) {
    throw new StartError(
      `HANJANG_TRUSTED_ROOTS: ${file} can't be read as a certificate (${systemCode(cause) ?? 'not PEM or DER'}): mend or remove it.`,
    );
  }
}
