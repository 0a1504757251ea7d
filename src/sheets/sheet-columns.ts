/** Which column (from 0) holds what. */
export type Columns<Field extends string> = Partial<Record<Field, number>>;

export interface ColumnFault<Field extends string> {
  field: Field;
  fault: 'missing' | 'unknown' | 'twice';
}

/** A choice of columns against the sheet they are chosen of; none when rows can be read by it. Pure. */
export function columnFaults<Field extends string>(
  columns: Columns<Field>,
  { fields, needed, width }: { fields: readonly Field[]; needed: readonly Field[]; width: number },
): ColumnFault<Field>[] {
  const taken = new Set<number>();
  return fields.flatMap((field): ColumnFault<Field>[] => {
    const column = columns[field];
    if (column === undefined) return needed.includes(field) ? [{ field, fault: 'missing' }] : [];
    if (!Number.isInteger(column) || column < 0 || column >= width) return [{ field, fault: 'unknown' }];
    if (taken.has(column)) return [{ field, fault: 'twice' }];
    taken.add(column);
    return [];
  });
}

const COLUMN = /^\d{1,3}$/;

/** The choices as a form posts them, `columns.<field>`; whether they can be used is checked by whoever uses them. */
export function columnsFrom<Field extends string>(
  fields: readonly Field[],
  read: (name: string) => string,
): Columns<Field> {
  const columns: Columns<Field> = {};
  for (const field of fields) {
    const text = read(`columns.${field}`);
    if (COLUMN.test(text)) columns[field] = Number(text);
  }
  return columns;
}

/** What a column is chosen by: `C · 거래처 (한빛데이터)`, as people find it in their sheet. */
export function columnOption(
  header: readonly string[],
  samples: readonly (readonly string[])[],
  index: number,
): { value: string; label: string } {
  const name = header[index] ?? '';
  const sample = samples.map((cells) => cells[index] ?? '').find((cell) => cell !== '');
  const inBrackets = sample === undefined || sample === name ? '' : `(${sample})`;
  const words = [name, inBrackets].filter(Boolean).join(' ');
  return {
    value: String(index),
    label: words ? `${columnLetters(index)} · ${words}` : columnLetters(index),
  };
}

const LETTERS = 26;

export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % LETTERS));
  return index < LETTERS ? last : columnLetters(Math.floor(index / LETTERS) - 1) + last;
}
