import type {
  BudgetEntriesPageProps,
  BudgetsPageProps,
  BudgetTreeRow,
  FundView,
} from '../../../templates/budgets/budgets-view.js';
import type { Locale } from '../../../src/platform/i18n/locale.js';
import { at, frameFor, STAGE, TODAY } from './frames.js';

export const FUNDS: readonly FundView[] = [
  {
    kind: 'exact',
    id: 'f1',
    name: '데이터 공동구매',
    pot: true,
    appropriated: 10_000_000_000n,
    allocated: 9_200_000_000n,
    spent: 4_452_000_000n,
    reserved: 1_720_000_000n,
    planned: 5_027_000_000n,
    outlook: {
      kind: 'forecast',
      spent: 8_940_000_000n,
      left: 260_000_000n,
      leftFrom: 0n,
      leftTo: 890_000_000n,
    },
    entriesHref: '/budgets/entries?fund=f1',
  },
  {
    kind: 'exact',
    id: 'f2',
    name: '인건비·연구비',
    pot: false,
    appropriated: 2_000_000_000n,
    allocated: 1_900_000_000n,
    spent: 855_602_340n,
    reserved: 244_918_600n,
    outlook: { kind: 'too-little', weeks: 3, needed: 4 },
    entriesHref: '/budgets/entries?fund=f2',
  },
];

function row(
  id: string,
  kind: BudgetTreeRow['kind'],
  depth: number,
  label: string,
  amounts: readonly [bigint, bigint, bigint] | undefined,
  change: Partial<BudgetTreeRow> = {},
): BudgetTreeRow {
  const figures = amounts && {
    allocated: amounts[0],
    spent: amounts[1],
    reserved: amounts[2],
    left: amounts[0] - amounts[1] - amounts[2],
    entriesHref: `/budgets/entries?row=${id}`,
  };
  return { id, kind, depth, label, ...figures, ...change };
}

const toggle = (id: string, expanded: boolean) => ({ toggle: { href: `/budgets?open=${id}`, expanded } });

const TREE: readonly BudgetTreeRow[] = [
  row('f1', 'fund', 0, '데이터 공동구매', [10_000_000_000n, 4_452_000_000n, 1_720_000_000n], {
    note: '공동 재원',
    ...toggle('f1', true),
  }),
  row('f1s1', 'stage', 1, '1단계', [9_200_000_000n, 4_452_000_000n, 1_720_000_000n], {
    note: '2025-08-04 ~ 2026-01-31',
    planTenths: 546,
    ...toggle('s1', true),
  }),
  row('t1', 'team', 2, '네이버클라우드', undefined, {
    spent: 1_013_480_000n,
    reserved: 386_200_000n,
    shareTenths: 531,
    barOf: 9_200_000_000n,
    entriesHref: '/budgets/entries?t=1',
    ...toggle('t1', false),
  }),
  row('t2', 'team', 2, '업스테이지', undefined, {
    spent: 894_315_000n,
    reserved: 341_750_000n,
    shareTenths: 469,
    barOf: 9_200_000_000n,
    marks: ['동결'],
    entriesHref: '/budgets/entries?t=2',
    ...toggle('t2', false),
  }),
  row('u1', 'unallocated', 1, '미배정', [800_000_000n, 0n, 0n], { note: '수시 공동수요 유보' }),
  row('f2', 'fund', 0, '인건비·연구비', [2_000_000_000n, 855_602_340n, 244_918_600n], {
    note: '팀별 배정',
    ...toggle('f2', true),
  }),
  row('f2s1', 'stage', 1, '1단계', [1_900_000_000n, 855_602_340n, 244_918_600n], {
    note: '2025-08-04 ~ 2026-01-31',
    ...toggle('s2', true),
  }),
  row('t3', 'team', 2, '네이버클라우드', [400_000_000n, 203_416_720n, 58_930_000n], {
    planTenths: 478,
    ...toggle('t3', false),
  }),
  row('t4', 'team', 2, '업스테이지', [420_000_000n, 185_955_050n, 74_540_800n], {
    planTenths: 478,
    ...toggle('t4', true),
  }),
  row('c1', 'category', 3, '인건비', [238_000_000n, 110_233_500n, 36_744_500n]),
  row('c2', 'category', 3, '연구시설·장비비', [46_000_000n, 6_000_000n, 29_400_000n]),
  row('c3', 'category', 3, '연구재료비', [12_000_000n, 5_284_000n, 318_500n]),
  row('c4', 'category', 3, '연구활동비', [62_000_000n, 46_824_910n, 5_972_800n]),
  row('c5', 'category', 3, '연구수당', [26_000_000n, 0n, 0n]),
  row('t5', 'team', 2, 'SK텔레콤', [360_000_000n, 176_082_400n, 41_275_500n], toggle('t5', false)),
];

