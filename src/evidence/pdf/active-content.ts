import { inflateSync } from 'node:zlib';

const MEGABYTE = 1024 * 1024;
const MAX_INFLATED = 32 * MEGABYTE;

/** What makes a PDF do something when it is opened. */
const ACTIVE =
  /\/(?:JavaScript|JS|Launch|ImportData|SubmitForm|RichMedia|Rendition|Movie|XFA)(?![A-Za-z0-9])/;
const ATTACHED = /\/(?:EmbeddedFiles?|FileAttachment)(?![A-Za-z0-9])/;

/**
 * Looks for scripts, programs and files inside a PDF by the names of its objects, those in compressed object streams
 * included. Names may be written with `#` codes; what stands in other streams is content and never an action.
 */
export function activeContentOf(bytes: Buffer): 'active' | 'attachments' | undefined {
  for (const text of objectTexts(bytes)) {
    const names = text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    if (ACTIVE.test(names)) return 'active';
    if (ATTACHED.test(names)) return 'attachments';
  }
  return undefined;
}

/** The parts of a file that hold objects: between its streams, and inside its object streams. */
function* objectTexts(bytes: Buffer): Generator<string> {
  let at = 0;
  for (;;) {
    const start = streamAfter(bytes, at);
    if (start === undefined) break;
    const dictionary = bytes.toString('latin1', at, start);
    yield dictionary;
    const end = bytes.indexOf('endstream', start);
    const until = end < 0 ? bytes.length : end;
    if (/\/ObjStm(?![A-Za-z])/.test(dictionary.slice(dictionary.lastIndexOf(' obj'))))
      yield inflated(bytes.subarray(start, until));
    at = until;
  }
  yield bytes.toString('latin1', at);
}

/** Where the next stream's data begins. */
function streamAfter(bytes: Buffer, from: number): number | undefined {
  for (let at = bytes.indexOf('stream', from); at >= 0; at = bytes.indexOf('stream', at + 1)) {
    if (bytes.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    const next = bytes[at + 6];
    if (next === 0x0a) return at + 7;
    if (next === 0x0d) return at + (bytes[at + 7] === 0x0a ? 8 : 7);
  }
  return undefined;
}

function inflated(data: Buffer): string {
  try {
    return inflateSync(data, { maxOutputLength: MAX_INFLATED }).toString('latin1');
  } catch {
    // Encrypted or broken: the reader itself says so when it opens the file.
    return '';
  }
}
