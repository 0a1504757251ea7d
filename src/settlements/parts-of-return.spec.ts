import fc from 'fast-check';
import { sumWon } from '../platform/money/won.js';
import { partsOfReturn } from './parts-of-return.js';

const due = (id: string, amount: bigint) => ({
  fund: { id, name: { ko: id, en: id } },
  fiscalYear: { id: 'year', year: 2025 },
  amount,
});

describe('parts of a return', () => {
  it('fills funds in their order, and leaves the rest to what lay on no line', () => {
    const dues = [due('a', 10n), due('b', 5n)];
    expect(partsOfReturn({ dues }, 0n, 12n).map(({ fund, amount }) => [fund.id, amount])).toEqual([
      ['a', 10n],
      ['b', 2n],
    ]);
    expect(partsOfReturn({ dues }, 12n, 8n).map(({ fund, amount }) => [fund.id, amount])).toEqual([
      ['b', 3n],
    ]);
    expect(partsOfReturn({ dues }, 15n, 8n)).toEqual([]);
  });

  it('closes the same however it is split', () => {
    const amount = fc.bigInt({ min: 1n, max: 1000n });
    fc.assert(
      fc.property(
        fc.array(amount, { maxLength: 4 }),
        fc.array(amount, { maxLength: 6 }),
        (owed, payments) => {
          const dues = owed.map((each, index) => due(String(index), each));
          let before = 0n;
          let split = 0n;
          for (const payment of payments) {
            split += sumWon(partsOfReturn({ dues }, before, payment).map((part) => part.amount));
            before += payment;
          }
          const whole = sumWon(partsOfReturn({ dues }, 0n, before).map((part) => part.amount));
          expect(split).toBe(whole);
          const all = sumWon(owed);
          expect(whole).toBe(before < all ? before : all);
        },
      ),
    );
  });
});
