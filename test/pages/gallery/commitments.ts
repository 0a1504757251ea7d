import type { Locale } from '../../../src/platform/i18n/locale.js';
import type { ClaimContractView } from '../../../templates/commitments/claim-contract-view.js';
import type {
  CommitmentFormPageProps,
  CommitmentPageProps,
  CommitmentRow,
  CommitmentsPageProps,
  InstalmentView,
} from '../../../templates/commitments/commitments-view.js';
import type { ClaimFormPageProps } from '../../../templates/expenses/claim-form-view.js';
import type { ExpenseDetailPageProps } from '../../../templates/expenses/expense-detail-view.js';
import type { HomePageProps } from '../../../templates/home/home-view.js';
import { claimForm, expenseDetail } from './claims.js';
import { at, frameFor, TODAY } from './frames.js';
import { homeResearcher } from './work.js';

const PATH = '/commitments';
const TITLES = { ko: 'GPU 서버 임차 (H100 8장)', en: 'Lease of GPU servers (8 × H100)' };
const LINES = {
  ko: '데이터 구축·가공 › 클라우드컴퓨팅서비스 · 업스테이지 · 2025 1단계',
  en: 'Data building › Cloud computing · Upstage · 2025 Stage 1',
};

export function list(locale: Locale): CommitmentsPageProps {
  const row = (number: number, change: Partial<CommitmentRow>): CommitmentRow => ({
    href: `${PATH}/k${number}`,
    number: `2025-000${number}`,
    state: 'active',
    title: TITLES[locale],
    supplierName: '구름컴퓨팅(주)(예시)',
    signedOn: '2025-09-01',
    nextDueOn: '2025-11-30',
    amount: 480_000_000n,
    used: 120_000_000n,
    held: 360_000_000n,
    isChangeWaiting: false,
    ...change,
  });
  return {
    frame: frameFor('finance', locale, PATH),
    today: TODAY,
    mayEnter: true,
    state: '',
    q: '',
    team: '',
    totals: {
      active: 3,
      drafts: 1,
      overdue: 1,
      amount: 1_230_000_000n,
      used: 410_000_000n,
      held: 760_000_000n,
    },
    rows: [
      row(4, { number: undefined, state: 'draft', used: 0n, held: 0n, signedOn: '2025-11-01' }),
      row(3, { isChangeWaiting: true }),
      row(2, {
        title: '말뭉치 정제 용역 — 전문가 검수와 개인정보 비식별 처리를 포함한 2차 사업',
        nextDueOn: '2025-10-30',
        teamName: '업스테이지',
        used: 90_000_000n,
        held: 200_000_000n,
      }),
      row(1, { state: 'completed', nextDueOn: undefined, used: 480_000_000n, held: 0n }),
      row(5, { state: 'cancelled', held: 0n, nextDueOn: '2025-12-31' }),
    ],
    paging: { shown: 5, nextHref: `${PATH}?after=x` },
    csvHref: `${PATH}.csv`,
  };
}

export function listEmpty(locale: Locale): CommitmentsPageProps {
  const totals = { active: 0, drafts: 0, overdue: 0, amount: 0n, used: 0n, held: 0n };
  return { ...list(locale), rows: [], paging: { shown: 0 }, totals };
}

export function listNothing(locale: Locale): CommitmentsPageProps {
  const frame = frameFor('officer', locale, PATH);
  return {
    ...list(locale),
    frame,
    mayEnter: false,
    rows: [],
    paging: { shown: 0 },
    q: '없는 것',
    state: 'overdue',
  };
}

function instalment(locale: Locale, position: number, change: Partial<InstalmentView>): InstalmentView {
  return {
    id: `i${position}`,
    position,
    dueOn: '2025-11-30',
    state: 'open',
    carriesOver: false,
    amount: 120_000_000n,
    held: 120_000_000n,
    used: 0n,
    lines: [{ label: LINES[locale], href: '/budgets/lines/b1', amount: 120_000_000n }],
    claims: [],
    mayClaim: true,
    ...change,
  };
}

