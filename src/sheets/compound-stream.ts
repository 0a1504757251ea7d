import { SHEET_ERRORS } from './sheet.errors.js';

const LAST_REGULAR = 0xfffffffa;
const ENTRY = 128;
const HEADER_SLOTS = 109;

/**
 * One stream of an OLE compound file, the container of Excel files before 2007. Every walk is bounded by the file's own
 * number of sectors, so that no chain goes round.
 */
export function compoundStream(bytes: Buffer, names: readonly string[]): Buffer {
  try {
    return new CompoundFile(bytes).stream(names);
  } catch (error) {
    // What is cut off or points out of the file ends in a range error.
    if (error instanceof RangeError) throw SHEET_ERRORS.fail('sheet.unreadable');
    throw error;
  }
}

class CompoundFile {
  private readonly sectorSize: number;
  private readonly fat: readonly number[];

  constructor(private readonly bytes: Buffer) {
    const shift = bytes.readUInt16LE(30);
    if (shift !== 9 && shift !== 12) throw new RangeError('sector size');
    this.sectorSize = 1 << shift;
    this.fat = this.readFat();
  }

  stream(names: readonly string[]): Buffer {
    const directory = this.chain(this.bytes.readUInt32LE(48));
    const entries = Array.from({ length: Math.floor(directory.length / ENTRY) }, (_, index) =>
      entryOf(directory, index * ENTRY),
    );
    const entry = entries.find(({ name, isStream }) => isStream && names.includes(name));
    const root = entries[0];
    if (!entry || !root) throw new RangeError('no such stream');
    const isSmall = entry.size < this.bytes.readUInt32LE(56);
    const whole = isSmall ? this.smallChain(entry.start, root.start) : this.chain(entry.start);
    return whole.subarray(0, entry.size);
  }

  private sector(index: number): Buffer {
    const at = (index + 1) * this.sectorSize;
    if (index > LAST_REGULAR || at >= this.bytes.length) throw new RangeError('sector');
    return this.bytes.subarray(at, at + this.sectorSize);
  }

  private readFat(): number[] {
    const tables: number[] = [];
    for (let slot = 0; slot < HEADER_SLOTS; slot += 1) tables.push(this.bytes.readUInt32LE(76 + slot * 4));
    let more = this.bytes.readUInt32LE(68);
    const sectors = Math.ceil(this.bytes.length / this.sectorSize);
    for (let count = 0; more <= LAST_REGULAR; count += 1) {
      if (count > sectors) throw new RangeError('circle');
      const table = numbersOf(this.sector(more));
      more = table.pop() ?? LAST_REGULAR + 1;
      tables.push(...table);
    }
    return tables.filter((index) => index <= LAST_REGULAR).flatMap((index) => numbersOf(this.sector(index)));
  }

  private chain(start: number): Buffer {
    return Buffer.concat(follow(start, this.fat).map((index) => this.sector(index)));
  }

  /** Streams below the cut-off lie in small sectors of the root's own stream. */
  private smallChain(start: number, root: number): Buffer {
    const size = 1 << this.bytes.readUInt16LE(32);
    const container = this.chain(root);
    const table = numbersOf(this.chain(this.bytes.readUInt32LE(60)));
    return Buffer.concat(
      follow(start, table).map((index) => container.subarray(index * size, (index + 1) * size)),
    );
  }
}

function follow(start: number, table: readonly number[]): number[] {
  const chain: number[] = [];
  for (let index = start; index <= LAST_REGULAR; index = table[index] ?? LAST_REGULAR + 1) {
    if (chain.length > table.length) throw new RangeError('circle');
    chain.push(index);
  }
  return chain;
}

function numbersOf(bytes: Buffer): number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32LE(index * 4));
}

function entryOf(directory: Buffer, at: number) {
  const length = Math.min(Math.max(directory.readUInt16LE(at + 64) - 2, 0), 62);
  return {
    name: directory.toString('utf16le', at, at + length),
    isStream: directory[at + 66] === 2,
    start: directory.readUInt32LE(at + 116),
    size: directory.readUInt32LE(at + 120),
  };
}
