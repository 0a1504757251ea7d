import { readAmount, unitIn } from './read-amount.js';

describe('amounts as people write them', () => {
  it.each([
    ['1000000', 1_000_000n],
    ['1,000,000', 1_000_000n],
    ['₩1,000,000원', 1_000_000n],
    ['１，０００', 1_000n],
    ['1,000천원', 1_000_000n],
    ['1,000 천원', 1_000_000n],
    ['250백만원', 250_000_000n],
    ['1억', 100_000_000n],
    ['1.5억', 150_000_000n],
    ['1억 5,000만원', 150_000_000n],
    ['1억 5000원', 100_005_000n],
    ['3천만', 30_000_000n],
    ['2조', 2_000_000_000_000n],
    ['1000.00', 1_000n],
    ['0', 0n],
  ])('reads %s', (text, amount) => {
    expect(readAmount(text)).toEqual({ amount });
  });

  it.each([
    ['많이', 'unreadable'],
    ['1,00', 'unreadable'],
    ['1,000,00', 'unreadable'],
    ['5천만 1억', 'unreadable'],
    ['1억 5000', 'ambiguous'],
    ['-1,000', 'negative'],
    ['▲1,000천원', 'negative'],
    ['(1,000)', 'negative'],
    ['1000.5', 'decimal'],
    ['0.0005천원', 'decimal'],
    ['99999999999999999999', 'too-large'],
    ['#REF!', 'formula'],
  ])('doesn’t take %s', (text, fault) => {
    expect(readAmount(text)).toEqual({ fault });
  });

  it('leaves an empty cell alone', () => {
    expect(readAmount('  ')).toBeUndefined();
  });

  it('takes plain figures by the unit of their column, and nothing that contradicts it', () => {
    expect(readAmount('1,000', 1_000n)).toEqual({ amount: 1_000_000n });
    expect(readAmount('1,000천원', 1_000n)).toEqual({ amount: 1_000_000n });
    expect(readAmount('1,000원', 1_000n)).toEqual({ fault: 'ambiguous' });
    expect(readAmount('1억', 1_000n)).toEqual({ fault: 'ambiguous' });
    expect(readAmount('0.5', 1_000n)).toEqual({ amount: 500n });
  });

  it.each([
    ['배정액(천원)', 1_000n],
    ['배정액 (단위: 백만원)', 1_000_000n],
    ['(단위 : 억원)', 100_000_000n],
    ['단위: 천원', 1_000n],
    ['배정액(원)', 1n],
    ['배정액', undefined],
    ['배정액(필수)', undefined],
  ])('finds the unit in %s', (text, unit) => {
    expect(unitIn(text)).toBe(unit);
  });
});
