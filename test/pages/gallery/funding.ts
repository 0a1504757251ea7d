import type { Locale } from '../../../src/platform/i18n/locale.js';
import type {
  DisbursementFormProps,
  DisbursementRow,
  FundingPageProps,
  FundingPlanPageProps,
  FundingRow,
  MatchingRatesPageProps,
} from '../../../templates/funding/funding-view.js';
import { fundingTexts } from '../../../templates/funding/texts.js';
import { frameFor, TODAY } from './frames.js';

const ROW: FundingRow = {
  institutionId: 'i1',
  name: '업스테이지(주)',
  teamName: '업스테이지',
  hasPlan: true,
  exceptionReason: '',
  government: 420_000_000n,
  ownCash: 54_000_000n,
  otherCash: 0n,
  inKind: 126_000_000n,
  shareTenths: 886,
  disbursed: 210_000_000n,
  ownCashPaid: 24_000_000n,
  otherCashPaid: 0n,
  interest: 318_204n,
  late: { amount: 30_000_000n, since: '2025-10-01' },
};

const ROWS: readonly FundingRow[] = [
  ROW,
  {
    ...ROW,
    institutionId: 'i2',
    name: '협력대학 A(예시)',
    ownCash: 0n,
    inKind: 0n,
    government: 80_000_000n,
    shareTenths: 1000,
    disbursed: 80_000_000n,
    ownCashPaid: 0n,
    interest: 0n,
    late: undefined,
  },
  {
    ...ROW,
    institutionId: 'i3',
    name: '협력기업 B(예시)',
    exceptionReason: '공개 수준에 따른 완화, 2025-07-28 협약',
    late: undefined,
    next: { amount: 12_000_000n, dueOn: '2025-11-30' },
  },
  {
    ...ROW,
    institutionId: 'i4',
    name: '한국정보통신기술진흥연구협력센터(예시)',
    hasPlan: false,
    government: 0n,
    ownCash: 0n,
    inKind: 0n,
    shareTenths: undefined,
    disbursed: 0n,
    ownCashPaid: 0n,
    interest: 0n,
    late: undefined,
  },
];

const RECORD: DisbursementRow = {
  id: 'd1',
  institutionName: '업스테이지(주)',
  teamName: '업스테이지',
  kind: 'instalment',
  fundName: '인건비·연구비',
  amount: 210_000_000n,
  plannedOn: '2025-12-15',
  note: '2차 교부',
  byName: '전담기관 담당 1',
  state: 'waiting',
  mayPay: true,
  mayTakeBack: true,
};

const RECORDS: readonly DisbursementRow[] = [
  RECORD,
  {
    ...RECORD,
    id: 'd2',
    kind: 'own-cash',
    fundName: undefined,
    amount: 30_000_000n,
    plannedOn: '2025-09-30',
    note: '',
    state: 'overdue',
  },
  {
    ...RECORD,
    id: 'd3',
    kind: 'interest',
    fundName: undefined,
    amount: 318_204n,
    plannedOn: undefined,
    paidOn: '2025-09-30',
    note: '3분기',
    state: 'done',
    mayPay: false,
  },
  {
    ...RECORD,
    id: 'd4',
    kind: 'other-cash',
    fundName: undefined,
    amount: -5_000_000n,
    plannedOn: undefined,
    paidOn: '2025-09-02',
    note: '다른 통장으로 들어온 돈',
    state: 'correction',
    mayPay: false,
    mayTakeBack: false,
  },
];

export function office(locale: Locale): FundingPageProps {
  return {
    frame: frameFor('officer', locale, '/disbursements'),
    stages: [
      { href: '/disbursements?stage=s1', text: '1단계', current: true },
      { href: '/disbursements?stage=s2', text: '2단계', current: false },
    ],
    teams: { value: '', options: [{ value: 't1', label: '업스테이지' }], stageId: 's1' },
    stageId: 's1',
    rows: ROWS,
    records: RECORDS,
    paging: { shown: 4, nextHref: '/disbursements?stage=s1&after=d4' },
    today: TODAY,
    mayPlan: true,
    mayRecord: true,
    stopsWhenLate: true,
    csvHref: '/disbursements/export.csv?stage=s1',
    errors: [],
  };
}

export function team(locale: Locale): FundingPageProps {
  const own = <T extends { teamName?: string }>(row: T): T => ({ ...row, teamName: undefined });
  return {
    ...office(locale),
    frame: frameFor('finance', locale, '/disbursements'),
    teams: undefined,
    rows: ROWS.slice(0, 2).map(own),
    records: RECORDS.map(own).map((row) => ({ ...row, mayPay: row.mayPay && row.kind !== 'instalment' })),
    mayPlan: false,
    errors: [{ text: '실제 날짜는 오늘(2025-11-03)까지로 적어 주세요.' }],
  };
}

export function empty(locale: Locale): FundingPageProps {
  return {
    ...office(locale),
    frame: frameFor('officer', locale, '/disbursements'),
    stages: [],
    teams: undefined,
    stageId: undefined,
    rows: [],
    records: [],
    paging: { shown: 0 },
  };
}

export function form(locale: Locale): DisbursementFormProps {
  return {
    frame: frameFor('officer', locale, '/disbursements/new'),
    stageId: 's1',
    institutions: [
      { value: 'i1', label: '업스테이지 · 업스테이지(주)' },
      { value: 'i2', label: '업스테이지 · 협력대학 A(예시)' },
    ],
    kinds: ['instalment', 'own-cash', 'other-cash', 'interest'],
    funds: [{ value: 'f1', label: '인건비·연구비' }],
    values: {
      institutionId: 'i1',
      kind: 'own-cash',
      amount: '삼천만',
      plannedOn: '',
      paidOn: '',
      fundId: '',
      note: '',
    },
    today: TODAY,
    idempotencyKey: 'k',
    errors: [
      { field: 'amount', text: '금액은 1원 이상의 정수로 적어 주세요.' },
      { field: 'paidOn', text: '예정일이나 실제 날짜 가운데 하나는 적어 주세요.' },
    ],
  };
}

export function plan(locale: Locale): FundingPlanPageProps {
  return {
    frame: frameFor('officer', locale, '/disbursements/plans/i1/s1'),
    institutionId: 'i1',
    institutionName: '업스테이지(주)',
    institutionKind: locale === 'ko' ? '중견기업' : 'Mid-size company',
    stageId: 's1',
    stageName: '1단계',
    rate: { government: '70', cash: '13' },
    version: 2,
    values: {
      government: '420,000,000',
      ownCash: '54,000,000',
      otherCash: '0',
      inKind: '26,000,000',
      exceptionReason: '',
    },
    errors: [
      {
        field: 'government',
        text: '정부지원금이 총 연구개발비의 84 %입니다. 이 기관은 70 %까지 받을 수 있습니다. 금액을 고치거나 예외 사유를 적어 주세요.',
      },
    ],
  };
}

export function rates(locale: Locale): MatchingRatesPageProps {
  const name = fundingTexts.institution[locale];
  return {
    frame: frameFor('officer', locale, '/disbursements/rates'),
    rows: [
      { kind: 'sme', name: locale === 'ko' ? '중소기업' : `${name}: SME`, government: '75', cash: '10' },
      { kind: 'mid', name: locale === 'ko' ? '중견기업' : `${name}: mid-size`, government: '70', cash: '13' },
      { kind: 'large', name: locale === 'ko' ? '대기업' : `${name}: large`, government: '50', cash: '15' },
    ],
    stopsWhenLate: true,
    errors: [],
  };
}
