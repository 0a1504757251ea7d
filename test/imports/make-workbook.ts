import { strToU8, zipSync, type Zippable } from 'fflate';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
    <Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
    <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="rId1" Type="${TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${TYPES}"><sheets><sheet name="숨김" sheetId="1" state="hidden" r:id="rId2"/><sheet name="집행" sheetId="2" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="rId1" Type="${TYPES}/worksheet" Target="worksheets/sheet1.xml"/>
    <Relationship Id="rId2" Type="${TYPES}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
  'xl/styles.xml': `${HEAD}<styleSheet ${MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\.m\\.d"/><numFmt numFmtId="165" formatCode="#,##0&quot;days&quot;[Red]"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
};

export const sheetXml = (rows: string): string =>
  `${HEAD}<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`;

/** A workbook with this XML as the rows of its visible sheet; any part can be put in, changed or left out. */
export function workbook(
  rows: string,
  changes: Record<string, string | Uint8Array | undefined> = {},
): Buffer {
  const parts: Zippable = {};
  const all = { ...PARTS, 'xl/worksheets/sheet1.xml': sheetXml(rows), ...changes };
  for (const [name, content] of Object.entries(all))
    if (content !== undefined) parts[name] = typeof content === 'string' ? strToU8(content) : content;
  return Buffer.from(zipSync(parts));
}

/** Rows of texts as a spreadsheet program writes them. */
export function textRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map(
      (cells, index) =>
        `<row r="${index + 1}">${cells.map((text) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`).join('')}</row>`,
    )
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
