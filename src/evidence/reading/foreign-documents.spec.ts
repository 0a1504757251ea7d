import { describe, expect, it } from '@jest/globals';
import { parseFields } from './parse-fields.js';
import type { TextPage, TextWord } from './text-page.js';

/** A page of lines, their words beside each other; four blanks make a column. */
function pageOf(...texts: string[]): TextPage {
  const lines = texts.map((text, row) => {
    let x = 5;
    const words = text.split(/ (?! )/).map((word): TextWord => {
      const gap = /^ */.exec(word)?.[0].length ?? 0;
      x += gap * 4;
      const placed = {
        text: word.trim(),
        confidence: 100,
        x,
        y: 5 + row * 5,
        width: word.trim().length,
        height: 3,
      };
      x += placed.width + 0.6;
      return placed;
    });
    return { page: 1, words };
  });
  return { number: 1, width: 600, height: 800, lines };
}

const valuesOf = (...texts: string[]) =>
  Object.fromEntries(
    Object.entries(parseFields([pageOf(...texts)]).fields).map(([name, field]) => [name, field?.value]),
  );

describe('an English document', () => {
  it('has a supplier below its title, a day in words, and no won in dollars', () => {
    expect(valuesOf('Invoice', 'OpenAI LLC', 'Date: Oct 20, 2025', 'Total: USD 120.00')).toEqual({
      supplierName: 'OpenAI LLC',
      documentedOn: '2025-10-20',
    });
  });

  it.each([
    ['Invoice date: 03 Oct 2025', '2025-10-03'],
    ['Date of issue  October 3, 2025', '2025-10-03'],
    ['Issue date 3-Oct-2025', '2025-10-03'],
    ['Date due Nov 3, 2025', undefined],
    ['Invoice date 10/03/2025', undefined],
  ])('says its day: %s', (text, day) => {
    expect(valuesOf('Receipt', text)['documentedOn']).toBe(day);
  });

  it.each(['Invoice', 'Tax Invoice', 'Receipt #1234', 'Statement', 'Bill', 'PAYMENT RECEIPT', 'Page 1 of 2'])(
    'isn’t supplied by its title: %s',
    (title) => {
      expect(valuesOf(title)['supplierName']).toBeUndefined();
    },
  );

  it('names its seller beside or under the label, not its buyer', () => {
    expect(valuesOf('Invoice', 'Seller: Acme Data Inc.', 'Bill to: Upstage')['supplierName']).toBe(
      'Acme Data Inc.',
    );
    expect(valuesOf('Invoice', 'Bill from', 'Acme Data Inc.', 'Bill to', 'Upstage')['supplierName']).toBe(
      'Acme Data Inc.',
    );
  });

  it('in won is read', () => {
    expect(valuesOf('Invoice', 'Acme', 'Subtotal ₩10,000', 'VAT ₩1,000', 'Amount due ₩11,000')).toMatchObject(
      {
        supplyAmount: 10_000n,
        taxAmount: 1000n,
        totalAmount: 11_000n,
      },
    );
  });
});

describe('a foreign currency', () => {
  it.each([
    'Total USD 1,200',
    '합계 1,200 USD',
    '합계 US$ 1,200',
    'TOTAL $ 1,200',
    '합계 €1,200',
    '합계 1,200달러',
    '합계 1,200엔',
  ])('is never taken for won: %s', (text) => {
    expect(valuesOf('영수증', '한빛상사', text)).not.toHaveProperty('totalAmount');
  });

  it('in a column’s heading counts for the column', () => {
    expect(valuesOf('Invoice', 'Acme', 'Amount (USD)', 'Total 1,200')).not.toHaveProperty('totalAmount');
  });

  it('leaves what says that it is won', () => {
    expect(valuesOf('카드 매출전표', '이용금액 USD 120.00', '합계 165,000원')).toMatchObject({
      totalAmount: 165_000n,
    });
  });

  it('isn’t part of a word', () => {
    expect(valuesOf('영수증', '한빛상사', '엔진오일 2 엔진', 'EURO 부품', '합계 11,000')).toMatchObject({
      totalAmount: 11_000n,
    });
  });
});

describe('a supplier’s name', () => {
  it('ends before a number behind it', () => {
    const values = valuesOf(
      '거래명세서',
      '공급자 상호 가나상사 902-86-00563',
      '공급받는자 상호 다라 901-88-00128',
    );
    expect(values).toMatchObject({ supplierName: '가나상사', businessNumber: '9028600563' });
    expect(valuesOf('영수증', '상호: 가나상사(902-86-00563)')['supplierName']).toBe('가나상사');
    expect(valuesOf('영수증', '상호: 가나상사 02-123-4567')['supplierName']).toBe('가나상사');
  });

  it('is no row of many words', () => {
    expect(valuesOf('낱말가 낱말나 낱말다 낱말라 낱말마 낱말바 낱말사 낱말아')).toEqual({});
  });
});