export function active(locale: Locale): CommitmentPageProps {
  return {
    frame: frameFor('finance', locale, `${PATH}/k3`),
    today: TODAY,
    id: 'k3',
    version: 4,
    state: 'active',
    number: '2025-0003',
    title: TITLES[locale],
    supplier: { name: '구름컴퓨팅(주)(예시)', href: '/settings/suppliers/s1' },
    contractNumber: 'GC-2025-0917',
    signedOn: '2025-09-01',
    endsOn: '2026-06-30',
    institutionName: '업스테이지',
    stageName: '1단계 (2025-08-04 – 2026-01-31)',
    enteredByNames: ['업스테이지 재무 1'],
    activatedByName: '업스테이지 관리자 1',
    amount: 480_000_000n,
    used: 150_000_000n,
    held: 310_000_000n,
    instalments: [
      instalment(locale, 1, {
        dueOn: '2025-09-30',
        state: 'consumed',
        held: 0n,
        used: 120_000_000n,
        mayClaim: false,
        claims: [{ href: '/expenses/e1', label: '2025-0021', state: 'paid', amount: 120_000_000n }],
      }),
      instalment(locale, 2, {
        dueOn: '2025-10-31',
        used: 30_000_000n,
        held: 70_000_000n,
        lines: [
          { label: LINES[locale], href: '/budgets/lines/b1', amount: 90_000_000n },
          { label: LINES[locale], href: '/budgets/lines/b2', amount: 30_000_000n },
        ],
        claims: [{ href: '/expenses/e2', label: '2025-0034', state: 'submitted', amount: 30_000_000n }],
      }),
      instalment(locale, 3, { dueOn: '2025-12-31' }),
      instalment(locale, 4, { dueOn: '2026-03-31', carriesOver: true }),
      instalment(locale, 5, { state: 'released', held: 0n, mayClaim: false }),
    ],
    findings: [
      {
        title: '소프트웨어·정액 클라우드 계약',
        dueOn: '2025-08-31',
        article: '사용 기준 제25조 9항·11항',
      },
    ],
    documents: [
      {
        id: 'd1',
        name: '임차계약서_날인본.pdf',
        href: '/evidence/d1',
        sizeBytes: 1_240_000,
        uploadedAt: at('2025-09-01'),
      },
    ],
    history: [
      { act: 'entered', actorName: '업스테이지 재무 1', at: at('2025-09-01'), comment: '' },
      { act: 'activated', actorName: '업스테이지 관리자 1', at: at('2025-09-02'), comment: '' },
      { act: 'consumed', actorName: '업스테이지 연구자 1', at: at('2025-10-01'), comment: '' },
      {
        act: 'changed',
        actorName: '업스테이지 재무 1',
        at: at('2025-10-20'),
        comment: '납품이 한 달 늦어짐',
      },
    ],
    postings: [
      {
        id: 'p1',
        occurredOn: '2025-10-01',
        recordedAt: at('2025-10-01'),
        kind: 'void-pending',
        amount: 120_000_000n,
        lineVersion: 12,
        lineLabel: LINES[locale],
        cause: { label: '2025-0021', href: '/expenses/e1' },
        actorName: '업스테이지 연구자 1',
      },
    ],
    actions: { change: true, cancel: true, addDocuments: true },
    errors: [],
  };
}

/** As the administrator sees it who is asked. */
export function draft(locale: Locale): CommitmentPageProps {
  return {
    ...active(locale),
    frame: frameFor('administrator', locale, `${PATH}/k3`),
    state: 'draft',
    number: undefined,
    activatedByName: undefined,
    endsOn: undefined,
    contractNumber: '',
    used: 0n,
    held: 0n,
    instalments: [1, 2].map((position) =>
      instalment(locale, position, { held: 0n, mayClaim: false, dueOn: `2025-1${position}-30` }),
    ),
    findings: [],
    documents: [],
    postings: [],
    history: active(locale).history.slice(0, 1),
    actions: { activate: true, edit: true, cancel: true, addDocuments: true },
  };
}

export function changing(locale: Locale): CommitmentPageProps {
  return {
    ...active(locale),
    change: {
      id: 'h1',
      reason: '서버 두 대를 더 빌림',
      proposedByName: '업스테이지 재무 1',
      proposedAt: at('2025-11-02'),
      isOwn: false,
      mayConfirm: true,
      mayDrop: true,
      rows: [
        { name: '3회', before: '2025-12-31 · 120,000,000원', after: '2025-12-31 · 150,000,000원' },
        { name: '5회', before: '–', after: '2026-01-20 · 30,000,000원' },
      ],
    },
    actions: { cancel: true, addDocuments: true },
  };
}

