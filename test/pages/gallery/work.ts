import { ReadingPane } from '../../../templates/approvals/reading-pane.js';
import { filterProps } from '../../../src/approvals/pages/inbox.view.js';
import { EVERYTHING } from '../../../src/approvals/inbox/inbox-filter.js';
import type {
  ApprovalsPageProps,
  CleanPageProps,
  InboxRow,
} from '../../../templates/approvals/approvals-view.js';
import type { CommentsInShortView } from '../../../templates/comments/comments-view.js';
import type { HomePageProps } from '../../../templates/home/home-view.js';
import type { PaymentsPageProps } from '../../../templates/payments/payments-view.js';
import type { Locale } from '../../../src/platform/i18n/locale.js';
import { FUNDS } from './budgets.js';
import { EXPENSE, ROWS } from './claims.js';
import { at, frameFor, LIMITS, STAGE, TODAY } from './frames.js';

function inboxRow(id: string, title: string, amount: bigint, change: Partial<InboxRow> = {}): InboxRow {
  return {
    id,
    item: `expense:${id}:1`,
    href: `/approvals?selected=${id}`,
    title,
    claimantName: '연구자 1',
    categoryLabel: '연구활동비',
    claimAmount: amount,
    risks: [],
    submittedAt: at('2025-11-02', '15:20'),
    ...change,
  };
}

export const INBOX: readonly InboxRow[] = [
  inboxRow('expense-1', '데이터 공동구매 1차', 898_205_090n, {
    supplierName: '(주)한빛데이터(예시)',
    risks: ['new-supplier', 'near-limit'],
    categoryLabel: '데이터 구축·가공',
  }),
  inboxRow('i2', '마이크 프리앰프', 9_870_000n, {
    supplierName: '소리전자(주)(예시)',
    risks: ['split-purchase'],
    categoryLabel: '연구시설·장비비',
  }),
  inboxRow('i3', '학회 등록비 3명', 871_500n, { supplierName: '학회등록시스템' }),
  inboxRow('i4', '모델 저장소 이용료', 2_640_000n, {
    supplierName: '나래호스팅(예시)',
    risks: ['changed-account'],
  }),
  inboxRow('i5', '국내출장 2건', 528_000n, { supplierName: 'KTX 승차권' }),
  inboxRow('i6', '참고 도서 14권', 361_000n, {
    supplierName: '예시서적 광화문점',
    categoryLabel: '연구재료비',
  }),
  inboxRow('i7', '회의비 식비', 330_900n, {
    supplierName: '한식당 마루(예시)',
    risks: ['same-file'],
  }),
  inboxRow('i8', '사무용품', 38_900n, {
    supplierName: '문구나라(예시)',
    submittedAt: at('2025-11-03', '09:00'),
  }),
  inboxRow('i9', '회의 다과', 52_500n, {
    supplierName: '카페시작(예시)',
    submittedAt: at('2025-11-03', '09:00'),
  }),
  inboxRow('i10', '문서 변환 용역', 4_300_000n, {
    supplierName: '자료변환(주)(예시)',
    risks: ['edited-after-reading'],
    submittedAt: at('2025-11-03', '09:30'),
  }),
];

export function approvals(
  locale: Locale,
  opened = false,
  comments?: CommentsInShortView,
): ApprovalsPageProps {
  const frame = frameFor('administrator', locale, '/approvals');
  const filter = { ...EVERYTHING, mark: opened ? ('near-limit' as const) : undefined };
  const counts = { all: 52, check: 14, clean: 38, cleanAmount: 61_284_900n };
  return {
    frame,
    today: TODAY,
    ...filterProps(filter, counts),
    rows: INBOX,
    paging: { shown: 10, total: 52, nextHref: '/approvals?after=i10' },
    saved: opened
      ? [{ id: 'f1', name: '큰 금액', href: '/approvals?amountFrom=10000000', current: false }]
      : [],
    choices: {
      marks: [{ value: 'near-limit', label: '한도 가까움' }],
      categories: [{ value: 'c1', label: '소프트웨어 활용' }],
      claimants: [{ value: 'p1', label: '연구자 1' }],
      teams: [],
    },
    selectedId: EXPENSE.id,
    pane: ReadingPane({
      context: {
        frame,
        today: TODAY,
        opened,
        position: { index: 1, total: 52, nextHref: '/approvals?selected=i2' },
        listHref: '/approvals',
        errors: [],
      },
      expense: EXPENSE,
      comments,
      actions: { approve: true, return: true, reject: true },
    }),
    opened,
    pulse: '52-1',
    errors: [],
  };
}

