import type { Locale } from '../../../src/platform/i18n/locale.js';
import { formErrors } from '../../../src/platform/web/form-outcome.js';
import { Stage } from '../../../src/programmes/stage.entity.js';
import { Team } from '../../../src/programmes/team.entity.js';
import { settle } from '../../../src/settlements/settle.js';
import type { LineInput, SettlementInput } from '../../../src/settlements/settlement-input.js';
import type { Statement } from '../../../src/settlements/settlement.queries.js';
import { SETTLEMENT_ERRORS } from '../../../src/settlements/settlement.errors.js';
import { statementView } from '../../../src/settlements/statement-view.js';
import type { RoleName } from '../../../templates/layouts/page-frame.js';
import type {
  DisallowancePageProps,
  SettlementPageProps,
  SettlementsPageProps,
  SettlementStateName,
  StatementView,
} from '../../../templates/settlements/settlements-view.js';
import { at, frameFor } from './frames.js';

const DAY = '2026-02-20';
const MILLION = 1_000_000n;
const TEAM = Object.assign(new Team(), {
  id: 't',
  code: 'upstage',
  nameKo: '업스테이지',
  nameEn: 'Upstage',
  status: 'active',
});
const STAGE = Object.assign(new Stage(), {
  id: 's',
  number: 1,
  nameKo: '1단계',
  nameEn: 'Stage 1',
  startsOn: '2025-08-04',
  endsOn: '2026-01-31',
});

function line(
  id: string,
  label: [string, string],
  [budget, spent]: [bigint, bigint],
  changes: Partial<LineInput> = {},
): LineInput {
  return {
    id,
    fund: { id: 'f', name: { ko: '인건비·연구비', en: 'Personnel and research' } },
    fiscalYear: { id: 'y', year: 2025 },
    category: { id, label: { ko: label[0], en: label[1] }, kind: 'direct' },
    means: 'cash',
    budget: budget * MILLION,
    spent: spent * MILLION,
    reserved: 0n,
    carriedIn: 0n,
    carriedOut: 0n,
    disallowed: 0n,
    ...changes,
  };
}

const INPUT: SettlementInput = {
  team: { id: 't', code: 'upstage', name: TEAM.name },
  stage: { id: 's', number: 1, name: STAGE.name, startsOn: STAGE.startsOn, endsOn: STAGE.endsOn },
  asOf: '2026-02-15',
  cut: false,
  rules: { rounding: 'truncate', interestMethod: 'share', allowanceCounts: true },
  institutions: [
    {
      institution: { id: 'a', name: '업스테이지', kind: 'mid' },
      plan: { government: 2_475n * MILLION, ownCash: 825n * MILLION, otherCash: 0n, inKind: 200n * MILLION },
      received: { government: 2_475n * MILLION, ownCash: 825n * MILLION, otherCash: 0n },
      interest: { total: 4_812_007n, government: 0n },
      lines: [
        line(
          '1',
          ['연구활동비 › 소프트웨어 활용비 › 데이터 이용료', 'Research activities › Use of software › Data'],
          [2_000n, 1_512n],
          {
            disallowed: 12_500_000n,
          },
        ),
        line('2', ['연구재료비', 'Materials'], [400n, 311n]),
        line('3', ['인건비', 'Labour'], [700n, 640n], { disallowed: 4_200_000n }),
        line('4', ['연구수당', 'Allowance'], [100n, 100n], {
          category: { id: '4', label: { ko: '연구수당', en: 'Allowance' }, kind: 'allowance' },
        }),
        line('5', ['간접비', 'Indirect cost'], [100n, 92n], {
          category: { id: '5', label: { ko: '간접비', en: 'Indirect cost' }, kind: 'indirect' },
        }),
        line('6', ['인건비', 'Labour'], [200n, 130n], { means: 'in-kind' }),
      ],
    },
    {
      institution: { id: 'b', name: '협력대학 A(예시)', kind: 'university' },
      plan: { government: 300n * MILLION, ownCash: 0n, otherCash: 0n, inKind: 0n },
      received: { government: 240n * MILLION, ownCash: 0n, otherCash: 0n },
      interest: { total: 120_034n, government: 0n },
      lines: [
        line('7', ['학생인건비', 'Student labour'], [250n, 170n]),
        line('8', ['간접비', 'Indirect cost'], [50n, 30n], {
          category: { id: '8', label: { ko: '간접비', en: 'Indirect cost' }, kind: 'indirect' },
        }),
      ],
    },
  ],
  pot: [],
};

