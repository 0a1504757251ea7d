import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { approvalNumberOf, taxInvoiceXml } from '../../src/demo/tax-invoice-xml.js';
import { PhotoReader } from '../../src/evidence/photo/photo-reader.js';
import type { DocumentReading } from '../../src/evidence/reading/document-reading.js';
import { readTaxInvoice } from '../../src/evidence/tax-invoice/read-tax-invoice.js';
import { drawReceipt, makeLook } from '../receipts/draw-receipt.js';
import { Random } from '../receipts/random.js';
import { makeReceipt, type ReceiptTruth } from '../receipts/receipt-text.js';
import { percent, perSecond, type Bench, type Row } from './scenario.js';

const SEED = 20251103;
const INVOICES = 400;
const RECEIPTS = 100;
const FIELDS = [
  'supplierName',
  'businessNumber',
  'documentedOn',
  'supplyAmount',
  'taxAmount',
  'totalAmount',
  'approvalNumber',
] as const satisfies readonly (keyof ReceiptTruth)[];

/** How fast documents are read, and how right: tax invoices, and photos of receipts made for it. */
export async function runReading({ quick }: Bench): Promise<Row[]> {
  return [readInvoices(quick ? INVOICES / 4 : INVOICES), ...(await readReceipts(quick ? 10 : RECEIPTS))];
}

function readInvoices(count: number): Row {
  const lines = Array.from({ length: 12 }, (_, index) => ({
    name: `말뭉치 ${index + 1}`,
    supplyAmount: BigInt(1_000_000 + index * 10),
  }));
  const invoices = Array.from({ length: count }, (_, index) =>
    taxInvoiceXml({ approvalNumber: approvalNumberOf('2025-09-15', index), issuedOn: '2025-09-15', lines }),
  );
  const read = rateOf(invoices, (bytes) => {
    if (!readTaxInvoice(bytes).ok) throw new Error('an invoice was refused');
  });
  const parsed = rateOf(invoices, (bytes) => {
    new SaxesParser({ xmlns: true }).write(bytes.toString('utf8')).close();
  });
  return {
    what: 'reading a tax invoice of 12 lines',
    measured: perSecond(read),
    baseline: `${perSecond(parsed)}: its XML parsed and nothing else`,
    ratio: percent(read, parsed),
    reach: '–',
    met: undefined,
  };
}

/** Twice over, the first time to warm the compiler up. */
function rateOf(all: readonly Buffer[], work: (bytes: Buffer) => void): number {
  all.forEach(work);
  const begun = performance.now();
  all.forEach(work);
  return (all.length * 1000) / (performance.now() - begun);
}

async function readReceipts(count: number): Promise<Row[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hanjang-receipts-'));
  const reader = new PhotoReader();
  const random = new Random(SEED);
  const found: { truth: ReceiptTruth; reading: DocumentReading }[] = [];
  const seconds: number[] = [];
  try {
    for (let index = 0; index < count; index += 1) {
      const receipt = makeReceipt(random, index);
      const file = path.join(folder, `${index}.jpg`);
      await writeFile(file, await drawReceipt(receipt, makeLook(random, index)));
      const begun = performance.now();
      const reading = await reader.read(file);
      seconds.push((performance.now() - begun) / 1000);
      found.push({ truth: receipt.truth, reading });
    }
  } finally {
    reader.onApplicationShutdown();
    await rm(folder, { recursive: true, force: true });
  }
  seconds.sort((a, b) => a - b);
  const mean = seconds.reduce((sum, each) => sum + each, 0) / count;
  return [
    {
      what: `photo of a receipt, ${count} made ones (3 fonts, skewed, blurred, noisy, faded, turned)`,
      measured: `mean ${mean.toFixed(2)} s, p95 ${(seconds[Math.floor(count * 0.95)] ?? 0).toFixed(2)} s`,
      baseline: '',
      ratio: '',
      reach: '–',
      met: undefined,
    },
    ...FIELDS.map((field) => accuracyOf(field, found)),
  ];
}

function accuracyOf(
  field: (typeof FIELDS)[number],
  found: readonly { truth: ReceiptTruth; reading: DocumentReading }[],
): Row {
  const printed = found.filter(({ truth }) => truth[field] !== undefined);
  const given = printed.filter(({ reading }) => reading.fields[field] !== undefined);
  const right = given.filter(
    ({ truth, reading }) => plain(reading.fields[field]?.value) === plain(truth[field]),
  );
  const wrong = given.length - right.length;
  return {
    what: `photo of a receipt: ${field}`,
    measured: `${percent(right.length, printed.length)} right, ${percent(wrong, printed.length)} wrong, ${percent(printed.length - given.length, printed.length)} left empty`,
    baseline: '',
    ratio: '',
    reach: '–',
    met: undefined,
  };
}

/** A name is right whatever spaces stand in it. */
function plain(value: string | bigint | undefined): string {
  return String(value).replaceAll(/\s/g, '');
}
