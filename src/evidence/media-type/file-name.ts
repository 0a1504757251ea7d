export const MAX_FILE_NAME_LENGTH = 200;

/** Controls, lone surrogates and invisible marks, those that turn the direction of writing among them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\uFFFD\uFFFE\uFFFF]/gu;
const SEPARATORS = /[/\\]/;
/** What Windows doesn't allow in a name; a document is downloaded again somewhere. */
const RESERVED = /[<>:"|?*]/g;
const RESERVED_NAME = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const EXTENSION = /\.([A-Za-z0-9]{1,10})$/;
const FALLBACK = '증빙';

/** The name of an uploaded file as it is kept and shown: without folders, invisible characters and tricks. */
export function safeFileName(original: string): string {
  const last = original.normalize('NFC').replace(INVISIBLE, '').split(SEPARATORS).at(-1) ?? '';
  const plain = last
    .replace(RESERVED, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  const name = plain.replace(RESERVED_NAME, '_$1');
  return shorten(name === '' ? FALLBACK : name);
}

/** The extension in small letters without its dot; empty when the name has none. `2025.10 영수증` has none. */
export function extensionOf(name: string): string {
  const extension = EXTENSION.exec(name)?.[1]?.toLowerCase() ?? '';
  return /^\d+$/.test(extension) ? '' : extension;
}

export function withExtension(name: string, extension: string): string {
  return shorten(`${name}.${extension}`);
}

/** Cuts the middle out of a long name by characters, never inside one, and keeps its extension. */
function shorten(name: string): string {
  if (name.length <= MAX_FILE_NAME_LENGTH) return name;
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  let kept = '';
  for (const character of name) {
    if (kept.length + character.length + extension.length > MAX_FILE_NAME_LENGTH) break;
    kept += character;
  }
  return kept.trimEnd() + extension;
}
