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
    ko: (count: string, amount: string) => `멈춘 예약 ${count}건 ${amount}`,
    en: (count: string, amount: string) => `${count} stuck, ${amount}`,
  },
  lateLink: {
    ko: (label: string, points: string) => `${label}, 계획보다 ${points}p 늦음`,
    en: (label: string, points: string) => `${label}, ${points} behind plan`,
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
  plannedToday: {
    ko: (amount: string) => `오늘 계획 ${amount}백만원`,
    en: (amount: string) => `plan for today ₩${amount} million`,
  },
  outlook: {
    ko: (spent: string, left: string) =>
      `단계 말까지 ${spent}백만원 집행 예상. 남는 ${left}백만원은 이월 승인을 받거나 반납할 돈입니다.`,
    en: (spent: string, left: string) =>
      `₩${spent} million will be spent by the end of the stage; the ₩${left} million left have to be carried over or returned.`,
  },
  outlookAll: {
    ko: '단계 말까지 배정을 모두 집행할 것으로 보입니다.',
    en: 'All of the allocation will be spent by the end of the stage.',
  },
  outlookRange: {
    ko: (from: string, to: string) => `남는 돈의 범위 ${from}–${to}백만원`,
    en: (from: string, to: string) => `between ₩${from} and ₩${to} million left`,
  },
  outlookUnknown: {
    ko: '아직 집행한 주가 적어 단계 말을 예상하지 않습니다.',
    en: 'Too little was spent yet to say how the stage will end.',
  },
  outlookEnded: {
    ko: (left: string) => `단계가 끝났습니다. 남은 ${left}백만원은 이월 승인을 받거나 반납할 돈입니다.`,
    en: (left: string) =>
      `The stage has ended; the ₩${left} million left have to be carried over or returned.`,
  },
  ownUse: { ko: '우리 팀 집행', en: 'Spent by our team' },
  ownRequests: { ko: '우리 팀 신청 중', en: 'Requested by our team' },

  pace: { ko: '집행 속도와 단계 시계', en: 'Pace and stage clock' },
  allDeadlines: { ko: '단계와 기한', en: 'Stages and deadlines' },
  clock: { ko: '단계 시계', en: 'Stage clock' },
  paceUnit: {
    ko: '누적 집행, 백만원 · 옅은 띠는 최근 8주 집행 속도의 10–90 %로 본 예상 범위',
    en: 'spent so far, million won · pale: 10–90 % of what the pace of the last 8 weeks leads to',
  },
  paceNote: {
    ko: '예약한 돈은 단계 끝까지 모두 집행된다고 보고, 배정을 넘지 않습니다. 계획은 전담기관이 달마다 정한 비율이며, 정하지 않으면 단계를 날수로 고르게 나눕니다.',
    en: 'Reserved money is taken to be spent by the end of the stage, and nothing beyond the allocation. The plan is what the office set month by month, else an even pace.',
  },
  stageWord: { ko: '단계', en: 'Stage' },
  daysGone: { ko: (days: number) => `${days}일 지남`, en: (days: number) => `${plural(days, 'day')} gone` },
  forecastLine: { ko: '예상', en: 'forecast' },
  forecastTitle: {
    ko: (middle: string, low: string, high: string) => `단계 말 예상 ${middle} % (${low}–${high})`,
    en: (middle: string, low: string, high: string) => `${middle} % forecast for the end (${low}–${high})`,
  },
  tooLittle: {
    ko: (weeks: number, needed: number) =>
      weeks < needed
        ? `집행 기록이 ${weeks}주뿐이라 예상하지 않습니다`
        : '집행한 주가 적어 예상하지 않습니다',
    en: (weeks: number, needed: number) =>
      weeks < needed
        ? `no forecast from ${plural(weeks, 'week')} of history`
        : 'too few weeks with spending for a forecast',
  },
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
  share: { ko: (percent: string) => `분담 ${percent}`, en: (percent: string) => `share ${percent}` },
  total: { ko: '합계', en: 'Total' },
  programmeTotal: { ko: '사업 합계', en: 'Programme total' },
  treeFoot: {
    ko: '잔액 = 배정 − 집행 − 예약. 집행률과 막대의 바탕은 그 줄의 배정(= 100 %)입니다. 공동 재원은 팀에 나누어 배정하지 않으므로 팀 줄에는 집행과 예약, 모든 팀의 집행 가운데 차지하는 분담(합 100.0)만 적고 막대는 단계 배정을 바탕으로 그립니다. 계획 대비의 단위는 %p입니다.',
    en: 'Left = allocated − spent − reserved. Rate and bar are of the row’s own allocation. A common pot is not divided among teams, so a team’s row shows what it spent and reserved and its share of all teams’ spending (together 100.0), and its bar is of the stage’s allocation. Against plan is in percentage points.',
  },
  entriesOf: {
    ko: (label: string, kind: string) => `${label} ${kind} 분개`,
    en: (label: string, kind: string) => `${label}: entries, ${kind}`,
  },

  stuck: { ko: '멈춘 예약', en: 'Stuck reservations' },
  stuckNote: {
    ko: (count: string, days: number, share: string) =>
      `${days}일 넘게 상태가 바뀌지 않은 예약 ${count}건 · 단위: 원${share && ` · 전체 예약의 ${share}`}`,
    en: (count: string, days: number, share: string) =>
      `${count} unmoved for more than ${plural(days, 'day')} · in won${share && ` · ${share} of all reserved`}`,
  },
  atLeast: { ko: (count: string) => `${count}+`, en: (count: string) => `${count}+` },
  stuckAll: { ko: '모두 보기', en: 'See all' },
  stuckAfter: { ko: (days: number) => `${days}일 넘음`, en: (days: number) => `over ${plural(days, 'day')}` },
  stuckChoice: { ko: '머문 기간', en: 'How long' },
  stuckNone: { ko: '멈춘 예약이 없습니다', en: 'Nothing is stuck' },
  stuckNoneLead: {
    ko: '고른 기간을 넘겨 멈춘 예약이 없습니다. 더 짧은 기간을 골라 볼 수 있습니다.',
    en: 'No reservation has stood still for that long. Try a shorter time.',
  },
  stuckTotal: { ko: '합계(모두)', en: 'Total of all' },
  views: { ko: '예산 화면', en: 'Pages of the budget' },
  downloads: { ko: '받기', en: 'Download' },
  reservation: { ko: '번호', en: 'No.' },
  team: { ko: '팀', en: 'Team' },
  what: { ko: '내용', en: 'What for' },
  amount: { ko: '금액(원)', en: 'Amount (₩)' },
  days: { ko: '머문 날', en: 'Waiting' },
  dayCount: { ko: (days: number) => `${days}일`, en: (days: number) => `${days} d` },
  place: { ko: '멈춘 곳', en: 'Where' },
  next: { ko: '다음 할 일', en: 'Next' },

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
