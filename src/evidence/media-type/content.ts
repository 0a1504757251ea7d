import { fileTypeFromBuffer } from 'file-type';
import type { ByteSource } from './byte-source.js';
import { COMPOUND_FILE_SIGNATURE, compoundFileNames } from './compound-file.js';
import type { MediaTypeRefusalCode } from './media-type.errors.js';
import type { EvidenceFileKind } from './media-type.js';
import { type TextContent, textContentOf } from './text-content.js';
import { storedContent, zipEntries } from './zip-entries.js';

/** What a file is by its content: evidence, something refused by name, or something else. */
export type Content =
  | { readonly kind: EvidenceFileKind }
  | { readonly refused: MediaTypeRefusalCode }
  | { readonly other: string | undefined };

const HEAD_LENGTH = 64 * 1024;
const MEGABYTE = 1024 * 1024;
const MAX_INFLATED = 300 * MEGABYTE;
const HWPX_TYPE = 'application/hwp+zip';
const HWP3_SIGNATURE = 'HWP Document File';

const KIND_OF_MIME: ReadonlyMap<string, EvidenceFileKind> = new Map([
  ['image/jpeg', 'jpeg'],
  ['image/png', 'png'],
  ['image/apng', 'png'],
  ['image/webp', 'webp'],
  ['image/heic', 'heic'],
  ['image/heif', 'heic'],
  ['image/heic-sequence', 'heic'],
  ['image/heif-sequence', 'heic'],
]);
const ARCHIVES = new Set(
  '7z rar tar gz bz2 xz lz lz4 lzh zst Z ar cab arj cpio ace alz egg iso dmg'.split(' '),
);
const PROGRAMS = new Set('exe elf macho dex wasm class jar apk msi deb rpm crx xpi swf nes lnk'.split(' '));

export async function contentOf(source: ByteSource): Promise<Content> {
  const head = await source.read(0, HEAD_LENGTH);
  if (startsWith(head, 'PK\u0003\u0004') || startsWith(head, 'PK\u0005\u0006')) return zipContent(source);
  if (head.subarray(0, 8).equals(COMPOUND_FILE_SIGNATURE)) return compoundContent(source);
  if (startsWith(head, HWP3_SIGNATURE)) return { kind: 'hwp' };
  if (isPdf(head)) return { kind: 'pdf' };
  if (isProgram(head)) return { refused: 'file.executable' };
  // Text first: signatures of a few letters, such as the BM of bitmaps, also begin tables.
  const text = textContentOf(head);
  if (text !== undefined) return contentOfText(text);
  const known = await fileTypeFromBuffer(head);
  return known ? contentOfType(known.mime, known.ext) : { other: undefined };
}

function contentOfText(text: TextContent): Content {
  if (text === 'xml') return { kind: 'xml' };
  if (text === 'table') return { kind: 'csv' };
  return text === 'text' ? { other: 'text' } : { refused: `file.${text}` };
}

function startsWith(head: Buffer, signature: string): boolean {
  return head.toString('latin1', 0, signature.length) === signature;
}

/** Some programs write a byte-order mark or an empty line before the PDF. */
function isPdf(head: Buffer): boolean {
  return /^(\xEF\xBB\xBF)?\s*%PDF-\d/.test(head.toString('latin1', 0, 64));
}

/** Windows programs say `MZ`, which text may start with too; theirs is never free of zero bytes. */
function isProgram(head: Buffer): boolean {
  if (startsWith(head, 'MZ')) return head.includes(0);
  return [
    '\x7FELF',
    '\xCA\xFE\xBA\xBE',
    '\xFE\xED\xFA',
    '\xCE\xFA\xED\xFE',
    '\xCF\xFA\xED\xFE',
    '\0asm',
    'dex\n',
  ].some((signature) => startsWith(head, signature));
}

function contentOfType(mime: string, extension: string): Content {
  const kind = KIND_OF_MIME.get(mime);
  if (kind) return { kind };
  if (PROGRAMS.has(extension)) return { refused: 'file.executable' };
  if (ARCHIVES.has(extension)) return { refused: 'file.archive' };
  return { other: extension };
}

async function zipContent(source: ByteSource): Promise<Content> {
  const entries = await zipEntries(source);
  if (!entries) return { refused: 'file.damaged' };
  const names = new Set(entries.map(({ name }) => name));
  if ([...names].some((name) => name.endsWith('vbaProject.bin'))) return { refused: 'file.macro' };
  const kind = officeKind(names) ?? (await hwpxKind(source, entries));
  if (!kind) return names.has('[Content_Types].xml') ? { other: 'office' } : { refused: 'file.archive' };
  const inflated = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  return inflated > MAX_INFLATED ? { refused: 'file.inflated' } : { kind };
}

function officeKind(names: ReadonlySet<string>): EvidenceFileKind | undefined {
  if (!names.has('[Content_Types].xml')) return undefined;
  if (names.has('xl/workbook.xml')) return 'xlsx';
  return names.has('word/document.xml') ? 'docx' : undefined;
}

async function hwpxKind(
  source: ByteSource,
  entries: readonly { name: string; headerOffset: number; uncompressedSize: number }[],
): Promise<EvidenceFileKind | undefined> {
  const type = entries.find(({ name }) => name === 'mimetype');
  if (!type || !entries.some(({ name }) => name === 'Contents/content.hpf')) return undefined;
  const content = await storedContent(source, type, HWPX_TYPE.length);
  return content.toString('latin1') === HWPX_TYPE ? 'hwpx' : undefined;
}

async function compoundContent(source: ByteSource): Promise<Content> {
  const names = await compoundFileNames(source);
  if (names.size === 0) return { refused: 'file.damaged' };
  if (names.has('FileHeader') && names.has('DocInfo')) return { kind: 'hwp' };
  return { refused: names.has('EncryptedPackage') ? 'file.password' : 'file.old-office' };
}
