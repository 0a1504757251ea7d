import type { Locale } from '../../../src/platform/i18n/locale.js';
import type {
  CloseOutPageProps,
  EvaluationFormProps,
  EvaluationPageProps,
  EvaluationRowView,
  EvaluationsPageProps,
  JoinFormProps,
} from '../../../templates/stage-evaluations/evaluation-view.js';
import { at, frameFor, TODAY } from './frames.js';

const ROW: EvaluationRowView = {
  id: 'v1',
  teamName: 'NC AI',
  stageName: '1단계',
  kind: 'stage',
  state: 'recorded',
  result: 'cut',
  effectiveOn: TODAY,
  scoreTenths: 612,
};

export function list(locale: Locale): EvaluationsPageProps {
  return {
    frame: frameFor('officer', locale, '/stage-evaluations'),
    rows: [
      ROW,
      {
        ...ROW,
        id: 'v2',
        teamName: '네이버클라우드',
        kind: 'special',
        state: 'noticed',
        result: undefined,
        scoreTenths: undefined,
      },
      { ...ROW, id: 'v3', teamName: 'LG AI연구원', state: 'confirmed', result: 'go-on', scoreTenths: 902 },
      { ...ROW, id: 'v4', teamName: 'SK텔레콤', state: 'withdrawn' },
    ],
    closeOuts: [
      { id: 'o1', teamName: 'NC AI', stageName: '1단계', cutOn: TODAY, state: 'open' },
      { id: 'o2', teamName: '네이버클라우드', stageName: '1단계', cutOn: '2025-10-01', state: 'completed' },
    ],
    joins: [
      {
        id: 'j1',
        name: '모티프테크놀로지스(예시)',
        state: 'proposed',
        joinedOn: '2026-02-20',
        institution: '모티프테크놀로지스(예시)',
        lineCount: 12,
        amount: 3_200_000_000n,
        proposedByName: '전담기관 담당 2',
        mayConfirm: true,
        mayWithdraw: true,
      },
    ],
    mayRecord: true,
    errors: [],
  };
}

export function empty(locale: Locale): EvaluationsPageProps {
  return {
    ...list(locale),
    frame: frameFor('administrator', locale, '/stage-evaluations'),
    rows: [],
    closeOuts: [],
    joins: undefined,
    mayRecord: false,
  };
}

export function form(locale: Locale): EvaluationFormProps {
  return {
    frame: frameFor('officer', locale, '/stage-evaluations/new'),
    teams: [{ value: 't1', label: 'NC AI' }],
    stages: [{ value: 's1', label: '1단계' }],
    values: {
      teamId: 't1',
      stageId: 's1',
      kind: 'stage',
      result: 'cut',
      effectiveOn: '2025-11-04',
      score: '',
      reason: '',
    },
    today: TODAY,
    errors: [
      {
        field: 'effectiveOn',
        text: '효력일은 단계 시작일(2025-08-04)부터 오늘(2025-11-03)까지로 적어 주세요.',
      },
      { field: 'reason', text: '사유를 1자에서 1,000자로 적어 주세요.' },
    ],
  };
}

export function one(locale: Locale): EvaluationPageProps {
  return {
    frame: frameFor('officer', locale, '/stage-evaluations/v1'),
    evaluation: {
      ...ROW,
      reason: '단계평가위원회 2025-11-03 의결, 최저점',
      version: 1,
      recordedByName: '전담기관 담당 2',
      recordedAt: at(TODAY),
      withdrawnReason: '',
      closeOutId: 'o1',
      frozen: true,
    },
    may: { confirm: true, withdraw: true, giveResult: false },
    isOwn: false,
    today: TODAY,
    errors: [],
  };
}

export function noticed(locale: Locale): EvaluationPageProps {
  const base = one(locale);
  return {
    ...base,
    evaluation: {
      ...base.evaluation,
      kind: 'special',
      state: 'noticed',
      result: undefined,
      scoreTenths: undefined,
      closeOutId: undefined,
    },
    may: { confirm: false, withdraw: true, giveResult: true },
    errors: [{ field: 'result', text: '계속 참여인지 탈락인지 골라 주세요.' }],
  };
}

export function closeOut(locale: Locale): CloseOutPageProps {
  const item = { done: false, required: true, byHand: false, releases: false };
  return {
    frame: frameFor('officer', locale, '/close-outs/o1'),
    closeOut: {
      id: 'o1',
      teamName: 'NC AI',
      stageName: '1단계',
      cutOn: TODAY,
      state: 'open',
      confirmed: true,
      evaluationId: 'v1',
    },
    items: [
      { ...item, code: 'waiting', title: '결재 중인 신청 결정', said: '3건 남음', href: '/approvals' },
      { ...item, code: 'unpaid', title: '승인된 신청 지급', said: '남은 것이 없습니다.', done: true },
      {
        ...item,
        code: 'drafts',
        title: '작성 중인 신청',
        said: '2건 남음',
        required: false,
        href: '/expenses',
      },
      {
        ...item,
        code: 'undisbursed',
        title: '미교부액 재원 회수',
        said: '1,900,000,000원을 재원으로 돌릴 수 있습니다.',
        releases: true,
      },
      {
        ...item,
        code: 'settlement',
        title: '종료일 기준 정산 확정',
        said: '확정 전입니다.',
        href: '/settlements',
      },
      {
        ...item,
        code: 'use-report',
        title: '사용실적보고서 제출',
        said: '확인 전',
        byHand: true,
        dueOn: '2026-02-03',
      },
      {
        ...item,
        code: 'cards',
        title: '연구비카드 사용 정지',
        said: '전담기관 담당 1 · 공문 확인',
        done: true,
        byHand: true,
      },
    ],
    mayAct: true,
    errors: [{ text: '남은 일이 4가지 있습니다. 모두 마친 뒤 끝낼 수 있습니다: 결재 중인 신청 결정' }],
  };
}

export function closed(locale: Locale): CloseOutPageProps {
  const base = closeOut(locale);
  return {
    ...base,
    frame: frameFor('finance', locale, '/close-outs/o2'),
    closeOut: { ...base.closeOut, state: 'completed' },
    items: [],
    mayAct: false,
    errors: [],
  };
}

export function join(locale: Locale): JoinFormProps {
  return {
    frame: frameFor('officer', locale, '/team-joins/new'),
    stages: [{ value: 's2', label: '2단계' }],
    kinds: [{ value: 'sme', label: locale === 'ko' ? '중소기업' : 'Small or medium company' }],
    templates: [{ value: 'team:t1', label: locale === 'ko' ? '업스테이지와(과) 같게' : 'Like Upstage' }],
    values: {
      code: 'motif',
      nameKo: '모티프(예시)',
      nameEn: '',
      joinedOn: '2026-02-20',
      stageId: 's2',
      institutionName: '모티프테크놀로지스(예시)',
      institutionKind: 'sme',
      businessNumber: '123',
      template: '',
      reason: '',
    },
    errors: [{ field: 'template', text: '예산 항목의 본을 골라 주세요.' }],
  };
}
