import { Transform, type Readable } from 'node:stream';
import iconv from 'iconv-lite';
import yauzl from 'yauzl';
import { ARCHIVE_ERRORS } from './archive.errors.js';

/** What an archive may hold; `bytes` counts what comes out, not what the archive says of itself. */
export interface ArchiveLimits {
  readonly documents: number;
  readonly bytes: number;
}

export interface ArchivedDocument {
  /** The last part of its path; folders mean nothing here. */
  readonly name: string;
  /** Its bytes as they unpack; fails once all documents together are over the limit. */
  open(): Promise<Readable>;
}

export interface OpenedArchive {
  readonly documents: readonly ArchivedDocument[];
  close(): void;
}

const MEGABYTE = 1024 * 1024;
/** Of a file name in UTF-8; older Korean archives have CP949 and say nothing. */
const UTF8_NAME = 0x800;
/** What file managers leave behind. */
const LITTER = /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** Opens a ZIP of documents: its list first, nothing unpacked. @throws `archive.*` for one that can't be taken. */
export async function openArchive(path: string, limits: ArchiveLimits): Promise<OpenedArchive> {
  const zip = await opened(path);
  try {
    const entries = await documentsIn(zip, limits);
    let left = limits.bytes;
    const spend = (bytes: number): boolean => (left -= bytes) >= 0;
    return {
      documents: entries.map((entry) => ({
        name: nameOf(entry).split('/').at(-1) ?? '',
        open: () => unpacked(zip, entry, limits, spend),
      })),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function opened(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    // Names are decoded here, and are never used as paths.
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false } as const;
    yauzl.open(path, options, (error, zip) =>
      error ? reject(ARCHIVE_ERRORS.fail('archive.damaged')) : resolve(zip),
    );
  });
}

function documentsIn(zip: yauzl.ZipFile, limits: ArchiveLimits): Promise<yauzl.Entry[]> {
  const { documents: limit } = limits;
  // Folders count as entries too; a list far longer than this isn't even read.
  if (zip.entryCount > limit * 4 + 16) throw ARCHIVE_ERRORS.fail('archive.too-many', { limit });
  return new Promise((resolve, reject) => {
    const found: yauzl.Entry[] = [];
    const refuse = (error: Error) => reject(error);
    zip.once('error', () => refuse(ARCHIVE_ERRORS.fail('archive.damaged')));
    zip.once('end', () =>
      found.length === 0 ? refuse(ARCHIVE_ERRORS.fail('archive.empty')) : resolve(found),
    );
    zip.on('entry', (entry: yauzl.Entry) => {
      const name = nameOf(entry);
      if (!name.endsWith('/') && !LITTER.test(name)) {
        if (entry.isEncrypted()) return refuse(ARCHIVE_ERRORS.fail('archive.locked'));
        found.push(entry);
        if (found.length > limit) return refuse(ARCHIVE_ERRORS.fail('archive.too-many', { limit }));
      }
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Without `decodeStrings` the reader leaves names as bytes, whatever its types say. */
function nameOf(entry: yauzl.Entry): string {
  const bytes = entry.fileName as unknown as Buffer;
  const flagged = (entry.generalPurposeBitFlag & UTF8_NAME) !== 0;
  const text = flagged || isUtf8(bytes) ? bytes.toString('utf8') : iconv.decode(bytes, 'cp949');
  return text.replaceAll('\\', '/').normalize('NFC');
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function unpacked(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  limits: ArchiveLimits,
  spend: (bytes: number) => boolean,
): Promise<Readable> {
  const tooLarge = () =>
    ARCHIVE_ERRORS.fail('archive.too-large', { megabytes: Math.floor(limits.bytes / MEGABYTE) });
  if (entry.uncompressedSize > limits.bytes) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, packed) => {
      if (error) return reject(ARCHIVE_ERRORS.fail('archive.damaged'));
      const meter = new Transform({
        transform: (chunk: Buffer, _encoding, done) =>
          spend(chunk.length) ? done(null, chunk) : done(tooLarge()),
      });
      // It may fail before anybody reads from it; whoever does is told then.
      meter.on('error', () => {});
      packed.once('error', () => meter.destroy(ARCHIVE_ERRORS.fail('archive.damaged')));
      meter.once('close', () => packed.destroy());
      resolve(packed.pipe(meter));
    });
  });
}
