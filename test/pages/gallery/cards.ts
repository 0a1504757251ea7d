import type { Locale } from '../../../src/platform/i18n/locale.js';
import type {
  CardRow,
  CardStatementPageProps,
  CardStatementsPageProps,
} from '../../../templates/card-statements/card-statements-view.js';
import type { ColumnsPageProps } from '../../../templates/card-statements/columns-page.js';
import type { CardUsesPageProps } from '../../../templates/card-statements/card-uses-page.js';
import type { VatPageProps } from '../../../templates/card-statements/vat-view.js';
import { at, frameFor } from './frames.js';

export function statements(locale: Locale): CardStatementsPageProps {
  return {
    frame: frameFor('finance', locale, '/card-statements'),
    mayTake: true,
    rows: [
      {
        href: '/card-statements/s1',
        fileName: '법인카드_이용내역_2025년_10월_아주_긴_파일_이름.xlsx',
        createdAt: at('2025-11-03', '09:12'),
        createdByName: '업스테이지 재무 1',
        takenCount: 1204,
        knownCount: 31,
        unreadableCount: 1,
        amount: 84_120_500n,
      },
    ],
    paging: { shown: 1, nextHref: '/card-statements?after=x' },
    maxMegabytes: 20,
    mostRows: 100_000,
    errors: [{ field: 'file', text: '카드 내역의 열을 알아볼 수 없습니다.' }],
  };
}

export function statementsEmpty(locale: Locale): CardStatementsPageProps {
  return { ...statements(locale), rows: [], paging: { shown: 0 }, errors: [] };
}

const ROW: CardRow = {
  id: 'r1',
  usedOn: '2025-10-15',
  usedAt: '09:00',
  merchantName: '(주)한빛데이터(예시)',
  cardEnding: '1000',
  approvalNumber: '30000001',
  amount: 1_100_000n,
  taxAmount: 100_000n,
  cancelledAmount: 0n,
  isCancellation: false,
  guess: {
    href: '/expenses/e1',
    text: '2025-0012 말뭉치 구입',
    expenseId: 'e1',
    isDraft: false,
    isCertain: false,
    confidence: 95,
  },
  mayLink: true,
};

export function statement(locale: Locale): CardStatementPageProps {
  return {
    frame: frameFor('finance', locale, '/card-statements/s1'),
    id: 's1',
    fileName: '법인카드_이용내역_2025년_10월.xlsx',
    originalHref: '/evidence/v1',
    createdAt: at('2025-11-03', '09:12'),
    createdByName: '업스테이지 재무 1',
    amount: 1_261_000n,
    taxAmount: 102_000n,
    unreadableRows: [7],
    unreadableCount: 1,
    mostUnreadable: false,
    columnsHref: '/card-statements/columns/v1',
    counts: { open: 2, linked: 1, cancelled: 1 },
    rows: [
      ROW,
      {
        ...ROW,
        id: 'r2',
        guess: undefined,
        merchantName: 'EXAMPLE CLOUD',
        taxAmount: undefined,
        foreign: 'USD 100.00 × 1,390.00',
        asked: '업스테이지 연구자 1',
      },
      {
        ...ROW,
        id: 'r3',
        guess: undefined,
        cancelledAmount: 11_000n,
        linked: { href: '/expenses/e2', text: '2025-0013 문구', by: '업스테이지 재무 1', isDraft: true },
      },
      { ...ROW, id: 'r4', guess: undefined, amount: -11_000n, taxAmount: -1_000n, isCancellation: true },
    ],
    asking: {
      cards: [
        { rowId: 'r2', ending: '1000', count: 12 },
        { rowId: 'r9', ending: '', count: 1 },
      ],
      people: [
        { value: 'p1', label: '업스테이지 연구자 1' },
        { value: 'p2', label: '업스테이지 연구자 2' },
      ],
    },
    paging: { shown: 4, nextHref: '/card-statements/s1?after=x' },
    typed: { rowId: 'r2', number: '2025-99' },
    errors: [{ field: 'number', text: '그런 집행이 없습니다.' }],
  };
}

