import { type Texts, plural } from '../texts.js';

export const approvalsTexts = {
  title: { ko: '결재함', en: 'Approvals' },
  tabs: { ko: '결재할 신청', en: 'Claims to decide' },
  all: { ko: '전체', en: 'All' },
  check: { ko: '확인할 것', en: 'To check' },
  clean: { ko: '이상 없음', en: 'Without a mark' },
  insteadOf: { ko: (name: string) => `${name} 대신`, en: (name: string) => `for ${name}` },
  openFindings: { ko: (count: number) => `보완 ${count}`, en: (count: number) => `${count} open` },
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
  cleanSum: { ko: '합계', en: 'In all' },
  cleanButton: {
    ko: (count: number) => `이상 없는 ${count}건 승인`,
    en: (count: number) => `Approve these ${count}`,
  },
  cleanQuestion: {
    ko: (count: number, amount: string) =>
      `${count}건, 모두 ${amount}을 승인합니다. 그사이 바뀐 신청은 빼고 알려 드립니다.`,
    en: (count: number, amount: string) =>
      `${plural(count, 'claim')}, ${amount} in all. Any that changed meanwhile is left out and named.`,
  },
  confirm: { ko: '승인', en: 'Approve' },
  selectRow: { ko: (title: string) => `선택: ${title}`, en: (title: string) => `Select: ${title}` },
  approveSelected: { ko: '고른 신청 승인', en: 'Approve selected' },
  selectedCount: { ko: (count: string) => `${count}건 선택`, en: (count: string) => `${count} selected` },

  pane: { ko: '고른 신청', en: 'Selected claim' },
  backToList: { ko: '목록으로', en: 'Back to the list' },
  fullPage: { ko: '전체 화면', en: 'Full page' },
  previous: { ko: '이전 신청', en: 'Previous claim' },
  next: { ko: '다음 신청', en: 'Next claim' },
  decisions: { ko: '결정', en: 'Decision' },

  emptyTitle: { ko: '결재할 것이 없습니다', en: 'Nothing to decide' },
  emptyLead: {
    ko: '모두 끝냈습니다. 새 신청이 들어오면 여기에 보입니다.',
    en: 'All done. New claims appear here.',
  },
  nothingTitle: { ko: '맞는 신청이 없습니다', en: 'Nothing matches' },
  nothingLead: { ko: '찾는 말을 바꾸거나 전체를 보세요.', en: 'Search for something else, or see all.' },
  showAll: { ko: '전체 보기', en: 'See all' },

  keys: { ko: '단축키', en: 'Keys' },
  keyMove: { ko: '아래·위', en: 'down, up' },
  keySelect: { ko: '선택', en: 'select' },
  keyApprove: { ko: '승인', en: 'approve' },
  keyReturn: { ko: '보완 요청', en: 'return' },
  keyFind: { ko: '찾기', en: 'search' },
  keyOpen: { ko: '전체 화면으로 열기', en: 'open the full page' },
  keyHelp: { ko: '모든 단축키', en: 'all keys' },
} satisfies Texts;
