import type { Text } from '../platform/i18n/locale.js';
import type { Columns } from '../sheets/sheet-columns.js';

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
export type CardColumns = Columns<CardField>;

/** Without these a row says nothing. */
export const NEEDED_CARD_FIELDS: readonly CardField[] = ['usedOn', 'amount', 'merchantName'];

/** What the fields are called where one is spoken of. */
export const CARD_FIELD_NAMES: Readonly<Record<CardField, Text>> = {
  usedOn: { ko: '사용일', en: 'day of use' },
  amount: { ko: '금액', en: 'amount' },
  merchantName: { ko: '가맹점', en: 'merchant' },
  approvalNumber: { ko: '승인번호', en: 'approval number' },
  cardNumber: { ko: '카드번호', en: 'card number' },
  usedAt: { ko: '사용 시각', en: 'time of use' },
  supplyAmount: { ko: '공급가액', en: 'supply value' },
  taxAmount: { ko: '부가세', en: 'VAT' },
  merchantBusinessNumber: { ko: '사업자등록번호', en: 'business number' },
  merchantKind: { ko: '업종', en: 'line of business' },
  cancelled: { ko: '취소 여부', en: 'cancelled or not' },
  foreignAmount: { ko: '외화 금액', en: 'foreign amount' },
  exchangeRate: { ko: '환율', en: 'exchange rate' },
  country: { ko: '국가나 통화', en: 'country or currency' },
};

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

/** Which column is what, as far as the names in a row tell. Pure. */
export function columnsNamed(names: readonly string[]): CardColumns {
  const words = names.map(wordOf);
  const columns: CardColumns = {};
  for (const field of CARD_FIELDS) {
    const at = NAMES[field].map((name) => words.indexOf(wordOf(name))).find((index) => index >= 0);
    if (at !== undefined) columns[field] = at;
  }
  return columns;
}

export function missingFields(columns: CardColumns): CardField[] {
  return NEEDED_CARD_FIELDS.filter((field) => columns[field] === undefined);
}
