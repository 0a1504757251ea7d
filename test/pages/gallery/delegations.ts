import type { Locale } from '../../../src/platform/i18n/locale.js';
import type { DelegationRow, DelegationsPageProps } from '../../../templates/delegations/delegations-view.js';
import { frameFor, TODAY } from './frames.js';
import { SECTIONS } from './settings.js';

const ROW: DelegationRow = {
  id: 'd1',
  fromName: '업스테이지 관리자 1',
  toName: '업스테이지 연구책임자 1',
  mine: 'given',
  startsOn: '2025-11-03',
  endsOn: '2025-11-07',
  maxAmount: 50_000_000n,
  fundNames: ['데이터 구축·가공'],
  reason: '해외 출장',
  state: 'live',
  mayEnd: true,
};

const FUNDS = [
  { value: 'f1', label: '데이터 공동구매' },
  { value: 'f2', label: '인건비·연구비' },
  { value: 'f3', label: '데이터 구축·가공' },
];

export function delegations(locale: Locale): DelegationsPageProps {
  return {
    frame: frameFor('administrator', locale, '/settings/delegations'),
    sections: SECTIONS,
    today: TODAY,
    scope: 'mine',
    seesAll: true,
    open: [
      ROW,
      {
        ...ROW,
        id: 'd2',
        fromName: '업스테이지 재무 1',
        toName: '업스테이지 관리자 1',
        mine: 'received',
        startsOn: '2025-11-10',
        endsOn: '2025-11-14',
        maxAmount: undefined,
        fundNames: [],
        reason: '',
        state: 'upcoming',
      },
    ],
    openCut: false,
    over: [
      {
        ...ROW,
        id: 'd3',
        startsOn: '2025-10-01',
        endsOn: '2025-10-10',
        state: 'over',
        mayEnd: false,
        ended: { on: '2025-10-07', byName: '업스테이지 관리자 1' },
      },
    ],
    paging: { shown: 1 },
    lending: {
      people: [
        { value: 'u1', label: '업스테이지 연구책임자 1' },
        { value: 'u2', label: '업스테이지 재무 1' },
      ],
      funds: FUNDS,
      values: { toUserId: '', startsOn: TODAY, endsOn: '', maxAmount: '', fundIds: [], reason: '' },
      mostDays: 90,
    },
    errors: [],
  };
}

export function delegationsEmpty(locale: Locale): DelegationsPageProps {
  const page = delegations(locale);
  return { ...page, seesAll: false, open: [], over: [], paging: { shown: 0 } };
}

/** A whole team's, with more than one page that is over. */
export function delegationsTeam(locale: Locale): DelegationsPageProps {
  const page = delegations(locale);
  const many = Array.from({ length: 20 }, (_, index) => ({
    ...ROW,
    id: `o${index}`,
    mine: undefined,
    fundNames: FUNDS.map(({ label }) => label),
    state: 'over' as const,
    mayEnd: false,
  }));
  return {
    ...page,
    scope: 'team',
    open: page.open.map((row) => ({ ...row, mine: undefined })),
    openCut: true,
    over: many,
    paging: { shown: 20, nextHref: '/settings/delegations?scope=team&after=x' },
  };
}

export function delegationsRefused(locale: Locale): DelegationsPageProps {
  const page = delegations(locale);
  const text = {
    ko: '금액을 1원 이상의 원 단위 숫자로 적거나 비워 주세요.',
    en: 'Write whole won, at least 1, or leave it empty.',
  };
  return {
    ...page,
    lending: page.lending && {
      ...page.lending,
      values: {
        ...page.lending.values,
        toUserId: 'u2',
        endsOn: '2025-11-09',
        maxAmount: '열 원',
        fundIds: ['f2'],
      },
    },
    errors: [{ field: 'maxAmount', text: text[locale] }],
  };
}

export function delegationsAlone(locale: Locale): DelegationsPageProps {
  const page = delegationsEmpty(locale);
  return { ...page, lending: page.lending && { ...page.lending, people: [] } };
}
