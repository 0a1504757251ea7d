import { deflateSync } from 'node:zlib';
import { rawPdf } from './pdfs.js';

/** Content that takes a reader long, under the name of a picture, whose size is nobody's concern; another for each mark. */
export function slowPdf(mark: string): Buffer {
  const data = deflateSync(Buffer.from('BT (a) Tj ET\n'.repeat(4_000_000)));
  return rawPdf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>',
      Buffer.concat([
        Buffer.from(`<< /Subtype /Image /Filter /FlateDecode /Length ${data.length} >>\nstream\n`),
        data,
        Buffer.from('\nendstream'),
      ]),
    ],
    `% ${mark}`,
  );
}
