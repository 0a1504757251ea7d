import type { Locale } from '../../../src/platform/i18n/locale.js';
import type {
  BudgetSettingsPageProps,
  ComparePageProps,
  TeamsPageProps,
} from '../../../templates/budgets/budget-pages-view.js';
import type { StuckPageProps } from '../../../templates/budgets/budgets-view.js';
import { STUCK, VIEWS } from './budgets.js';
import { frameFor, STAGE, TODAY } from './frames.js';

const STAGES = [
  { value: 's1', label: '1단계' },
  { value: 's2', label: '2단계' },
];

function pace(allocated: bigint, spent: bigint, rateTenths: number) {
  const reserved = allocated / 10n;
  const left = allocated - spent - reserved;
  return { allocated, spent, reserved, left, rateTenths, planTenths: 478, gapTenths: rateTenths - 478 };
}

export function budgetTeams(locale: Locale): TeamsPageProps {
  return {
    frame: frameFor('officer', locale, '/budgets/teams'),
    views: VIEWS,
    stage: STAGE,
    today: TODAY,
    stages: STAGES,
    stageId: 's1',
    funds: [
      { href: '/budgets/teams', text: '팀별 재원 모두', current: true },
      { href: '/budgets/teams?fund=f1', text: '데이터 공동구매', current: false },
    ],
    pot: false,
    sorts: [
      { href: '/budgets/teams?sort=gap', text: '늦은 차례', current: true },
      { href: '/budgets/teams?sort=name', text: '팀 차례', current: false },
    ],
    rows: [
      {
        id: 'nc',
        name: 'NC AI',
        href: '/reports/nc',
        late: true,
        pace: pace(340_000_000n, 98_640_310n, 290),
      },
      {
        id: 'skt',
        name: 'SK텔레콤',
        mark: '동결',
        href: '/reports/skt',
        late: false,
        pace: pace(360_000_000n, 176_082_400n, 489),
      },
      { id: 'new', name: '새 팀', href: '/reports/new', late: false, pace: pace(0n, 0n, 0) },
    ],
    total: pace(700_000_000n, 274_722_710n, 392),
    lateCount: 1,
    paging: { shown: 3, total: 200, nextHref: '/budgets/teams?page=2' },
  };
}

export function budgetTeamsOfPot(locale: Locale): TeamsPageProps {
  const { total: _total, ...props } = budgetTeams(locale);
  return {
    ...props,
    pot: true,
    rows: [
      {
        id: 'nc',
        name: 'NC AI',
        href: '/budgets/entries?t=nc',
        late: false,
        use: { spent: 655_930_000n, reserved: 218_400_000n, requested: 0n, shareTenths: 604 },
      },
      {
        id: 'skt',
        name: 'SK텔레콤',
        href: '/budgets/entries?t=skt',
        late: false,
        use: { spent: 455_930_000n, reserved: 118_400_000n, requested: 9_000_000n, shareTenths: 396 },
      },
    ],
  };
}

export function budgetTeamsEmpty(locale: Locale): TeamsPageProps {
  const { total: _total, stage: _stage, ...props } = budgetTeams(locale);
  return { ...props, stages: [], stageId: '', rows: [], lateCount: 0, paging: { shown: 0, total: 0 } };
}

export function budgetCompare(locale: Locale): ComparePageProps {
  return {
    frame: frameFor('principal-investigator', locale, '/budgets/compare'),
    views: VIEWS,
    by: 'year',
    byTabs: [
      { href: '/budgets/compare?by=year', text: '회계연도', current: true },
      { href: '/budgets/compare?by=stage', text: '단계', current: false },
    ],
    periods: [
      { value: 'y1', label: '2025 회계연도' },
      { value: 'y2', label: '2026 회계연도' },
    ],
    left: { id: 'y1', name: '2025 회계연도' },
    right: { id: 'y2', name: '2026 회계연도' },
    teamId: '',
    rows: [
      { id: '0', label: '데이터 공동구매', fund: true, left: { spent: 894_315_000n }, right: { spent: 0n } },
      {
        id: '1',
        label: '인건비·연구비',
        fund: true,
        left: { allocated: 420_000_000n, spent: 185_955_050n },
        right: { allocated: 510_000_000n, spent: 0n },
      },
      {
        id: '2',
        label: '연구재료비',
        fund: false,
        left: { allocated: 12_000_000n, spent: 5_284_000n },
        right: { allocated: 9_000_000n, spent: 0n },
      },
    ],
    ownUse: true,
  };
}

export function budgetCompareEmpty(locale: Locale): ComparePageProps {
  const { left: _left, ...props } = budgetCompare(locale);
  return { ...props, periods: [], rows: [], ownUse: false };
}

export function budgetStuck(locale: Locale): StuckPageProps {
  return {
    frame: frameFor('officer', locale, '/budgets/stuck'),
    views: VIEWS,
    summary: { rows: STUCK, afterDays: 14, count: 500, more: true, amount: 1_114_624_000n },
    choices: [
      { href: '/budgets/stuck?days=14', days: 14, current: true },
      { href: '/budgets/stuck?days=30', days: 30, current: false },
    ],
    paging: { shown: 2, nextHref: '/budgets/stuck?days=14&after=x' },
    csvHref: '/budgets/stuck.csv',
    xlsxHref: '/budgets/stuck.xlsx',
  };
}

export function budgetStuckEmpty(locale: Locale): StuckPageProps {
  return {
    ...budgetStuck(locale),
    summary: { rows: [], afterDays: 14, count: 0, more: false, amount: 0n },
    paging: { shown: 0 },
  };
}

export function budgetSettings(locale: Locale): BudgetSettingsPageProps {
  return {
    frame: frameFor('officer', locale, '/budgets/settings'),
    views: VIEWS,
    mayChange: true,
    values: { potBandDelayDays: '7', potBandCount: '4', stuckDays: '30' },
    errors: [],
    stages: STAGES,
    stageId: 's1',
    plans: [
      {
        fundId: 'f1',
        fundName: '데이터 공동구매',
        action: '/budgets/settings/plans/f1?stage=s1',
        even: false,
        months: ['2025-08-01', '2025-09-01', '2025-10-01', '2025-11-01', '2025-12-01', '2026-01-01'].map(
          (month, index) => ({ month, value: ['6.0', '19.0', '27.0', '20.0', '18.0', '10.0'][index] ?? '' }),
        ),
        errors: [],
      },
      {
        fundId: 'f2',
        fundName: '인건비·연구비',
        action: '/budgets/settings/plans/f2?stage=s1',
        even: true,
        months: [{ month: '2025-08-01', value: '' }],
        errors: [],
      },
    ],
  };
}

export function budgetSettingsRefused(locale: Locale): BudgetSettingsPageProps {
  const props = budgetSettings(locale);
  const text = '단계에 드는 달마다 0에서 100까지의 비율을 소수 첫째 자리까지 적어 주세요. 예: 12.5';
  return {
    ...props,
    values: { ...props.values, stuckDays: '400' },
    errors: [{ field: 'stuckDays', text: '7부터 180까지의 정수로 적어 주세요.' }],
    plans: props.plans.map((plan, index) =>
      index === 0 ? { ...plan, errors: [{ field: '2025-08-01', text, href: '#f1-2025-08-01' }] } : plan,
    ),
  };
}
