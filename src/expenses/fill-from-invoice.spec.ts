import fc from 'fast-check';
import { claimFixture } from '../../test/support/claim-fixture.js';
import { invoiceOf, readText } from '../../test/support/tax-invoice-reading.js';
import { taxInvoiceText } from '../../test/support/tax-invoice-xml.js';
import { fillFromInvoice } from './fill-from-invoice.js';

const filled = (lines: { name: string; supplyAmount: bigint; taxAmount?: bigint }[]) =>
  fillFromInvoice(claimFixture({ lines: [] }), invoiceOf(readText(taxInvoiceText({ lines }))), 'full');

describe('the lines of a claim from a tax invoice', () => {
  it('are the invoice’s own', () => {
    const { lines } = filled([
      { name: '말뭉치', supplyAmount: 1_000n },
      { name: '정제', supplyAmount: 500n },
    ]);
    expect(lines.map(({ name, supplyAmount, taxAmount }) => [name, supplyAmount, taxAmount])).toEqual([
      ['말뭉치', 1_000n, 100n],
      ['정제', 500n, 50n],
    ]);
  });

  it('bear what the invoice takes off in lines of its own, in proportion', () => {
    const { lines, payableAmount } = filled([
      { name: '서버', supplyAmount: 3_000n },
      { name: '할인', supplyAmount: -400n },
      { name: '설치', supplyAmount: 1_000n },
      { name: '덤', supplyAmount: 0n },
    ]);
    expect(lines.map(({ name, supplyAmount }) => [name, supplyAmount])).toEqual([
      ['서버', 2_700n],
      ['설치', 900n],
    ]);
    expect(payableAmount).toBe(3_960n);
  });

  it('always add up to the invoice, none at or below zero', () => {
    const amount = fc.bigInt(1n, 10n ** 10n).map((value) => value * 10n);
    const discounted = fc
      .array(amount, { minLength: 1, maxLength: 6 })
      .chain((bought) =>
        fc.tuple(fc.constant(bought), fc.bigInt(0n, bought.reduce((sum, one) => sum + one, 0n) / 10n - 1n)),
      );
    fc.assert(
      fc.property(discounted, ([bought, tenths]) => {
        const off = -tenths * 10n;
        const lines = [...bought, off].map((supplyAmount, index) => ({
          name: `품목 ${index}`,
          supplyAmount,
        }));
        const claim = filled(lines);
        const total = bought.reduce((sum, one) => sum + one, off);
        expect([claim.supplyAmount, claim.taxAmount]).toEqual([total, total / 10n]);
        expect(claim.lines.every(({ payableAmount }) => payableAmount > 0n)).toBe(true);
      }),
    );
  });
});
