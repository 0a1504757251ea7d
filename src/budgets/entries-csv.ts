import type { PostingKind } from '../ledger/posting.js';
import type { Locale, Text } from '../platform/i18n/locale.js';
import { csvText } from '../platform/web/csv.js';
import type { Entry } from './budget-entries.js';
import { fullBudgetLineLabel, type BudgetLine } from './budget-line.js';
import { causeOf } from './entries-page-view.js';

const HEAD: readonly Text[] = [
  { ko: '발생일', en: 'Date' },
  { ko: '기록 시각', en: 'Recorded at' },
  { ko: '번호', en: 'No.' },
  { ko: '구분', en: 'Kind' },
  { ko: '금액(원)', en: 'Amount (KRW)' },
  { ko: '예산 항목', en: 'Budget line' },
  { ko: '내용', en: 'Cause' },
  { ko: '한 사람', en: 'By' },
  { ko: '사유', en: 'Reason' },
];

const KINDS: Record<PostingKind, Text> = {
  appropriate: { ko: '편성', en: 'Appropriated' },
  allocate: { ko: '배정', en: 'Allocated' },
  transfer: { ko: '이동', en: 'Transferred' },
  reserve: { ko: '예약', en: 'Reserved' },
  'post-pending': { ko: '예약 집행', en: 'Reservation spent' },
  'void-pending': { ko: '예약 해제', en: 'Reservation released' },
  release: { ko: '예약 잔액 해제', en: 'Rest of reservation released' },
  spend: { ko: '집행', en: 'Spent' },
  refund: { ko: '집행 취소', en: 'Refunded' },
  return: { ko: '반납', en: 'Returned' },
  'carry-over': { ko: '이월', en: 'Carried over' },
  deallocate: { ko: '배정 회수', en: 'Allocation taken back' },
  disallow: { ko: '불인정', en: 'Disallowed' },
  'return-due': { ko: '반납 확정', en: 'Return due' },
  'keep-own': { ko: '자체부담금 정산', en: 'Own share kept' },
  'return-to-fund': { ko: '반납 수납 (재원)', en: 'Return received by the fund' },
  'return-to-treasury': { ko: '반납 수납 (국고)', en: 'Return received by the treasury' },
};

export function entriesCsv(entries: readonly Entry[], lines: readonly BudgetLine[], locale: Locale): string {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const rows = entries.map((entry) => {
    const line = byId.get(entry.lineId) ?? byId.get(entry.counterLineId ?? '');
    return [
      entry.occurredOn,
      entry.recordedAt.toISOString(),
      entry.lineVersion?.toString() ?? '',
      KINDS[entry.kind][locale],
      entry.amount.toString(),
      line ? fullBudgetLineLabel(line, locale) : '',
      causeOf(entry, locale)?.label ?? '',
      entry.actorName ?? '',
      entry.reason,
    ];
  });
  return csvText([HEAD.map((text) => text[locale]), ...rows]);
}
