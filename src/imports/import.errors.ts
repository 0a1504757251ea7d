import { defineErrors } from '../platform/errors/define-errors.js';

export const IMPORT_ERRORS = defineErrors({
  'import.not-found': {
    kind: 'not-found',
    ko: '가져오기가 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such import. Choose again from the list.',
  },
  'import.not-permitted': {
    kind: 'forbidden',
    ko: '집행을 신청하는 사람만 표에서 가져올 수 있습니다.',
    en: 'Only people who file claims can import them from a sheet.',
  },
  'import.not-importer': {
    kind: 'forbidden',
    ko: '올린 사람만 할 수 있습니다. 신청이 그 사람 이름으로 들어가기 때문입니다.',
    en: 'Only the person who uploaded the sheet can do this: the claims go in under their name.',
  },
  'import.file-missing': {
    kind: 'invalid',
    ko: '가져올 표를 골라 주세요.',
    en: 'Choose the sheet to import.',
    pointer: '/file',
  },
  'import.empty': {
    kind: 'invalid',
    ko: '표에 줄이 없습니다. 첫 줄에 열 이름을 적고 그 아래에 집행을 한 줄씩 적어 주세요.',
    en: 'The sheet has no rows. Put column names in the first row and one expense in each row below.',
    pointer: '/file',
  },
  'import.too-many-rows': {
    kind: 'too-large',
    ko: '한 번에 {limit}줄까지 가져올 수 있습니다. 표를 나누어 올려 주세요.',
    en: 'Up to {limit} rows at a time. Split the sheet.',
    pointer: '/file',
  },
  'import.uploaded-by-another': {
    kind: 'conflict',
    ko: '{name}님이 이미 올린 표입니다. 같은 표는 한 번만 가져올 수 있습니다.',
    en: '{name} has uploaded this sheet already. The same sheet is imported once.',
    pointer: '/file',
  },
  'import.another-runs': {
    kind: 'conflict',
    ko: '다른 표를 가져오는 중입니다. 끝난 뒤에 되돌려 주세요.',
    en: 'Another sheet is being imported. Take this one back when it is done.',
  },
  'import.another-undoes': {
    kind: 'conflict',
    ko: '다른 표를 되돌리는 중입니다. 끝난 뒤에 가져와 주세요.',
    en: 'Another sheet is being taken back. Import this one when that is done.',
  },
  'import.undo-stopped': {
    kind: 'unavailable',
    ko: '되돌리기가 여러 번 멈췄습니다. 지운 신청은 지운 그대로입니다. ‘이어서 되돌리기’를 눌러 주세요.',
    en: 'Taking it back stopped several times. What is gone stays gone. Choose “Go on taking back”.',
  },
  'import.wrong-state': {
    kind: 'conflict',
    ko: '지금 상태에서는 할 수 없습니다. 화면을 새로 열어 확인해 주세요.',
    en: 'This can’t be done as the import stands. Reload to see how it stands.',
  },
  'import.mapping-fixed': {
    kind: 'conflict',
    ko: '이미 줄이 들어가서 열 맞춤을 바꿀 수 없습니다.',
    en: 'Rows are in already, so the columns can’t be changed any more.',
  },
  'import.sheet-unknown': {
    kind: 'invalid',
    ko: '내용이 있는 시트를 골라 주세요.',
    en: 'Choose a sheet of the workbook that has rows.',
    pointer: '/sheet',
  },
  'import.column-unknown': {
    kind: 'invalid',
    ko: '표에 없는 열입니다. 다시 골라 주세요.',
    en: 'The sheet has no such column. Choose again.',
  },
  'import.column-twice': {
    kind: 'invalid',
    ko: '같은 열을 두 번 골랐습니다. 하나만 남겨 주세요.',
    en: 'The same column is chosen twice. Keep one.',
  },
  'import.column-missing': {
    kind: 'invalid',
    ko: '어느 열인지 골라 주세요.',
    en: 'Say which column it is.',
  },
  'import.amount-column-missing': {
    kind: 'invalid',
    ko: '공급가액이나 합계 열을 골라 주세요.',
    en: 'Choose the column of supply values or of totals.',
    pointer: '/columns/supplyAmount',
  },
  'import.title-column-missing': {
    kind: 'invalid',
    ko: '내용이나 품목 열을 골라 주세요.',
    en: 'Choose the column that says what it was for, or the item.',
    pointer: '/columns/title',
  },
  'import.target-column-missing': {
    kind: 'invalid',
    ko: '비목 열을 고르거나, 모든 줄에 쓸 예산 항목을 골라 주세요.',
    en: 'Choose the column of categories, or one budget line for all rows.',
    pointer: '/defaultTarget',
  },
  'import.target-unknown': {
    kind: 'invalid',
    ko: '예산 항목을 다시 골라 주세요.',
    en: 'Choose the budget line again.',
    pointer: '/defaultTarget',
  },
  'import.stopped': {
    kind: 'unavailable',
    ko: '가져오기가 여러 번 멈췄습니다. 들어간 줄은 그대로 있습니다. ‘이어서 가져오기’를 눌러 주세요.',
    en: 'The import stopped several times. What is in stays. Choose “Go on”.',
  },
  'import.person-left': {
    kind: 'forbidden',
    ko: '올린 사람이 더는 신청할 수 없어 가져오기를 멈췄습니다. 들어간 줄은 그대로 있습니다.',
    en: 'The import stopped because the person who uploaded it can’t file claims any more. What is in stays.',
  },
  'import.file-gone': {
    kind: 'unavailable',
    ko: '올린 표를 읽을 수 없어 멈췄습니다. 들어간 줄은 그대로 있습니다. 잠시 뒤에 이어서 가져와 주세요.',
    en: 'The uploaded sheet can’t be read, so the import stopped. What is in stays. Go on in a moment.',
  },
});

