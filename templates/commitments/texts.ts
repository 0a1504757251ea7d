import { plural, type Texts } from '../texts.js';

export const commitmentTexts = {
  title: { ko: '계약', en: 'Contracts' },
  lead: {
    ko: '계약을 확정하면 회차마다 낼 돈이 예산에서 예약되고, 청구서로 신청하면 그 예약을 씁니다.',
    en: 'A contract in force reserves each payment on its budget line; the claim of its invoice uses that reservation.',
  },
  budgets: { ko: '예산', en: 'Budgets' },
  add: { ko: '계약 적기', en: 'Enter a contract' },
  csv: { ko: 'CSV 내려받기', en: 'Download CSV' },
  find: { ko: '찾기', en: 'Search' },
  findHint: { ko: '계약 이름, 번호, 거래처', en: 'Name, number or supplier' },
  search: { ko: '찾기', en: 'Search' },
  clear: { ko: '모두 보기', en: 'Show all' },
  states: { ko: '상태별 계약', en: 'Contracts by state' },
  all: { ko: '전체', en: 'All' },
  open: { ko: '열린 계약', en: 'Open' },
  overdue: { ko: '예정일 지남', en: 'Past the day' },
  draft: { ko: '확정 전', en: 'Not in force' },
  active: { ko: '진행 중', en: 'In force' },
  completed: { ko: '끝남', en: 'Completed' },
  cancelled: { ko: '해지', en: 'Ended early' },
  changeWaits: { ko: '변경 확인 대기', en: 'Change waiting' },
  contract: { ko: '계약', en: 'Contract' },
  state: { ko: '상태', en: 'State' },
  signedOn: { ko: '계약일', en: 'Signed' },
  nextDue: { ko: '다음 지급', en: 'Next payment' },
  amount: { ko: '계약 금액', en: 'Amount' },
  progress: { ko: '쓴 돈과 예약', en: 'Used and reserved' },
  used: { ko: '신청', en: 'Claimed' },
  held: { ko: '예약 중', en: 'Reserved' },
  rest: { ko: '예약 안 됨', en: 'Not reserved' },
  activeCount: {
    ko: (count: number) => `진행 중인 계약 ${count.toLocaleString('en')}건`,
    en: (count: number) => `${plural(count, 'contract')} in force`,
  },
  barOf: {
    ko: (amount: string, used: string, held: string) => `${amount} 가운데 신청 ${used}, 예약 중 ${held}`,
    en: (amount: string, used: string, held: string) => `Of ${amount}, ${used} claimed and ${held} reserved`,
  },
  emptyTitle: { ko: '아직 계약이 없습니다', en: 'No contract yet' },
  emptyLead: {
    ko: '여러 번에 나누어 내는 계약을 적어 두면 그 돈을 다른 데 쓰지 않게 됩니다.',
    en: 'Enter contracts paid in instalments, and nobody spends their money on something else.',
  },
  emptyRead: {
    ko: '재무나 관리자가 계약을 적으면 여기에 보입니다.',
    en: 'Contracts appear here when finance enters them.',
  },
  nothingTitle: { ko: '찾는 계약이 없습니다', en: 'No contract matches' },
  nothingLead: { ko: '다른 말로 찾거나 다른 상태를 골라 주세요.', en: 'Try other words or another state.' },

  untilActive: {
    ko: '아직 확정하지 않아 예약된 돈이 없습니다. 적은 사람이 아닌 관리자가 확정합니다.',
    en: 'Not in force: nothing is reserved. An administrator who didn’t enter it puts it in force.',
  },
  activate: { ko: '확정하고 예약하기', en: 'Put in force and reserve' },
  activateLead: {
    ko: (amount: string) =>
      `${amount}을 회차대로 예약합니다. 한 항목이라도 모자라면 아무것도 예약하지 않습니다.`,
    en: (amount: string) =>
      `Reserves ${amount} by its instalments. If one line is short, nothing is reserved.`,
  },
  edit: { ko: '고치기', en: 'Edit' },
  change: { ko: '계약 변경', en: 'Change the contract' },
  cancel: { ko: '해지', en: 'End it' },
  discard: { ko: '버리기', en: 'Throw away' },
  cancelLead: {
    ko: (amount: string) => `남은 예약 ${amount}이 풀립니다. 이미 낸 신청은 그대로 갑니다.`,
    en: (amount: string) => `The ${amount} still reserved is free again. Claims handed in go their way.`,
  },
  discardLead: { ko: '확정 전이라 풀릴 예약이 없습니다.', en: 'Nothing was reserved yet.' },
  reason: { ko: '까닭', en: 'Reason' },

  overview: { ko: '개요', en: 'Overview' },
  supplier: { ko: '거래처', en: 'Supplier' },
  contractNumber: { ko: '계약번호', en: 'Contract number' },
  signedHint: { ko: '지출원인행위일', en: 'Day of commitment' },
  endsOn: { ko: '끝나는 날', en: 'Ends' },
  institution: { ko: '기관', en: 'Institution' },
  stage: { ko: '단계', en: 'Stage' },
  team: { ko: '팀', en: 'Team' },
  enteredBy: { ko: '적은 사람', en: 'Entered by' },
  activatedBy: { ko: '확정한 사람', en: 'Put in force by' },

  instalments: { ko: '회차', en: 'Instalments' },
  nth: { ko: (position: number) => `${position}회`, en: (position: number) => `No. ${position}` },
  dueOn: { ko: '지급 예정일', en: 'Due' },
  line: { ko: '예산 항목', en: 'Budget line' },
  instalmentAmount: { ko: '금액', en: 'Amount' },
  claims: { ko: '신청', en: 'Claims' },
  consumed: { ko: '신청함', en: 'Claimed' },
  released: { ko: '풀림', en: 'Given up' },
  openState: { ko: '예약 중', en: 'Reserved' },
  planned: { ko: '확정 전', en: 'Planned' },
  carriesOver: { ko: '다음 단계로 이월', en: 'To be carried over' },
  short: {
    ko: (amount: string) =>
      `${amount}은 예약이 풀려 있습니다. 더 쓰려면 계약 변경에서 저장해 다시 예약해 주세요.`,
    en: (amount: string) =>
      `${amount} of it isn’t reserved any more. Save it under “Change the contract” to reserve it again.`,
  },
  claim: { ko: '이 계약으로 신청', en: 'Claim on this contract' },
  claimOf: {
    ko: (position: number) => `${position}회를 이 계약으로 신청`,
    en: (position: number) => `Claim instalment ${position} on this contract`,
  },
  draftClaim: { ko: '작성 중인 신청', en: 'Draft claim' },
  staysUsed: {
    ko: '지급한 신청을 취소해도 회차는 신청한 것으로 남습니다.',
    en: 'Reversing a paid claim leaves its instalment used.',
  },

  findingTitle: { ko: '계약일을 확인해 주세요', en: 'Look at the day it was signed' },
  finding: {
    ko: (title: string, dueOn: string) =>
      `${title} 기한은 ${dueOn}이었습니다. 이 계약의 신청은 보완을 요청받거나 거절될 수 있습니다.`,
    en: (title: string, dueOn: string) =>
      `${title}: due by ${dueOn}. Claims on this contract may be questioned or refused.`,
  },

  documents: { ko: '계약서와 문서', en: 'Contract and papers' },
  noDocuments: { ko: '아직 올린 문서가 없습니다', en: 'No document yet' },
  documentsLead: {
    ko: '계약서를 올려 두면 이 계약의 신청마다 증빙으로 붙습니다.',
    en: 'The contract uploaded here is attached to each claim on it.',
  },
  upload: { ko: '문서 올리기', en: 'Upload documents' },
  history: { ko: '진행', en: 'History' },
  entries: { ko: '원장 분개', en: 'Ledger entries' },
  noEntries: { ko: '아직 분개가 없습니다', en: 'No entry yet' },
  noEntriesLead: { ko: '확정하면 예약이 적힙니다.', en: 'Reservations appear when it is put in force.' },

  changeTitle: { ko: '확인을 기다리는 변경', en: 'A change that waits' },
  changeBy: {
    ko: (name: string, when: string) => `${name} 님이 ${when}에 제안했습니다.`,
    en: (name: string, when: string) => `Proposed by ${name} on ${when}.`,
  },
  changeOwn: {
    ko: '예약이 늘어나므로 다른 관리자가 확인해야 합니다.',
    en: 'It reserves more, so another administrator must confirm it.',
  },
  changeBefore: { ko: '지금', en: 'Now' },
  changeAfter: { ko: '변경 뒤', en: 'After' },
  confirmChange: { ko: '변경 확인', en: 'Confirm the change' },
  refuseChange: { ko: '거절', en: 'Refuse' },
  withdrawChange: { ko: '제안 거두기', en: 'Take it back' },
  sum: { ko: '합계', en: 'Total' },

  'act-entered': { ko: '계약을 적음', en: 'entered it' },
  'act-edited': { ko: '고침', en: 'edited it' },
  'act-activated': { ko: '확정하고 예약함', en: 'put it in force' },
  'act-change-proposed': { ko: '변경을 제안함', en: 'proposed a change' },
  'act-change-refused': { ko: '변경을 거절함', en: 'refused the change' },
  'act-change-withdrawn': { ko: '변경 제안을 거둠', en: 'took the change back' },
  'act-changed': { ko: '변경함', en: 'changed it' },
  'act-consumed': { ko: '회차를 신청함', en: 'claimed an instalment' },
  'act-part-consumed': { ko: '회차 일부를 신청함', en: 'claimed part of an instalment' },
  'act-given-back': { ko: '신청이 끝나 다시 예약됨', en: 'reserved again as the claim ended' },
  'act-carried-over': { ko: '다음 단계로 이월함', en: 'carried it over' },
  'act-completed': { ko: '모든 회차가 끝남', en: 'the last instalment was used' },
  'act-reopened': { ko: '다시 열림', en: 'open again' },
  'act-cancelled': { ko: '해지함', en: 'ended it' },
  'act-discarded': { ko: '버림', en: 'threw it away' },
  'act-document-added': { ko: '문서를 올림', en: 'added documents' },
} satisfies Texts;

