import type { Locale } from '../../../src/platform/i18n/locale.js';
import type {
  DeadlineFormPageProps,
  DeadlineRow,
  DeadlinesPageProps,
  DueRow,
  StageFormPageProps,
  StagesPageProps,
  YearEndPageProps,
} from '../../../templates/stages/stages-view.js';
import { at, frameFor, STAGE, TODAY } from './frames.js';

const DUE: DueRow = {
  code: 'equipment',
  title: '장비 구입·설치·검수',
  article: '사용 기준 제23조 6항',
  counted: '단계 종료 2개월 전',
  dueOn: '2025-11-28',
  movedFrom: '2025-11-30',
  holidaysUnknown: false,
  roles: ['researcher', 'principal-investigator', 'administrator'],
  mine: true,
  enforced: true,
};

const ROWS: readonly DueRow[] = [
  {
    ...DUE,
    code: 'own-cash',
    title: '기관부담 현금 납입',
    article: '사용 기준 제60조 2항',
    counted: '회계연도 종료 3개월 전',
    dueOn: '2025-09-30',
    movedFrom: undefined,
    roles: ['administrator', 'finance', 'officer'],
    mine: false,
    enforced: false,
  },
  DUE,
  {
    ...DUE,
    code: 'stage-end',
    title: '단계 종료 · 지출원인행위',
    article: '사용 기준 제22조 4항',
    counted: '단계 종료일',
    dueOn: '2026-01-31',
    movedFrom: undefined,
    enforced: false,
    roles: ['researcher', 'principal-investigator', 'administrator', 'finance', 'officer', 'auditor'],
  },
  {
    ...DUE,
    code: 'use-report',
    title: '사용실적보고서',
    article: '시행령 제26조 1항',
    counted: '단계 종료 3개월 뒤',
    dueOn: '2028-05-02',
    movedFrom: '2028-04-30',
    movedBy: '부처님 오신 날',
    holidaysUnknown: true,
  },
  {
    ...DUE,
    code: 'return',
    title: '정산 반납',
    counted: '정산 결과 통보 1개월 뒤',
    dueOn: undefined,
    movedFrom: undefined,
    mine: false,
    enforced: false,
  },
];

export function stages(locale: Locale): StagesPageProps {
  return {
    frame: frameFor('officer', locale, '/stages'),
    today: TODAY,
    stages: [
      { href: '/stages?stage=s1', text: '2025 · 1단계', current: true },
      { href: '/stages?stage=s2', text: '2026 · 2단계', current: false },
    ],
    stage: { ...STAGE, id: 's1', year: '2025 회계연도', state: 'running' },
    next: DUE,
    rows: ROWS,
    years: [
      {
        year: 2024,
        startsOn: '2024-01-01',
        endsOn: '2024-12-31',
        closedAt: at('2025-02-03', '10:00'),
        href: '/stages/years/y0',
      },
      { year: 2025, startsOn: '2025-01-01', endsOn: '2025-12-31', href: '/stages/years/y1' },
    ],
    mayChange: true,
  };
}

export function stagesOver(locale: Locale): StagesPageProps {
  const props = stages(locale);
  return {
    ...props,
    frame: frameFor('researcher', locale, '/stages'),
    stage: props.stage && { ...props.stage, state: 'over' },
    next: undefined,
    mayChange: false,
  };
}

export function stagesEmpty(locale: Locale): StagesPageProps {
  return {
    frame: frameFor('researcher', locale, '/stages'),
    today: TODAY,
    stages: [],
    rows: [],
    years: [],
    mayChange: false,
  };
}

export function stageForm(locale: Locale): StageFormPageProps {
  return {
    frame: frameFor('officer', locale, '/stages/new'),
    years: [{ value: 'y1', label: '2025' }],
    values: { name: '', nameEn: '', fiscalYearId: 'y1', startsOn: '', endsOn: '' },
    asksToConfirm: false,
    confirmed: false,
    errors: [],
  };
}

export function stageFormRefused(locale: Locale): StageFormPageProps {
  return {
    ...stageForm(locale),
    stageId: 's1',
    values: {
      name: '1단계',
      nameEn: 'Stage 1',
      fiscalYearId: 'y1',
      startsOn: '2025-08-04',
      endsOn: '2025-10-14',
    },
    impact: {
      paid: { count: 1, numbers: ['2025-0007'] },
      open: { count: 12, numbers: ['2025-0012', '2025-0013', '2025-0019', '2025-0021', '2025-0022'] },
      drafts: 3,
    },
    asksToConfirm: true,
    errors: [
      {
        field: 'confirmed',
        text: '증빙이나 계약의 날이 바꾼 기간 밖이 되는 신청이 12건 있습니다. 그래도 바꾸려면 확인란을 골라 주세요.',
      },
    ],
  };
}

