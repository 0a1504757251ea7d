import type {
  RouteFormPageProps,
  RouteGroupView,
  RouteRow,
  RoutesPageProps,
  SimulationPageProps,
  SimulationView,
  StepValues,
  SupposedValues,
} from '../../../templates/approval-routes/routes-view.js';
import type { RouteStepsView } from '../../../templates/approvals/route-steps-view.js';
import type { ClaimFormPageProps } from '../../../templates/expenses/claim-form-view.js';
import type { ExpenseDetailPageProps } from '../../../templates/expenses/expense-detail-view.js';
import type { Locale } from '../../../src/platform/i18n/locale.js';
import { claimForm, expenseDetail } from './claims.js';
import { at, frameFor } from './frames.js';
import { SECTIONS } from './settings.js';

const PATH = '/settings/routes';
const DIRECT: RouteRow = {
  id: 'r1',
  name: '직접비 발의와 승인',
  conditions: '연구시설·장비비, 연구재료비, 연구활동비, 연구수당',
  steps: ['연구책임자 발의', '관리자 1명'],
  version: 1,
  marks: [],
  underWay: 3,
};
const LARGE: RouteRow = {
  id: 'r2',
  name: '3,000만원 이상 장비와 데이터, 그리고 이름이 아주 길어서 한 줄에 다 들어가지 않는 결재선',
  conditions:
    '금액 3,000만원 이상 1억원 미만 · 인건비·연구비 · 연구시설·장비비 › 구입·설치비 · 확인할 것이 있는 신청',
  steps: ['연구책임자 발의', '김하늘', '재무 전원 (3일 지나면 관리자에게도)'],
  version: 4,
  marks: ['2단계의 김하늘 님은 이제 팀에 없습니다. 다른 사람을 정해 주세요.'],
  underWay: 0,
};

const group = (
  scope: RouteGroupView['scope'],
  rows: readonly RouteRow[],
  mayKeep = false,
): RouteGroupView => ({
  scope,
  rows,
  mayKeep,
  standard:
    mayKeep && rows.length === 0
      ? [
          {
            name: '직접비 발의와 승인',
            article: '사용 기준 제70조 1항',
            conditions: DIRECT.conditions,
            steps: DIRECT.steps,
          },
        ]
      : [],
});

export function list(locale: Locale): RoutesPageProps {
  return {
    frame: frameFor('administrator', locale, PATH),
    sections: SECTIONS,
    groups: [
      group('team', [LARGE, DIRECT, { ...DIRECT, id: 'r3' }], true),
      group('programme', [DIRECT]),
      group('pot', []),
    ],
    errors: [],
  };
}

export function nothing(locale: Locale): RoutesPageProps {
  return {
    frame: frameFor('officer', locale, PATH),
    sections: SECTIONS,
    groups: [group('programme', [], true), group('pot', [], true)],
    errors: [{ text: '이미 결재선이 있습니다. 표준 결재선은 결재선이 하나도 없을 때만 넣을 수 있습니다.' }],
  };
}

export function reader(locale: Locale): RoutesPageProps {
  return {
    frame: frameFor('researcher', locale, PATH),
    sections: SECTIONS.filter((section) => section !== 'people'),
    groups: [group('team', []), group('programme', [DIRECT]), group('pot', [DIRECT])],
    errors: [],
  };
}

const STEP: StepValues = {
  id: 's1',
  kind: 'proposal',
  name: '',
  roles: ['principal-investigator'],
  userIds: [],
  needs: 'any',
  count: '',
  dependsOn: [],
  afterDays: '',
  lateRoles: [],
  lateUserIds: [],
};
const FUNDS = [
  { value: 'f1', label: '인건비·연구비' },
  { value: 'f2', label: '데이터 구축·가공' },
];
const CATEGORIES = [
  { value: 'EQUIP', label: '연구시설·장비비' },
  { value: 'EQUIP.PURCHASE', label: '연구시설·장비비 › 구입·설치비' },
];
const RULES = [{ value: 'quotation', label: '비교견적을 받았는지' }];
const PEOPLE = [
  { value: 'u1', label: '업스테이지 관리자 1' },
  { value: 'u2', label: '업스테이지 재무 1' },
];
const BLANK: SupposedValues = {
  teamId: '',
  fundId: '',
  categoryPath: '',
  institutionId: '',
  amount: '',
  finding: '',
  claimantId: '',
};
const SUPPOSED = {
  teams: [],
  funds: FUNDS,
  categories: CATEGORIES,
  institutions: [{ value: 'n1', label: '업스테이지' }],
  findings: RULES,
  claimants: PEOPLE,
};

const PLANNED: RouteStepsView = {
  routeName: '직접비 발의와 승인',
  steps: [
    {
      position: 1,
      kind: 'proposal',
      asked: '연구책임자(업스테이지 연구책임자 1)',
      state: 'planned',
      voices: [],
    },
    {
      position: 2,
      kind: 'approval',
      asked: '관리자 3명 중 1명',
      state: 'planned',
      voices: [],
      name: '예산 확인',
    },
    {
      position: 3,
      kind: 'approval',
      asked: '김하늘(지금 없음)',
      state: 'planned',
      voices: [],
      besides: { who: '관리자', why: 'nobody' },
    },
    { position: 4, kind: 'approval', asked: '전담기관', state: 'planned', voices: [] },
  ],
};

