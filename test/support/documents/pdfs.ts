import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';

const require = createRequire(import.meta.url);
const FONT = join(
  dirname(require.resolve('pretendard-gov/package.json')),
  'dist/public/static/alternative/PretendardGOV-Regular.ttf',
);

export type Pdf = PDFKit.PDFDocument;

/** A PDF with Korean text, drawn by `draw`. */
export async function pdfOf(
  draw: (pdf: Pdf) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 30, ...options });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise((resolve) => pdf.on('end', resolve));
  pdf.registerFont('korean', FONT).font('korean').fontSize(9);
  draw(pdf);
  pdf.end();
  await done;
  return Buffer.concat(chunks);
}

/** Texts at places; a cell is `[x, y, text]` in points from the upper left. */
export function cells(pdf: Pdf, places: readonly (readonly [number, number, string])[]): void {
  for (const [x, y, text] of places) pdf.text(text, x, y, { lineBreak: false });
}

/** The smallest PDF there is, different for each mark, for tests that only need some document. */
export function smallPdf(mark: string): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>`,
  ];
  return rawPdf(objects, `% ${mark}`);
}

/** A PDF of these objects, numbered from 1, the first of them the catalogue. */
export function rawPdf(objects: readonly (string | Buffer)[], comment = '%'): Buffer {
  const parts: Buffer[] = [Buffer.from(`%PDF-1.7\n${comment}\n`)];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  objects.forEach((object, index) => {
    offsets.push(length());
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
  });
  const start = length();
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
