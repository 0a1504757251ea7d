import type { Locale } from '../../../src/platform/i18n/locale.js';
import type { MatchClaimView, MatchesPageProps, MatchView } from '../../../templates/matches/matches-view.js';
import { at, frameFor } from './frames.js';

const CLAIM: MatchClaimView = {
  id: 'c1',
  href: '/expenses/c1',
  teamName: '업스테이지',
  number: '2025-0031',
  title: '말뭉치 구입',
  supplierName: '(주)한빛데이터(예시)',
  payableAmount: 27_500_000n,
  documentedOn: '2025-10-15',
  state: 'approved',
  documents: [
    { href: '/evidence/d1', name: '전자세금계산서_20251015_한빛데이터_말뭉치_3차.xml', same: true },
    { href: '/evidence/d2', name: '검수확인서.pdf', same: false },
  ],
  holdable: true,
};

const MATCH: MatchView = {
  id: 'm1',
  version: 0,
  kinds: ['approval-number', 'file', 'near'],
  sureness: 'certain',
  standing: 'open',
  foundAt: at('2025-11-03', '09:12'),
  claims: [
    CLAIM,
    {
      ...CLAIM,
      id: 'c2',
      href: '/expenses/c2',
      teamName: 'SK텔레콤',
      number: '2025-0104',
      state: 'submitted',
    },
  ],
  decisions: [],
  acts: { hold: true, release: true, dismissal: true, reopening: false },
};

const LIKELY: MatchView = {
  ...MATCH,
  id: 'm2',
  kinds: ['near'],
  sureness: 'likely',
  claims: [
    {
      ...CLAIM,
      id: 'c3',
      title: 'GPU 클라우드 10월 이용료',
      supplierName: '구름컴퓨팅(주)(예시)',
      payableAmount: 330_000n,
      documents: [],
    },
    {
      ...CLAIM,
      id: 'c4',
      teamName: 'LG AI연구원',
      number: '2025-0009',
      title: '클라우드 이용료',
      supplierName: '구름컴퓨팅(주)(예시)',
      payableAmount: 330_000n,
      documentedOn: '2025-10-17',
      state: 'paid',
      documents: [{ href: '/evidence/d4', name: '영수증.jpg', same: false }],
      holdable: false,
    },
  ],
};

const REASONS = [
  { value: 'routine-check', label: '정기 점검' },
  { value: 'evidence-check', label: '증빙 추가 확인' },
  { value: 'papers-asked', label: '서류 확인 요청' },
];

export function matches(locale: Locale): MatchesPageProps {
  return {
    frame: frameFor('officer', locale, '/matches'),
    standing: 'open',
    counts: { open: 2, held: 1, dismissed: 4, gone: 0 },
    matches: [MATCH, LIKELY],
    reasons: REASONS,
    paging: { shown: 2, nextHref: '/matches?after=x' },
    errors: [{ field: 'reason', text: '문제없다고 본 까닭을 적어 주세요.' }],
    refused: { id: 'm2', act: 'dismissal', reason: '', claims: [] },
  };
}

export function held(locale: Locale): MatchesPageProps {
  const hold = { text: '', heldAt: at('2025-11-03', '10:00'), reason: '증빙 추가 확인' };
  const [first, second] = MATCH.claims;
  return {
    ...matches(locale),
    standing: 'held',
    kind: 'file',
    matches: [
      {
        ...MATCH,
        standing: 'held',
        version: 3,
        claims: [{ ...first, hold, holdable: false }, second],
        acts: { ...MATCH.acts, dismissal: false },
        decisions: [
          {
            decision: 'held',
            reason: 'evidence-check',
            deciderName: '전담기관 담당',
            decidedAt: at('2025-11-03', '10:00'),
          },
          {
            decision: 'reopened',
            reason: '',
            deciderName: '전담기관 담당',
            decidedAt: at('2025-11-03', '09:50'),
          },
          {
            decision: 'dismissed',
            reason: '두 팀이 같은 행사에 함께 갔습니다.',
            deciderName: '전담기관 담당 2',
            decidedAt: at('2025-11-03', '09:30'),
          },
        ],
      },
    ],
    paging: { shown: 1, total: 1 },
    errors: [],
    refused: undefined,
  };
}

export function auditor(locale: Locale): MatchesPageProps {
  const { matches: rows } = held(locale);
  return {
    ...held(locale),
    frame: frameFor('auditor', locale, '/matches'),
    standing: 'dismissed',
    matches: rows.map((match) => ({
      ...match,
      standing: 'dismissed',
      acts: { hold: false, release: false, dismissal: false, reopening: false },
    })),
  };
}

export function empty(locale: Locale): MatchesPageProps {
  return {
    ...matches(locale),
    counts: { open: 0, held: 0, dismissed: 0, gone: 0 },
    matches: [],
    paging: { shown: 0 },
    errors: [],
    refused: undefined,
  };
}
