import type { Cadence } from '../../src/expenses/recurring/recurring-dates.js';
import type { Texts } from '../texts.js';

const KO: Record<Cadence, string> = {
  month: '매월',
  quarter: '분기마다',
  'half-year': '반년마다',
  year: '매년',
};
const EN: Record<Cadence, string> = {
  month: 'Every month',
  quarter: 'Every quarter',
  'half-year': 'Every half-year',
  year: 'Every year',
};

export const recurringTexts = {
  title: { ko: '되풀이 집행', en: 'Recurring claims' },
  claims: { ko: '집행', en: 'Claims' },
  lead: {
    ko: '돌아오는 날에 초안을 열어 둡니다. 그달 증빙을 올리면 초안이 채워집니다.',
    en: 'A draft opens on the day it comes round and waits for its document.',
  },
  month: { ko: '매월', en: 'Every month' },
  quarter: { ko: '분기마다', en: 'Every quarter' },
  'half-year': { ko: '반년마다', en: 'Every half-year' },
  year: { ko: '매년', en: 'Every year' },
  rhythm: {
    ko: (every: Cadence, day: number) => `${KO[every]} ${day === 31 ? '말일' : `${day}일`}`,
    en: (every: Cadence, day: number) => `${EN[every]}, ${day === 31 ? 'last day' : `day ${day}`}`,
  },
  offerTitle: {
    ko: (name: string, every: Cadence) => `이 문서는 ${name}님의 ${KO[every]} 신청에 맞습니다`,
    en: (name: string, every: Cadence) =>
      `This document fits a claim that ${name} files ${EN[every].toLowerCase()}`,
  },
  offerLead: {
    ko: (title: string, period: string) =>
      `${period} ‘${title}’ 초안이 이 문서를 기다립니다. 넣으면 지금 초안은 없어지고 동료가 제출합니다.`,
    en: (title: string, period: string) =>
      `The draft “${title}” for ${period} waits for it. Put in, this draft goes away and your colleague submits.`,
  },
  offerPut: { ko: '그 초안에 넣기', en: 'Put it into that draft' },
  emptyTitle: { ko: '아직 되풀이하는 집행이 없습니다', en: 'Nothing recurs yet' },
  emptyLead: {
    ko: '달마다 같은 곳에 내는 집행을 열고 ‘되풀이’를 눌러 주세요.',
    en: 'Open a claim you file every month and choose “Repeat”.',
  },
  toClaims: { ko: '내 집행 보기', en: 'My claims' },

  name: { ko: '내용', en: 'What for' },
  cadence: { ko: '언제', en: 'When' },
  next: { ko: '다음 초안', en: 'Next draft' },
  amount: { ko: '예상 금액(원)', en: 'Expected (₩)' },
  state: { ko: '상태', en: 'State' },
  active: { ko: '진행', en: 'Active' },
  paused: { ko: '멈춤', en: 'Paused' },
  ended: { ko: '끝', en: 'Ended' },
  'stopped-owner': {
    ko: '신청할 권한이 없어 초안을 열지 않았습니다.',
    en: 'No draft is opened: you may not file claims.',
  },
  'stopped-team': {
    ko: '팀의 집행이 멈춰 있어 초안을 열지 않았습니다.',
    en: 'No draft is opened while the team’s spending is frozen.',
  },
  'stopped-stage': {
    ko: '열린 단계나 소속 기관이 없어 초안을 열지 않았습니다.',
    en: 'No draft is opened without an open stage and an institution.',
  },

  newTitle: { ko: '되풀이 만들기', en: 'Repeat a claim' },
  newLead: {
    ko: '거래처, 내용, 예산 항목과 금액을 그대로 두고 새 초안을 엽니다. 제출은 언제나 직접 합니다.',
    en: 'Drafts keep the supplier, purpose, budget line and amount. You always submit them yourself.',
  },
  source: { ko: '되풀이할 집행', en: 'The claim' },
  every: { ko: '얼마나 자주', en: 'How often' },
  day: { ko: '날', en: 'Day of the month' },
  dayHint: { ko: '1~31. 31은 달의 마지막 날', en: '1–31; 31 is the last day of a month' },
  from: { ko: '시작하는 날', en: 'From' },
  until: { ko: '끝나는 날', en: 'Until' },
  untilHint: { ko: '단계가 끝나는 날까지가 보통입니다', en: 'Usually the end of the stage' },
  start: { ko: '되풀이 시작', en: 'Start' },
  supplyAmount: { ko: '공급가액', en: 'Supply amount' },
  taxAmount: { ko: '세액', en: 'VAT' },
  supplier: { ko: '거래처', en: 'Supplier' },

  change: { ko: '다음 초안부터 바꾸기', en: 'Change from the next draft on' },
  changeLead: {
    ko: '이미 열린 초안은 그대로 있습니다.',
    en: 'Drafts that are open already stay as they are.',
  },
  save: { ko: '바꾸기', en: 'Change' },
  pause: { ko: '멈추기', en: 'Pause' },
  resume: { ko: '다시 시작', en: 'Resume' },
  end: { ko: '끝내기', en: 'End' },
  endLead: {
    ko: '더는 초안을 열지 않습니다. 이미 열린 초안은 남습니다.',
    en: 'No more drafts are opened. Those that are open stay.',
  },

  periods: { ko: '지난 차례', en: 'Periods' },
  period: { ko: '차례', en: 'Period' },
  opened: { ko: '초안 연 날', en: 'Due' },
  claim: { ko: '집행', en: 'Claim' },
  claimed: { ko: '신청금액(원)', en: 'Claimed (₩)' },
  noPeriods: { ko: '아직 돌아온 차례가 없습니다', en: 'No period has come yet' },
  'missed-late': { ko: '그때 열지 못해 건너뜀', en: 'missed: nothing ran when it was due' },
  'missed-paused': { ko: '멈춘 동안 지나감', en: 'passed while paused' },
  discarded: { ko: '초안을 지움', en: 'draft discarded' },
  waits: { ko: '증빙을 기다림', en: 'waits for its document' },
  openClaim: { ko: '초안 보기', en: 'Open' },

  mark: { ko: '되풀이', en: 'Recurring' },
  markTitle: {
    ko: (title: string, period: string) => `되풀이 ‘${title}’ · ${period}`,
    en: (title: string, period: string) => `Recurring “${title}” · ${period}`,
  },
  markWaits: {
    ko: (amount: string) =>
      `증빙을 기다리는 초안입니다. 계산서를 올리면 금액과 날짜가 채워집니다. 예상 금액 ${amount}`,
    en: (amount: string) => `Waits for its document, which fills in amount and date. Expected: ${amount}`,
  },
  more: {
    ko: (expected: string, by: string) => `예상한 ${expected}보다 ${by} 많습니다.`,
    en: (expected: string, by: string) => `${by} more than the ${expected} expected.`,
  },
  less: {
    ko: (expected: string, by: string) => `예상한 ${expected}보다 ${by} 적습니다.`,
    en: (expected: string, by: string) => `${by} less than the ${expected} expected.`,
  },
  asExpected: { ko: '예상한 금액과 같습니다.', en: 'As expected.' },
  schedule: { ko: '되풀이 보기', en: 'See the schedule' },
} satisfies Texts;
