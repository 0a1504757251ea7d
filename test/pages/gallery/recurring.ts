import type { ClaimFormPageProps } from '../../../templates/expenses/claim-form-view.js';
import type { ExpenseDetailPageProps } from '../../../templates/expenses/expense-detail-view.js';
import type { HomePageProps } from '../../../templates/home/home-view.js';
import type { RecurrenceMark } from '../../../templates/recurring/recurrence-mark.js';
import type {
  PeriodRow,
  RecurringFormPageProps,
  RecurringListPageProps,
  RecurringPageProps,
  RecurringView,
  ScheduleValues,
} from '../../../templates/recurring/recurring-view.js';
import type { Locale } from '../../../src/platform/i18n/locale.js';
import { claimForm, expenseDetail } from './claims.js';
import { frameFor, TODAY } from './frames.js';
import { homeResearcher } from './work.js';

const CLOUD: RecurringView = {
  id: 's1',
  href: '/recurring/s1',
  title: 'GPU 클라우드 이용료',
  supplierName: '구름컴퓨팅(주)(예시)',
  every: 'month',
  day: 31,
  endsOn: '2026-01-31',
  nextOn: '2025-11-30',
  state: 'active',
  supplyAmount: 18_345_450n,
  taxAmount: 1_834_545n,
};
const STORAGE: RecurringView = {
  ...CLOUD,
  id: 's2',
  href: '/recurring/s2',
  title: '모델 저장소 이용료와 전송량, 백업 보관료',
  supplierName: '나래호스팅(예시)',
  every: 'quarter',
  day: 5,
  nextOn: '2025-12-05',
  stopped: 'team',
  supplyAmount: 2_640_000n,
};

export function recurringList(locale: Locale): RecurringListPageProps {
  return {
    frame: frameFor('researcher', locale, '/recurring'),
    today: TODAY,
    rows: [
      CLOUD,
      STORAGE,
      {
        ...CLOUD,
        id: 's3',
        href: '/recurring/s3',
        title: '번역 서비스 구독',
        state: 'paused',
        every: 'year',
      },
      {
        ...CLOUD,
        id: 's4',
        href: '/recurring/s4',
        title: '학회 정기 간행물',
        state: 'ended',
        nextOn: undefined,
      },
    ],
  };
}

export function recurringEmpty(locale: Locale): RecurringListPageProps {
  return { ...recurringList(locale), rows: [] };
}

const VALUES: ScheduleValues = {
  every: 'month',
  day: '31',
  from: '2025-11-03',
  until: '2026-01-31',
  supplyAmount: '18,345,450',
  taxAmount: '1,834,545',
};
const period = (month: string, last: string, change: Partial<PeriodRow>): PeriodRow => ({
  every: 'month',
  from: `2025-${month}-01`,
  to: `2025-${month}-${last}`,
  dueOn: `2025-${month}-${last}`,
  expectedClaimAmount: 18_345_450n,
  ...change,
});

export function recurringOne(locale: Locale): RecurringPageProps {
  return {
    frame: frameFor('researcher', locale, '/recurring/s1'),
    today: TODAY,
    recurring: CLOUD,
    periods: [
      period('10', '31', {
        claim: {
          href: '/expenses/c3/edit',
          state: 'draft',
          claimAmount: 18_345_450n,
          waits: true,
        },
      }),
      period('09', '30', { missed: 'paused' }),
      period('08', '31', {
        claim: {
          href: '/expenses/c1',
          number: '2025-0029',
          state: 'paid',
          claimAmount: 19_020_000n,
          waits: false,
        },
      }),
      period('07', '31', {}),
    ],
    open: true,
    values: VALUES,
    errors: [],
  };
}

export function recurringStopped(locale: Locale): RecurringPageProps {
  return { ...recurringOne(locale), recurring: STORAGE, periods: [] };
}

export function recurringRefused(locale: Locale): RecurringPageProps {
  return {
    ...recurringOne(locale),
    recurring: { ...CLOUD, state: 'paused' },
    values: { ...VALUES, supplyAmount: '많이' },
    errors: [{ field: 'supplyAmount', text: '금액을 1원 이상의 원 단위 숫자로 적어 주세요.' }],
  };
}

export function recurringEnded(locale: Locale): RecurringPageProps {
  return { ...recurringOne(locale), recurring: { ...CLOUD, state: 'ended', nextOn: undefined }, open: false };
}

export function recurringForm(locale: Locale): RecurringFormPageProps {
  return {
    frame: frameFor('researcher', locale, '/recurring/new'),
    expense: {
      id: 'c1',
      title: CLOUD.title,
      supplierName: CLOUD.supplierName,
      supplyAmount: CLOUD.supplyAmount,
      taxAmount: CLOUD.taxAmount,
    },
    values: VALUES,
    errors: [],
  };
}

const MARK: RecurrenceMark = {
  every: 'month',
  from: '2025-10-01',
  to: '2025-10-31',
  title: CLOUD.title,
  href: '/recurring/s1',
  expectedClaimAmount: 18_345_450n,
  difference: 674_550n,
  waits: false,
};

export function claimFormWaiting(locale: Locale): ClaimFormPageProps {
  const { invoice: _invoice, stack: _stack, ...form } = claimForm(locale);
  return {
    ...form,
    documents: [],
    findings: form.findings.map(({ cell: _cell, ...finding }) => finding),
    recurrence: { ...MARK, difference: 0n, waits: true },
    values: { ...form.values, documentedOn: '', committedOn: '', title: CLOUD.title },
    origins: {
      supplier: { kind: 'recurring' },
      title: { kind: 'recurring' },
      amounts: { kind: 'recurring' },
      target: { kind: 'recurring' },
    },
  };
}

export function claimFormFilled(locale: Locale): ClaimFormPageProps {
  return { ...claimForm(locale), recurrence: MARK, repeatHref: '/recurring/new?expense=c1' };
}

export function detailRecurring(locale: Locale): ExpenseDetailPageProps {
  const detail = expenseDetail(locale);
  return { ...detail, expense: { ...detail.expense, recurrence: { ...MARK, difference: -1n } } };
}

export function detailRepeatable(locale: Locale): ExpenseDetailPageProps {
  return { ...expenseDetail(locale), repeatHref: '/recurring/new?expense=c1' };
}

export function homeRecurring(locale: Locale, several = false): HomePageProps {
  const home = homeResearcher(locale);
  const passed = { every: 'month' as const, from: '2025-10-01', to: '2025-10-31' };
  const current = { every: 'month' as const, from: '2025-11-01', to: '2025-11-30' };
  const todo = {
    kind: 'recurring' as const,
    href: '/expenses/c3/edit',
    titles: [CLOUD.title],
    count: 1,
    supplierName: CLOUD.supplierName,
    expectedAmount: 18_345_450n,
  };
  const many = { ...todo, count: 3, titles: [CLOUD.title, STORAGE.title] };
  return {
    ...home,
    todos: [
      ...(several ? [many, { ...todo, period: passed }] : [{ ...todo, period: current }]),
      ...(home.todos ?? []),
    ],
  };
}

/** Of a colleague, with the document that somebody else's draft waits for. */
export function claimFormOffered(locale: Locale): ClaimFormPageProps {
  return {
    ...claimForm(locale),
    waiting: {
      claimantName: '김연구',
      title: '클라우드 요금',
      every: 'month',
      from: '2025-10-01',
      to: '2025-10-31',
    },
  };
}
