import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  businessNumberCheckDigit,
  formatBusinessNumber,
  isBusinessNumber,
  parseBusinessNumber,
  readBusinessNumber,
} from './business-number.js';

const KNOWN = [
  '2048631263',
  '6028131841',
  '1248100998',
  '2208162517',
  '9018800128',
  '9018100342',
  '9028600563',
];

describe('business number', () => {
  it.each(KNOWN)('%s is right', (number) => {
    expect(readBusinessNumber(number)).toEqual({ ok: true, number });
    expect(isBusinessNumber(number)).toBe(true);
  });

  it('is read with hyphens and surrounding spaces, and printed with hyphens', () => {
    expect(parseBusinessNumber(' 902-86-00563 ')).toBe('9028600563');
    expect(formatBusinessNumber('9028600563')).toBe('902-86-00563');
    expect(formatBusinessNumber('902860056')).toBe('902860056');
  });

  it('tells a wrong check digit from a wrong form', () => {
    expect(readBusinessNumber('9028600564')).toEqual({ ok: false, problem: 'check-digit' });
    for (const text of [
      '',
      '902860056',
      '90286005633',
      '90-286-00563',
      '902 86 00563',
      '９０２８６００５６３',
      'abcdefghij',
    ]) {
      expect(readBusinessNumber(text)).toEqual({ ok: false, problem: 'malformed' });
    }
  });

  it('refuses ten zeros although their check digit fits', () => {
    expect(businessNumberCheckDigit('000000000')).toBe('0');
    expect(parseBusinessNumber('0000000000')).toBeUndefined();
  });

  it('is not one when hyphenated: stored numbers are plain digits', () => {
    expect(isBusinessNumber('902-86-00563')).toBe(false);
  });

  it('notices every single wrong digit among the first eight', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KNOWN),
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: 1, max: 9 }),
        (number, at, shift) => {
          const digit = (Number(number[at]) + shift) % 10;
          const changed = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
          expect(parseBusinessNumber(changed)).toBeUndefined();
        },
      ),
    );
  });

  it('has exactly one right last digit for any first nine', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{8}$/), (nine) => {
        const right = [...'0123456789'].filter((digit) => isBusinessNumber(nine + digit));
        expect(right).toEqual([businessNumberCheckDigit(nine)]);
      }),
    );
  });
});