const PLANNED = {
  plan: [
    { on: STAGE.startsOn, tenths: 0 },
    { on: '2025-08-31', tenths: 60 },
    { on: '2025-09-30', tenths: 250 },
    { on: '2025-10-31', tenths: 520 },
    { on: '2025-12-31', tenths: 900 },
    { on: STAGE.endsOn, tenths: 1000 },
  ],
  planTenths: 546,
} as const;

function forecastOf(
  spent: bigint,
  [low, middle, high]: readonly [bigint, bigint, bigint],
): BudgetsPageProps['burnUps'][number]['forecast'] {
  const between = (end: bigint) => spent + (end - spent) / 2n;
  const end = { on: STAGE.endsOn, low, middle, high };
  return {
    kind: 'forecast',
    points: [{ on: '2025-12-17', low: between(low), middle: between(middle), high: between(high) }, end],
    end,
  };
}

export const VIEWS: BudgetsPageProps['views'] = [
  { href: '/budgets', text: '한눈에', current: true },
  { href: '/budgets/teams', text: '팀 비교', current: false },
  { href: '/budgets/compare', text: '연도·단계 비교', current: false },
  { href: '/budgets/stuck', text: '멈춘 예약', current: false },
  { href: '/budgets/allocations', text: '편성과 배정', current: false },
  { href: '/budgets/versions', text: '예산의 판', current: false },
  { href: '/disbursements', text: '재원과 교부', current: false },
  { href: '/commitments', text: '계약', current: false },
  { href: '/settlements', text: '정산', current: false },
  { href: '/budgets/settings', text: '계획과 공개', current: false },
];

export const STUCK: BudgetsPageProps['stuck']['rows'] = [
  {
    id: 's1',
    number: '2025-0411',
    href: '/expenses/s1',
    teamName: '공동 (5개 팀)',
    title: '구어 음성 말뭉치 4,200시간',
    detail: '다온음성데이터',
    amount: 638_000_000n,
    days: 41,
    place: '전담기관 결재',
    placeDetail: '전담기관 담당, 2025-09-23부터',
    next: { text: '결재하기', href: '/expenses/s1' },
  },
  {
    id: 's2',
    number: '2025-0017',
    href: '/expenses/s2',
    teamName: '업스테이지',
    title: '학습용 워크스테이션 1식',
    detail: '한빛시스템즈',
    amount: 27_400_000n,
    days: 22,
    place: '지급 대기',
    placeDetail: '결재가 끝났으나 지급하지 않음',
    next: { text: '지급 재촉하기', href: '/expenses/s2' },
  },
];

const NOTHING_STUCK: BudgetsPageProps['stuck'] = {
  rows: [],
  afterDays: 14,
  count: 0,
  more: false,
  amount: 0n,
};

export function budgets(locale: Locale): BudgetsPageProps {
  return {
    frame: frameFor('officer', locale, '/budgets'),
    today: TODAY,
    asOf: at('2025-11-03', '18:00'),
    fiscalYear: 2025,
    stage: STAGE,
    periods: [
      { value: 's1', label: '2025 · 1단계', selected: true },
      { value: 's2', label: '2025 · 2단계', selected: false },
    ],
    ledgerPosition: '#48,213',
    funds: FUNDS,
    burnUps: [
      {
        ...PLANNED,
        forecast: forecastOf(4_452_000_000n, [8_310_000_000n, 8_940_000_000n, 9_200_000_000n]),
        label: '데이터 공동구매',
        allocated: 9_200_000_000n,
        reserved: 1_720_000_000n,
        points: [
          { on: '2025-09-05', spent: 610_000_000n },
          { on: '2025-09-20', spent: 1_480_000_000n },
          { on: '2025-10-02', spent: 2_300_000_000n },
          { on: '2025-10-17', spent: 3_390_000_000n },
          { on: '2025-10-31', spent: 4_452_000_000n },
        ],
      },
      {
        ...PLANNED,
        forecast: { kind: 'too-little', weeks: 3, needed: 4 },
        label: '인건비·연구비',
        allocated: 1_900_000_000n,
        reserved: 244_918_600n,
        points: [
          { on: '2025-08-25', spent: 190_000_000n },
          { on: '2025-09-25', spent: 520_000_000n },
          { on: '2025-10-24', spent: 855_602_340n },
        ],
      },
    ],
    deadlines: [
      {
        title: '장비 구입·설치·검수',
        dueOn: '2025-11-30',
        note: '단계 종료 2개월 전',
        article: '사용 기준 제23조 6항',
      },
      { title: '단계 종료', dueOn: '2026-01-31', article: '사용 기준 제22조 4항' },
      {
        title: '사용실적보고서',
        dueOn: '2026-04-30',
        note: '단계 종료 후 3개월',
        article: '시행령 제26조 1항',
      },
    ],
    tree: TREE,
    total: {
      allocated: 12_000_000_000n,
      spent: 5_307_602_340n,
      reserved: 1_964_918_600n,
      left: 4_727_479_060n,
    },
    late: [{ label: 'NC AI', gapTenths: -184, href: '/budgets/teams' }],
    views: VIEWS,
    stuck: {
      afterDays: 14,
      count: 7,
      more: false,
      amount: 1_114_624_000n,
      shareTenths: 567,
      rows: STUCK,
    },
    reportHref: '/reports/one-page',
    xlsxHref: '/budgets/tree.xlsx',
    csvHref: '/budgets/tree.csv',
  };
}

