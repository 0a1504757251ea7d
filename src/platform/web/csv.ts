/** What a spreadsheet would take for a formula or a new cell; the full-width forms are typed by Korean keyboards. */
const RISKY_START = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^-?\d+$/;

/**
 * Rows as CSV that opens as Korean text in spreadsheets (byte order mark, CRLF) and in which no cell becomes a formula:
 * text that starts like one gets an apostrophe in front. Plain whole numbers stay numbers.
 */
export function csvText(rows: Iterable<readonly string[]>): string {
  const lines: string[] = [];
  for (const row of rows) lines.push(row.map(csvCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function csvCell(value: string): string {
  const safe = RISKY_START.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
