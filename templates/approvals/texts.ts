import { type Texts, plural } from '../texts.js';

export const approvalsTexts = {
  title: { ko: '결재함', en: 'Approvals' },
  tabs: { ko: '결재할 신청', en: 'Claims to decide' },
  all: { ko: '전체', en: 'All' },
  check: { ko: '확인할 것', en: 'To check' },
  clean: { ko: '이상 없음', en: 'Without a mark' },
  insteadOf: { ko: (name: string) => `${name} 대신`, en: (name: string) => `for ${name}` },
  sort: { ko: '순서', en: 'Order' },
  oldest: { ko: '오래된 순', en: 'Oldest first' },
  newest: { ko: '최근 순', en: 'Newest first' },
  largest: { ko: '금액 큰 순', en: 'Largest first' },
  search: { ko: '결재함에서 찾기', en: 'Search approvals' },
  find: { ko: '찾기', en: 'Search' },

  cleanTitle: {
    ko: (count: number) => `이상 없음 ${count}건`,
    en: (count: number) => `${count} without a mark`,
  },
  cleanButton: {
    ko: (count: number) => `이상 없는 ${count}건 승인`,
    en: (count: number) => `Approve these ${count}`,
  },
  cleanSum: { ko: '합계', en: 'In all' },
  cleanQuestion: {
    ko: (count: number, amount: string) =>
      `${count}건, 모두 ${amount}을 승인합니다. 그사이 바뀐 신청은 빼고 알려 드립니다.`,
    en: (count: number, amount: string) =>
      `${plural(count, 'claim')}, ${amount} in all. Any that changed meanwhile is left out and named.`,
  },
  cleanChoose: {
    ko: (count: number) => `이상 없는 ${count}건 선택 → 승인`,
    en: (count: number) => `Select these ${count} → approve`,
  },
  cleanNone: { ko: '이상 없는 신청이 없습니다', en: 'Nothing is without a mark' },
  approving: {
    ko: (count: number) => `${count}건 승인하는 중…`,
    en: (count: number) => `Approving ${count}…`,
  },
  cancel: { ko: '그만두기', en: 'Cancel' },
  andMore: { ko: (count: number) => `그 밖에 ${count}건`, en: (count: number) => `and ${count} more` },
  fresh: { ko: (count: string) => `새로 ${count}건 보기`, en: (count: string) => `Show ${count} new` },
  changed: { ko: '목록이 바뀌었습니다. 새로 보기', en: 'The list changed. Show it again' },

  filters: { ko: '조건', en: 'Filter' },
  filtersAndSaved: {
    ko: (count: number) => `조건 · 저장한 것 ${count}`,
    en: (count: number) => `Filter · ${count} saved`,
  },
  saved: { ko: '저장한 조건', en: 'Saved filters' },
  removeSaved: {
    ko: (name: string) => `저장한 조건 지우기: ${name}`,
    en: (name: string) => `Remove: ${name}`,
  },
  'by-mark': { ko: '표시', en: 'Mark' },
  'by-category': { ko: '비목', en: 'Category' },
  'by-claimant': { ko: '신청자', en: 'Claimant' },
  'by-team': { ko: '팀', en: 'Team' },
  any: { ko: '모두', en: 'Any' },
  amountFrom: { ko: '금액부터', en: 'Amount from' },
  amountTo: { ko: '금액까지', en: 'Amount to' },
  since: { ko: '이날부터 기다린 것', en: 'Waiting since' },
  apply: { ko: '적용', en: 'Apply' },
  filterName: { ko: '이 조건의 이름', en: 'Name of this filter' },
  keepFilter: { ko: '조건 저장', en: 'Save' },
  selectRow: { ko: (title: string) => `선택: ${title}`, en: (title: string) => `Select: ${title}` },
  approveSelected: { ko: '고른 신청 승인', en: 'Approve selected' },
  selectedCount: { ko: (count: string) => `${count}건 선택`, en: (count: string) => `${count} selected` },

  pane: { ko: '고른 신청', en: 'Selected claim' },
  backToList: { ko: '목록으로', en: 'Back to the list' },
  fullPage: { ko: '전체 화면', en: 'Full page' },
  previous: { ko: '이전 신청', en: 'Previous claim' },
  next: { ko: '다음 신청', en: 'Next claim' },
  decisions: { ko: '결정', en: 'Decision' },

  emptyTitle: { ko: '모두 처리했습니다', en: 'All done' },
  emptyLead: {
    ko: '새로 결재할 것이 들어오면 여기에 보입니다.',
    en: 'What waits for you appears here.',
  },
  nothingTitle: { ko: '맞는 신청이 없습니다', en: 'Nothing matches' },
  nothingLead: { ko: '찾는 말을 바꾸거나 전체를 보세요.', en: 'Search for something else, or see all.' },
  showAll: { ko: '전체 보기', en: 'See all' },

  keys: { ko: '단축키', en: 'Keys' },
  keyMove: { ko: '아래·위', en: 'down, up' },
  keySelect: { ko: '선택', en: 'select' },
  keyClean: { ko: '이상 없는 것 모두', en: 'all without a mark' },
  keyApprove: { ko: '승인', en: 'approve' },
  keyReturn: { ko: '보완 요청', en: 'return' },
  keyFind: { ko: '찾기', en: 'search' },
  keyOpen: { ko: '전체 화면으로 열기', en: 'open the full page' },
  keyHelp: { ko: '모든 단축키', en: 'all keys' },
} satisfies Texts;
