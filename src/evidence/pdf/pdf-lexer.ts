const BLANK = /[\0\t\n\f\r ]/;
const REGULAR = /[^\0\t\n\f\r ()<>[\]{}/%]*/y;

/** More than this was looked at: what a file holds a hundred times over isn't read to its end. */
export class TooMuch extends Error {}

/** How much may still be looked at, all objects of a file together. */
export interface Allowance {
  characters: number;
}

/**
 * Tells the parts of PDF syntax apart. A string is a mark without its text, a name has its codes put right and begins
 * with `/`; everything else is as it stands.
 */
export class PdfLexer {
  constructor(
    private readonly text: string,
    private at: number,
    private readonly allowance: Allowance,
  ) {}

  /** Where the next part begins. */
  get position(): number {
    return this.at;
  }

  next(): string | undefined {
    const from = this.at;
    const part = this.part();
    this.allowance.characters -= this.at - from;
    if (this.allowance.characters < 0) throw new TooMuch();
    return part;
  }

  private part(): string | undefined {
    this.skipBlanks();
    const first = this.text[this.at];
    if (first === undefined) return undefined;
    const two = this.text.slice(this.at, this.at + 2);
    if (two === '<<' || two === '>>') {
      this.at += 2;
      return two;
    }
    if (first === '(') return this.string();
    if (first === '<') return this.until('>', '<');
    if (first === '/') {
      this.at += 1;
      return `/${nameOf(this.regular())}`;
    }
    if (/[[\]{})>]/.test(first)) {
      this.at += 1;
      return first;
    }
    return this.regular();
  }

  private skipBlanks(): void {
    for (; this.at < this.text.length; this.at += 1) {
      const letter = this.text[this.at] ?? '';
      if (letter === '%') {
        while (this.at < this.text.length && !/[\r\n]/.test(this.text[this.at] ?? '')) this.at += 1;
      } else if (!BLANK.test(letter)) return;
    }
  }

  private regular(): string {
    REGULAR.lastIndex = this.at;
    const found = REGULAR.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private until(end: string, mark: string): string {
    const found = this.text.indexOf(end, this.at);
    this.at = found < 0 ? this.text.length : found + 1;
    return mark;
  }

  /** Brackets inside a string count unless a backslash stands before them. */
  private string(): string {
    let depth = 0;
    for (; this.at < this.text.length; this.at += 1) {
      const letter = this.text[this.at];
      if (letter === '\\') this.at += 1;
      else if (letter === '(') depth += 1;
      else if (letter === ')') {
        depth -= 1;
        if (depth === 0) break;
      }
    }
    this.at = Math.min(this.at + 1, this.text.length);
    return '(';
  }
}

function nameOf(written: string): string {
  return written.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