export function refused(locale: Locale): CommitmentPageProps {
  const text =
    locale === 'ko' ? '까닭을 1자에서 1,000자로 적어 주세요.' : 'Give the reason in 1 to 1,000 characters.';
  return { ...active(locale), cancelReason: ' ', errors: [{ field: 'reason', text }] };
}

export function form(locale: Locale): CommitmentFormPageProps {
  return {
    frame: frameFor('finance', locale, `${PATH}/new`),
    kind: 'new',
    action: PATH,
    backHref: PATH,
    values: {
      title: '',
      supplier: '',
      institution: 'n1',
      contractNumber: '',
      signedOn: TODAY,
      endsOn: '',
      reason: '',
      instalments: [{ id: '', dueOn: '', carriesOver: false, lines: [{ line: '', amount: '' }] }],
    },
    suppliers: [{ value: 's1', label: '구름컴퓨팅(주)(예시) (204-86-31263)' }],
    institutions: [
      { value: 'n1', label: '업스테이지' },
      { value: 'n2', label: '협력대학 A(예시)' },
    ],
    lines: [{ value: 'b1', label: `${LINES[locale]} (840,000,000)` }],
    used: {},
    errors: [],
  };
}

export function formRefused(locale: Locale): CommitmentFormPageProps {
  const blank = form(locale);
  const lines = [
    { line: 'b1', amount: '90,000,000' },
    { line: '', amount: '3천' },
  ];
  return {
    ...blank,
    values: {
      ...blank.values,
      title: TITLES[locale],
      supplier: 's1',
      instalments: [
        { id: '', dueOn: '2025-12-31', carriesOver: false, lines },
        { id: '', dueOn: '2026-03-31', carriesOver: true, lines: lines.slice(0, 1) },
      ],
    },
    errors: [
      {
        field: 'instalments[0].lines[1].budgetLineId',
        text: locale === 'ko' ? '예산 항목을 골라 주세요.' : 'Choose a budget line.',
      },
      {
        field: 'instalments[0].lines[1].amount',
        text: locale === 'ko' ? '금액을 1원 이상으로 적어 주세요.' : 'Give an amount of at least 1 won.',
      },
    ],
  };
}

export function changeForm(locale: Locale): CommitmentFormPageProps {
  const blank = form(locale);
  return {
    ...blank,
    kind: 'change',
    action: `${PATH}/k3/change`,
    backHref: `${PATH}/k3`,
    version: 4,
    name: TITLES[locale],
    values: {
      ...blank.values,
      title: TITLES[locale],
      instalments: [
        { id: 'i2', dueOn: '2025-10-31', carriesOver: false, lines: [{ line: 'b1', amount: '120000000' }] },
        { id: 'i3', dueOn: '2025-12-31', carriesOver: false, lines: [{ line: 'b1', amount: '120000000' }] },
      ],
    },
    used: { i2: 30_000_000n },
    total: 240_000_000n,
  };
}

function contract(locale: Locale): ClaimContractView['offers'][number] {
  return {
    instalmentId: 'i3',
    href: `${PATH}/k3`,
    number: '2025-0003',
    title: TITLES[locale],
    position: 3,
    dueOn: '2025-12-31',
    held: 120_000_000n,
  };
}

export function claimOffered(locale: Locale): ClaimFormPageProps {
  return {
    ...claimForm(locale),
    contract: { offers: [contract(locale), { ...contract(locale), instalmentId: 'i4', position: 4 }] },
  };
}

export function claimLinked(locale: Locale): ClaimFormPageProps {
  const linked = { ...contract(locale), goesOn: true, taken: false };
  return { ...claimForm(locale), contract: { linked, offers: [] } };
}

export function detailLinked(locale: Locale): ExpenseDetailPageProps {
  const linked = { ...contract(locale), held: 0n, goesOn: false, taken: true };
  return { ...expenseDetail(locale), contract: { linked, offers: [] } };
}

export function homeContracts(locale: Locale): HomePageProps {
  const home = homeResearcher(locale);
  const todo = { href: `${PATH}/k3`, title: TITLES[locale], count: 1 };
  return {
    ...home,
    todos: [
      { kind: 'overdue-instalments', ...todo, dueOn: '2025-10-31' },
      { kind: 'commitments', ...todo, href: `${PATH}?state=open`, count: 3 },
      ...(home.todos ?? []),
    ],
  };
}
