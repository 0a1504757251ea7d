import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/**
 * Seals short texts for columns: AES-256-GCM under a key of its own, derived from the installation's secret key by HKDF
 * with a label that says what it is for. A value belongs to its place, the ids given with it, and opens nowhere else.
 * Kept as version (1 byte), nonce (12), tag (16), ciphertext.
 */
export class Sealer {
  private readonly key: Buffer;

  constructor(secretKey: Buffer, label: string) {
    this.key = Buffer.from(
      hkdfSync('sha256', secretKey, Buffer.alloc(0), `hanjang/${label}/v${VERSION}`, 32),
    );
  }

  seal(text: string, place: readonly string[]): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(associatedData(place));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), sealed]);
  }

  /** The text; undefined when it was sealed under another key or for another place, or was damaged since. */
  open(sealed: Buffer, place: readonly string[]): string | undefined {
    if (sealed.length < HEAD_BYTES || sealed[0] !== VERSION) return undefined;
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv(ALGORITHM, this.key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(associatedData(place));
    decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }
}

/** As JSON, so that no two places read the same: joined by a separator they could. */
function associatedData(place: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify([VERSION, ...place]), 'utf8');
}
