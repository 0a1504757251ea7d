import type { Texts } from '../texts.js';

export const listTexts = {
  mine: { ko: '내 집행', en: 'My claims' },
  team: { ko: '우리 팀 집행', en: 'Our team’s claims' },
  all: { ko: '집행', en: 'Claims' },
  scopes: { ko: '누구의 신청', en: 'Whose claims' },
  states: { ko: '상태로 보기', en: 'By state' },
  allStates: { ko: '전체', en: 'All' },
  search: { ko: '찾기', en: 'Search' },
  searchHint: { ko: '내용, 거래처, 번호', en: 'Title, supplier, number' },
  from: { ko: '작성일자 시작', en: 'From' },
  to: { ko: '작성일자 끝', en: 'To' },
  apply: { ko: '찾기', en: 'Search' },
  clear: { ko: '조건 지우기', en: 'Clear' },
  csv: { ko: 'CSV 받기', en: 'CSV' },
  file: { ko: '집행 신청', en: 'New claim' },
  sum: { ko: '신청금액 합계', en: 'Claimed in all' },

  number: { ko: '번호', en: 'No.' },
  date: { ko: '작성일자', en: 'Date' },
  title: { ko: '내용', en: 'What for' },
  category: { ko: '비목', en: 'Category' },
  claimant: { ko: '신청자', en: 'Claimant' },
  teamColumn: { ko: '팀', en: 'Team' },
  amount: { ko: '신청금액(원)', en: 'Claimed (₩)' },
  state: { ko: '상태', en: 'State' },
  holder: { ko: '지금 누구에게', en: 'Who has it' },
  untitled: { ko: '내용 없음', en: 'No title' },
  several: { ko: '여러 비목', en: 'several' },

  'holder-claimant': { ko: '신청자', en: 'Claimant' },
  'holder-approver': { ko: '관리자', en: 'Administrator' },
  'holder-officer': { ko: '전담기관', en: 'Programme office' },
  'holder-finance': { ko: '재무', en: 'Finance' },
  'holder-done': { ko: '끝', en: 'Done' },
  since: {
    ko: (days: number) => (days === 0 ? '오늘부터' : `${days}일째`),
    en: (days: number) => (days === 0 ? 'since today' : days === 1 ? '1 day' : `${days} days`),
  },

  emptyTitle: { ko: '아직 신청이 없습니다', en: 'No claims yet' },
  emptyLead: {
    ko: '증빙을 올리면 신청서가 저절로 채워집니다.',
    en: 'Add a document and the claim fills itself in.',
  },
  nothingTitle: { ko: '조건에 맞는 신청이 없습니다', en: 'Nothing matches' },
  nothingLead: { ko: '조건을 줄이거나 지워 보세요.', en: 'Try fewer conditions.' },
} satisfies Texts;
