/** Values nested deeper than this are no input of ours, and walking them by recursion would exhaust the stack. */
const MAX_DEPTH = 32;

/**
 * Control characters but tab, line feed and carriage return, and halves of a character: no text column keeps them. Marks
 * that turn the order of letters round: a supplier's name with one in it reads like another's.
 */
const UNREADABLE =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const UNREADABLE_ALL = new RegExp(UNREADABLE.source, 'g');

export function isReadable(text: string): boolean {
  return !UNREADABLE.test(text);
}

/** The text without that, for forms and files: a word processor's paste brings vertical tabs and the like. */
export function readableText(text: string): string {
  return text.replaceAll(UNREADABLE_ALL, '');
}

export type Unreadable = { kind: 'text'; pointer: string } | { kind: 'too-deep' };

/** The first thing in parsed input that can't be kept: a text with unreadable characters, or nesting without end. */
export function findUnreadable(input: unknown): Unreadable | undefined {
  const open: { value: unknown; pointer: string; depth: number }[] = [
    { value: input, pointer: '', depth: 0 },
  ];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const { value, pointer, depth } = item;
    if (typeof value === 'string' && !isReadable(value)) return { kind: 'text', pointer };
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAX_DEPTH) return { kind: 'too-deep' };
    for (const [name, inner] of Object.entries(value)) {
      if (!isReadable(name)) return { kind: 'text', pointer };
      open.push({ value: inner, pointer: `${pointer}/${name}`, depth: depth + 1 });
    }
  }
  return undefined;
}
