import type { ByteSource } from './byte-source.js';

export interface ZipEntry {
  readonly name: string;
  readonly uncompressedSize: number;
  readonly headerOffset: number;
}

const END_SIGNATURE = Buffer.from('PK\u0005\u0006', 'latin1');
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const MAX_DIRECTORY_BYTES = 4 * 1024 * 1024;

/** The table of contents of a ZIP file, nothing unpacked; undefined when it can't be followed. */
export async function zipEntries(source: ByteSource): Promise<ZipEntry[] | undefined> {
  const tailLength = Math.min(source.size, END_LENGTH + MAX_COMMENT);
  const tail = await source.read(source.size - tailLength, tailLength);
  const at = tail.lastIndexOf(END_SIGNATURE);
  if (at === -1 || at + END_LENGTH > tail.length) return undefined;
  const count = tail.readUInt16LE(at + 10);
  const length = tail.readUInt32LE(at + 12);
  const offset = tail.readUInt32LE(at + 16);
  // Larger ones, the 64-bit format among them, are no office documents.
  if (length > MAX_DIRECTORY_BYTES || offset + length > source.size) return undefined;
  return entriesIn(await source.read(offset, length), count);
}

function entriesIn(directory: Buffer, count: number): ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_LENGTH > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGNATURE)
      return undefined;
    const nameEnd = at + ENTRY_LENGTH + directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + ENTRY_LENGTH, nameEnd),
      uncompressedSize: directory.readUInt32LE(at + 24),
      headerOffset: directory.readUInt32LE(at + 42),
    });
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** The first bytes of an entry that is stored without compression. */
export async function storedContent(source: ByteSource, entry: ZipEntry, length: number): Promise<Buffer> {
  const header = await source.read(entry.headerOffset, LOCAL_LENGTH);
  if (header.length < LOCAL_LENGTH) return Buffer.alloc(0);
  const skip = LOCAL_LENGTH + header.readUInt16LE(26) + header.readUInt16LE(28);
  return source.read(entry.headerOffset + skip, length);
}