export const commitmentFormTexts = {
  newTitle: { ko: '계약 적기', en: 'Enter a contract' },
  editTitle: { ko: '계약 고치기', en: 'Edit the contract' },
  changeTitle: { ko: '계약 변경', en: 'Change the contract' },
  newLead: {
    ko: '계약서에 적힌 대로 적어 주세요. 다른 관리자가 확정해야 돈이 예약됩니다.',
    en: 'As the contract says. Money is reserved once another administrator puts it in force.',
  },
  changeLead: {
    ko: '예약이 줄거나 날짜만 바뀌면 바로 바뀌고, 예약이 늘면 다른 관리자가 확인해야 합니다. 이미 신청한 회차는 바꿀 수 없습니다.',
    en: 'Reserving less, or another day, holds at once; reserving more needs another administrator. What was claimed can’t change.',
  },
  title: { ko: '계약 이름', en: 'Name of the contract' },
  supplier: { ko: '거래처', en: 'Supplier' },
  chooseSupplier: { ko: '거래처를 골라 주세요', en: 'Choose a supplier' },
  addSupplier: { ko: '없는 거래처 등록', en: 'Add a supplier' },
  institution: { ko: '계약한 기관', en: 'Signed by' },
  contractNumber: { ko: '계약번호', en: 'Contract number' },
  signedOn: { ko: '계약일', en: 'Signed on' },
  signedHint: { ko: '지출원인행위일이 됩니다.', en: 'The day of commitment.' },
  endsOn: { ko: '끝나는 날', en: 'Ends on' },
  instalments: { ko: '언제 얼마를 낼지', en: 'When how much is due' },
  instalmentsHint: {
    ko: '예산에서 나갈 금액을 적어 주세요. 부가세를 돌려받는 기관은 공급가액입니다.',
    en: 'What the budget bears: the supply value where the institution gets VAT back.',
  },
  nth: { ko: (position: number) => `${position}회`, en: (position: number) => `Instalment ${position}` },
  dueOn: { ko: '지급 예정일', en: 'Due on' },
  line: { ko: '예산 항목', en: 'Budget line' },
  chooseLine: { ko: '항목을 골라 주세요', en: 'Choose a line' },
  amount: { ko: '금액', en: 'Amount' },
  carriesOver: { ko: '단계가 끝난 뒤라 다음 단계로 이월', en: 'After its stage: to be carried over' },
  addInstalment: { ko: '회차 더하기', en: 'Add an instalment' },
  monthly: { ko: '매달 12회로 나누기', en: 'Repeat monthly, 12 in all' },
  monthlyHint: {
    ko: '마지막 회차와 같은 금액을 다음 달 같은 날로 이어 적습니다.',
    en: 'Repeats the last instalment on the same day of the following months.',
  },
  addLine: { ko: '예산 항목 나누기', en: 'Split over another line' },
  removeLine: { ko: '이 항목 빼기', en: 'Remove this line' },
  removeInstalment: { ko: '회차 빼기', en: 'Remove the instalment' },
  ofInstalment: {
    ko: (what: string, position: number) => `${position}회 ${what}`,
    en: (what: string, position: number) => `${what}, instalment ${position}`,
  },
  taken: {
    ko: (amount: string) => `이미 ${amount}을 신청했습니다.`,
    en: (amount: string) => `${amount} of it is claimed already.`,
  },
  sum: { ko: '합계', en: 'Total' },
  reason: { ko: '바꾸는 까닭', en: 'Why it changes' },
  save: { ko: '저장', en: 'Save' },
  saveChange: { ko: '변경 저장', en: 'Save the change' },
  back: { ko: '그만두기', en: 'Cancel' },
  noLines: {
    ko: '쓸 수 있는 팀 예산 항목이 없습니다. 예산 배정을 먼저 확인해 주세요.',
    en: 'Your team has no open budget line. See the budgets first.',
  },
} satisfies Texts;

