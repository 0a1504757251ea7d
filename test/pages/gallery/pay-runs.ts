import type { Locale } from '../../../src/platform/i18n/locale.js';
import { BANKS } from '../../../src/platform/ids/banks.js';
import type {
  CardBillPageProps,
  ChoiceRow,
  InstitutionRow,
  NewRunPageProps,
  PayingAccountFormProps,
  PayingAccountsPageProps,
  PayRunPageProps,
  PayRunsPageProps,
  ResultColumnsPageProps,
  RunItemView,
  RunRow,
} from '../../../templates/pay-runs/pay-runs-view.js';
import { at, frameFor, TODAY } from './frames.js';
import { SECTIONS } from './settings.js';

const PATH = '/pay-runs';

export function list(locale: Locale): PayRunsPageProps {
  const row = (number: number, change: Partial<RunRow>): RunRow => ({
    href: `${PATH}/r${number}`,
    number,
    from: '업스테이지 · 연구비 통장',
    status: 'done',
    transferOn: '2025-10-31',
    itemCount: 12,
    payableAmount: 123_456_789n,
    ...change,
  });
  return {
    frame: frameFor('finance', locale, PATH),
    mayKeep: true,
    rows: [
      row(9, { status: 'prepared', transferOn: undefined, itemCount: 3 }),
      row(8, { status: 'released', transferOn: TODAY }),
      row(7, { status: 'filed', transferOn: TODAY }),
      row(6, { status: 'posting', teamName: '업스테이지' }),
      row(5, { from: '카드내역_2025년10월_연구비카드_업스테이지_전체.xlsx' }),
      row(4, { status: 'cancelled' }),
      row(3, { status: 'refused' }),
    ],
    paging: { shown: 7, nextHref: `${PATH}?after=x` },
  };
}

export function listEmpty(locale: Locale): PayRunsPageProps {
  return { ...list(locale), rows: [], paging: { shown: 0 } };
}

const CHOICE: ChoiceRow = {
  id: 'e1',
  version: 3,
  number: '2025-0029',
  href: '/expenses/e1',
  title: 'GPU 클라우드 8월 이용료',
  supplierName: '구름컴퓨팅(주)(예시)',
  institutionName: '업스테이지',
  approvedAt: at('2025-10-31'),
  claimAmount: 18_345_450n,
  payableAmount: 20_179_995n,
  notes: [],
};

export function choose(locale: Locale): NewRunPageProps {
  return {
    frame: frameFor('finance', locale, `${PATH}/new`),
    rows: [
      CHOICE,
      {
        ...CHOICE,
        id: 'e2',
        number: '2025-0030',
        title: '말뭉치 구입 (법률·의료 분야 대화 데이터 120만 건)',
        notes: ['지난 이체 실패: 계좌번호 오류', '거래처 계좌가 아직 확인되지 않았습니다.'],
      },
      {
        ...CHOICE,
        id: 'e3',
        number: '2025-0031',
        title: '학회 등록비',
        institutionName: '예시대학교 산학협력단',
        blocked: '이 기관의 출금계좌가 없습니다.',
        blockedHref: '/settings/paying-accounts/n2',
      },
      {
        ...CHOICE,
        id: 'e4',
        number: '2025-0032',
        title: '자문료',
        blocked: '전담기관이 확인 중이라 보류되었습니다.',
      },
    ],
    isCut: true,
    chosen: ['e1:3'],
    errors: [],
  };
}

export function chooseRefused(locale: Locale): NewRunPageProps {
  return {
    ...choose(locale),
    isCut: false,
    chosen: [],
    errors: [{ field: 'items', text: '지급할 신청을 하나 이상 골라 주세요.' }],
  };
}

export function chooseEmpty(locale: Locale): NewRunPageProps {
  return { ...choose(locale), rows: [], isCut: false, chosen: [] };
}