const DISALLOWANCES: Statement['disallowances'] = [
  {
    id: 'd1',
    postingId: 'p1',
    lineId: '1',
    expenseId: 'e1',
    expenseNumber: '2025-0042',
    title: '말뭉치 구입 3차',
    amount: 12_500_000n,
    reason: '검수확인서의 수량이 계약서보다 적어 부족한 수량만큼 인정하지 않습니다.',
    article: '사용 기준 제22조 3항',
    enteredBy: '전담기관 담당 1',
    enteredAt: at('2026-02-10'),
  },
  {
    id: 'd2',
    postingId: 'p2',
    lineId: '3',
    expenseId: 'e2',
    expenseNumber: '2025-0107',
    title: '11월 인건비',
    amount: 4_200_000n,
    reason: '참여연구자로 등록하기 전의 급여입니다.',
    article: '',
    enteredBy: '전담기관 담당 1',
    enteredAt: at('2026-02-11', '16:05'),
  },
];

function statement(
  state: SettlementStateName,
  locale: Locale,
  changes: Partial<Statement> = {},
): StatementView {
  const result = settle(INPUT);
  const begun = state !== 'preview';
  return statementView(
    {
      team: TEAM,
      stage: STAGE,
      state,
      settlement: begun
        ? {
            teamId: 't',
            id: 'x',
            stageId: 's',
            state,
            version: 3,
            asOf: INPUT.asOf,
            interestMethod: 'share',
            ...(state === 'draft'
              ? {}
              : { confirmedBy: 'u', confirmedAt: at('2026-02-16'), objectionDueOn: '2026-03-16' }),
            ...(state === 'final'
              ? {
                  finalisedBy: 'v',
                  finalisedOn: '2026-02-18',
                  returnDueOn: '2026-03-18',
                  acceptedAt: at('2026-02-17'),
                }
              : {}),
          }
        : undefined,
      asOf: INPUT.asOf,
      interestMethod: 'share',
      result,
      digest: '5f2c0b6a91d3e84711c05d2ab9f3e7604d18aa52c7e96b3f0d4418e25ab97c03',
      ledgerPosition: 1_284n,
      blocks: [],
      disallowances: begun ? DISALLOWANCES : [],
      receipts: [],
      received: 0n,
      confirmedBy: '전담기관 담당 1',
      finalisedBy: '전담기관 담당 2',
      ...changes,
    },
    locale,
    { programme: '독자 AI 파운데이션 모델 프로젝트', madeBy: '전담기관 담당 1', madeAt: at(DAY), demo: true },
  );
}

const NOTHING: SettlementPageProps['acts'] = {
  begin: false,
  disallow: false,
  confirm: false,
  reopen: false,
  accept: false,
  object: false,
  decide: false,
  finalise: false,
  receive: false,
  extend: false,
};

function page(
  role: RoleName,
  locale: Locale,
  view: StatementView,
  changes: Partial<SettlementPageProps> = {},
): SettlementPageProps {
  return {
    frame: frameFor(role, locale, view.href),
    today: DAY,
    statement: view,
    acts: NOTHING,
    idempotencyKey: 'gallery',
    errors: [],
    ...changes,
  };
}

export function preview(locale: Locale): SettlementPageProps {
  return page('administrator', locale, statement('preview', locale));
}

export function draft(locale: Locale): SettlementPageProps {
  const blocks: Statement['blocks'] = [
    {
      kind: 'claim',
      text: {
        ko: '2026-0003 클라우드 1월분: 지급하거나 거두어 주세요.',
        en: '2026-0003 Cloud: pay it or have it taken back.',
      },
      amount: 3_300_000n,
      href: '/expenses/e3',
    },
    {
      kind: 'plan-missing',
      text: {
        ko: '협력대학 B(예시)의 재원 계획이 없어 정부지원금 지분을 알 수 없습니다.',
        en: 'University B has no funding plan.',
      },
      href: '/disbursements',
    },
  ];
  const acts = { ...NOTHING, begin: true, disallow: true };
  return page('officer', locale, statement('draft', locale, { blocks }), { acts });
}

export function draftReady(locale: Locale): SettlementPageProps {
  const acts = { ...NOTHING, begin: true, disallow: true, confirm: true };
  const error = SETTLEMENT_ERRORS.fail('settlement.as-of-out-of-range', { from: '2025-08-04', today: DAY });
  return page('officer', locale, statement('draft', locale), {
    acts,
    errors: formErrors(error, locale),
    refused: { act: 'begin', values: { asOf: '2026-03-01', interestMethod: 'actual' } },
  });
}

export function confirmed(locale: Locale): SettlementPageProps {
  const acts = { ...NOTHING, accept: true, object: true };
  return page('administrator', locale, statement('confirmed', locale), { acts });
}

export function waiting(locale: Locale): SettlementPageProps {
  const waitsFor =
    locale === 'ko'
      ? '팀이 동의하거나 이의신청 기한이 지나면 할 수 있습니다.'
      : 'possible once the team accepts it.';
  return page('officer', locale, statement('confirmed', locale), {
    acts: { ...NOTHING, reopen: true },
    waitsFor,
  });
}