export const claimContractTexts = {
  linked: { ko: '계약 지급 신청', en: 'A claim on a contract' },
  of: {
    ko: (number: string, title: string, position: number) => `계약 ${number} ${title} ${position}회`,
    en: (number: string, title: string, position: number) =>
      `Contract ${number} ${title}, instalment ${position}`,
  },
  held: {
    ko: (amount: string) => `예약된 ${amount}을 이 신청에 씁니다.`,
    en: (amount: string) => `The ${amount} reserved for it is used for this claim.`,
  },
  closes: {
    ko: '제출하면 회차가 끝나고 남는 예약은 풀립니다.',
    en: 'Submitting closes the instalment; what remains is free again.',
  },
  goesOn: {
    ko: '이 회차의 계산서가 더 오므로 남는 예약을 그대로 둡니다.',
    en: 'More invoices come for it: what remains stays reserved.',
  },
  makeGoOn: { ko: '계산서가 더 옵니다', en: 'More invoices come' },
  makeClose: { ko: '마지막 계산서입니다', en: 'This is the last invoice' },
  unlink: { ko: '계약과 연결 끊기', en: 'Unlink the contract' },
  offer: { ko: '이 거래처와 맺은 계약이 있습니다', en: 'There is a contract with this supplier' },
  offerLead: {
    ko: '계약 지급이라면 골라 주세요. 예약해 둔 돈을 씁니다.',
    en: 'If the claim is one of its payments, choose it: it uses the money reserved.',
  },
  due: {
    ko: (day: string, amount: string) => `${day} 예정 · 예약 ${amount}`,
    en: (day: string, amount: string) => `due ${day} · ${amount} reserved`,
  },
  choose: { ko: '이 계약으로 신청', en: 'Claim on this one' },
} satisfies Texts;