const ITEM: RunItemView = {
  id: 'i1',
  number: '2025-0029',
  href: '/expenses/e1',
  title: 'GPU 클라우드 8월 이용료',
  supplierName: '구름컴퓨팅(주)(예시)',
  account: 'KB국민은행 끝자리 9012',
  holder: '구름컴퓨팅(주)',
  claimAmount: 18_345_450n,
  ownAmount: 1_834_545n,
  payableAmount: 20_179_995n,
  status: 'open',
  checks: [],
  holderCheck: 'match',
  typedReason: '',
  acknowledged: [],
  bankReference: '',
};

const ITEMS: readonly RunItemView[] = [
  ITEM,
  {
    ...ITEM,
    id: 'i2',
    number: '2025-0030',
    title: '말뭉치 구입 (법률·의료 분야 대화 데이터 120만 건)',
    holderCheck: undefined,
    checks: [
      { level: 'attention', text: '은행의 예금주조회를 아직 적지 않았습니다.' },
      {
        level: 'attention',
        text: '승인한 뒤 거래처 계좌가 바뀌었습니다. 거래처에 확인하고 사유를 적어야 합니다.',
      },
      { level: 'attention', text: '같은 거래처에 같은 금액이 또 있습니다: 2025-0021 (지급 완료)' },
    ],
    questionMark: 'account-changed=a1;duplicate=e9',
  },
  {
    ...ITEM,
    id: 'i3',
    number: '2025-0033',
    title: '전문가 자문료',
    supplierName: '외부 전문가',
    account: undefined,
    holder: undefined,
    ownAmount: 0n,
    claimAmount: 600_000n,
    payableAmount: 600_000n,
    holderCheck: undefined,
    checks: [
      {
        level: 'blocked',
        text: '확인된 계좌가 없습니다. 거래처에 계좌를 등록하고 다른 사람이 확인해야 합니다.',
      },
    ],
  },
  { ...ITEM, id: 'i4', number: '2025-0034', title: '', status: 'removed', holderCheck: undefined },
];

export function prepared(locale: Locale): PayRunPageProps {
  return {
    frame: frameFor('finance', locale, `${PATH}/r9`),
    id: 'r9',
    number: 9,
    kind: 'transfer',
    status: 'prepared',
    facts: [
      { label: '출금계좌', text: '연구비 통장 · 케이뱅크 끝자리 8901', note: '업스테이지' },
      { label: '만든 사람', text: '업스테이지 재무 2 · 2025-11-03 10:42' },
      { label: '은행 파일', text: '케이뱅크 대량이체 (xlsx)' },
    ],
    items: ITEMS.map((item) => (item.title ? item : { ...item, title: '문서 변환 용역' })),
    totals: { claimAmount: 37_290_900n, ownAmount: 3_669_090n, payableAmount: 40_959_990n },
    blockedCount: 1,
    attentionCount: 3,
    may: {
      keep: true,
      release: true,
      change: true,
      fetch: false,
      cancel: true,
      refuse: false,
      record: false,
      post: true,
    },
    hasFile: false,
    today: TODAY,
    lastTransferOn: '2025-12-03',
    waitingCount: 0,
    values: { transferOn: TODAY, paidOn: TODAY, bankReference: '', reason: '', chosen: [] },
    results: [],
    errors: [],
  };
}

export function preparedRefused(locale: Locale): PayRunPageProps {
  return {
    ...prepared(locale),
    errors: [
      { text: '2025-0033: 확인된 계좌가 없습니다.' },
      { field: 'reasons.i2', text: '2025-0030: 확인한 내용을 적어 주세요.' },
      { field: 'reason', text: '까닭을 적어 주세요. 기록에 남습니다.' },
    ],
  };
}

/** As whoever made it sees it. */
export function waits(locale: Locale): PayRunPageProps {
  const page = prepared(locale);
  return { ...page, may: { ...page.may, release: false } };
}

export function released(locale: Locale): PayRunPageProps {
  const page = prepared(locale);
  return {
    ...page,
    status: 'released',
    blockedCount: 0,
    attentionCount: 0,
    items: page.items.slice(0, 2).map((item) => ({ ...item, checks: [], questionMark: undefined })),
    may: { ...page.may, release: false, change: false, fetch: true },
  };
}

