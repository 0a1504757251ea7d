import type { Texts } from '../texts.js';

export const paymentTexts = {
  title: { ko: '지급', en: 'Payments' },
  refunds: { ko: '돌려받기', en: 'Money owed back' },
  inputSheet: { ko: '국가 시스템 입력 시트', en: 'Input sheet' },
  runs: { ko: '지급 실행', en: 'Pay runs' },
  makeRun: { ko: '은행 파일로 지급', en: 'Pay by bank file' },
  payable: { ko: '지급할 것', en: 'To pay' },
  choose: { ko: '선택', en: 'Select' },
  chooseAll: { ko: '모두 선택', en: 'Select all' },
  sendBack: { ko: '보완 요청', en: 'Send back' },
  sendBackRow: { ko: (title: string) => `보완 요청: ${title}`, en: (title: string) => `Send back: ${title}` },
  chooseRow: { ko: (title: string) => `선택: ${title}`, en: (title: string) => `Select: ${title}` },
  number: { ko: '번호', en: 'No.' },
  what: { ko: '내용', en: 'What for' },
  approved: { ko: '승인', en: 'Approved' },
  claimAmount: { ko: '신청금액(원)', en: 'Claimed (₩)' },
  payableAmount: { ko: '지급액(원)', en: 'Owed (₩)' },
  emptyTitle: { ko: '지급할 것이 없습니다', en: 'Nothing to pay' },
  emptyLead: { ko: '결재가 끝난 신청이 여기에 모입니다.', en: 'Approved claims gather here.' },
  form: { ko: '이미 이체한 것 기록', en: 'Record a transfer already made' },
  paidOn: { ko: '사용일', en: 'Paid on' },
  paidOnHint: { ko: '돈이 계좌에서 나간 날', en: 'The day money left the account' },
  bankReference: { ko: '이체 번호', en: 'Bank reference' },
  bankReferenceHint: {
    ko: '은행이 준 번호. 통장과 맞출 때 씁니다.',
    en: 'The bank’s number, to match against the statement',
  },
  pay: { ko: '지급 완료로 기록', en: 'Record as paid' },
  note: {
    ko: '예약이 집행으로 바뀌어 원장에 적힙니다. 잘못 적었을 때는 집행 취소로 되돌립니다.',
    en: 'Reservations become expenditure in the ledger. A mistake is undone by a reversal.',
  },
  selected: {
    ko: (count: string, amount: string) => `${count}건 · 지급액 ${amount}`,
    en: (count: string, amount: string) => `${count} selected · ${amount} owed`,
  },
  readOnly: { ko: '지급은 각 팀의 재무가 기록합니다.', en: 'Payments are recorded by each team’s finance.' },

  history: { ko: '지급한 것', en: 'Paid' },
  byRuns: { ko: '은행 파일로 지급한 것', en: 'Paid by bank file' },
  count: { ko: '건수', en: 'Claims' },
  claimCount: {
    ko: (count: number) => `${count}건`,
    en: (count: number) => (count === 1 ? '1 claim' : `${count} claims`),
  },
  noHistory: { ko: '아직 지급한 것이 없습니다', en: 'Nothing has been paid yet' },
  noHistoryLead: {
    ko: '지급을 기록하면 여기에 날짜순으로 쌓입니다.',
    en: 'Recorded payments are listed here by date.',
  },
} satisfies Texts;
