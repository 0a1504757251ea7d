import { cellText, type SheetRow } from '../sheets/sheet.js';

export const CARD_FIELDS = [
  'cardNumber',
  'approvalNumber',
  'usedOn',
  'usedAt',
  'amount',
  'foreignAmount',
  'supplyAmount',
  'taxAmount',
  'exchangeRate',
  'country',
  'merchantBusinessNumber',
  'merchantName',
  'merchantKind',
  'cancelled',
] as const;
export type CardField = (typeof CARD_FIELDS)[number];
export type CardColumns = Partial<Record<CardField, number>>;

/** What card companies call their columns, the surest name first; compared without blanks and signs. */
const NAMES: Readonly<Record<CardField, readonly string[]>> = {
  cardNumber: ['카드번호', '이용카드', 'card number'],
  approvalNumber: ['승인번호', 'approval number'],
  usedOn: ['승인일자', '승인일', '이용일자', '이용일', '사용일자', '사용일', '거래일자', '거래일', 'date'],
  usedAt: ['승인시간', '승인시각', '이용시간', '거래시간', 'time'],
  amount: ['승인금액(원화)', '승인금액', '이용금액', '사용금액', '거래금액', '금액', 'amount'],
  foreignAmount: ['승인금액(외화)', '외화금액', '현지금액', 'foreign amount'],
  supplyAmount: ['공급가액(원화)', '공급가액', 'supply amount'],
  taxAmount: ['부가세', '부가가치세', '세액', 'vat'],
  exchangeRate: ['외화거래일환율', '환율', 'exchange rate'],
  country: ['외화거래국가코드', '국가코드', '국가', 'country'],
  merchantBusinessNumber: ['가맹점사업자번호', '가맹점사업자등록번호', '사업자번호', '사업자등록번호'],
  merchantName: ['가맹점명', '가맹점', '이용가맹점', '사용처', 'merchant'],
  merchantKind: ['가맹점업종명', '가맹점업종', '업종명', '업종'],
  cancelled: ['취소여부', '승인취소여부', '승인구분', '거래구분', '승인상태', 'cancelled'],
};

const wordOf = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Which column is what by the names in a row; undefined where it isn't the row of names of a card statement. Pure. */
export function columnsIn(row: SheetRow): CardColumns | undefined {
  const words = row.cells.map((cell) => wordOf(cellText(cell)));
  const columns: CardColumns = {};
  for (const field of CARD_FIELDS) {
    const at = NAMES[field].map((name) => words.indexOf(wordOf(name))).find((index) => index >= 0);
    if (at !== undefined) columns[field] = at;
  }
  const { usedOn, amount, merchantName } = columns;
  return usedOn === undefined || amount === undefined || merchantName === undefined ? undefined : columns;
}
