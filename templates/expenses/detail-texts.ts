import { type Texts, plural } from '../texts.js';

export const detailTexts = {
  'back-expenses': { ko: '집행', en: 'Claims' },
  'back-approvals': { ko: '결재함', en: 'Approvals' },
  'back-payments': { ko: '지급', en: 'Payments' },
  untitled: { ko: '내용 없음', en: 'No title' },
  withoutTax: { ko: (tax: string) => `세액 ${tax} 제외`, en: (tax: string) => `VAT ${tax} left out` },
  withTax: { ko: (tax: string) => `세액 ${tax} 포함`, en: (tax: string) => `VAT ${tax} included` },
  owed: { ko: (amount: string) => `지급액 ${amount}`, en: (amount: string) => `${amount} owed` },
  itemsOf: {
    ko: (first: string, more: number) => (more > 0 ? `${first} 외 ${more}품목` : first),
    en: (first: string, more: number) => (more > 0 ? `${first} and ${more} more` : first),
  },

  content: { ko: '내용', en: 'The claim' },
  claimant: { ko: '신청자', en: 'Claimant' },
  preparer: { ko: '작성', en: 'Prepared by' },
  team: { ko: '팀', en: 'Team' },
  supplier: { ko: '거래처', en: 'Supplier' },
  documentedOn: { ko: '작성일자', en: 'Invoice date' },
  committedOn: { ko: '지출원인행위일', en: 'Commitment date' },
  paidOn: { ko: '사용일', en: 'Paid on' },
  paymentMeans: { ko: '결제 수단', en: 'Paid by' },
  bankReference: { ko: '이체 번호', en: 'Bank reference' },
  target: { ko: '예산 항목', en: 'Budget line' },

  lines: { ko: '품목', en: 'Items' },
  lineCount: { ko: (count: number) => `${count}품목`, en: (count: number) => plural(count, 'item') },
  showLines: {
    ko: (count: number) => `${count}품목 보기`,
    en: (count: number) => `Show ${plural(count, 'item')}`,
  },
  lineName: { ko: '품목', en: 'Item' },
  supplyAmount: { ko: '공급가액', en: 'Supply amount' },
  taxAmount: { ko: '세액', en: 'VAT' },
  claimAmount: { ko: '신청금액', en: 'Claimed' },
  sum: { ko: '합계', en: 'Total' },

  evidence: { ko: '증빙', en: 'Evidence' },
  noEvidence: { ko: '붙은 증빙이 없습니다.', en: 'Nothing is attached.' },
  checks: { ko: '확인된 것', en: 'Checked' },
  path: { ko: '지나온 길', en: 'History' },
  entries: { ko: '분개', en: 'Ledger entries' },
  noEntries: {
    ko: '아직 원장에 적힌 것이 없습니다. 제출하면 예약부터 적힙니다.',
    en: 'Nothing in the ledger yet; submitting writes the reservation.',
  },
  related: { ko: '이어진 신청', en: 'Related claims' },
  amends: { ko: '이 신청이 고친 것', en: 'Amends' },
  'amended-by': { ko: '이 신청을 고친 것', en: 'Amended by' },
  matches: { ko: '다른 팀에서 본 같은 문서', en: 'The same document in another team' },

  edit: { ko: '고치기', en: 'Edit' },
  continue: { ko: '이어서 쓰기', en: 'Go on' },
  submit: { ko: '제출', en: 'Submit' },
  recall: { ko: '회수', en: 'Recall' },
  recallLead: {
    ko: '결재가 멈추고 예약이 풀립니다. 고쳐서 다시 제출할 수 있습니다.',
    en: 'Approval stops and the reservation is released. You can change and submit it again.',
  },
  repeat: { ko: '매월 되풀이', en: 'Repeat monthly' },
  discard: { ko: '지우기', en: 'Discard' },
  discardLead: {
    ko: '작성 중인 신청을 지웁니다. 되돌릴 수 없습니다.',
    en: 'The draft is deleted. This can’t be undone.',
  },
  approve: { ko: '승인', en: 'Approve' },
  propose: { ko: '발의', en: 'Propose' },
  return: { ko: '보완 요청', en: 'Return' },
  returnLead: {
    ko: '무엇을 고치면 되는지 적어 주세요. 신청자가 그대로 봅니다.',
    en: 'Say what to change. The claimant reads it as it is.',
  },
  reject: { ko: '반려', en: 'Reject' },
  rejectLead: {
    ko: '신청을 끝내고 예약을 풉니다. 까닭을 적어 주세요.',
    en: 'This ends the claim and releases the reservation. Say why.',
  },
  amendments: {
    ko: (count: number) => `반영할 수정세금계산서 ${count}건`,
    en: (count: number) =>
      count === 1 ? 'An amended invoice waits to be put in' : `${count} amended invoices wait to be put in`,
  },
  amendmentsLead: {
    ko: '이미 지급한 집행이라 재무 담당이 확인해야 되돌립니다. 계산서를 보고 반영해 주세요.',
    en: 'The claim is paid, so finance has to look before money is taken back.',
  },
  amendment: {
    ko: (date: string) => `${date} 수정세금계산서`,
    en: (date: string) => `Amended invoice of ${date}`,
  },
  putIn: { ko: '반영', en: 'Put in' },
  reverse: { ko: '집행 취소', en: 'Reverse' },
  hold: { ko: '지급 보류', en: 'Hold payment' },
  holdLead: {
    ko: '팀에는 보류한 날과 사유만 보입니다. 결재는 그대로 할 수 있습니다.',
    en: 'The team sees the day and the reason, nothing else. Approval can go on.',
  },
  holdReason: { ko: '보류 사유', en: 'Reason' },
  holdReasonNone: { ko: '고르기', en: 'Choose' },
  release: { ko: '보류 풀기', en: 'Release' },
  releaseLead: { ko: '다시 지급할 수 있게 됩니다.', en: 'The claim can be paid again.' },
  inRun: {
    ko: (number: number) => `지급 실행 ${number}호에 들어 있습니다. 은행 결과가 나오면 지급으로 바뀝니다.`,
    en: (number: number) => `It sits in pay run ${number} and is paid when the bank says so.`,
  },
  heldSince: {
    ko: (day: string, reason: string) => `${day} · ${reason}`,
    en: (day: string, reason: string) => `${day} · ${reason}`,
  },
  comment: { ko: '의견', en: 'Comment' },
  reason: { ko: '까닭', en: 'Reason' },
} satisfies Texts;
