import { type Texts, plural } from '../texts.js';

/** The printed form keeps its Korean words in every language: it is a drawing of a Korean document. */
export const INVOICE_WORDS = {
  invoice: '전자세금계산서',
  exemptInvoice: '전자계산서',
  copy: '공급받는자 보관용',
  approvalNumber: '승인번호',
  originalNumber: '당초 승인번호',
  consigned: '위수탁',
  zeroRated: '영세율',
  broker: '수탁사업자',
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
  unknownType: {
    ko: (code: string) => `종류 확인 필요(${code})`,
    en: (code: string) => `Unknown type (${code})`,
  },
  verified: { ko: '서명 확인', en: 'Signature verified' },
  issuerUnknown: { ko: '발행자 미확인', en: 'Issuer unknown' },
  unsigned: { ko: '서명 없음', en: 'Not signed' },
  unsupported: { ko: '서명 확인 못 함', en: 'Signature not checked' },
  signedBy: {
    ko: (name: string, issuer: string) => `서명자 ${name}, 인증기관 ${issuer}`,
    en: (name: string, issuer: string) => `Signed by ${name}, certified by ${issuer}`,
  },
  rootNotTrusted: {
    ko: '내용은 바뀌지 않았지만 등록되지 않은 인증기관입니다',
    en: 'Nothing was changed, but the certificate’s root isn’t registered',
  },
  certificateNotValid: {
    ko: '내용은 바뀌지 않았지만 발행한 날에 유효하지 않은 인증서입니다',
    en: 'Nothing was changed, but the certificate wasn’t valid on the day of issue',
  },
  signerDiffers: {
    ko: '내용은 바뀌지 않았지만 서명자가 공급자와 다릅니다',
    en: 'Nothing was changed, but the signer isn’t the supplier',
  },
  unsignedMeans: {
    ko: '발행한 그대로인지 확인할 수 없습니다',
    en: 'It can’t be checked whether this is as it was issued',
  },
  unsupportedMeans: {
    ko: '표준과 다른 방식의 서명입니다',
    en: 'The signature doesn’t follow the standard',
  },
  tooManyLines: {
    ko: (shown: number, total: number) =>
      `${total}품목 가운데 ${shown}품목을 보여 드립니다. 나머지는 원본에 있습니다.`,
    en: (shown: number, total: number) =>
      `${shown} of ${plural(total, 'item is', 'items are')} drawn. The rest is in the original.`,
  },
} satisfies Texts;
