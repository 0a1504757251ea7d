import { columnWord } from '../sheets/words.js';
import { IMPORT_FIELDS, type ImportField, type ImportMapping } from './import.js';
import { headerAmong, type DataRow } from '../sheets/sheet-rows.js';

/** What people call the columns, the surest name first; compared without blanks, signs and case. */
export const COLUMN_NAMES: Readonly<Record<ImportField, readonly string[]>> = {
  documentedOn: [
    '작성일자',
    '사용일자',
    '거래일자',
    '증빙일자',
    '집행일자',
    '발행일자',
    '일자',
    '날짜',
    '작성일',
    '거래일',
    '사용일',
    '집행일',
    'date',
    'document date',
  ],
  title: [
    '내용',
    '적요',
    '사용내역',
    '집행내역',
    '사용목적',
    '용도',
    '제목',
    '건명',
    '내역',
    'description',
    'title',
    'what for',
  ],
  itemName: ['품목', '품명', '품목명', '물품명', 'item'],
  supplierName: [
    '거래처',
    '거래처명',
    '공급자',
    '공급자명',
    '상호',
    '상호명',
    '가맹점',
    '가맹점명',
    '사용처',
    '업체명',
    '공급업체',
    'supplier',
    'vendor',
    'merchant',
  ],
  businessNumber: [
    '사업자등록번호',
    '사업자번호',
    '공급자사업자번호',
    '가맹점사업자번호',
    'business number',
    'business no',
  ],
  supplyAmount: ['공급가액', '공급가', 'supply amount', 'supply value', 'net amount'],
  taxAmount: ['세액', '부가세', '부가가치세', '부가세액', 'vat', 'tax', 'tax amount'],
  totalAmount: [
    '합계',
    '합계금액',
    '총액',
    '총금액',
    '금액',
    '사용금액',
    '결제금액',
    '집행금액',
    '지급액',
    '이용금액',
    'total',
    'total amount',
    'amount',
  ],
  category: [
    '비목',
    '세목',
    '비목명',
    '세목명',
    '비목세목',
    '예산항목',
    '예산과목',
    'category',
    'budget line',
  ],
  fund: ['재원', '재원명', 'fund'],
  documentNumber: [
    '승인번호',
    '문서번호',
    '증빙번호',
    '계산서번호',
    '세금계산서승인번호',
    '영수증번호',
    '전표번호',
    'document number',
    'approval number',
    'receipt number',
  ],
  committedOn: ['지출원인행위일', '원인행위일', '계약일', '계약일자', '발주일', 'commitment date'],
};

const BY_WORD: ReadonlyMap<string, ImportField> = new Map(
  IMPORT_FIELDS.flatMap((field) =>
    COLUMN_NAMES[field].map((name): [string, ImportField] => [columnWord(name), field]),
  ),
);

export function headerOfExpenses(rows: readonly DataRow[]): DataRow | undefined {
  return headerAmong(rows, (name) => BY_WORD.has(columnWord(name)));
}

/** Which column is what, as far as the names tell; of two that say the same the surer name counts, then the first. */
export function recogniseColumns(header: readonly string[]): ImportMapping {
  const words = header.map(columnWord);
  const columns: ImportMapping['columns'] = {};
  for (const field of IMPORT_FIELDS) {
    const at = COLUMN_NAMES[field].map((name) => words.indexOf(columnWord(name))).find((index) => index >= 0);
    if (at !== undefined) columns[field] = at;
  }
  return { columns, totalVat: 'included' };
}
