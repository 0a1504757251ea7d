import type { Text } from '../../platform/i18n/locale.js';
import type { Columns } from '../../sheets/sheet-columns.js';

export const RESULT_FIELDS = ['account', 'amount', 'outcome', 'reason', 'reference', 'paidOn'] as const;
export type ResultField = (typeof RESULT_FIELDS)[number];
export type ResultColumns = Columns<ResultField>;

export const NEEDED_RESULT_FIELDS: readonly ResultField[] = ['account', 'amount', 'outcome'];

export const RESULT_FIELD_NAMES: Record<ResultField, Text> = {
  account: { ko: '입금계좌번호', en: 'Account number' },
  amount: { ko: '이체금액', en: 'Amount' },
  outcome: { ko: '처리결과', en: 'Outcome' },
  reason: { ko: '실패 사유', en: 'Reason of a failure' },
  reference: { ko: '이체 번호', en: 'Bank reference' },
  paidOn: { ko: '이체일', en: 'Day of transfer' },
};

/** As banks name them, blanks and marks left out; the earlier one goes first. */
const NAMES: Record<ResultField, readonly string[]> = {
  account: ['입금계좌번호', '입금계좌', '받는계좌번호', '받는계좌', '계좌번호'],
  amount: ['이체금액', '입금액', '입금금액', '이체금액원', '금액', '금액원'],
  outcome: ['처리결과', '이체결과', '처리상태', '이체상태', '결과', '상태', '처리여부'],
  reason: ['실패사유', '불능사유', '오류내용', '오류메시지', '처리내용', '사유', '오류코드내용', '비고'],
  reference: ['거래고유번호', '이체번호', '거래번호', '처리번호', '접수번호'],
  paidOn: ['이체일자', '이체일시', '처리일자', '처리일시', '거래일자', '거래일시', '이체일'],
};

/** Which column is what, by the names in a header. Pure. */
export function resultColumnsNamed(header: readonly string[]): ResultColumns {
  const plain = header.map((name) => name.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, ''));
  const columns: ResultColumns = {};
  const taken = new Set<number>();
  for (const field of RESULT_FIELDS)
    for (const name of NAMES[field]) {
      const index = plain.findIndex((one, at) => one === name && !taken.has(at));
      if (index < 0) continue;
      columns[field] = index;
      taken.add(index);
      break;
    }
  return columns;
}

export function isComplete(columns: ResultColumns): boolean {
  return NEEDED_RESULT_FIELDS.every((field) => columns[field] !== undefined);
}