export function filed(locale: Locale): PayRunPageProps {
  const page = released(locale);
  const [first = ITEM, second = ITEM] = page.items;
  return {
    ...page,
    status: 'filed',
    facts: [
      ...page.facts.slice(0, 2),
      { label: '확정한 사람', text: '업스테이지 재무 1 · 2025-11-03 11:02' },
      { label: '이체일', text: '2025-11-03 (월)' },
      { label: '은행 파일', text: 'pay-run-9-2025-11-03.xlsx', note: '해시 3f2a9c0d1e4b5a67' },
      { label: '파일을 받은 사람', text: '업스테이지 재무 2 · 2025-11-03 11:05' },
    ],
    items: [
      { ...first, status: 'posted', paidOn: TODAY, bankReference: 'KB-0001', holderCheck: 'match' },
      {
        ...second,
        acknowledged: [{ byName: '업스테이지 재무 1', reason: '전부터 알던 번호로 물어봤습니다.' }],
      },
      { ...first, id: 'i5', status: 'failed', note: '계좌번호 오류' },
      {
        ...first,
        id: 'i6',
        status: 'succeeded',
        paidOn: TODAY,
        note: '전담기관이 확인 중이라 지급을 잠시 보류한 신청이 있습니다.',
      },
    ],
    waitingCount: 1,
    hasFile: true,
    may: { ...page.may, cancel: false, refuse: true, record: true },
    results: [
      {
        fileName: '다건이체결과_20251103.xls',
        byName: '업스테이지 재무 2',
        at: at('2025-11-03', '14:10'),
        counts: { succeeded: 2, failed: 1 },
      },
      {
        fileName: '낯선 결과.csv',
        byName: '업스테이지 재무 2',
        at: at('2025-11-03', '14:00'),
        columnsHref: `${PATH}/r9/results/s1`,
      },
    ],
  };
}

export function filedRefused(locale: Locale): PayRunPageProps {
  const page = filed(locale);
  return {
    ...page,
    values: { ...page.values, chosen: ['i2'] },
    errors: [
      { field: 'file', text: '4행: 이 실행에 없는 계좌입니다. 다른 실행의 파일이 아닌지 확인해 주세요.' },
      { field: 'file', text: '5행: 이 계좌로 보낸 금액과 다릅니다.' },
      { field: 'paidOn', text: '2025-0030: 사용일 2025-07-01에는 지급할 수 없습니다.' },
    ],
  };
}

/** As the office reads it. */
export function readOnly(locale: Locale): PayRunPageProps {
  const page = filed(locale);
  const nothing = {
    keep: false,
    release: false,
    change: false,
    fetch: false,
    cancel: false,
    refuse: false,
    record: false,
    post: false,
  };
  return { ...page, frame: frameFor('auditor', locale, `${PATH}/r9`), may: nothing };
}

export function columns(locale: Locale): ResultColumnsPageProps {
  const header = ['가', '나', '다', ''];
  return {
    frame: frameFor('finance', locale, `${PATH}/r9/results/s1`),
    id: 'r9',
    resultId: 's1',
    number: 9,
    fileName: '낯선 결과.csv',
    header,
    samples: [['00123456789012', '1,100,000', '정상', '']],
    columns: header.map((name, index) => ({
      value: String(index),
      label: `${'ABCD'[index] ?? ''} · ${name}`,
    })),
    fields: [
      { name: 'columns.account', label: '입금계좌번호', value: '0', required: true },
      { name: 'columns.amount', label: '이체금액', value: '', required: true },
      { name: 'columns.outcome', label: '처리결과', value: '2', required: true },
      { name: 'columns.reason', label: '실패 사유', value: '', required: false },
    ],
    errors: [{ field: 'columns.amount', text: '이체금액: 열을 골라 주세요.' }],
  };
}

