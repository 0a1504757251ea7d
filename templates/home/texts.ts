import { type Texts, counted, plural } from '../texts.js';

export const homeTexts = {
  title: { ko: '홈', en: 'Home' },
  team: { ko: (name: string) => `${name} 정예팀`, en: (name: string) => `Team ${name}` },
  untilEnd: {
    ko: (days: number) => (days < 0 ? `종료 후 ${-days}일` : days === 0 ? '오늘 종료' : `종료까지 ${days}일`),
    en: (days: number) =>
      days < 0
        ? `ended ${plural(-days, 'day')} ago`
        : days === 0
          ? 'ends today'
          : `${plural(days, 'day')} left`,
  },

  todos: { ko: '해야 할 일', en: 'To do' },
  noTodos: { ko: '지금 하실 일이 없습니다', en: 'Nothing to do right now' },
  noTodosLead: {
    ko: '보완 요청이나 쓰다 만 신청이 생기면 여기에 보입니다.',
    en: 'Returned claims and unfinished drafts appear here.',
  },
  account: { ko: '계좌 확인', en: 'Account' },
  accountLead: {
    ko: (name: string) => `${name} 님이 제안한 계좌입니다. 확인해야 쓸 수 있습니다.`,
    en: (name: string) => `An account proposed by ${name} waits for your confirmation.`,
  },
  check: { ko: '확인하기', en: 'Check' },
  returned: { ko: '보완 요청', en: 'Returned' },
  draft: { ko: '작성 중', en: 'Draft' },
  toConfirm: { ko: '확인 요청', en: 'To confirm' },
  toConfirmTitle: {
    ko: (count: number) => `동료가 작성한 초안 ${count}건 — 확인해 주세요`,
    en: (count: number) =>
      count === 1
        ? 'One draft prepared for you — please check'
        : `${count} drafts prepared for you — please check`,
  },
  preparedBy: {
    ko: (names: readonly string[]) => `작성: ${names.join(', ')}`,
    en: (names: readonly string[]) => `prepared by ${names.join(', ')}`,
  },
  confirm: { ko: '확인하기', en: 'Check' },
  givenBack: { ko: '되돌아온 초안', en: 'Given back' },
  givenBackTitle: {
    ko: (title: string, count: number) => (count > 1 ? `${title} 외 ${count - 1}건` : title),
    en: (title: string, count: number) => (count > 1 ? `${title} and ${count - 1} more` : title),
  },
  recurring: { ko: '되풀이', en: 'Recurring' },
  recurringOne: {
    ko: (period: string, title: string, passed: boolean) =>
      `${period} ${title} 초안 — ${passed ? '증빙이 아직 없습니다' : '증빙을 올려 주세요'}`,
    en: (period: string, title: string, passed: boolean) =>
      `${title}, ${period} — ${passed ? 'its document is still missing' : 'please add its document'}`,
  },
  recurringMany: {
    ko: (count: number) => `되풀이 초안 ${count}건 — 증빙을 올려 주세요`,
    en: (count: number) => `${count} recurring drafts — please add their documents`,
  },
  expected: { ko: (amount: string) => `예상 ${amount}`, en: (amount: string) => `expected ${amount}` },
  addDocument: { ko: '증빙 올리기', en: 'Add it' },
  missing: {
    ko: (count: number) =>
      count === 0 ? '제출만 하면 됩니다.' : `${counted(count)} 가지만 더 채우면 됩니다.`,
    en: (count: number) =>
      count === 0
        ? 'Ready to submit.'
        : count === 1
          ? 'One thing left to do.'
          : `${count} things left to do.`,
  },
  savedAt: { ko: (when: string) => `${when} 저장`, en: (when: string) => `saved ${when}` },
  quote: { ko: (text: string) => `“${text}”`, en: (text: string) => `“${text}”` },
  fix: { ko: '고치기', en: 'Fix it' },
  continue: { ko: '이어서 하기', en: 'Go on' },
  mention: { ko: '의견', en: 'Comment' },
  mentionTitle: {
    ko: (name: string, title: string) => `${name}님이 불렀습니다 · ${title}`,
    en: (name: string, title: string) => `${name} called you · ${title}`,
  },
  mentionOffice: {
    ko: (title: string) => `전담기관이 불렀습니다 · ${title}`,
    en: (title: string) => `The programme office called you · ${title}`,
  },
  mentionMore: {
    ko: (others: number) =>
      others > 0 ? `다른 집행 ${others}건에서도 부릅니다.` : '의견을 읽고 답해 주세요.',
    en: (others: number) =>
      others > 0
        ? `And at ${others} more ${others === 1 ? 'claim' : 'claims'}.`
        : 'Read the comment and answer it.',
  },
  read: { ko: '읽기', en: 'Read' },
  amended: { ko: '수정세금계산서', en: 'Amended invoice' },
  amendedLead: {
    ko: (count: number) => `지급한 집행에서 되돌릴 수정세금계산서 ${count}건이 있습니다. 보고 반영해 주세요.`,
    en: (count: number) =>
      `${count === 1 ? 'An amended invoice takes' : `${count} amended invoices take`} money of this paid claim back: look and put ${count === 1 ? 'it' : 'them'} in.`,
  },
  release: { ko: '확정 대기', en: 'Release' },
  releaseTitle: {
    ko: (number: number, count: number) =>
      count > 1 ? `지급 실행 ${number}호 외 ${count - 1}건` : `지급 실행 ${number}호`,
    en: (number: number, count: number) =>
      count > 1 ? `Pay run ${number} and ${count - 1} more` : `Pay run ${number}`,
  },
  releaseLead: {
    ko: '동료가 만든 지급 실행입니다. 확인하고 확정해야 은행 파일을 받을 수 있습니다.',
    en: 'A colleague prepared it. Its bank file can be made once you have checked and released it.',
  },
  failed: { ko: '이체 실패', en: 'Failed' },
  failedTitle: {
    ko: (count: number) => `이체하지 못한 집행 ${count}건`,
    en: (count: number) => `${plural(count, 'claim')} not transferred`,
  },
  failedLead: {
    ko: '은행이 알려 준 까닭을 보고 다시 지급해 주세요.',
    en: 'See the bank’s reason, then pay again.',
  },
  refunds: { ko: '돌려받기', en: 'To come back' },
  refundsTitle: {
    ko: (count: number) => `돌려받을 돈 ${count}건`,
    en: (count: number) => `${plural(count, 'refund')} expected`,
  },
  refundsLead: {
    ko: '입금되면 받은 날과 은행 번호를 적어 주세요.',
    en: 'Once it has come in, record the day and the bank’s number.',
  },
  card: { ko: '증빙 요청', en: 'Asked for' },
  cardUses: {
    ko: (count: number) => `카드 사용 ${count.toLocaleString('en')}건 — 증빙을 올려 주세요`,
    en: (count: number) =>
      `${count.toLocaleString('en')} card ${count === 1 ? 'use' : 'uses'} — please upload the documents`,
  },
  cardUsesLead: {
    ko: '영수증만 올리면 신청서는 카드 사용내역으로 채워집니다.',
    en: 'Upload the receipts; the claims are filled from the card statement.',
  },
  upload: { ko: '올리기', en: 'Upload' },
  look: { ko: '보기', en: 'Look' },
  lookCount: { ko: (count: number) => `${count}건 보기`, en: (count: number) => `See ${count}` },
  untitled: { ko: '내용 없음', en: 'No title' },

  gauges: { ko: '남은 예산', en: 'What is left' },
  noGauges: { ko: '아직 배정된 예산이 없습니다', en: 'No budget has been allocated yet' },
  noGaugesLead: {
    ko: '전담기관이 배정하면 여기에 보입니다.',
    en: 'It appears here once the programme office allocates it.',
  },
  leftPercent: { ko: (percent: string) => `${percent} 남음`, en: (percent: string) => `${percent} left` },

  recent: { ko: '최근 신청', en: 'Latest claims' },
  all: { ko: '모두 보기', en: 'See all' },
  allDrafts: { ko: '작성 중 모두 보기', en: 'See all drafts' },
  noRecent: { ko: '아직 신청이 없습니다', en: 'No claims yet' },
  noRecentLead: {
    ko: '증빙을 놓으면 첫 신청서가 저절로 채워집니다.',
    en: 'Drop a document and your first claim fills itself in.',
  },

  inbox: { ko: '결재함', en: 'To decide' },
  inboxEmpty: { ko: '결재할 것이 없습니다', en: 'Nothing to decide' },
  inboxEmptyLead: { ko: '신청이 들어오면 여기에 먼저 보입니다.', en: 'New claims show up here first.' },
  inboxCount: { ko: (count: number) => `${count}건`, en: (count: number) => `${count}` },
  waiting: { ko: '기다리는 신청', en: 'Claims waiting' },
  clean: { ko: '이상 없음', en: 'Without a mark' },
  amount: { ko: '신청금액', en: 'Claimed' },
  oldest: { ko: '가장 오래된 것', en: 'Oldest' },
  openInbox: { ko: '결재함 열기', en: 'Open approvals' },

  payable: { ko: '지급할 것', en: 'To pay' },
  payableEmpty: { ko: '지급할 것이 없습니다', en: 'Nothing to pay' },
  payableEmptyLead: { ko: '승인된 신청이 여기에 모입니다.', en: 'Approved claims gather here.' },
  payableAmount: { ko: '지급액', en: 'Owed' },
  openPayments: { ko: '지급하기', en: 'Pay' },
  approvedAt: { ko: (when: string) => `${when} 승인`, en: (when: string) => `approved ${when}` },

  openMatches: {
    ko: (count: number) => `두 팀의 신청이 같아 보이는 것이 ${count}건 있습니다.`,
    en: (count: number) =>
      `${plural(count, 'pair of claims of two teams looks', 'pairs of claims of two teams look')} the same.`,
  },
  toMatches: { ko: '중복 의심 보기', en: 'See them' },

  programme: { ko: '사업 전체', en: 'The programme' },
  teams: { ko: '팀별 집행', en: 'By team' },
  teamName: { ko: '팀', en: 'Team' },
  openClaims: { ko: '결재 중', en: 'Undecided' },
  rate: { ko: '집행률', en: 'Rate' },
  bar: { ko: '배정 = 100 %', en: 'Allocated = 100 %' },
  report: { ko: '한 장 보고서', en: 'One-page report' },
  readOnly: {
    ko: '감사는 모든 것을 보되 바꾸지 않습니다. 본 것은 기록에 남습니다.',
    en: 'An auditor sees everything and changes nothing. What is viewed is recorded.',
  },
  pot: { ko: '공동 재원', en: 'common pot' },
  toBudgets: { ko: '예산 보기', en: 'See budgets' },
} satisfies Texts;