const SIMULATION: SimulationView = {
  routeName: '직접비 발의와 승인',
  isDraft: false,
  route: PLANNED,
  people: [
    '지금은 업스테이지 연구책임자 1(대결 업스테이지 재무 1)',
    '지금은 업스테이지 관리자 1, 업스테이지 관리자 2 외 3명',
    '',
    '',
  ],
  passed: [{ name: '3,000만원 이상 장비', because: ['금액이 적음', '비목이 다름'] }],
};

export function form(locale: Locale): RouteFormPageProps {
  return {
    frame: frameFor('administrator', locale, `${PATH}/r2`),
    sections: SECTIONS,
    action: `${PATH}/r2`,
    version: 4,
    isNew: false,
    values: {
      scope: 'team',
      name: '3,000만원 이상 장비',
      amountFrom: '30,000,000',
      amountBelow: '',
      fundIds: ['f1'],
      categoryPaths: ['EQUIP'],
      institutionIds: [],
      findings: ['*'],
      steps: [
        STEP,
        {
          ...STEP,
          id: 's2',
          kind: 'approval',
          name: '예산 확인',
          roles: ['administrator'],
          userIds: ['u9', 'u2'],
          needs: 'count',
          count: '2',
          dependsOn: ['amounts', 'target'],
          afterDays: '3',
          lateRoles: ['finance'],
        },
      ],
    },
    options: {
      funds: FUNDS,
      categories: CATEGORIES,
      institutions: SUPPOSED.institutions,
      findings: [{ value: '*', label: '무엇이든' }, ...RULES],
      roles: [
        { value: 'researcher', label: '연구자' },
        { value: 'principal-investigator', label: '연구책임자' },
        { value: 'administrator', label: '관리자' },
        { value: 'finance', label: '재무' },
      ],
      people: PEOPLE,
      gone: [{ value: 'u9', label: '김하늘' }],
    },
    marks: LARGE.marks,
    underWay: 3,
    tried: { ...BLANK, fundId: 'f1', categoryPath: 'EQUIP', amount: '1,000,000' },
    simulation: { ...SIMULATION, isDraft: true },
    supposed: SUPPOSED,
    errors: [],
  };
}

export function formRefused(locale: Locale): RouteFormPageProps {
  const shown = form(locale);
  return {
    ...shown,
    action: PATH,
    version: undefined,
    isNew: true,
    marks: [],
    underWay: 0,
    simulation: undefined,
    values: {
      ...shown.values,
      name: '',
      amountFrom: '많이',
      steps: [{ ...STEP, id: '', roles: [], needs: 'count', count: '여럿', afterDays: '99' }],
    },
    errors: [
      { field: 'name', text: '결재선 이름을 1자에서 100자로 적어 주세요.' },
      { field: 'conditions.amountFrom', text: '금액을 0원 이상의 원 단위 숫자로 적어 주세요.' },
      { field: 'steps[0].roles', text: '누구에게 물을지 역할이나 사람을 하나 이상 골라 주세요.' },
      { field: 'steps[0].needs', text: '몇 명이 승인해야 하는지 1에서 99 사이의 숫자로 적어 주세요.' },
      {
        field: 'steps[0].afterDays',
        text: '며칠 뒤에 다른 사람에게도 물을지 1에서 60 사이의 숫자로 적어 주세요.',
      },
      { field: 'steps[0].lateRoles', text: '늦으면 누구에게 물을지 역할이나 사람을 골라 주세요.' },
    ],
  };
}

export function simulation(locale: Locale): SimulationPageProps {
  return {
    frame: frameFor('researcher', locale, `${PATH}/simulation`),
    sections: SECTIONS.filter((section) => section !== 'people'),
    values: { ...BLANK, fundId: 'f1', categoryPath: 'EQUIP.PURCHASE', amount: '20,000,000' },
    options: SUPPOSED,
    simulation: SIMULATION,
    errors: [],
  };
}

export function simulationRefused(locale: Locale): SimulationPageProps {
  return {
    ...simulation(locale),
    frame: frameFor('officer', locale, `${PATH}/simulation`),
    values: { ...BLANK, amount: '조금' },
    options: { ...SUPPOSED, teams: [{ value: 't1', label: '업스테이지' }], institutions: [], claimants: [] },
    simulation: undefined,
    errors: [
      { field: 'teamId', text: '참여하는 팀을 골라 주세요.' },
      { field: 'amount', text: '금액을 0원 이상의 원 단위 숫자로 적어 주세요.' },
    ],
  };
}

/** The form of a claim, with those who will decide on it. */
export function formWithRoute(locale: Locale): ClaimFormPageProps {
  return { ...claimForm(locale), route: PLANNED };
}

/** A claim in the middle of its route. */
export function detailOnItsWay(locale: Locale): ExpenseDetailPageProps {
  const day = at('2025-11-02', '10:42');
  return {
    ...expenseDetail(locale),
    route: {
      steps: [
        {
          position: 1,
          kind: 'proposal',
          asked: '연구책임자',
          state: 'approved',
          settledBy: 'claimant',
          voices: [],
          closedAt: day,
        },
        {
          position: 2,
          kind: 'approval',
          asked: '관리자',
          state: 'approved',
          voices: [{ name: '업스테이지 재무 1', forName: '업스테이지 관리자 1', at: day }],
        },
        {
          position: 3,
          kind: 'approval',
          asked: '재무 3명 중 2명',
          state: 'open',
          since: day,
          voices: [{ name: '업스테이지 재무 2', at: day }],
          besides: { who: '연구책임자', why: 'late' },
        },
        { position: 4, kind: 'approval', asked: '전담기관', state: 'waiting', voices: [] },
      ],
    },
  };
}
