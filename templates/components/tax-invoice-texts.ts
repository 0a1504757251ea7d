import type { Texts } from '../texts.js';

/** The printed form keeps its Korean words in every language: it is a drawing of a Korean document. */
export const INVOICE_WORDS = {
  invoice: '전자세금계산서',
  exemptInvoice: '전자계산서',
  copy: '공급받는자 보관용',
  approvalNumber: '승인번호',
  originalNumber: '당초 승인번호',
  supplier: '공급자',
  buyer: '공급받는자',
  businessNumber: '등록번호',
  name: '상호',
  representative: '성명',
  address: '주소',
  businessType: '업태',
  businessItem: '종목',
  email: '이메일',
  issuedOn: '작성일자',
  supplyAmount: '공급가액',
  taxAmount: '세액',
  note: '비고',
  month: '월',
  day: '일',
  item: '품목',
  specification: '규격',
  quantity: '수량',
  unitPrice: '단가',
  total: '합계금액',
  cash: '현금',
  cheque: '수표',
  bill: '어음',
  credit: '외상미수금',
} as const;

export const invoiceTexts = {
  region: { ko: '전자세금계산서 그림', en: 'The tax invoice as drawn' },
  amended: { ko: '수정', en: 'Amended' },
  mark: {
    ko: (number: number, field: string) => `${number} ${field}`,
    en: (number: number, field: string) => `${number} ${field}`,
  },
  supplier: { ko: '거래처', en: 'Supplier' },
  documentedOn: { ko: '작성일자', en: 'Invoice date' },
  supplyAmount: { ko: '공급가액', en: 'Supply amount' },
  taxAmount: { ko: '세액', en: 'VAT' },
  title: { ko: '내용', en: 'Title' },
  approvalNumber: { ko: '승인번호', en: 'Approval number' },
  tooManyLines: {
    ko: (shown: number, total: number) =>
      `${total}품목 가운데 ${shown}품목을 보여 드립니다. 나머지는 원본에 있습니다.`,
    en: (shown: number, total: number) =>
      `${shown} of ${total} items are drawn. The rest is in the original.`,
  },
} satisfies Texts;
