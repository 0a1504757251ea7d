import type { ImportMapping } from './import.js';
import { readRow } from './read-row.js';

const MAPPING: ImportMapping = {
  columns: { documentedOn: 0, supplierName: 1, title: 2, supplyAmount: 3, taxAmount: 4, totalAmount: 5 },
  totalVat: 'included',
};
const read = (cells: string[], changes: Partial<ImportMapping> = {}) =>
  readRow(cells, { ...MAPPING, ...changes });
const amountsOf = (cells: string[], changes?: Partial<ImportMapping>) => {
  const { values, problems } = read(['2025-10-01', '거래처', '내용', ...cells], changes);
  return [values.supplyAmount, values.taxAmount, ...problems.map(({ code, field }) => `${field} ${code}`)];
};

describe('the amounts of a row', () => {
  it.each([
    [['10,000', '1,000', '11,000'], 10_000n, 1_000n],
    [['10000', '', '11000'], 10_000n, 1_000n],
    [['10000', '', ''], 10_000n, 0n],
    [['', '1000', '11000'], 10_000n, 1_000n],
    [['', '', '11000'], 10_000n, 1_000n],
    // Registers print 909 and 91.
    [['', '', '1000'], 909n, 91n],
  ])('%j are %s and %s', (cells, supply, tax) => {
    expect(amountsOf(cells)).toEqual([supply, tax]);
  });

  it('of a total without VAT are the total', () => {
    expect(amountsOf(['', '', '11000'], { totalVat: 'none' })).toEqual([11_000n, 0n]);
  });

  it('must agree', () => {
    expect(amountsOf(['10000', '1000', '12000'])).toContain('totalAmount import.row.total');
    expect(amountsOf(['10000', '1000', '11001'])).toContain('totalAmount import.row.total');
  });

  it('are one problem where one of them can’t be read, and one where none is there', () => {
    expect(amountsOf(['만원', '1000', '11000'])).toEqual([
      undefined,
      undefined,
      'supplyAmount import.row.amount',
    ]);
    expect(amountsOf(['', '', ''])).toEqual([undefined, undefined, 'supplyAmount import.row.missing']);
  });
});

describe('the texts of a row', () => {
  it('lose what no column keeps, and are one line', () => {
    const { values, problems } = read([
      '2025-10-01',
      ' 거래처\u0000\r\n둘 ',
      '내\ud800용\u000b',
      '1',
      '',
      '',
    ]);
    expect([values.supplierName, values.title, problems]).toEqual(['거래처 둘', '내용', []]);
  });

  it('are as long as a claim’s may be', () => {
    const { problems } = read(['2025-10-01', '거'.repeat(201), '내용', '1', '', '']);
    expect(problems.map(({ code, field }) => `${field} ${code}`)).toEqual([
      'supplierName import.row.too-long',
    ]);
    expect(read(['2025-10-01', '거'.repeat(200), '내용', '1', '', '']).problems).toEqual([]);
  });
});
