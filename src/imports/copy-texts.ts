import type { Locale, Text } from '../platform/i18n/locale.js';
import type { ImportField, Outcome } from './import.js';

export const COPY_COLUMNS = {
  file: { ko: '가져오기 결과', en: 'import result' },
  outcome: { ko: '가져오기 결과', en: 'Import result' },
  problems: { ko: '고칠 점', en: 'To put right' },
} satisfies Record<string, Text>;

const OUTCOME_NAMES: Record<Outcome, Text> = {
  imported: { ko: '가져옴', en: 'Imported' },
  refused: { ko: '오류', en: 'Not imported' },
  skipped: { ko: '건너뜀', en: 'Left out' },
};
const NOT_YET: Text = { ko: '아직', en: 'Not yet' };

/** What the product calls what a column holds. */
export const COLUMN_LABELS: Record<ImportField, Text> = {
  documentedOn: { ko: '작성일자', en: 'Document date' },
  title: { ko: '내용', en: 'What for' },
  itemName: { ko: '품목', en: 'Item' },
  supplierName: { ko: '거래처', en: 'Supplier' },
  businessNumber: { ko: '사업자등록번호', en: 'Business number' },
  supplyAmount: { ko: '공급가액', en: 'Supply value' },
  taxAmount: { ko: '세액', en: 'VAT' },
  totalAmount: { ko: '합계', en: 'Total' },
  category: { ko: '비목', en: 'Category' },
  fund: { ko: '재원', en: 'Fund' },
  documentNumber: { ko: '승인·문서번호', en: 'Approval or document number' },
  committedOn: { ko: '지출원인행위일', en: 'Commitment date' },
};

export function outcomeName(outcome: Outcome | undefined, locale: Locale): string {
  return (outcome ? OUTCOME_NAMES[outcome] : NOT_YET)[locale];
}

export function columnName(field: ImportField, locale: Locale): string {
  return COLUMN_LABELS[field][locale];
}

/** Columns that a copy has more than its sheet: whoever uploads a copy put right doesn't have to take them out. */
export function isCopyColumn(name: string): boolean {
  return [COPY_COLUMNS.outcome, COPY_COLUMNS.problems].some(({ ko, en }) => name === ko || name === en);
}
