import fc from 'fast-check';
import { sumWon } from '../../platform/money/won.js';
import { lineFixture } from '../../../test/support/claim-fixture.js';
import { fillLines, onLines, partsOf, vatOf, type Parts } from './shares-back.js';

const wonArbitrary = fc.bigInt({ min: 0n, max: 10n ** 13n });
const wholeArbitrary = fc
  .record({ grant: wonArbitrary, vat: wonArbitrary })
  .filter(({ grant, vat }) => grant + vat > 0n);

/** Receipts that add up to the whole, in some order. */
const receiptsArbitrary = wholeArbitrary.chain((whole) =>
  fc
    .array(fc.bigInt({ min: 1n, max: whole.grant + whole.vat }), { maxLength: 6 })
    .map((amounts): [Parts, bigint[]] => {
      let left = whole.grant + whole.vat;
      const parts = amounts.flatMap((amount) => {
        const part = amount < left ? amount : left;
        left -= part;
        return part > 0n ? [part] : [];
      });
      return [whole, left > 0n ? [...parts, left] : parts];
    }),
);

function receive(whole: Parts, amounts: readonly bigint[]): Parts[] {
  const standings: Parts[] = [{ grant: 0n, vat: 0n }];
  for (const amount of amounts) {
    const before = standings.at(-1) ?? { grant: 0n, vat: 0n };
    const { grant, vat } = partsOf(amount, whole, before);
    expect(grant + vat).toBe(amount);
    expect(grant >= 0n && vat >= 0n).toBe(true);
    standings.push({ grant: before.grant + grant, vat: before.vat + vat });
  }
  return standings;
}

describe('money that comes back', () => {
  it('is parted within what is awaited, and closes it to the last won', () => {
    fc.assert(
      fc.property(receiptsArbitrary, ([whole, amounts]) => {
        const standings = receive(whole, amounts);
        for (const { grant, vat } of standings) expect(grant <= whole.grant && vat <= whole.vat).toBe(true);
        expect(standings.at(-1)).toEqual(whole);
      }),
    );
  });

  it('makes the same parts in either order', () => {
    fc.assert(
      fc.property(receiptsArbitrary, ([whole, amounts]) => {
        const some = amounts.slice(0, -1);
        expect(receive(whole, some).at(-1)).toEqual(receive(whole, some.toReversed()).at(-1));
      }),
    );
  });

  it('fills lines in their order and never beyond one', () => {
    const rooms = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(rooms, fc.bigInt({ min: 0n, max: 1000n }), (all, permille) => {
        const lines = all.map((amount, index) => ({ lineId: String(index), amount, returned: 0n }));
        const grant = (sumWon(all) * permille) / 1000n;
        const parts = onLines({ lines }, grant);
        expect(sumWon(parts.map(({ amount }) => amount))).toBe(grant);
        for (const { lineId, amount } of parts) expect(amount <= (all[Number(lineId)] ?? 0n)).toBe(true);
      }),
    );
    expect(fillLines(5n, [{ lineId: 'a', room: 3n }])).toEqual([{ lineId: 'a', amount: 3n }]);
  });
});

describe('VAT beside what is taken back', () => {
  it('adds up to the line’s tax, however it is parted, and is nothing where VAT is claimed', () => {
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 400_000n }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(amounts, (taken) => {
        let line = lineFixture({ supplyAmount: 1_000_000n, taxAmount: 99_999n });
        let sum = 0n;
        const take = (amount: bigint) => {
          sum += vatOf([line], [{ lineId: line.id, amount }]);
          line = { ...line, reversedAmount: (line.reversedAmount ?? 0n) + amount };
        };
        for (const amount of taken) if ((line.reversedAmount ?? 0n) + amount < 1_000_000n) take(amount);
        take(1_000_000n - (line.reversedAmount ?? 0n));
        expect(sum).toBe(99_999n);
      }),
    );
    const charged = lineFixture({ vatTreatment: 'charged' });
    expect(vatOf([charged], [{ lineId: charged.id, amount: 1000n }])).toBe(0n);
  });
});