const OBJECTION = {
  body: '2025-0107의 급여는 등록한 뒤의 것입니다.\n등록 확인서를 붙였습니다.',
  filedBy: '업스테이지 관리자 1',
  filedAt: at('2026-02-18', '09:30'),
};

export function objected(locale: Locale): SettlementPageProps {
  const error = SETTLEMENT_ERRORS.fail('settlement.text-missing', {}, '/answer');
  return page('officer', locale, statement('objected', locale, { objection: OBJECTION }), {
    acts: { ...NOTHING, decide: true },
    errors: formErrors(error, locale),
    refused: { act: 'decide', values: { decision: 'rejected', answer: '' } },
  });
}

export function final(locale: Locale): SettlementPageProps {
  const received = 300_000_000n;
  const receipts: Statement['receipts'] = [
    {
      id: 'r1',
      paidOn: '2026-02-19',
      amount: received,
      destination: 'treasury',
      bankReference: '국고수납 20260219-0012',
      recordedBy: '전담기관 담당 1',
      recordedAt: at('2026-02-19'),
    },
  ];
  const objection: Statement['objection'] = {
    ...OBJECTION,
    decision: 'rejected',
    answer: '등록일이 급여 지급일보다 늦습니다.',
    decidedAt: at('2026-02-18', '15:00'),
  };
  const acts = { ...NOTHING, receive: true, extend: true };
  return page('officer', locale, statement('final', locale, { receipts, received, objection }), {
    acts,
    today: '2026-03-25',
  });
}

const SETTINGS: SettlementsPageProps['settings'] = {
  destination: 'treasury',
  rounding: 'truncate',
  allowanceCounts: true,
};

export function list(locale: Locale): SettlementsPageProps {
  const row = (
    team: string,
    state: SettlementStateName,
    total: bigint,
    received = 0n,
  ): SettlementsPageProps['rows'][number] => ({
    href: `/settlements/${encodeURIComponent(team)}/1`,
    team,
    stage: locale === 'ko' ? '1단계' : 'Stage 1',
    endsOn: '2026-01-31',
    state,
    total,
    received,
    owed: state === 'final' ? total - received : undefined,
    due: {
      on: state === 'final' ? '2026-02-18' : state === 'confirmed' ? '2026-03-16' : '2026-04-30',
      what: state === 'final' ? 'return' : state === 'confirmed' ? 'objection' : 'begin',
    },
  });
  return {
    frame: frameFor('officer', locale, '/settlements'),
    today: DAY,
    office: true,
    rows: [
      row('업스테이지', 'final', 486_153_208n, 300_000_000n),
      row('SK텔레콤', 'confirmed', 1_204_558_010n),
      row('LG AI연구원', 'objected', 88_410_000n),
      row('네이버클라우드', 'draft', 2_318_004_771n),
      row('NC AI', 'preview', 0n),
    ],
    settings: SETTINGS,
    mayChangeSettings: true,
    errors: [],
  };
}

export function listTeam(locale: Locale): SettlementsPageProps {
  const { rows } = list(locale);
  return {
    ...list(locale),
    frame: frameFor('finance', locale, '/settlements'),
    office: false,
    rows: rows.slice(0, 1),
    mayChangeSettings: false,
  };
}

export function listEmpty(locale: Locale): SettlementsPageProps {
  return { ...listTeam(locale), rows: [] };
}

export function disallow(locale: Locale): DisallowancePageProps {
  const entry = (id: string, title: string, left: bigint): DisallowancePageProps['entries'][number] => ({
    postingId: id,
    number: `2025-00${id}`,
    title,
    supplierName: '(주)한빛데이터(예시)',
    spentOn: '2025-10-15',
    category: locale === 'ko' ? '데이터 이용료' : 'Data licences',
    institutionName: '업스테이지',
    amount: 27_500_000n,
    left,
  });
  return {
    frame: frameFor('officer', locale, '/settlements/upstage/1/disallowances/new'),
    href: '/settlements/upstage/1',
    team: '업스테이지',
    stage: '1단계',
    version: 3,
    sought: '말뭉치',
    entries: [entry('42', '말뭉치 구입 3차', 15_000_000n), entry('31', '말뭉치 구입 2차', 27_500_000n)],
    more: true,
    values: { postingId: '42', amount: '15,000,001', reason: '', article: '' },
    idempotencyKey: 'gallery',
    errors: [
      ...formErrors(SETTLEMENT_ERRORS.fail('settlement.disallowed-too-much', { left: '15,000,000' }), locale),
      ...formErrors(SETTLEMENT_ERRORS.fail('settlement.text-missing', {}, '/reason'), locale),
    ],
  };
}

export function disallowNothing(locale: Locale): DisallowancePageProps {
  return { ...disallow(locale), sought: '없는 것', entries: [], more: false, errors: [] };
}
