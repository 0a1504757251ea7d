import type { ByteSource } from './byte-source.js';

export const COMPOUND_FILE_SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const HEADER_LENGTH = 512;
const ENTRY_LENGTH = 128;
const HEADER_TABLE_SLOTS = 109;
const LAST_REGULAR_SECTOR = 0xfffffffa;
/** The directory of a document has a few dozen entries; more are not needed to recognise it. */
const MAX_DIRECTORY_SECTORS = 64;

/**
 * The names in the directory of an OLE compound file: the container of HWP 5, of Office files before 2007 and of
 * those locked with a password. Empty when it can't be followed.
 */
export async function compoundFileNames(source: ByteSource): Promise<Set<string>> {
  const names = new Set<string>();
  const header = await source.read(0, HEADER_LENGTH);
  if (header.length < HEADER_LENGTH) return names;
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return names;
  const sectorSize = 1 << shift;
  let sector = header.readUInt32LE(48);
  for (let count = 0; count < MAX_DIRECTORY_SECTORS && sector <= LAST_REGULAR_SECTOR; count += 1) {
    const bytes = await source.read((sector + 1) * sectorSize, sectorSize);
    for (let at = 0; at + ENTRY_LENGTH <= bytes.length; at += ENTRY_LENGTH) addName(names, bytes, at);
    const next = await nextSector(source, header, sector, sectorSize);
    if (next === undefined) break;
    sector = next;
  }
  return names;
}

function addName(names: Set<string>, bytes: Buffer, at: number): void {
  const length = bytes.readUInt16LE(at + 64);
  if (length >= 2 && length <= 64) names.add(bytes.toString('utf16le', at, at + length - 2));
}

async function nextSector(
  source: ByteSource,
  header: Buffer,
  sector: number,
  sectorSize: number,
): Promise<number | undefined> {
  const perTable = sectorSize / 4;
  const slot = Math.floor(sector / perTable);
  if (slot >= HEADER_TABLE_SLOTS) return undefined;
  const table = header.readUInt32LE(76 + slot * 4);
  if (table > LAST_REGULAR_SECTOR) return undefined;
  const entry = await source.read((table + 1) * sectorSize + (sector % perTable) * 4, 4);
  return entry.length === 4 ? entry.readUInt32LE(0) : undefined;
}
