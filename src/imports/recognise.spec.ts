import { checkMapping } from './check-mapping.js';
import { headerOfExpenses, recogniseColumns } from './recognise.js';
import { rowFingerprint, squashed } from './row-fingerprint.js';

describe('recogniseColumns', () => {
  it('knows names with blanks, units, marks and another case', () => {
    expect(
      recogniseColumns(['일 자', '거래처*', 'Total Amount (KRW)', '부가세', '적요', '금액(원)']).columns,
    ).toEqual({
      documentedOn: 0,
      supplierName: 1,
      totalAmount: 5,
      taxAmount: 3,
      title: 4,
    });
  });

  it('takes the surest of several names', () => {
    expect(recogniseColumns(['거래일', '작성일자', '상호']).columns.documentedOn).toBe(1);
  });

  it('leaves out what it doesn’t know', () => {
    expect(recogniseColumns(['가', '나']).columns).toEqual({});
  });
});

describe('headerOfExpenses', () => {
  const rows = (...cells: string[][]) => cells.map((row, index) => ({ number: index + 1, cells: row }));

  it('finds the names below a title', () => {
    const found = headerOfExpenses(
      rows(['2025년 집행내역'], ['작성자', '김연구'], ['일자', '거래처', '금액'], ['2025-10-01', 'ㄱ', '1']),
    );
    expect(found?.number).toBe(3);
  });

  it('takes the first row of several cells where no name is known', () => {
    expect(headerOfExpenses(rows(['제목'], ['a', 'b'], ['c', 'd']))?.number).toBe(2);
    expect(headerOfExpenses(rows(['하나뿐']))).toBeUndefined();
  });
});

describe('checkMapping', () => {
  const WHOLE = { documentedOn: 0, supplierName: 1, title: 2, totalAmount: 3, category: 4 };
  const at = (columns: Record<string, number | undefined>, more = {}) =>
    checkMapping({ columns, totalVat: 'included', ...more }, 5).map(
      ({ pointer, code }) => `${pointer} ${code}`,
    );

  it('lets a whole one pass', () => {
    expect(at(WHOLE)).toEqual([]);
    const target = { defaultTarget: { budgetLineId: 'line', categoryId: 'category' } };
    expect(at({ ...WHOLE, category: undefined }, target)).toEqual([]);
    expect(at({ ...WHOLE, title: undefined, itemName: 2 })).toEqual([]);
  });

  it('names what is missing, twice or not there', () => {
    expect(at({})).toEqual([
      '/columns/documentedOn import.column-missing',
      '/columns/supplierName import.column-missing',
      '/columns/title import.title-column-missing',
      '/columns/supplyAmount import.amount-column-missing',
      '/defaultTarget import.target-column-missing',
    ]);
    expect(at({ ...WHOLE, taxAmount: 3 })).toEqual(['/columns/totalAmount import.column-twice']);
    expect(at({ ...WHOLE, fund: 5 })).toEqual(['/columns/fund import.column-unknown']);
  });
});

describe('rowFingerprint', () => {
  const ROW = {
    documentedOn: '2025-10-01',
    title: '내용',
    itemName: '',
    supplierName: '(주)한빛데이터',
    supplyAmount: 1_000n,
    taxAmount: 100n,
    category: '비목',
    fund: '',
    documentNumber: '20251001-41000012-7q00031x',
  };
  const same = rowFingerprint(ROW);

  it('is the same however supplier and number are written, and whatever the row is about', () => {
    expect(rowFingerprint({ ...ROW, supplierName: '주식회사 한빛 데이터' })).toBe(same);
    expect(rowFingerprint({ ...ROW, documentNumber: '20251001410000127Q00031X' })).toBe(same);
    expect(rowFingerprint({ ...ROW, title: '다른 내용', category: '' })).toBe(same);
    expect(squashed('（주）한빛-데이터')).toBe(squashed('한빛데이터 주식회사'));
  });

  it('is another for another day, supplier, amount or number', () => {
    expect(rowFingerprint({ ...ROW, documentedOn: '2025-10-02' })).not.toBe(same);
    expect(rowFingerprint({ ...ROW, supplierName: '한빛' })).not.toBe(same);
    expect(rowFingerprint({ ...ROW, supplyAmount: 1_001n })).not.toBe(same);
    expect(rowFingerprint({ ...ROW, documentNumber: '' })).not.toBe(same);
  });

  it('is none where a part of it can’t be read', () => {
    expect(rowFingerprint({ ...ROW, documentedOn: undefined })).toBeUndefined();
    expect(rowFingerprint({ ...ROW, supplyAmount: undefined })).toBeUndefined();
    expect(rowFingerprint({ ...ROW, supplierName: '' })).toBeUndefined();
  });
});