const SETTING: DeadlineRow = {
  code: 'equipment',
  title: '장비 구입·설치·검수',
  article: '사용 기준 제23조 6항',
  counted: '단계 종료 2개월 전',
  shift: 'none',
  roles: ['researcher', 'principal-investigator', 'administrator'],
  active: true,
  enforced: true,
  changed: false,
  standard: true,
  unverified: false,
  days: [
    { name: '1단계', dueOn: '2025-11-30' },
    { name: '2단계', dueOn: '2026-05-31' },
  ],
};

export function deadlines(locale: Locale): DeadlinesPageProps {
  return {
    frame: frameFor('officer', locale, '/stages/deadlines'),
    rows: [
      SETTING,
      {
        ...SETTING,
        code: 'use-report',
        title: '사용실적보고서',
        counted: '단계 종료 3개월 뒤',
        shift: 'next',
        unverified: true,
      },
      {
        ...SETTING,
        code: 'mid-check',
        title: '중간점검',
        article: '',
        counted: '단계 시작 3개월 뒤',
        shift: 'previous',
        enforced: false,
        changed: true,
        standard: false,
        active: false,
        days: [],
      },
    ],
    daysOff: [{ day: '2025-11-28', name: '창립기념일' }],
    known: { from: 2018, to: 2027 },
    unknownYears: [2028],
    mayChange: true,
    values: { day: '', name: '' },
    errors: [],
  };
}

export function deadlinesOfTeam(locale: Locale): DeadlinesPageProps {
  return {
    ...deadlines(locale),
    frame: frameFor('researcher', locale, '/stages/deadlines'),
    daysOff: [],
    unknownYears: [],
    mayChange: false,
  };
}

export function deadlineForm(locale: Locale): DeadlineFormPageProps {
  return {
    frame: frameFor('officer', locale, '/stages/deadlines/use-report'),
    code: 'use-report',
    name: '사용실적보고서',
    values: {
      code: 'use-report',
      title: '사용실적보고서',
      titleEn: 'Report on the use of funds',
      article: '시행령 제26조 1항',
      articleEn: 'Decree, Art. 26 (1)',
      base: 'stage-end',
      months: '3',
      days: '0',
      shift: 'next',
      roles: ['principal-investigator', 'administrator', 'finance'],
      active: true,
    },
    enforced: true,
    fixed: false,
    mayRestore: true,
    standard: true,
    unverified: true,
    preview: [
      { name: '1단계', dueOn: '2026-04-30', before: '2026-04-30' },
      { name: '2단계', dueOn: '2026-11-02', before: '2026-10-31', movedFrom: '2026-10-31' },
    ],
    errors: [],
  };
}

export function deadlineFormRefused(locale: Locale): DeadlineFormPageProps {
  const props = deadlineForm(locale);
  return {
    ...props,
    code: undefined,
    name: '',
    values: { ...props.values, code: 'Mid Check', months: '두 달', roles: [] },
    enforced: false,
    mayRestore: false,
    standard: false,
    unverified: false,
    preview: [],
    errors: [
      { field: 'months', text: '개월은 -120에서 120까지의 정수로 적어 주세요.' },
      { field: 'roles', text: '누구에게 알리는지 하나 이상 골라 주세요.' },
    ],
  };
}

export function yearEnd(locale: Locale): YearEndPageProps {
  return {
    frame: frameFor('officer', locale, '/stages/years/y1'),
    id: 'y1',
    year: 2025,
    startsOn: '2025-01-01',
    endsOn: '2025-12-31',
    today: '2026-01-12',
    rows: [
      {
        kind: '결재를 기다리는 신청',
        team: '업스테이지',
        count: 12,
        amount: 48_400_000n,
        numbers: ['2025-0012', '2025-0013', '2025-0019', '2025-0021', '2025-0022'],
        holds: true,
      },
      { kind: '제출하지 않은 신청', team: 'SK텔레콤', count: 2, amount: 0n, numbers: [], holds: false },
    ],
    mayChange: true,
    reason: '',
    errors: [],
  };
}

export function yearEndReady(locale: Locale): YearEndPageProps {
  const props = yearEnd(locale);
  return { ...props, rows: props.rows.filter(({ holds }) => !holds) };
}

export function yearEndClosed(locale: Locale): YearEndPageProps {
  return {
    ...yearEnd(locale),
    rows: [],
    closedAt: at('2026-01-12', '09:00'),
    errors: [{ field: 'reason', text: '다시 여는 까닭을 1자에서 500자까지로 적어 주세요.' }],
  };
}
