import { startOfKstDate } from '../platform/clock/kst-date.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { BANKS } from '../platform/ids/banks.js';
import { isRecentlyChanged, lastFourOf, readAccountInput, type AccountInput } from './bank-account.js';

const GIVEN: AccountInput = { bankCode: '004', number: '001-234-56789012', holder: ' (주)한빛 데이터 ' };

function refusal(changes: Partial<AccountInput>): DomainError {
  try {
    readAccountInput({ ...GIVEN, ...changes });
  } catch (thrown) {
    if (thrown instanceof DomainError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was refused');
}

describe('an account as it is given', () => {
  it('keeps its digits as text, leading zeros too', () => {
    expect(readAccountInput(GIVEN)).toEqual({
      bankCode: '004',
      number: '00123456789012',
      holder: '(주)한빛 데이터',
    });
    expect(readAccountInput({ ...GIVEN, number: ' 001 2345 678901 ' }).number).toBe('0012345678901');
  });

  it.each([
    [{ number: '' }, '/number', 'supplier.account-number-malformed'],
    [{ number: '12345-a678901' }, '/number', 'supplier.account-number-malformed'],
    [{ number: '-1234567890' }, '/number', 'supplier.account-number-malformed'],
    [{ number: '1234567890-' }, '/number', 'supplier.account-number-malformed'],
    [{ number: '１２３４５６７８９０' }, '/number', 'supplier.account-number-malformed'],
    [{ number: '123456789' }, '/number', 'supplier.account-number-length'],
    [{ number: '12345678901234567' }, '/number', 'supplier.account-number-length'],
    [{ bankCode: '999' }, '/bankCode', 'supplier.bank-unknown'],
    [{ bankCode: '' }, '/bankCode', 'supplier.bank-unknown'],
    [{ holder: '  ' }, '/holder', 'supplier.holder-missing'],
    [{ holder: '가'.repeat(101) }, '/holder', 'supplier.holder-missing'],
  ])('is refused with %j', (changes, pointer, code) => {
    expect(refusal(changes).fields).toMatchObject([{ pointer, code }]);
  });

  it('never has its number in what is said of it', () => {
    const error = refusal({ number: '98765432109876543210', holder: '' });
    expect(error.fields).toHaveLength(2);
    expect(JSON.stringify([error.message, error.text, error.fields, error.params])).not.toContain('98765');
  });

  it('is told by its last four digits', () => {
    expect(lastFourOf('00123456780012')).toBe('0012');
  });
});

describe('the banks', () => {
  it('have three digits each, once, and both names', () => {
    const codes = BANKS.map(({ code }) => code);
    expect(codes.filter((code) => !/^\d{3}$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    expect(BANKS.every(({ name }) => name.ko && name.en)).toBe(true);
  });
});

describe('a changed account', () => {
  const confirmed = new Date(startOfKstDate('2025-11-03').getTime() + 23 * 3_600_000);

  it.each([
    ['2025-11-03', true],
    ['2025-12-02', true],
    ['2025-12-03', false],
    ['2025-11-02', false],
  ])('on %s is marked: %s', (today, marked) => {
    expect(isRecentlyChanged(confirmed, today)).toBe(marked);
  });
});
