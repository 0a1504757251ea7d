import { type Texts, plural } from '../texts.js';

export const budgetTexts = {
  title: { ko: '예산', en: 'Budgets' },
  fiscalYear: { ko: (year: number) => `${year} 회계연도`, en: (year: number) => `Fiscal year ${year}` },
  asOf: { ko: (at: string) => `${at} 기준`, en: (at: string) => `As of ${at}` },
  position: { ko: (position: string) => `원장 ${position}`, en: (position: string) => `Ledger ${position}` },
  period: { ko: '회계연도·단계', en: 'Year and stage' },
  showPeriod: { ko: '보기', en: 'Show' },
  changePeriod: { ko: '회계연도·단계 바꾸기', en: 'Change year or stage' },
  xlsx: { ko: '엑셀로 받기', en: 'Spreadsheet' },
  report: { ko: '한 장 보고서', en: 'One-page report' },

  attention: { ko: '확인할 것', en: 'To look at' },
  stuckLink: {
    ko: (count: number, amount: string) => `멈춘 예약 ${count}건 ${amount}`,
    en: (count: number, amount: string) => `${count} stuck, ${amount}`,
  },
  deadlineLink: {
    ko: (title: string, countdown: string) => `${title} ${countdown}`,
    en: (title: string, countdown: string) => `${title} ${countdown}`,
  },

  funds: { ko: '재원', en: 'Funds' },
  pot: { ko: '공동 재원', en: 'common pot' },
  perTeam: { ko: '팀별 배정', en: 'per team' },
  appropriated: { ko: '편성', en: 'Appropriated' },
  base: { ko: '편성 = 100 %', en: 'appropriated = 100 %' },
  unallocated: { ko: '그중 미배정', en: 'of it unallocated' },
  ownUse: { ko: '우리 팀 집행', en: 'Spent by our team' },
  ownRequests: { ko: '우리 팀 신청 중', en: 'Requested by our team' },

  pace: { ko: '집행 속도와 단계 시계', en: 'Pace and stage clock' },
  allDeadlines: { ko: '단계와 기한', en: 'Stages and deadlines' },
  clock: { ko: '단계 시계', en: 'Stage clock' },
  paceUnit: { ko: '누적 집행, 백만원', en: 'spent so far, million won' },
  chartTitle: {
    ko: (spent: string, plan: string) => `배정의 ${spent} 집행 · 계획 ${plan}`,
    en: (spent: string, plan: string) => `${spent} spent · plan ${plan}`,
  },
  late: { ko: (points: string) => `${points}p 늦음`, en: (points: string) => `${points} pp behind` },
  early: { ko: (points: string) => `${points}p 빠름`, en: (points: string) => `${points} pp ahead` },
  onPlan: { ko: '계획대로', en: 'on plan' },
  planLine: { ko: '계획', en: 'plan' },
  spentLine: { ko: '집행', en: 'spent' },
  withReserved: { ko: '집행+예약', en: 'with reserved' },
  todayMark: { ko: '오늘', en: 'today' },
  stageEnds: {
    ko: (days: number) => `단계 종료까지 ${days}일`,
    en: (days: number) => `${plural(days, 'day')} to the end of the stage`,
  },
  stagePassed: {
    ko: (total: number, passed: number, percent: string) => `${total}일 가운데 ${passed}일 지남 (${percent})`,
    en: (total: number, passed: number, percent: string) =>
      `${passed} of ${plural(total, 'day')} gone (${percent})`,
  },
  noDeadlines: { ko: '이 단계에 남은 기한이 없습니다.', en: 'No deadline is left in this stage.' },

  tree: { ko: '재원 · 단계 · 팀 · 비목', en: 'Fund · stage · team · category' },
  treeTeam: { ko: '재원 · 단계 · 기관 · 비목', en: 'Fund · stage · institution · category' },
  treeNote: {
    ko: '단위: 원, % · 숫자를 누르면 분개까지 내려갑니다',
    en: 'In won and %. Each figure opens its entries',
  },
  row: { ko: '구분', en: 'Part' },
  rate: { ko: '집행률', en: 'Rate' },
  againstPlan: { ko: '계획 대비', en: 'Against plan' },
  bar: { ko: '배정 = 100 %', en: 'allocated = 100 %' },
  shared: { ko: '공동', en: 'shared' },
  total: { ko: '합계', en: 'Total' },
  programmeTotal: { ko: '사업 합계', en: 'Programme total' },
  treeFoot: {
    ko: '잔액 = 배정 − 집행 − 예약. 공동 재원은 팀에 나누어 배정하지 않으므로 팀 줄에는 집행과 예약만 적습니다. 계획은 단계를 날수로 고르게 나눈 것이고, 계획 대비의 단위는 %p입니다.',
    en: 'Left = allocated − spent − reserved. A common pot is not divided among teams, so a team’s row shows only what it spent and reserved. The plan is an even pace over the stage; against plan is in percentage points.',
  },
  entriesOf: {
    ko: (label: string, kind: string) => `${label} ${kind} 분개`,
    en: (label: string, kind: string) => `${label}: entries, ${kind}`,
  },

  stuck: { ko: '멈춘 예약', en: 'Stuck reservations' },
  stuckNote: {
    ko: (count: number) => `14일 넘게 상태가 바뀌지 않은 예약 ${count}건`,
    en: (count: number) => `${count} unmoved for more than 14 days`,
  },
  reservation: { ko: '번호', en: 'No.' },
  team: { ko: '팀', en: 'Team' },
  what: { ko: '내용', en: 'What for' },
  amount: { ko: '금액(원)', en: 'Amount (₩)' },
  days: { ko: '머문 날', en: 'Waiting' },
  dayCount: { ko: (days: number) => `${days}일`, en: (days: number) => `${days} d` },
  place: { ko: '멈춘 곳', en: 'Where' },
  next: { ko: '다음 할 일', en: 'Next' },
  openClaim: { ko: '신청 보기', en: 'See the claim' },

  empty: { ko: '아직 배정된 예산이 없습니다', en: 'No budget has been allocated yet' },
  emptyOfficer: {
    ko: '설정 › 사업 구조에서 재원을 편성하고 예산 항목에 배정해 주세요.',
    en: 'Appropriate a fund and allocate it to budget lines under Settings › Structure.',
  },
  emptyTeam: {
    ko: '전담기관이 배정하면 여기에 보입니다.',
    en: 'It appears here once the programme office allocates it.',
  },

  entries: { ko: '분개', en: 'Ledger entries' },
  entriesLead: {
    ko: '고치거나 지우지 않고 더하기만 합니다. 바로잡을 때도 새 분개를 적습니다.',
    en: 'Entries are only ever added; a correction is a new entry.',
  },
  kinds: { ko: '구분', en: 'Kind' },
  allKinds: { ko: '전체', en: 'All' },
  csv: { ko: 'CSV 받기', en: 'CSV' },
  noEntries: { ko: '분개가 없습니다', en: 'No entries' },
  noEntriesLead: {
    ko: '배정하거나 제출하면 여기에 적힙니다.',
    en: 'Allocations and submitted claims are written here.',
  },
} satisfies Texts;