export function cardBill(locale: Locale): CardBillPageProps {
  const claim = {
    id: 'c1',
    version: 2,
    number: '2025-0041',
    href: '/expenses/c1',
    title: '모델 저장소 이용료',
    supplierName: '나래호스팅(예시)',
    usedAmount: 2_640_000n,
    payableAmount: 2_640_000n,
    difference: 0n,
  };
  return {
    frame: frameFor('finance', locale, `${PATH}/card`),
    today: TODAY,
    statements: [{ value: 's1', label: '카드내역_2025년10월.xlsx' }],
    cards: [
      { value: 'u1', label: '끝자리 1234' },
      { value: 'u2', label: '끝자리 9876' },
    ],
    filter: { statement: 's1', card: '', from: '2025-10-01', to: '2025-10-31' },
    bill: {
      useCount: 14,
      total: 9_870_500n,
      paid: { count: 2, amount: 330_000n },
      claims: [
        claim,
        {
          ...claim,
          id: 'c2',
          number: '2025-0042',
          title: '해외 논문 게재료',
          usedAmount: 1_512_300n,
          payableAmount: 1_500_000n,
          difference: -12_300n,
        },
        {
          ...claim,
          id: 'c3',
          number: '2025-0043',
          title: '회의비',
          blocked: '내가 신청·작성·결재한 것이라 고를 수 없습니다.',
        },
      ],
      missing: [
        { merchantName: '예시서적 광화문점', usedOn: '2025-10-12', amount: 361_000n, why: 'no-claim' },
        {
          merchantName: '한식당 마루(예시)',
          usedOn: '2025-10-14',
          amount: 330_900n,
          why: 'not-approved',
          claim: { href: '/expenses/c9', text: '2025-0050 회의비 식비' },
        },
      ],
    },
    values: { paidOn: TODAY, items: ['c1:2'] },
    errors: [],
  };
}

export function cardBillEmpty(locale: Locale): CardBillPageProps {
  return { ...cardBill(locale), statements: [], cards: [], bill: undefined };
}

export function cardBillNothing(locale: Locale): CardBillPageProps {
  const page = cardBill(locale);
  return {
    ...page,
    bill: page.bill && { ...page.bill, claims: [], missing: [] },
    errors: [{ field: 'items', text: '지급할 신청을 하나 이상 골라 주세요.', href: '#main' }],
  };
}

const INSTITUTION: InstitutionRow = {
  id: 'n1',
  name: '업스테이지',
  account: {
    name: '연구비 통장',
    bank: '케이뱅크',
    holder: '업스테이지',
    lastFour: '8901',
    layout: '케이뱅크 대량이체 (xlsx)',
  },
};

export function accounts(locale: Locale): PayingAccountsPageProps {
  const proposal = {
    id: 'p1',
    name: '새 연구비 통장',
    bank: '하나은행',
    holder: '업스테이지',
    lastFour: '4321',
    layout: '하나은행 다건이체 (xls)',
    byName: '업스테이지 재무 2',
    at: at('2025-11-03', '09:10'),
    isOwn: false,
  };
  return {
    frame: frameFor('finance', locale, '/settings/paying-accounts'),
    sections: SECTIONS,
    rows: [
      { ...INSTITUTION, proposal: { ...proposal, number: '123910012344321' } },
      { id: 'n2', name: '예시대학교 산학협력단', proposal: { ...proposal, id: 'p2', isOwn: true } },
      { id: 'n3', name: '예시연구원' },
    ],
    errors: [],
  };
}

export function accountsEmpty(locale: Locale): PayingAccountsPageProps {
  return {
    ...accounts(locale),
    rows: [],
    errors: [{ text: '기다리는 계좌 변경이 없거나 그사이 처리되었습니다.' }],
  };
}

export function accountForm(locale: Locale): PayingAccountFormProps {
  return {
    frame: frameFor('finance', locale, '/settings/paying-accounts/n1'),
    sections: SECTIONS,
    id: 'n1',
    institutionName: '업스테이지',
    account: INSTITUTION.account,
    banks: BANKS.map(({ code, name }) => ({ value: code, label: `${name[locale]} (${code})` })),
    layouts: [{ value: 'kbank', label: '케이뱅크 대량이체 (xlsx)' }],
    values: { name: '', bankCode: '', number: '12-34', holder: '', layout: '' },
    errors: [
      { field: 'name', text: '계좌의 이름을 1자에서 50자로 적어 주세요. 예: 연구비 통장' },
      { field: 'number', text: '계좌번호는 숫자 10자리에서 16자리입니다.' },
    ],
  };
}
