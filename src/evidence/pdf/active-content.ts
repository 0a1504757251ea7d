import { type Allowance, TooMuch } from './pdf-lexer.js';
import { objectsInside, objectsOf, type PdfObject } from './pdf-objects.js';
import { Inflation, isCompressedText, isObjectStream, objectStreamText, TooLarge } from './pdf-streams.js';

const MEGABYTE = 1024 * 1024;
const MAX_INFLATED = 64 * MEGABYTE;
/** Beyond the length of the file itself, so that no file is gone through over and over. */
const LOOKED_AT = 64 * MEGABYTE;

/** What makes a PDF do something, or fetch something from elsewhere. Links to web pages are not among it. */
const ACTIVE = new Set(
  'JavaScript JS Launch ImportData SubmitForm RichMedia Rendition Movie XFA GoToR GoToE'
    .split(' ')
    .map((name) => `/${name}`),
);
const ATTACHED = new Set(['/EmbeddedFile', '/EmbeddedFiles', '/FileAttachment']);

export type ActiveContent =
  | { readonly refused: 'active' | 'attachments' | 'too-heavy' }
  /** `hidden`: objects stand where they can't be looked into, as in a locked file. */
  | { readonly refused?: undefined; readonly hidden: boolean };

/**
 * Looks for scripts, actions and files inside a PDF by the names in its objects, those in object streams included; what
 * stands in strings and other streams is content. Also weighs what its streams inflate to.
 */
export function activeContentOf(bytes: Buffer): ActiveContent {
  const look = new Look(bytes);
  try {
    return look.atAll();
  } catch (error) {
    if (error instanceof TooMuch || error instanceof TooLarge) return { refused: 'too-heavy' };
    throw error;
  }
}

class Look {
  private readonly text: string;
  private readonly allowance: Allowance;
  private readonly inflation = new Inflation(MAX_INFLATED);
  private readonly opening = new OpeningActions();
  private hidden = false;

  constructor(private readonly bytes: Buffer) {
    this.text = bytes.toString('latin1');
    this.allowance = { characters: bytes.length + LOOKED_AT };
  }

  atAll(): ActiveContent {
    for (const object of objectsOf(this.text, this.allowance)) {
      const refused = this.at(object);
      if (refused) return { refused };
    }
    return this.opening.fetchPages() ? { refused: 'active' } : { hidden: this.hidden };
  }

  private at(object: PdfObject): 'active' | 'attachments' | undefined {
    const found = this.names(object);
    if (found || object.dataAt === undefined) return found;
    if (isObjectStream(object)) return this.inside(object);
    if (isCompressedText(object)) this.inflation.inflate(this.bytes.subarray(object.dataAt));
    return undefined;
  }

  private inside(object: PdfObject): 'active' | 'attachments' | undefined {
    const text = objectStreamText(object, this.bytes, this.inflation);
    if (text === 'unknown') return 'active';
    if (text === undefined) this.hidden = true;
    const first = Number(object.parts[object.parts.indexOf('/First') + 1]);
    for (const inner of objectsInside(text ?? '', first, this.allowance)) {
      const found = this.names(inner);
      if (found) return found;
    }
    return undefined;
  }

  private names({ number, parts }: PdfObject): 'active' | 'attachments' | undefined {
    if (parts.some((part) => ACTIVE.has(part)) || hasAutomaticAction(parts)) return 'active';
    if (parts.some((part) => ATTACHED.has(part))) return 'attachments';
    this.opening.note(number, parts);
    return undefined;
  }
}

/** Actions of pages, fields and the document that run by themselves; some programs leave an empty list. */
function hasAutomaticAction(parts: readonly string[]): boolean {
  return parts.some(
    (part, index) => part === '/AA' && !(parts[index + 1] === '<<' && parts[index + 2] === '>>'),
  );
}

/** What happens when a document is opened, through the objects it stands in: turning to a page is all that may. */
class OpeningActions {
  private readonly links = new Set<number>();
  private readonly next = new Map<number, number[]>();
  private readonly begins: number[] = [];
  private direct = false;

  note(number: number | undefined, parts: readonly string[]): void {
    const opens = parts.indexOf('/OpenAction');
    if (opens >= 0) {
      this.begins.push(...refsAt(parts, opens + 1));
      // In one object with a link of its own: the catalogue has none.
      if (parts[opens + 1] === '<<' && parts.includes('/URI')) this.direct = true;
    }
    if (number === undefined) return;
    if (parts.includes('/URI')) this.links.add(number);
    const follows = parts.indexOf('/Next');
    if (follows >= 0) this.next.set(number, refsAt(parts, follows + 1));
  }

  fetchPages(): boolean {
    const seen = new Set<number>();
    const todo = [...this.begins];
    for (let number = todo.pop(); number !== undefined; number = todo.pop()) {
      if (this.links.has(number)) return true;
      if (seen.has(number)) continue;
      seen.add(number);
      todo.push(...(this.next.get(number) ?? []));
    }
    return this.direct;
  }
}

/** `5 0 R`, or some of them in a list; a list that begins a place to turn to names its page so too, which is no action. */
function refsAt(parts: readonly string[], at: number): number[] {
  if (parts[at] === '<<') {
    const follows = parts.indexOf('/Next', at);
    return follows < 0 ? [] : refsAt(parts, follows + 1);
  }
  if (parts[at + 2] === 'R') return [Number(parts[at])];
  if (parts[at] !== '[') return [];
  const end = parts.indexOf(']', at);
  const inside = parts.slice(at + 1, end < 0 ? undefined : end);
  const isPlace = inside[3]?.startsWith('/') ?? false;
  return isPlace ? [] : inside.flatMap((part, index) => (inside[index + 2] === 'R' ? [Number(part)] : []));
}