/** What can be wrong with one row; said beside the row and in the copy of the sheet. */
export const ROW_ERRORS = defineErrors({
  'import.row.missing': {
    kind: 'invalid',
    ko: '비어 있습니다. 적어 주세요.',
    en: 'It is empty. Fill it in.',
  },
  'import.row.date': {
    kind: 'invalid',
    ko: '날짜를 읽을 수 없습니다: {value}. 2025-09-15처럼 적어 주세요.',
    en: 'The date “{value}” can’t be read. Write it like 2025-09-15.',
  },
  'import.row.amount': {
    kind: 'invalid',
    ko: '금액을 읽을 수 없습니다: {value}. 1,234,567처럼 원 단위 숫자로 적어 주세요.',
    en: 'The amount “{value}” can’t be read. Write whole won, like 1,234,567.',
  },
  'import.row.total': {
    kind: 'invalid',
    ko: '공급가액과 세액을 더하면 {sum}원인데 합계는 {total}원입니다. 금액을 맞춰 주세요.',
    en: 'Supply value and tax make {sum} won, but the total says {total} won. Make them agree.',
  },
  'import.row.category-unknown': {
    kind: 'invalid',
    ko: '맞는 예산 항목이 없습니다: {value}. 비목 이름이나 코드를 확인해 주세요.',
    en: 'No open budget line fits the category “{value}”. Check its name or code.',
  },
  'import.row.category-ambiguous': {
    kind: 'invalid',
    ko: '맞는 예산 항목이 여럿입니다: {value}({choices}). 재원이나 세목까지 적어 주세요.',
    en: 'Several budget lines fit the category “{value}” ({choices}). Name the fund or the sub-category too.',
  },
  'import.row.fund-unknown': {
    kind: 'invalid',
    ko: '쓸 수 없는 재원입니다: {value}. 재원 이름을 확인해 주세요.',
    en: 'The fund “{value}” isn’t open to you. Check its name.',
  },
  'import.row.too-long': {
    kind: 'invalid',
    ko: '{limit}자까지 적을 수 있습니다. 줄여 주세요.',
    en: 'Up to {limit} characters. Shorten it.',
  },
  'import.row.sum': {
    kind: 'invalid',
    ko: '합계 줄이라 건너뜁니다.',
    en: 'A row of sums; it is left out.',
  },
  'import.row.imported-before': {
    kind: 'conflict',
    ko: '이미 가져온 줄입니다(날짜·거래처·금액·문서번호가 같습니다). 건너뜁니다.',
    en: 'This row is in already (same date, supplier, amount and document number). It is left out.',
  },
  'import.row.claimed-before': {
    kind: 'conflict',
    ko: '이미 신청한 세금계산서입니다({number}). 건너뜁니다.',
    en: 'This tax invoice is claimed already ({number}). It is left out.',
  },
});
