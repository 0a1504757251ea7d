import { once } from 'node:events';
import { Transform, type Readable } from 'node:stream';
import yauzl from 'yauzl';
import { SHEET_ERRORS } from './sheet.errors.js';

/** A workbook has some dozens of parts; its list of them is read whole. */
const MOST_PARTS = 2_000;

/** The named parts of an opened workbook. */
export interface ZipParts {
  has(name: string): boolean;
  /** The part as it unpacks; `sheet.too-large` once it is longer than `limit`, whatever the file says of it. */
  open(name: string, limit: number): Promise<Readable>;
  close(): void;
}

export async function openZip(path: string): Promise<ZipParts> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, file) =>
      error ? reject(SHEET_ERRORS.fail('sheet.unreadable')) : resolve(file),
    );
  });
  const entries = new Map<string, yauzl.Entry>();
  try {
    if (zip.entryCount > MOST_PARTS) throw SHEET_ERRORS.fail('sheet.too-large');
    const ended = once(zip, 'end');
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
    await ended;
  } catch (error) {
    zip.close();
    throw error instanceof Error && error.name === 'DomainError'
      ? error
      : SHEET_ERRORS.fail('sheet.unreadable');
  }
  return {
    has: (name) => entries.has(name),
    open: (name, limit) => openPart(zip, entries.get(name), limit),
    close: () => zip.close(),
  };
}

function openPart(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined, limit: number): Promise<Readable> {
  return new Promise((resolve, reject) => {
    if (!entry || entry.isEncrypted()) return reject(SHEET_ERRORS.fail('sheet.unreadable'));
    if (entry.uncompressedSize > limit) return reject(SHEET_ERRORS.fail('sheet.too-large'));
    zip.openReadStream(entry, (error, packed) => {
      if (error) return reject(SHEET_ERRORS.fail('sheet.unreadable'));
      let bytes = 0;
      const meter = new Transform({
        transform: (chunk: Buffer, _encoding, done) => {
          bytes += chunk.length;
          done(bytes > limit ? SHEET_ERRORS.fail('sheet.too-large') : null, chunk);
        },
      });
      packed.once('error', () => meter.destroy(SHEET_ERRORS.fail('sheet.unreadable')));
      meter.once('close', () => packed.destroy());
      resolve(packed.pipe(meter));
    });
  });
}
