import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { invoiceOf } from '../../../test/support/tax-invoice-reading.js';
import {
  taxInvoiceXml,
  type TaxInvoiceXmlOptions,
  validBusinessNumber,
} from '../../../test/support/tax-invoice-xml.js';
import { readTaxInvoice } from './read-tax-invoice.js';
import { taxInvoiceProblemText } from './tax-invoice.errors.js';

const FIXTURES = new URL('../../../test/fixtures/tax-invoices/', import.meta.url);

const text = fc
  .string({ unit: fc.constantFrom(...'가나다한빛데이터 ABCxyz0189()&<>"\'-.,'), minLength: 1, maxLength: 40 })
  .filter((value) => value.trim() === value && !/\s\s/.test(value));
const party = fc.record({
  businessNumber: fc.nat(999_999).map(validBusinessNumber),
  name: text,
  representative: text,
  address: text,
  email: fc.constant('tax@example.com'),
});
const line = fc.record({
  name: text,
  specification: text,
  quantity: fc.constantFrom('1', '0.5', '-3.25', '1200'),
  unitPrice: fc.constantFrom('1', '0.125', '80000'),
  supplyAmount: fc.bigInt({ min: 1n, max: 10n ** 15n }),
  taxAmount: fc.bigInt({ min: 0n, max: 10n ** 14n }),
});
const options: fc.Arbitrary<TaxInvoiceXmlOptions & { issuedOn: string }> = fc.record({
  approvalNumber: fc.stringMatching(/^\d{8}[A-Za-z0-9]{16}$/),
  issuedOn: fc
    .date({ min: new Date('2010-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  typeCode: fc.constantFrom('0101', '0103', '0301', '0102'),
  prefix: fc.constantFrom('', 'tax', 'a.b-c', '세금'),
  supplier: party,
  buyer: party,
  lines: fc.array(line, { minLength: 1, maxLength: 30 }),
});

describe('any invoice', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(options, (written) => {
        const read = invoiceOf(readTaxInvoice(taxInvoiceXml(written)));
        const lines = written.lines ?? [];
        expect(read).toMatchObject({
          approvalNumber: written.approvalNumber,
          issuedOn: written.issuedOn,
          typeCode: written.typeCode,
          supplier: written.supplier,
          buyer: written.buyer,
          supplyAmount: lines.reduce((sum, { supplyAmount }) => sum + supplyAmount, 0n),
        });
        expect(read.lines).toEqual(
          lines.map((each, index) => ({ ...each, sequence: index + 1, purchasedOn: written.issuedOn })),
        );
        expect(read.supplyAmount + read.taxAmount).toBe(read.totalAmount);
      }),
      { numRuns: 60 },
    );
  });
});

describe('any damaged file', () => {
  const originals = readdirSync(FIXTURES).map((name) => readFileSync(new URL(name, FIXTURES)));
  const mutation = fc.record({
    at: fc.nat(),
    remove: fc.oneof(fc.constant(0), fc.nat(40)),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc
        .constantFrom(
          '<',
          '>',
          '&',
          '</',
          '<TaxInvoice>',
          '<!DOCTYPE x [',
          '<![CDATA[',
          '-->',
          '&#0;',
          '"',
          '\u202E',
        )
        .map((token) => Buffer.from(token)),
    ),
  });

  it('is answered, and where it is read its sums hold', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...originals),
        fc.array(mutation, { minLength: 1, maxLength: 5 }),
        (original, damage) => {
          const bytes = damage.reduce((before, { at, remove, insert }) => {
            const place = at % (before.length + 1);
            return Buffer.concat([before.subarray(0, place), insert, before.subarray(place + remove)]);
          }, original);
          const result = readTaxInvoice(bytes);
          const problems = result.ok ? result.findings : [result];
          for (const problem of problems) {
            const { ko, en } = taxInvoiceProblemText(problem);
            expect(ko).not.toMatch(/[{}]|undefined/);
            expect(en).not.toMatch(/[{}]|undefined/);
          }
          if (!result.ok) return;
          const { invoice } = result;
          expect(invoice.supplyAmount + invoice.taxAmount).toBe(invoice.totalAmount);
          expect(invoice.lines.reduce((sum, each) => sum + each.supplyAmount, 0n)).toBe(invoice.supplyAmount);
          expect(invoice.lines.reduce((sum, each) => sum + each.taxAmount, 0n)).toBe(invoice.taxAmount);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is answered too when it is nothing but noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (noise) => {
        expect(readTaxInvoice(Buffer.from(noise)).ok).toBe(false);
      }),
    );
  });
});
