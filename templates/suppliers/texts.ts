import type { Texts } from '../texts.js';

export const supplierTexts = {
  suppliers: { ko: '거래처', en: 'Suppliers' },
  overview: { ko: '개요', en: 'Overview' },
  number: { ko: '사업자등록번호', en: 'Business number' },
  numberFits: { ko: '확인 숫자 맞음', en: 'Check digit fits' },
  numberWrong: { ko: '확인 숫자 틀림', en: 'Check digit wrong' },
  team: { ko: '팀', en: 'Team' },
  claimed: { ko: '신청금액', en: 'Claimed' },
  paid: { ko: '지급한 금액', en: 'Paid out' },
  claimCount: {
    ko: (count: number) => `${count.toLocaleString('en')}건`,
    en: (count: number) => (count === 1 ? '1 claim' : `${count.toLocaleString('en')} claims`),
  },
  seen: { ko: '문서의 날짜', en: 'Documents dated' },
  between: {
    ko: (first: string, last: string) => (first === last ? first : `${first}부터 ${last}까지`),
    en: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
  },
  names: { ko: '문서에 적힌 이름', en: 'Names on documents' },

  rename: { ko: '이름 고치기', en: 'Correct the name' },
  name: { ko: '거래처 이름', en: 'Supplier’s name' },
  renameHint: {
    ko: '사업자등록증에 적힌 대로. 이미 낸 신청의 이름은 그대로 둡니다.',
    en: 'As on its registration. Claims keep the name they have.',
  },
  save: { ko: '저장', en: 'Save' },
  cancel: { ko: '취소', en: 'Cancel' },

  account: { ko: '계좌', en: 'Bank account' },
  noAccount: { ko: '아직 계좌가 없습니다', en: 'No account yet' },
  noAccountLead: {
    ko: '재무나 관리자가 제안하고 다른 한 사람이 확인하면 쓸 수 있습니다.',
    en: 'A finance person or administrator proposes it, a second one confirms.',
  },
  bank: { ko: '은행', en: 'Bank' },
  accountNumber: { ko: '계좌번호', en: 'Account number' },
  endsIn: { ko: (digits: string) => `끝자리 ${digits}`, en: (digits: string) => `ending in ${digits}` },
  masked: {
    ko: '전체 번호는 재무와 관리자만 봅니다.',
    en: 'Only finance people and administrators see it whole.',
  },
  sightRecorded: { ko: '번호를 볼 때마다 기록에 남습니다.', en: 'Each sight of it is recorded.' },
  unreadable: {
    ko: '계좌번호를 읽을 수 없습니다. 서버의 비밀 키가 바뀌었거나 값이 손상되었습니다. 계좌를 다시 제안해 주세요.',
    en: 'The number can’t be read: the server’s secret key was changed or the value damaged. Propose the account anew.',
  },
  holder: { ko: '예금주', en: 'Holder' },
  otherHolder: {
    ko: (holder: string) => `지금 예금주(${holder})와 다릅니다.`,
    en: (holder: string) => `Not the present holder (${holder}).`,
  },
  present: { ko: '지금 계좌:', en: 'Present account:' },
  inForceSince: { ko: '쓰기 시작한 날', en: 'In force since' },
  changed: { ko: '변경됨', en: 'Changed' },
  fresh: { ko: '새 계좌', en: 'New account' },
  changedLead: {
    ko: '30일 안에 정해진 계좌입니다. 지급 전에 한 번 더 확인해 주세요.',
    en: 'Set within the last 30 days. Look twice before paying.',
  },

  propose: { ko: '계좌 등록', en: 'Add the account' },
  proposeChange: { ko: '계좌 바꾸기', en: 'Change the account' },
  formLead: {
    ko: '다른 재무나 관리자가 확인한 뒤부터 이 계좌로 지급합니다.',
    en: 'It counts once another finance person or administrator has confirmed it.',
  },
  formUntil: { ko: '그때까지는 지금 계좌를 씁니다.', en: 'Until then the present account stays.' },
  chooseBank: { ko: '은행을 골라 주세요', en: 'Choose a bank' },
  accountHint: {
    ko: '통장에 적힌 대로. 붙임표(-)는 있어도 없어도 됩니다.',
    en: 'As on the bank book, with or without hyphens.',
  },
  holderHint: { ko: '통장에 적힌 대로', en: 'As on the bank book' },
  proposeButton: { ko: '확인 요청', en: 'Ask for confirmation' },
  ownWaiting: {
    ko: '내가 제안한 다른 계좌가 기다리고 있습니다. 새로 제안하면 그 제안은 거둡니다.',
    en: 'Another account you proposed is waiting. A new one takes its place.',
  },

  waiting: { ko: '확인을 기다리는 계좌', en: 'Account waiting for confirmation' },
  waitingBadge: { ko: '계좌 확인 대기', en: 'Account waiting' },
  proposedBy: {
    ko: (name: string, when: string) => `${name} 님이 ${when}에 제안했습니다.`,
    en: (name: string, when: string) => `Proposed by ${name} on ${when}.`,
  },
  proposer: { ko: '제안', en: 'Proposed' },
  stillInForce: {
    ko: '확인할 때까지는 지금 계좌를 씁니다.',
    en: 'Until it is confirmed the present account stays.',
  },
  showWhole: { ko: '계좌번호 모두 보기', en: 'Show the whole number' },
  confirmLead: {
    ko: '통장 사본과 견주고, 전부터 알던 전화번호로 거래처에 물어본 뒤 확인해 주세요.',
    en: 'Compare it with the bank book, and call the supplier at a number you knew before.',
  },
  ownLead: {
    ko: '내가 제안했으므로 다른 재무나 관리자가 확인해야 합니다.',
    en: 'You proposed it: another finance person or administrator must confirm it.',
  },
  confirm: { ko: '확인하고 쓰기', en: 'Confirm' },
  refuse: { ko: '거절', en: 'Refuse' },
  withdraw: { ko: '제안 거두기', en: 'Take it back' },

  history: { ko: '계좌 변경 기록', en: 'Account changes' },
  result: { ko: '결과', en: 'Result' },
  decided: { ko: '처리', en: 'Decided' },
  proposed: { ko: '확인 대기', en: 'Waiting' },
  confirmed: { ko: '확인', en: 'Confirmed' },
  refused: { ko: '거절', en: 'Refused' },
  withdrawn: { ko: '거둠', en: 'Taken back' },

  totals: { ko: '연도와 상태별', en: 'By year and state' },
  year: { ko: '연도', en: 'Year' },
  state: { ko: '상태', en: 'State' },
  claims: { ko: '신청', en: 'Claims' },
  payable: { ko: '지급액', en: 'Owed' },

  lastClaims: { ko: '최근 신청', en: 'Latest claims' },
  allClaims: { ko: '모두 보기', en: 'See all' },
  claim: { ko: '내용', en: 'Claim' },
  documentedOn: { ko: '작성일자', en: 'Dated' },
  untitled: { ko: '내용 없음', en: 'No title' },
  noClaims: { ko: '아직 낸 신청이 없습니다', en: 'No claim yet' },
  noClaimsLead: {
    ko: '신청서에서 이 이름을 적으면 사업자등록번호가 저절로 채워집니다.',
    en: 'Type this name on a claim and the business number fills itself in.',
  },

  add: { ko: '거래처 등록', en: 'Add a supplier' },
  addLead: {
    ko: '신청을 내기 전에도 미리 적어 둘 수 있습니다.',
    en: 'It can be made known before its first claim.',
  },
  addButton: { ko: '등록', en: 'Add' },
  addNumberHint: { ko: '숫자 10자리', en: '10 digits' },
  toConfirm: {
    ko: (count: number) => `확인할 계좌 변경 ${count.toLocaleString('en')}건`,
    en: (count: number) =>
      count === 1
        ? 'One account change to confirm'
        : `${count.toLocaleString('en')} account changes to confirm`,
  },
  toConfirmLook: { ko: '보기', en: 'Look' },
  onlyWaiting: {
    ko: '계좌 확인을 기다리는 거래처만 보입니다.',
    en: 'Only suppliers with an account waiting.',
  },
  seeAll: { ko: '모두 보기', en: 'See all' },
  nothingWaits: { ko: '확인할 계좌가 없습니다', en: 'No account waits' },
  nothingWaitsLead: {
    ko: '계좌가 제안되면 여기에 보입니다.',
    en: 'Accounts show up here when they are proposed.',
  },
} satisfies Texts;
