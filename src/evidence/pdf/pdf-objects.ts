import { PdfLexer, type Allowance } from './pdf-lexer.js';

/** One object of a file, as its parts stand one after another. */
export interface PdfObject {
  /** Undefined where its header couldn't be read. */
  readonly number: number | undefined;
  readonly parts: readonly string[];
  /** Where its data begins, of a stream. */
  readonly dataAt?: number;
}

const ENDS = new Set(['endobj', 'stream', 'obj', 'xref', 'trailer', 'startxref']);
const HEADER = 40;

/**
 * Every object that a reader could be sent to: what follows each `obj` or `trailer` in the file, wherever that stands.
 * Reading from the start alone would follow a file's own idea of where its strings and streams end, which other readers
 * needn't share.
 */
export function* objectsOf(text: string, allowance: Allowance): Generator<PdfObject> {
  for (const { 0: word, index } of text.matchAll(/(?<!end)obj|trailer/g)) {
    const number = /(\d+)\s+\d+\s*$/.exec(text.slice(Math.max(0, index - HEADER), index))?.[1];
    const lexer = new PdfLexer(text, index + word.length, allowance);
    const { parts, end } = partsFrom(lexer);
    yield {
      number: number === undefined ? undefined : Number(number),
      parts,
      ...(end === 'stream' ? { dataAt: afterLineEnd(text, lexer.position) } : {}),
    };
  }
}

/** The objects inside an object stream: by its list of places, and all of it once more as one. */
export function* objectsInside(data: string, first: number, allowance: Allowance): Generator<PdfObject> {
  yield { number: undefined, parts: partsFrom(new PdfLexer(data, 0, allowance), false).parts };
  const list = [...data.slice(0, first).matchAll(/(\d+)\s+(\d+)/g)].map(([, number, offset]) => ({
    number: Number(number),
    at: first + Number(offset),
  }));
  for (const [index, { number, at }] of list.entries()) {
    const until = list[index + 1]?.at ?? data.length;
    const { parts } = partsFrom(new PdfLexer(data.slice(at, until), 0, allowance), false);
    yield { number, parts };
  }
}

function partsFrom(lexer: PdfLexer, ends = true): { parts: string[]; end?: string } {
  const parts: string[] = [];
  for (let part = lexer.next(); part !== undefined; part = lexer.next()) {
    if (ends && ENDS.has(part)) return { parts, end: part };
    parts.push(part);
  }
  return { parts };
}

function afterLineEnd(text: string, at: number): number {
  if (text[at] === '\r') return text[at + 1] === '\n' ? at + 2 : at + 1;
  return text[at] === '\n' ? at + 1 : at;
}