export function approvalsEmpty(locale: Locale): ApprovalsPageProps {
  const { pane: _pane, selectedId: _selected, cleanAmount: _amount, ...props } = approvals(locale);
  return { ...props, counts: { all: 0, check: 0, clean: 0 }, rows: [], paging: { shown: 0 } };
}

/** Far more than anybody counts. */
export function approvalsMany(locale: Locale): ApprovalsPageProps {
  return {
    ...approvals(locale),
    counts: { all: 1001, check: 214, clean: 1001 },
    cleanAmount: undefined,
    paging: { shown: 50, nextHref: '/approvals?after=i10' },
  };
}

export function approvalsClean(locale: Locale): CleanPageProps {
  return {
    frame: frameFor('administrator', locale, '/approvals/clean'),
    today: TODAY,
    items: ['expense:i3:1', 'expense:i5:1'],
    count: 38,
    totalAmount: 61_284_900n,
    rows: INBOX.filter(({ risks }) => risks.length === 0),
    backHref: '/approvals',
  };
}

export function homeResearcher(locale: Locale): HomePageProps {
  return {
    frame: frameFor('researcher', locale, '/'),
    today: TODAY,
    stage: STAGE,
    filing: LIMITS,
    todos: [
      { kind: 'release', href: '/pay-runs/p1', number: 12, count: 2 },
      { kind: 'failed-transfers', href: '/payments', count: 1 },
      { kind: 'refunds', href: '/payments/refunds', count: 2, amount: 1_320_000n },
      { kind: 'card-uses', href: '/card-uses', count: 3 },
      {
        kind: 'account',
        href: '/settings/suppliers/x1',
        title: '(주)한빛데이터(예시)',
        actorName: '업스테이지 재무 1',
        at: at('2025-11-03', '09:10'),
      },
      {
        kind: 'returned',
        href: '/expenses/1/edit',
        title: '회의비 식비 · 한식당 마루(예시)',
        claimAmount: 330_900n,
        comment: '회의록에 다른 기관 참석자가 보이지 않습니다.',
        actorName: '관리자 1',
        at: at('2025-11-02', '17:20'),
      },
      {
        kind: 'draft',
        href: '/expenses/2/edit',
        title: '국내출장 · KTX 승차권 2건',
        claimAmount: 528_000n,
        missing: 1,
        savedAt: at('2025-11-02'),
      },
      {
        kind: 'deadline',
        href: '/expenses?state=submitted',
        title: '장비 검수 · 소프트웨어 계약 마감',
        dueOn: '2025-11-30',
        note: '11월 30일까지 끝나야 인정됩니다. 걸린 것 2건',
        article: '사용 기준 제23조 6항 · 제25조 9항',
        count: 2,
      },
    ],
    gauges: [
      {
        kind: 'own',
        label: '데이터 구축·가공',
        href: '/budgets/lines/1',
        allocated: 2_000_000_000n,
        spent: 640_000_000n,
        reserved: 112_400_000n,
      },
      {
        kind: 'own',
        label: '연구시설·장비비',
        href: '/budgets/lines/2',
        allocated: 180_000_000n,
        spent: 42_350_000n,
        reserved: 31_900_000n,
      },
      {
        kind: 'own',
        label: '연구재료비',
        href: '/budgets/lines/3',
        allocated: 60_000_000n,
        spent: 8_412_600n,
        reserved: 2_180_000n,
      },
      {
        kind: 'own',
        label: '연구활동비',
        href: '/budgets/lines/4',
        allocated: 96_000_000n,
        spent: 66_238_450n,
        reserved: 20_742_300n,
      },
      {
        kind: 'pot',
        label: '데이터 공동구매',
        href: '/budgets/lines/5',
        band: { fromPercent: 40, toPercent: 60, daysAgo: 7 },
      },
    ],
    recent: ROWS,
  };
}

export function homeEmpty(locale: Locale): HomePageProps {
  return { ...homeResearcher(locale), todos: [], gauges: [], recent: [] };
}

export function homeAdministrator(locale: Locale): HomePageProps {
  const { filing: _filing, ...props } = homeResearcher(locale);
  return {
    ...props,
    frame: frameFor('administrator', locale, '/'),
    inbox: {
      count: 52,
      totalAmount: 959_489_990n,
      clean: 38,
      oldestAt: at('2025-10-29'),
      rows: INBOX.slice(0, 5),
    },
  };
}

export function homeFinance(locale: Locale): HomePageProps {
  const { filing: _filing, todos: _todos, ...props } = homeResearcher(locale);
  return {
    ...props,
    frame: frameFor('finance', locale, '/'),
    payable: {
      count: 7,
      claimAmount: 41_200_000n,
      payableAmount: 45_320_000n,
      rows: [
        {
          href: '/expenses/r3',
          title: 'GPU 클라우드 8월 이용료',
          supplierName: '구름컴퓨팅(주)(예시)',
          payableAmount: 20_179_995n,
          approvedAt: at('2025-10-31'),
        },
      ],
    },
  };
}

