import type { Text } from '../../platform/i18n/locale.js';

const INVOICE_FIELDS: Readonly<Record<string, Text>> = {
  approvalNumber: { ko: '승인번호', en: 'approval number' },
  originalApprovalNumber: { ko: '당초 승인번호', en: 'original approval number' },
  typeCode: { ko: '종류 코드', en: 'type code' },
  amendmentCode: { ko: '수정사유 코드', en: 'amendment code' },
  issuedOn: { ko: '작성일자', en: 'issue date' },
  transmittedAt: { ko: '전송일시', en: 'transmission time' },
  purpose: { ko: '영수·청구 구분', en: 'receipt or charge' },
  description: { ko: '비고', en: 'remarks' },
  supplyAmount: { ko: '공급가액', en: 'supply amount' },
  taxAmount: { ko: '세액', en: 'tax amount' },
  totalAmount: { ko: '합계금액', en: 'total amount' },
  supplier: { ko: '공급자', en: 'supplier' },
  buyer: { ko: '공급받는 자', en: 'buyer' },
  broker: { ko: '수탁사업자', en: 'broker' },
  lines: { ko: '품목', en: 'items' },
};

const PARTY_FIELDS: Readonly<Record<string, Text>> = {
  businessNumber: { ko: '사업자등록번호', en: 'business number' },
  businessNumberKind: { ko: '사업자등록번호 구분', en: 'kind of business number' },
  name: { ko: '상호', en: 'name' },
  representative: { ko: '대표자', en: 'representative' },
  address: { ko: '주소', en: 'address' },
  businessType: { ko: '업태', en: 'business type' },
  businessItem: { ko: '종목', en: 'business item' },
  email: { ko: '전자우편', en: 'e-mail' },
  branchNumber: { ko: '종사업장번호', en: 'branch number' },
};

const LINE_FIELDS: Readonly<Record<string, Text>> = {
  sequence: { ko: '일련번호', en: 'sequence number' },
  purchasedOn: { ko: '일자', en: 'date' },
  name: { ko: '품목명', en: 'name' },
  specification: { ko: '규격', en: 'specification' },
  quantity: { ko: '수량', en: 'quantity' },
  unitPrice: { ko: '단가', en: 'unit price' },
  supplyAmount: { ko: '공급가액', en: 'supply amount' },
  taxAmount: { ko: '세액', en: 'tax amount' },
  description: { ko: '비고', en: 'remarks' },
};

const PAYMENT_FIELDS: Readonly<Record<string, Text>> = {
  code: { ko: '결제방법 코드', en: 'payment code' },
  amount: { ko: '결제금액', en: 'amount paid' },
};

/** What a person calls the field at a pointer such as `supplier.businessNumber` or `lines.0.name`. */
export function fieldLabel(field: string): Text {
  const [scope = '', second, third] = field.split('.');
  const own = INVOICE_FIELDS[field];
  if (own) return own;
  if (scope === 'lines' && second && third) return numbered('품목', 'item', second, LINE_FIELDS[third]);
  if (scope === 'paymentMeans' && second && third) {
    return numbered('결제', 'payment', second, PAYMENT_FIELDS[third]);
  }
  const party = INVOICE_FIELDS[scope];
  const part = PARTY_FIELDS[second ?? ''];
  if (party && part) return { ko: `${party.ko} ${part.ko}`, en: `${party.en}’s ${part.en}` };
  return { ko: field, en: field };
}

function numbered(ko: string, en: string, index: string, part: Text | undefined): Text {
  const number = Number(index) + 1;
  return part
    ? { ko: `${number}번 ${ko}의 ${part.ko}`, en: `${part.en} of ${en} ${number}` }
    : { ko: `${number}번 ${ko}`, en: `${en} ${number}` };
}
