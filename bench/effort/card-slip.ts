import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';

const require = createRequire(import.meta.url);
const FONT = join(
  dirname(require.resolve('pretendard-gov/package.json')),
  'dist/public/static/alternative/PretendardGOV-Regular.ttf',
);
const LINE = 20;

export interface SlipValues {
  approvalNumber: string;
  usedOn: string;
  supply: string;
  tax: string;
  amount: string;
}

/** A card slip (매출전표) as a PDF with text in it. */
export async function cardSlip(values: SlipValues): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margin: 30 });
  const whole = buffer(pdf);
  pdf.registerFont('korean', FONT).font('korean').fontSize(9);
  const rows: readonly (readonly [label: string, value: string])[] = [
    ['신용카드 매출전표', ''],
    ['거래일시', `${values.usedOn.replaceAll('-', '.')} 12:30`],
    ['승인번호', values.approvalNumber],
    ['공급가액', values.supply],
    ['부가세', values.tax],
    ['합계금액', values.amount],
  ];
  rows.forEach(([label, value], index) => {
    pdf.text(label, 60, 60 + index * LINE, { lineBreak: false });
    pdf.text(value, 200, 60 + index * LINE, { lineBreak: false });
  });
  pdf.end();
  return whole;
}
