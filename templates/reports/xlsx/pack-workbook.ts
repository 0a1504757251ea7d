import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** A link from a cell to another cell of the workbook, such as `'분개'!A7`. */
export interface CellLink {
  from: string;
  to: string;
}

const KST_OFFSET_MS = 9 * 60 * 60 * 1000;
const RULE_ID = /<x14:id>(\{[0-9A-Fa-f-]{36}\})<\/x14:id>/g;

/**
 * Finishes a workbook that exceljs has written. exceljs links only cells of text, and writes the time of day and random
 * ids into the file: here numbers get their links, and the same report becomes the same bytes.
 */
export function packWorkbook(
  written: Uint8Array,
  links: ReadonlyMap<string, readonly CellLink[]>,
  madeAt: Date,
): Buffer {
  const packed: Zippable = {};
  const files = unzipSync(written);
  for (const path of Object.keys(files).sort(inOpeningOrder)) {
    const content = files[path];
    if (!content) continue;
    packed[path] = path.startsWith('xl/worksheets/sheet')
      ? finishSheet(content, links.get(path) ?? [])
      : content;
  }
  return Buffer.from(zipSync(packed, { level: 6, mtime: zipTime(madeAt) }));
}

/** Readers that stream want the list of contents first. */
function inOpeningOrder(a: string, b: string): number {
  const first = '[Content_Types].xml';
  if (a === first || b === first) return a === first ? -1 : 1;
  return a < b ? -1 : 1;
}

function finishSheet(content: Uint8Array, links: readonly CellLink[]): Uint8Array {
  let xml = strFromU8(content);
  const ids = [...xml.matchAll(RULE_ID)].flatMap(([, id]) => (id === undefined ? [] : [id]));
  for (const [index, id] of ids.entries()) {
    xml = xml.replaceAll(id, `{00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}}`);
  }
  // exceljs writes these two the wrong way round, which Excel offers to repair.
  xml = xml.replace(/(<pageSetUpPr\b[^>]*\/>)(<outlinePr\b[^>]*\/>)/, '$2$1');
  if (links.length === 0) return strToU8(xml);
  const elements = links
    .map(({ from, to }) => `<hyperlink ref="${from}" location="${escapeXml(to)}"/>`)
    .join('');
  // The schema wants links right before the page's set-up.
  const place = xml.search(/<(printOptions|pageMargins|pageSetup)\b/);
  if (place === -1) throw new Error('a worksheet without page set-up has no place for links');
  return strToU8(`${xml.slice(0, place)}<hyperlinks>${elements}</hyperlinks>${xml.slice(place)}`);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** A zip file knows only the clock on the wall: the Korean one, wherever the server stands. */
function zipTime(instant: Date): Date {
  const korean = new Date(instant.getTime() + KST_OFFSET_MS);
  return new Date(
    Math.max(korean.getUTCFullYear(), 1980),
    korean.getUTCMonth(),
    korean.getUTCDate(),
    korean.getUTCHours(),
    korean.getUTCMinutes(),
    korean.getUTCSeconds(),
  );
}
