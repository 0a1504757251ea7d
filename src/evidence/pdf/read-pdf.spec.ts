import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  cardSlipPdf,
  receiptPdf,
  statementPdf,
  taxInvoicePrint,
} from '../../../test/support/documents/purchase-pdfs.js';
import type { DocumentReading } from '../reading/document-reading.js';
import { readPdf } from './read-pdf.js';

const EXPECTED = {
  supplierName: '한빛데이터 주식회사',
  businessNumber: '9028600563',
  documentedOn: '2025-09-15',
  supplyAmount: 1_200_000n,
  taxAmount: 120_000n,
  totalAmount: 1_320_000n,
};

describe('a PDF', () => {
  let folder: string;
  let count = 0;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'hanjang-pdf-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const onDisk = async (bytes: Buffer) => {
    count += 1;
    const file = path.join(folder, `${count}.pdf`);
    await writeFile(file, bytes);
    return file;
  };
  const read = async (bytes: Buffer): Promise<DocumentReading> => {
    const outcome = await readPdf(await onDisk(bytes));
    if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
    return outcome.reading;
  };

  it.each([
    ['the tax office’s print-out', taxInvoicePrint, 'tax-invoice', '202509154100001' + '27q00031x'],
    ['a receipt', receiptPdf, 'receipt', undefined],
    ['a card slip', cardSlipPdf, 'card-slip', '30127788'],
    ['a statement of goods', statementPdf, 'statement', undefined],
  ] as const)('is read: %s', async (_, make, type, approval) => {
    const { documentType, fields } = await read(await make());
    const values = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field?.value]));
    expect(values).toEqual({ ...EXPECTED, ...(approval ? { approvalNumber: approval } : {}) });
    expect(documentType).toBe(type);
  });
});
