/** A record of an Excel file before 2007. */
export interface BiffRecord {
  readonly type: number;
  readonly data: Buffer;
}

const CONTINUE = 0x3c;

/** The records from a place in the stream on. */
export function* biffRecords(stream: Buffer, from = 0): Generator<BiffRecord> {
  for (let at = from; at + 4 <= stream.length;) {
    const length = stream.readUInt16LE(at + 2);
    yield { type: stream.readUInt16LE(at), data: stream.subarray(at + 4, at + 4 + length) };
    at += 4 + length;
  }
}

/** A text of a record: its length in characters, its flags, its characters. */
export function biffText(data: Buffer, at: number): string {
  const count = data.readUInt16LE(at);
  const isWide = ((data[at + 2] ?? 0) & 1) === 1;
  const from = at + 3;
  return data.toString(isWide ? 'utf16le' : 'latin1', from, from + count * (isWide ? 2 : 1));
}

/** The workbook's table of texts, which goes on in as many records as it needs. */
export function sharedTexts(records: readonly BiffRecord[], at: number): string[] {
  const pieces = [records[at]?.data ?? Buffer.alloc(0)];
  for (let next = at + 1; records[next]?.type === CONTINUE; next += 1)
    pieces.push(records[next]?.data ?? Buffer.alloc(0));
  const reader = new PieceReader(pieces);
  reader.skip(4);
  const count = reader.number(4);
  const texts: string[] = [];
  while (texts.length < count && !reader.isAtEnd) texts.push(reader.text());
  return texts;
}

class PieceReader {
  private piece = 0;
  private at = 0;

  constructor(private readonly pieces: readonly Buffer[]) {}

  get isAtEnd(): boolean {
    return this.piece >= this.pieces.length - 1 && this.left === 0;
  }

  text(): string {
    let count = this.number(2);
    const flags = this.number(1);
    const runs = (flags & 8) === 8 ? this.number(2) : 0;
    const extra = (flags & 4) === 4 ? this.number(4) : 0;
    let isWide = (flags & 1) === 1;
    let text = '';
    while (count > 0) {
      if (this.left === 0) {
        // A text cut off at the end of a record says again how its letters are written.
        if (!this.next()) throw new RangeError('text cut off');
        isWide = (this.number(1) & 1) === 1;
      }
      const size = isWide ? 2 : 1;
      const taken = Math.min(count, Math.floor(this.left / size));
      if (taken === 0) throw new RangeError('text cut off');
      const bytes = this.current.subarray(this.at, this.at + taken * size);
      text += bytes.toString(isWide ? 'utf16le' : 'latin1');
      this.at += taken * size;
      count -= taken;
    }
    this.skip(runs * 4 + extra);
    return text;
  }

  number(bytes: 1 | 2 | 4): number {
    if (this.left === 0) this.next();
    const value = this.current.readUIntLE(this.at, bytes);
    this.at += bytes;
    return value;
  }

  skip(count: number): void {
    let left = count;
    while (left > 0) {
      if (this.left === 0 && !this.next()) throw new RangeError('cut off');
      const taken = Math.min(left, this.left);
      this.at += taken;
      left -= taken;
    }
  }

  private get current(): Buffer {
    return this.pieces[this.piece] ?? Buffer.alloc(0);
  }

  private get left(): number {
    return this.current.length - this.at;
  }

  private next(): boolean {
    if (this.piece >= this.pieces.length - 1) return false;
    this.piece += 1;
    this.at = 0;
    return true;
  }
}
