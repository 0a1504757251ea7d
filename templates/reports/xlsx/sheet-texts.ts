import type { EntryKind } from '../../../src/reports/one-page-report/report-entries.js';
import type { Text } from '../../../src/platform/i18n/locale.js';
import type { Texts } from '../../texts.js';

/** What is written into the workbook beside the report's own labels. */
export const sheetTexts = {
  reportSheet: { ko: '한장', en: 'Report' },
  entriesSheet: { ko: '분개', en: 'Entries' },
  evidenceSheet: { ko: '증빙', en: 'Evidence' },
  guideSheet: { ko: '읽는 법', en: 'How to read' },
  group: { ko: '비목', en: 'Category' },
  item: { ko: '세목', en: 'Item' },
  fundGroup: { ko: '재원', en: 'Fund' },
  teamItem: { ko: '팀', en: 'Team' },
  check: { ko: '검산', en: 'Check' },
  wonUnit: { ko: '단위: 원', en: 'in won' },
  notes: {
    ko: (count: number) => `주의할 점 (${count})`,
    en: (count: number) => `Needs attention (${count})`,
  },
  sheetFoot: {
    ko: (position: string) => `이 시트의 숫자는 원장 분개 #${position}까지에서 다시 만들 수 있습니다.`,
    en: (position: string) =>
      `The figures of this sheet can be made again from the ledger up to entry #${position}.`,
  },
  pageFoot: {
    ko: (position: string) => `원장 #${position} · &P/&N`,
    en: (position: string) => `ledger #${position} · &P/&N`,
  },
  shownSum: { ko: '보이는 줄의 합', en: 'Sum of rows shown' },
  reportSum: { ko: '한장의 합계', en: 'Total of the report' },
  difference: { ko: '차이 (모든 줄 − 한장)', en: 'Difference (all rows − report)' },
  date: { ko: '일자', en: 'Date' },
  kind: { ko: '구분', en: 'Kind' },
  claim: { ko: '신청 번호', en: 'Claim' },
  supplier: { ko: '거래처', en: 'Supplier' },
  description: { ko: '내용', en: 'Description' },
  budgetChange: { ko: '예산 증감', en: 'Budget ±' },
  reservedChange: { ko: '예약 증감', en: 'Reserved ±' },
  spentChange: { ko: '집행 증감', en: 'Spent ±' },
  recordedAt: { ko: '기록 시각 (한국)', en: 'Recorded (KST)' },
  entryId: { ko: '분개 식별자', en: 'Entry id' },
  documentedOn: { ko: '작성일자', en: 'Document date' },
  approvalNumber: { ko: '승인번호', en: 'Approval no.' },
  totalAmount: { ko: '합계 금액', en: 'Total' },
  fileName: { ko: '파일 이름', en: 'File' },
  uploadedAt: { ko: '올린 시각 (한국)', en: 'Uploaded (KST)' },
  noEntries: { ko: '분개가 없습니다.', en: 'No entries.' },
  noEvidence: { ko: '증빙이 없습니다.', en: 'No evidence.' },
} satisfies Texts;

export const entryKinds: Readonly<Record<EntryKind, Text>> = {
  appropriate: { ko: '편성', en: 'Appropriation' },
  allocate: { ko: '배정', en: 'Allocation' },
  transfer: { ko: '예산 변경', en: 'Budget change' },
  reserve: { ko: '예약', en: 'Reservation' },
  'post-pending': { ko: '집행', en: 'Expenditure' },
  'void-pending': { ko: '예약 해제', en: 'Reservation released' },
  release: { ko: '남은 예약 해제', en: 'Rest of reservation released' },
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
};

/** The last sheet: what a figure means and how the file is made, for whoever opens it years later. */
export const guideLines: readonly { head: Text; body: Text }[] = [
  {
    head: { ko: '금액', en: 'Amounts' },
    body: {
      ko: '모든 금액은 원 단위 숫자이고 0은 –로 보입니다. 2^53원을 넘는 금액은 자리가 깎이지 않도록 *을 붙인 글자로 적습니다.',
      en: 'Amounts are numbers in won; zero shows as –. Beyond 2^53 won they are text marked with *, so that no digit is lost.',
    },
  },
  {
    head: { ko: '잔액', en: 'Left' },
    body: {
      ko: '잔액 = 예산 − 집행 − 예약. 세목 줄은 원장의 값이고 비목·소계·합계만 식입니다.',
      en: 'Left = budget − spent − reserved. Items are ledger values; only groups and totals are formulas.',
    },
  },
  {
    head: { ko: '소계와 합계', en: 'Totals' },
    body: {
      ko: 'SUBTOTAL(9, …): 묶음을 접어도 값이 그대로이고 두 번 더하지 않습니다.',
      en: 'SUBTOTAL(9, …): folding a group changes nothing, and nothing is added twice.',
    },
  },
  {
    head: { ko: '검산', en: 'Check' },
    body: {
      ko: '예산 − 집행 − 예약 − 잔액은 늘 0입니다. 0이 아니면 빨갛게 보입니다.',
      en: 'Budget − spent − reserved − left is always 0, and red when it is not.',
    },
  },
  {
    head: { ko: '집행률', en: 'Rate' },
    body: {
      ko: '집행 ÷ 예산. 막대는 0에서 200 %까지라 숫자와 겹치지 않습니다.',
      en: 'Spent ÷ budget. Bars run from 0 to 200 %, so that they keep clear of the figure.',
    },
  },
  {
    head: { ko: '연결', en: 'Links' },
    body: {
      ko: '한장의 금액을 누르면 분개 시트의 그 줄로, 분개의 신청 번호를 누르면 증빙으로 갑니다.',
      en: 'An amount of the report leads to its entries, a claim number to its evidence.',
    },
  },
  {
    head: { ko: '글자', en: 'Text' },
    body: {
      ko: '사람이 적은 글은 =, +, -, @로 시작해도 식이 아니라 글자로 저장합니다.',
      en: 'What people wrote is stored as text, never as a formula, even when it begins with =, +, - or @.',
    },
  },
  {
    head: { ko: '검증값', en: 'SHA-256' },
    body: {
      ko: '보고서 값의 SHA-256입니다. 같은 원장 위치에서 같은 때 만든 화면·PDF·엑셀의 검증값은 같습니다.',
      en: 'SHA-256 of the report’s value: page, PDF and worksheet of one making carry the same.',
    },
  },
];
