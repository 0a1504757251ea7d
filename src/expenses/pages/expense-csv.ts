import { inLocale, type Texts } from '../../../templates/texts.js';
import type { Locale, Text } from '../../platform/i18n/locale.js';
import type { ExpenseSummary } from '../expense.queries.js';
import { isDiscarded, type ExpenseState } from '../expense.js';

const heads = {
  number: { ko: '번호', en: 'Number' },
  state: { ko: '상태', en: 'State' },
  team: { ko: '팀', en: 'Team' },
  claimant: { ko: '신청자', en: 'Claimant' },
  title: { ko: '내용', en: 'What for' },
  supplier: { ko: '거래처', en: 'Supplier' },
  businessNumber: { ko: '사업자등록번호', en: 'Business number' },
  categories: { ko: '비목', en: 'Categories' },
  documentedOn: { ko: '작성일자', en: 'Document date' },
  committedOn: { ko: '지출원인행위일', en: 'Commitment date' },
  paidOn: { ko: '사용일', en: 'Payment date' },
  supplyAmount: { ko: '공급가액', en: 'Supply amount' },
  taxAmount: { ko: '세액', en: 'VAT' },
  claimAmount: { ko: '신청금액', en: 'Claimed' },
  payableAmount: { ko: '지급액', en: 'Owed' },
  reversedAmount: { ko: '취소한 금액', en: 'Reversed' },
  leftAmount: { ko: '남은 집행액', en: 'Left' },
  owedAmount: { ko: '돌려받을 금액', en: 'To come back' },
  approver: { ko: '결재자', en: 'Approver' },
  declined: { ko: '뺀 품목', en: 'Left out' },
} satisfies Texts;

const STATES: Record<ExpenseState, Text> = {
  draft: { ko: '작성 중', en: 'Draft' },
  submitted: { ko: '결재 중', en: 'Submitted' },
  returned: { ko: '보완 요청', en: 'Returned' },
  rejected: { ko: '반려', en: 'Rejected' },
  approved: { ko: '지급 대기', en: 'Approved' },
  paid: { ko: '지급 완료', en: 'Paid' },
  reversed: { ko: '취소', en: 'Reversed' },
};

const DISCARDED: Text = { ko: '초안을 지움', en: 'Discarded' };

/** Spreadsheets on Windows take a file for the local code page unless it begins like this. */
const BYTE_ORDER_MARK = '\uFEFF';

export function csvHead(locale: Locale): string {
  return BYTE_ORDER_MARK + csvLine(Object.values(inLocale(heads, locale)));
}

export function csvRow(summary: ExpenseSummary, locale: Locale): string {
  return csvLine([
    summary.number ?? '',
    (isDiscarded(summary) ? DISCARDED : STATES[summary.state])[locale],
    summary.teamName[locale],
    summary.claimantName,
    summary.title,
    summary.supplierName,
    summary.supplierBusinessNumber ?? '',
    summary.categoryNames.map((name) => name[locale]).join(' / '),
    summary.documentedOn ?? '',
    summary.committedOn ?? '',
    summary.paidOn ?? '',
    summary.supplyAmount.toString(),
    summary.taxAmount.toString(),
    summary.claimAmount.toString(),
    summary.payableAmount.toString(),
    summary.reversedAmount.toString(),
    leftSpent(summary),
    (summary.owedAmount ?? 0n).toString(),
    summary.approverName ?? '',
    summary.declinedLines.map(({ name, reason }) => `${name}: ${reason}`).join(' / '),
  ]);
}

/** What of it is spent; nothing before it was paid. */
function leftSpent({ state, claimAmount, reversedAmount }: ExpenseSummary): string {
  return state === 'paid' ? (claimAmount - reversedAmount).toString() : '0';
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** What a spreadsheet would take for a formula gets an apostrophe first, so that no title runs on the reader's machine. */
export function csvCell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r\n]/.test(text) && !/^-?\d+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
