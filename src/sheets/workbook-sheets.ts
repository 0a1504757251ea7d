import { posix } from 'node:path';
import { isHidden, readWholeXml, readXml } from './xml-events.js';
import { openZip, type ZipParts } from './zip-parts.js';

const MEGABYTE = 1024 * 1024;
const MOST_LIST_BYTES = 8 * MEGABYTE;
const MOST_LOOKED_AT_BYTES = 400 * MEGABYTE;
/** More sheets than a person chooses among; the others are named and not looked into. */
const MOST_LOOKED_AT = 30;

/** A sheet of a workbook, as its list of sheets tells of it. */
export interface ListedSheet {
  name: string;
  hidden: boolean;
  /** Where it lies in the workbook; absent for what can't be read, such as a sheet that is a chart. */
  part?: string;
}

export interface SheetList {
  sheets: ListedSheet[];
  /** Days are counted from 1904, as on old Macs. */
  from1904: boolean;
}

/** A sheet as people choose it. */
export interface SheetInBook {
  name: string;
  hidden: boolean;
  hasRows: boolean;
  /** Columns that the workbook doesn't show. */
  hiddenColumns: number;
}

export async function readSheetList(parts: ZipParts): Promise<SheetList> {
  const sheets: { name: string; relation: string; hidden: boolean }[] = [];
  let from1904 = false;
  await readWholeXml(await parts.open('xl/workbook.xml', MOST_LIST_BYTES), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name === 'sheet')
        sheets.push({
          name: attributes['name'] ?? '',
          relation: attributes['r:id'] ?? '',
          hidden: (attributes['state'] ?? 'visible') !== 'visible',
        });
    },
  });
  const targets = new Map<string, string>();
  await readWholeXml(await parts.open('xl/_rels/workbook.xml.rels', MOST_LIST_BYTES), {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target) targets.set(Id, Target);
    },
  });
  const partOf = (relation: string) => {
    const target = targets.get(relation);
    return target && posix.join(target.startsWith('/') ? '' : 'xl', target).replace(/^\//, '');
  };
  return {
    from1904,
    sheets: sheets.map(({ name, hidden, relation }) => ({ name, hidden, part: partOf(relation) })),
  };
}

/** The number of the sheet that is read where nobody chose one: the first that is shown. Pure. */
export function firstShown(sheets: readonly Pick<ListedSheet, 'hidden'>[]): number {
  return Math.max(
    0,
    sheets.findIndex(({ hidden }) => !hidden),
  );
}

/** All sheets of a workbook, each looked into as far as its first value. */
export async function sheetsIn(path: string): Promise<SheetInBook[]> {
  const parts = await openZip(path);
  try {
    const { sheets } = await readSheetList(parts);
    const found: SheetInBook[] = [];
    for (const [index, { name, hidden, part }] of sheets.entries()) {
      const seen =
        part !== undefined && parts.has(part) && index < MOST_LOOKED_AT
          ? await lookInto(parts, part)
          : { hasRows: false, hiddenColumns: 0 };
      found.push({ name, hidden, ...seen });
    }
    return found;
  } finally {
    parts.close();
  }
}

async function lookInto(
  parts: ZipParts,
  part: string,
): Promise<Pick<SheetInBook, 'hasRows' | 'hiddenColumns'>> {
  let hasRows = false;
  let hiddenColumns = 0;
  const content = await parts.open(part, MOST_LOOKED_AT_BYTES);
  const reading = readXml(content, {
    open: (name, attributes) => {
      if (name === 'v' || name === 't') hasRows = true;
      if (name !== 'col' || !isHidden(attributes)) return;
      const [from, to] = [Number(attributes['min']), Number(attributes['max'])];
      // A workbook often hides all columns behind its last one: those hold nothing.
      if (to < LAST_COLUMN) hiddenColumns += to - from + 1;
    },
  });
  for await (const _ of reading) if (hasRows) break;
  content.destroy();
  return { hasRows, hiddenColumns };
}

const LAST_COLUMN = 16_384;
