import { wonText } from '../format.js';
import type { Won } from '../../src/platform/money/won.js';
import type { PotBand } from '../expenses/expense-view.js';
import { type Texts, plural } from '../texts.js';

export const componentTexts = {
  // States of a claim
  draft: { ko: '작성 중', en: 'Draft' },
  submitted: { ko: '결재 중', en: 'In approval' },
  returned: { ko: '보완 요청', en: 'Returned' },
  rejected: { ko: '반려', en: 'Rejected' },
  approved: { ko: '지급 대기', en: 'To be paid' },
  paid: { ko: '지급 완료', en: 'Paid' },
  reversed: { ko: '집행 취소', en: 'Reversed' },
  discarded: { ko: '초안을 지움', en: 'Discarded' },

  // Forms
  errorTitle: {
    ko: (count: number) => `고칠 곳이 ${count}군데 있습니다`,
    en: (count: number) =>
      count === 1 ? 'There is one thing to put right' : `There are ${count} things to put right`,
  },
  pleaseCheck: { ko: '확인해 주세요', en: 'Please check' },
  optional: { ko: '선택', en: 'optional' },
  error: { ko: '오류', en: 'Error' },

  // Money
  spent: { ko: '집행', en: 'Spent' },
  reserved: { ko: '예약', en: 'Reserved' },
  thisClaim: { ko: '이 신청', en: 'This claim' },
  left: { ko: '잔액', en: 'Left' },
  allocated: { ko: '배정', en: 'Allocated' },
  plan: { ko: '오늘 계획', en: 'Plan for today' },
  barOf: {
    ko: (allocated: Won) => `배정 ${wonText(allocated, 'ko')} 가운데`,
    en: (allocated: Won) => `Of ${wonText(allocated, 'en')} allocated:`,
  },
  band: {
    ko: ({ fromPercent, toPercent, daysAgo }: PotBand) =>
      `남은 금액 ${fromPercent}~${toPercent} %${daysAgo > 0 ? ` (${daysAgo}일 전 기준)` : ''}`,
    en: ({ fromPercent, toPercent, daysAgo }: PotBand) =>
      `${fromPercent}–${toPercent} % left${daysAgo > 0 ? ` (${plural(daysAgo, 'day')} ago)` : ''}`,
  },
  bandNote: {
    ko: (daysAgo: number) =>
      `공동 재원은 여러 팀이 함께 써서 ${daysAgo > 0 ? `${daysAgo}일 전 업무일이 끝났을 때의 ` : ''}구간으로만 보여 드립니다.`,
    en: (daysAgo: number) =>
      `Several teams share this pot, so what is left is shown as a range${daysAgo > 0 ? `, as it stood at the end of the day ${plural(daysAgo, 'day')} ago` : ''}.`,
  },

  // Lists
  shown: {
    ko: (shown: number, total: number) =>
      `${total.toLocaleString('en')}건 가운데 ${shown.toLocaleString('en')}건`,
    en: (shown: number, total: number) => `${shown.toLocaleString('en')} of ${total.toLocaleString('en')}`,
  },
  shownOnly: {
    ko: (shown: number) => `${shown.toLocaleString('en')}건`,
    en: (shown: number) => `${shown.toLocaleString('en')} shown`,
  },
  first: { ko: '처음으로', en: 'To the start' },
  next: { ko: '다음', en: 'Next' },
  pages: { ko: '쪽 넘기기', en: 'Pages' },
  breadcrumbs: { ko: '현재 위치', en: 'You are here' },

  // Documents
  document: { ko: '문서', en: 'Document' },
  taxInvoice: { ko: '전자세금계산서', en: 'Electronic tax invoice' },
  cardStatement: { ko: '카드 사용내역', en: 'Card statement' },
  pdf: { ko: 'PDF 문서', en: 'PDF document' },
  image: { ko: '사진', en: 'Photo' },
  other: { ko: '그 밖의 문서', en: 'Other document' },

  // Timeline
  created: { ko: '작성', en: 'created it' },
  read: { ko: '세금계산서를 읽어 신청서를 채움', en: 'Filled in from the tax invoice' },
  edited: { ko: '고침', en: 'changed it' },
  'evidence-added': { ko: '증빙 추가', en: 'added evidence' },
  'handed-over': { ko: '확인 요청', en: 'asked to confirm it' },
  'given-back': { ko: '되돌려 보냄', en: 'gave it back' },
  recalled: { ko: '회수', en: 'recalled it' },
  'act-submitted': { ko: '제출', en: 'submitted it' },
  'act-returned': { ko: '보완 요청', en: 'returned it' },
  'act-rejected': { ko: '반려', en: 'rejected it' },
  'act-approved': { ko: '승인', en: 'approved it' },
  'step-approved': { ko: '단계 승인', en: 'approved a step' },
  'approvals-stand': { ko: '앞선 승인이 그대로 서서 승인됨', en: 'Approved: earlier approvals stand' },
  'opened-whole': { ko: '전체 다시 고치기', en: 'opened the whole claim again' },
  proposed: { ko: '발의', en: 'proposed it' },
  inStead: { ko: (name: string) => `${name} 대신`, en: (name: string) => `for ${name}` },
  'act-paid': { ko: '지급', en: 'paid it' },
  'act-reversed': { ko: '집행 취소', en: 'reversed it' },
  'act-discarded': { ko: '초안을 지움', en: 'discarded it' },
  'part-reversed': { ko: '일부 취소', en: 'took part of it back' },
  'money-awaited': { ko: '취소하고 돈을 돌려받기로 함', en: 'asked for the money back' },
  'money-back': { ko: '돌아온 돈 기록', en: 'recorded money that came back' },
  'reversal-withdrawn': { ko: '돌려받기를 거둠', en: 'awaits the money no more' },
  amended: { ko: '수정 세금계산서로 바뀜', en: 'Changed by an amended invoice' },
  held: { ko: '지급 보류', en: 'put payment on hold' },
  released: { ko: '지급 보류 해제', en: 'released the payment' },
  viewed: { ko: '조회', en: 'viewed it' },
  escalated: { ko: '결재할 사람을 더 부름', en: 'Others were asked to decide, too' },
  'approvals-suffice': {
    ko: '남은 결재자가 모두 승인해 다음으로 넘어감',
    en: 'All who are left to decide have approved it',
  },
  'await-approval': { ko: '결재 중', en: 'to decide' },
  'await-payment': { ko: '지급', en: 'to pay' },
  'await-correction': { ko: '보완 중', en: 'to correct' },
  automatic: { ko: '자동', en: 'automatic' },
  since: { ko: (at: string) => `${at}부터`, en: (at: string) => `since ${at}` },
  upNext: { ko: '다음', en: 'next' },
  approver: { ko: '결재자', en: 'Approver' },
  payer: { ko: '재무', en: 'Finance' },
  claimant: { ko: '신청자', en: 'Claimant' },

  // Postings
  appropriate: { ko: '편성', en: 'Appropriation' },
  allocate: { ko: '배정', en: 'Allocation' },
  disburse: { ko: '교부', en: 'Disbursement' },
  reserve: { ko: '예약', en: 'Reservation' },
  'post-pending': { ko: '집행', en: 'Expenditure' },
  'void-pending': { ko: '예약 해제', en: 'Reservation released' },
  spend: { ko: '집행', en: 'Expenditure' },
  refund: { ko: '집행 취소', en: 'Reversal' },
  return: { ko: '반납', en: 'Return' },
  'carry-over': { ko: '이월', en: 'Carry-over' },
  deallocate: { ko: '배정 회수', en: 'Allocation taken back' },
  disallow: { ko: '불인정', en: 'Disallowed' },
  'return-due': { ko: '반납 확정', en: 'Return due' },
  'keep-own': { ko: '자체부담금 정산', en: 'Own share kept' },
  'return-to-fund': { ko: '반납 수납 (재원)', en: 'Return received by the fund' },
  'return-to-treasury': { ko: '반납 수납 (국고)', en: 'Return received by the treasury' },
  transfer: { ko: '예산 변경', en: 'Budget change' },
  adjust: { ko: '조정', en: 'Adjustment' },
  postedOn: { ko: '날짜', en: 'Date' },
  kind: { ko: '구분', en: 'Kind' },
  cause: { ko: '내용', en: 'Cause' },
  line: { ko: '예산 항목', en: 'Budget line' },
  amount: { ko: '금액(원)', en: 'Amount (₩)' },
  actor: { ko: '처리한 사람', en: 'By' },
  entryNumber: { ko: '순번', en: 'No.' },
} satisfies Texts;