export function statementNothing(locale: Locale): CardStatementPageProps {
  return {
    ...statement(locale),
    state: 'linked',
    rows: [],
    paging: { shown: 0 },
    errors: [],
    typed: undefined,
  };
}

export function vat(locale: Locale, empty = false): VatPageProps {
  return {
    frame: frameFor('finance', locale, '/card-statements/vat'),
    from: '2025-10-01',
    to: '2025-12-31',
    sums: [{ institutionName: '업스테이지', vatAmount: 102_000n, count: 3 }],
    total: 102_000n,
    rows: empty
      ? []
      : [
          {
            item: 'u1:0123456789abcdef',
            usedOn: '2025-10-15',
            merchantName: '(주)한빛데이터(예시)',
            institutionName: '업스테이지',
            amount: 1_100_000n,
            vatAmount: 100_000n,
            claim: { href: '/expenses/e1', text: '2025-0012' },
          },
        ],
    cut: !empty,
    openCount: empty ? 0 : 2,
    csvHref: '/card-statements/vat.csv?from=2025-10-01&to=2025-12-31',
    form: {
      today: '2025-11-03',
      values: { putBackOn: '2025-11-03', bankReference: '' },
      idempotencyKey: 'k1',
    },
    batches: [],
    batchPaging: { shown: 0 },
    errors: [],
  };
}

export function columns(locale: Locale): ColumnsPageProps {
  const header = ['쓴 날', '가게', '얼마', '', '카드'];
  const samples = [
    ['2025-10-15', '(주)한빛데이터(예시)', '1,100,000', '', '9410-****-****-1000'],
    [
      '2025-10-16',
      '문구나라(예시) 아주 긴 이름의 서울 본점 지하 1층 매장',
      '33,000',
      '',
      '9410-****-****-1001',
    ],
  ];
  const field = (name: string, label: string, value = '') => ({ name: `columns.${name}`, label, value });
  return {
    frame: frameFor('finance', locale, '/card-statements/columns/v1'),
    id: 'v1',
    fileName: '법인카드_이용내역_2025년_10월.csv',
    header,
    samples,
    columns: header.map((name, index) => ({ value: String(index), label: `${'ABCDE'[index]} · ${name}` })),
    groups: [
      {
        legend: 'needed',
        fields: [
          field('usedOn', '사용일', '0'),
          field('amount', '금액'),
          field('merchantName', '가맹점', '1'),
        ],
      },
      {
        legend: 'known',
        fields: [field('cardNumber', '카드번호', '4'), field('approvalNumber', '승인번호')],
      },
      { legend: 'amounts', fields: [field('taxAmount', '부가세')] },
      { legend: 'foreign', fields: [field('country', '국가나 통화')] },
    ],
    errors: [{ field: 'columns.amount', text: '금액: 어느 열인지 골라 주세요.' }],
  };
}

export function uses(locale: Locale): CardUsesPageProps {
  const use: CardUsesPageProps['uses'][number] = {
    id: 'r1',
    usedOn: '2025-10-15',
    usedAt: '19:20',
    merchantName: '한식당 마루(예시)',
    merchantKind: '한식',
    cardEnding: '1001',
    approvalNumber: '30000137',
    amount: 52_500n,
  };
  return {
    frame: frameFor('researcher', locale, '/card-uses'),
    uses: [
      use,
      {
        ...use,
        id: 'r2',
        merchantName: 'EXAMPLE CLOUD SERVICES INTERNATIONAL',
        merchantKind: '클라우드',
        foreign: 'USD 100.00 × 1,390.00',
        amount: 139_000n,
      },
      { ...use, id: 'r3', merchantName: '문구나라(예시)', document: { id: 'v1', name: '영수증_1015.pdf' } },
    ],
    cut: true,
    errors: [{ text: '이미 신청에 쓴 카드 사용입니다(한식당 마루(예시) 한식).', href: '/expenses/e1' }],
  };
}

export function usesEmpty(locale: Locale): CardUsesPageProps {
  return { ...uses(locale), uses: [], cut: false, errors: [] };
}
