import fc from 'fast-check';
import { formatWon, MAX_WON, parseWon, permilleOf, sumWon } from './won.js';

const anyWon = fc.bigInt({ min: -MAX_WON, max: MAX_WON });

describe('parseWon', () => {
  it('reads back what formatWon and String write', () => {
    fc.assert(
      fc.property(anyWon, (amount) => {
        expect(parseWon(amount.toString())).toBe(amount);
        expect(parseWon(formatWon(amount).replace('−', '-'))).toBe(amount);
      }),
    );
  });

  it.each([
    '',
    ' ',
    '1,000.5',
    '1,000.5원',
    '1e9',
    '12,34',
    '0x10',
    '１２３',
    '10000000000000000000',
    '9223372036854775808',
    '--1',
    '1 000',
  ])('refuses %p', (text) => {
    expect(parseWon(text)).toBeUndefined();
  });

  it('keeps amounts that a number would round', () => {
    expect(parseWon('9007199254740993')).toBe(9_007_199_254_740_993n);
  });
});

describe('formatWon', () => {
  it('groups thousands and uses a true minus', () => {
    expect(formatWon(1_234_567n)).toBe('1,234,567');
    expect(formatWon(-200_000n)).toBe('−200,000');
    expect(formatWon(0n)).toBe('0');
  });
});

describe('permilleOf', () => {
  it('rounds half up and says nothing of nothing', () => {
    expect(permilleOf(185_955_050n, 420_000_000n)).toBe(443);
    expect(permilleOf(1n, 2000n)).toBe(1);
    expect(permilleOf(5n, 0n)).toBe(0);
  });
});

it('sumWon adds exactly', () => {
  expect(sumWon([MAX_WON - 1n, 1n])).toBe(MAX_WON);
});