export function budgetsTeam(locale: Locale): BudgetsPageProps {
  const { total: _total, xlsxHref: _xlsx, ...props } = budgets(locale);
  return {
    ...props,
    frame: frameFor('principal-investigator', locale, '/budgets'),
    periods: [],
    funds: [
      {
        kind: 'band',
        id: 'f1',
        name: '데이터 공동구매',
        band: { fromPercent: 40, toPercent: 60, daysAgo: 7 },
        ownSpent: 894_315_000n,
        ownRequested: 341_750_000n,
        entriesHref: '/budgets/lines/pot',
      },
      {
        kind: 'exact',
        id: 'f2',
        name: '인건비·연구비',
        pot: false,
        appropriated: 420_000_000n,
        allocated: 420_000_000n,
        spent: 185_955_050n,
        reserved: 74_540_800n,
        entriesHref: '/budgets/entries?f=2',
      },
    ],
    burnUps: [],
    tree: [
      row('f1', 'fund', 0, '데이터 공동구매', undefined, {
        spent: 894_315_000n,
        reserved: 341_750_000n,
        band: { fromPercent: 40, toPercent: 60, daysAgo: 7 },
      }),
      ...TREE.filter(({ id }) => ['f2', 'f2s1', 'c1', 'c2', 'c3'].includes(id)),
    ],
    stuck: NOTHING_STUCK,
    late: [],
  };
}

export function budgetsEmpty(locale: Locale): BudgetsPageProps {
  const { total: _total, stage: _stage, ...props } = budgets(locale);
  return { ...props, funds: [], burnUps: [], deadlines: [], tree: [], stuck: NOTHING_STUCK, late: [] };
}

export function budgetEntries(locale: Locale): BudgetEntriesPageProps {
  return {
    frame: frameFor('researcher', locale, '/budgets/lines/1'),
    path: ['데이터 구축·가공', '1단계', '업스테이지', '데이터 이용료'],
    severalLines: false,
    balance: { kind: 'own', allocated: 2_800_000_000n, spent: 640_000_000n, reserved: 112_400_000n },
    filter: 'all',
    href: '/budgets/lines/1',
    rows: [
      {
        id: 'e3',
        occurredOn: '2025-10-31',
        recordedAt: at('2025-10-31'),
        kind: 'post-pending',
        amount: 640_000_000n,
        lineVersion: 3,
        cause: { label: '2025-0012 말뭉치 1차', href: '/expenses/12' },
        actorName: '업스테이지 재무 1',
      },
      {
        id: 'e2',
        occurredOn: '2025-10-02',
        recordedAt: at('2025-10-02'),
        kind: 'reserve',
        amount: 640_000_000n,
        lineVersion: 2,
        cause: { label: '2025-0012 말뭉치 1차', href: '/expenses/12' },
        actorName: '업스테이지 연구자 1',
      },
      {
        id: 'e1',
        occurredOn: '2025-08-04',
        recordedAt: at('2025-08-04'),
        kind: 'allocate',
        amount: 2_800_000_000n,
        lineVersion: 1,
        actorName: '전담기관 담당 1',
        reason: '1단계 배정',
      },
    ],
    paging: { shown: 3, total: 128, nextHref: '/budgets/lines/1?after=e1' },
    csvHref: '/budgets/lines/1.csv',
  };
}

export function budgetEntriesPot(locale: Locale): BudgetEntriesPageProps {
  const { csvHref: _csv, ...props } = budgetEntries(locale);
  return {
    ...props,
    severalLines: true,
    filter: 'reserved',
    balance: {
      kind: 'pot',
      band: { fromPercent: 40, toPercent: 60, daysAgo: 7 },
      ownSpent: 894_315_000n,
      ownRequested: 0n,
    },
    rows: [],
    paging: { shown: 0 },
  };
}