export function homeOfficer(locale: Locale): HomePageProps {
  return {
    frame: frameFor('officer', locale, '/'),
    today: TODAY,
    stage: STAGE,
    inbox: {
      count: 2,
      totalAmount: 1_200_000_000n,
      clean: 1,
      oldestAt: at('2025-10-29'),
      rows: INBOX.slice(0, 2).map((row) => ({ ...row, teamName: '업스테이지' })),
    },
    openMatches: 3,
    programme: { funds: FUNDS, teams: TEAMS, readOnly: false },
    recent: [],
  };
}

const TEAMS = ['네이버클라우드', '업스테이지', 'SK텔레콤', 'NC AI', 'LG AI연구원'].map((name, index) => ({
  name,
  href: `/budgets?open=${index}`,
  allocated: 3_200_000_000n,
  spent: 1_013_480_000n + BigInt(index) * 91_000_000n,
  reserved: 386_200_000n,
  openClaims: 12 - index,
  reportHref: `/reports/one-page?team=${index}`,
}));

export function homeAuditor(locale: Locale): HomePageProps {
  const { inbox: _inbox, ...props } = homeOfficer(locale);
  return {
    ...props,
    frame: frameFor('auditor', locale, '/'),
    programme: { funds: FUNDS, teams: TEAMS, readOnly: true },
  };
}

export function payments(locale: Locale): PaymentsPageProps {
  return {
    frame: frameFor('finance', locale, '/payments'),
    today: TODAY,
    mayPay: true,
    runsHref: '/pay-runs/new',
    payable: [
      {
        id: 'p1',
        version: 3,
        number: '2025-0029',
        href: '/expenses/p1',
        title: 'GPU 클라우드 8월 이용료',
        supplierName: '구름컴퓨팅(주)(예시)',
        claimAmount: 18_345_450n,
        payableAmount: 20_179_995n,
        approvedAt: at('2025-10-31'),
        approverName: '업스테이지 관리자 1',
      },
      {
        id: 'p2',
        version: 2,
        number: '2025-0030',
        href: '/expenses/p2',
        title: '전문가 자문료',
        supplierName: '외부 전문가',
        claimAmount: 600_000n,
        payableAmount: 600_000n,
        approvedAt: at('2025-11-01'),
        approverName: '업스테이지 관리자 1',
      },
      {
        id: 'p3',
        version: 2,
        number: '2025-0032',
        href: '/expenses/p3',
        title: '국내출장 2건',
        supplierName: 'KTX 승차권',
        claimAmount: 528_000n,
        payableAmount: 528_000n,
        approvedAt: at('2025-11-02'),
        approverName: '업스테이지 관리자 1',
        blocked: '내가 신청한 것은 내가 지급할 수 없습니다.',
      },
      {
        id: 'p4',
        version: 2,
        number: '2025-0033',
        href: '/expenses/p4',
        title: '말뭉치 구입',
        supplierName: '(주)한빛데이터(예시)',
        claimAmount: 1_000_000n,
        payableAmount: 1_100_000n,
        approvedAt: at('2025-11-02'),
        approverName: '업스테이지 관리자 1',
        blocked: '전담기관이 확인 중이라 지급을 잠시 보류했습니다 · 11. 2. · 정기 점검',
      },
    ],
    payablePaging: { shown: 4, total: 4 },
    values: { items: ['p1:3'], paidOn: '2025-11-03', bankReference: '' },
    idempotencyKey: '0195-key',
    history: [
      {
        id: 'h1',
        paidOn: '2025-10-24',
        bankReference: '20251024-0098',
        payerName: '업스테이지 재무 1',
        count: 2,
        claimAmount: 12_841_000n,
        payableAmount: 14_125_100n,
        claims: [
          { href: '/expenses/r4', number: '2025-0028', title: '음성 녹음 장비', payableAmount: 13_728_000n },
          {
            href: '/expenses/r5',
            number: '2025-0027',
            title: '한국어 참고 도서 14권',
            payableAmount: 397_100n,
          },
        ],
      },
    ],
    historyPaging: { shown: 1, total: 1 },
    errors: [{ field: 'bankReference', text: '은행이 준 이체 번호를 적어 주세요.' }],
  };
}

export function paymentsEmpty(locale: Locale): PaymentsPageProps {
  return {
    ...payments(locale),
    payable: [],
    payablePaging: { shown: 0 },
    history: [],
    historyPaging: { shown: 0 },
    errors: [],
  };
}
