import { bufferSource, type ByteSource, withFileSource } from './byte-source.js';
import { contentOf } from './content.js';
import { extensionOf, safeFileName, withExtension } from './file-name.js';
import type { MediaTypeRefusal, MediaTypeRefusalCode } from './media-type.errors.js';
import { EVIDENCE_FILE_TYPES, type EvidenceFileKind, kindOfExtension } from './media-type.js';

export type MediaTypeResult =
  | {
      readonly ok: true;
      readonly kind: EvidenceFileKind;
      readonly mediaType: string;
      /** The file's name made safe, with an extension. */
      readonly name: string;
    }
  | MediaTypeRefusal;

/** Refused by name whatever is in it: somebody's computer would run it when it is opened. */
const RUNNABLE = new Set(
  (
    'exe com bat cmd scr pif msi msp dll cpl jar js jse mjs cjs vbs vbe wsf wsh wsc sct hta ps1 psm1 sh bash zsh ' +
    'command app apk dmg pkg deb rpm lnk reg url inf chm py rb pl php jsp asp aspx cgi'
  ).split(' '),
);
const WEB_PAGES = new Set(['html', 'htm', 'xhtml', 'shtml', 'mht', 'mhtml']);
const SVG = new Set(['svg', 'svgz']);

/**
 * What an uploaded file is, told by its first bytes; its name only has to agree. An `xml` file still has to be a
 * tax invoice: `readTaxInvoice` decides that.
 */
export function detectMediaType(originalName: string, bytes: Buffer): Promise<MediaTypeResult> {
  return detect(originalName, bufferSource(bytes));
}

/** The same for a file on disk, of which only the places that matter are read. */
export function detectMediaTypeOfFile(originalName: string, path: string): Promise<MediaTypeResult> {
  return withFileSource(path, (source) => detect(originalName, source));
}

async function detect(originalName: string, source: ByteSource): Promise<MediaTypeResult> {
  const name = safeFileName(originalName);
  const extension = extensionOf(name);
  const refuse = (code: MediaTypeRefusalCode, params: MediaTypeRefusal['params'] = {}): MediaTypeRefusal => ({
    ok: false,
    code,
    name,
    params,
  });
  if (source.size === 0) return refuse('file.empty');
  const byName = refusedByName(extension);
  if (byName) return refuse(byName);
  const content = await contentOf(source);
  if ('refused' in content) return refuse(content.refused);
  if ('other' in content) {
    if (!kindOfExtension(extension)) return refuse('file.unsupported');
    return refuse('file.extension-mismatch', {
      extension,
      ...(content.other ? { actual: content.other } : {}),
    });
  }
  const { kind } = content;
  const { mediaType, extensions } = EVIDENCE_FILE_TYPES[kind];
  if (extensions.includes(extension)) return { ok: true, kind, mediaType, name };
  // Prose has commas too: only a name makes a table of it.
  if (kind === 'csv' && !kindOfExtension(extension)) return refuse('file.unsupported');
  if (extension === '') return { ok: true, kind, mediaType, name: withExtension(name, extensions[0]) };
  return refuse('file.extension-mismatch', { extension, actual: kind });
}

function refusedByName(extension: string): MediaTypeRefusalCode | undefined {
  if (RUNNABLE.has(extension)) return 'file.executable';
  if (WEB_PAGES.has(extension)) return 'file.html';
  return SVG.has(extension) ? 'file.svg' : undefined;
}
