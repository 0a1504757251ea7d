import type { TaxInvoiceView } from '../../../templates/components/tax-invoice-view.js';
import type { ClaimFormPageProps, ClaimFormValues } from '../../../templates/expenses/claim-form-view.js';
import type { ExpenseDetailPageProps } from '../../../templates/expenses/expense-detail-view.js';
import type { ExpenseListPageProps, ExpenseRow } from '../../../templates/expenses/expense-list-view.js';
import type {
  DocumentItem,
  EvidenceRequirement,
  ExpenseView,
  Finding,
  TargetBalance,
} from '../../../templates/expenses/expense-view.js';
import type { Locale } from '../../../src/platform/i18n/locale.js';
import { at, frameFor, LIMITS, TODAY } from './frames.js';

const ITEMS: readonly [string, bigint][] = [
  ['법률 판례 말뭉치', 75_876_450n],
  ['특허 명세서 전문', 54_769_660n],
  ['신문 기사 20년치', 84_538_460n],
  ['한국어 대화 음성', 115_788_130n],
  ['방송 자막', 42_255_350n],
  ['고전 국역문', 45_202_030n],
  ['의학 논문 초록', 101_749_870n],
  ['수학 문제 풀이', 47_849_010n],
  ['과학 교과서', 80_983_570n],
  ['코드 저장소 주석', 107_473_160n],
  ['지역어 구술', 43_440_430n],
  ['공공문서 서식', 98_278_970n],
];

const TARGET = 'line-1:category-1';
const TARGET_LABEL = '데이터 구축·가공 › 소프트웨어 활용 › 데이터 이용료';

export const INVOICE: TaxInvoiceView = {
  exempt: false,
  signature: { result: 'verified', signedBy: '한빛데이터(예시)', issuer: 'Example CA 5' },
  approvalNumber: '2025091541000012k7q00031',
  issuedOn: '2025-09-15',
  supplier: {
    businessNumber: '9028600563',
    name: '(주)한빛데이터(예시)',
    representative: '대표자(예시)',
    address: '서울특별시 마포구 예시로 12',
    businessType: '도소매, 서비스',
    businessItem: '데이터 판매',
    email: 'tax@example.com',
  },
  buyer: {
    businessNumber: '9018800128',
    name: '업스테이지(예시)',
    representative: '대표자(예시)',
    address: '경기도 용인시 수지구 예시로 1',
    businessType: '서비스',
    businessItem: '소프트웨어 개발',
    email: 'rnd@example.com',
  },
  supplyAmount: 898_205_090n,
  taxAmount: 89_820_509n,
  totalAmount: 988_025_599n,
  note: '데이터 공동구매 1차',
  purpose: 'claim',
  payments: { credit: 988_025_599n },
  lines: ITEMS.map(([name, amount]) => ({
    suppliedOn: '2025-09-15',
    name,
    specification: '1식',
    quantity: '1',
    unitPrice: amount.toLocaleString('en'),
    supplyAmount: amount,
    taxAmount: amount / 10n,
  })),
};

/** Issued by somebody else for the supplier, of a type nobody knows, and signed by a stranger. */
const CONSIGNED: TaxInvoiceView = {
  ...INVOICE,
  unknownType: '0109',
  broker: { businessNumber: '9028700783', name: '위탁판매(주)(예시)', representative: '대표자(예시)' },
  signature: {
    result: 'issuer-unknown',
    reason: 'signer-differs',
    signedBy: '발행대행(예시)',
    issuer: 'Example CA 5',
  },
};

export const XML: DocumentItem = {
  id: 'evidence-1',
  kind: 'tax-invoice',
  name: '2025091541000012k7q00031.xml',
  href: '/evidence/1',
  mediaType: 'application/xml',
  sizeBytes: 9_412,
  uploadedAt: at('2025-11-03'),
};

export function pdf(id: string, label: string, day: string): DocumentItem {
  return {
    id,
    kind: 'pdf',
    name: `${label} 2025-09 최종본(서명).pdf`,
    href: `/evidence/${id}`,
    mediaType: 'application/pdf',
    sizeBytes: 284_000,
    uploadedAt: at(day),
    requirementLabel: label,
  };
}

const APPROVAL = pdf('evidence-2', '내부결재', '2025-09-10');
const STATEMENT = pdf('evidence-3', '거래명세서', '2025-09-15');
const REQUEST = pdf('evidence-4', '구매의뢰서', '2025-09-10');

export const REQUIREMENTS: readonly EvidenceRequirement[] = [
  { code: 'tax-invoice', label: '전자세금계산서', status: 'present', documents: [XML] },
  { code: 'approval', label: '내부결재', status: 'present', documents: [APPROVAL] },
  { code: 'contract', label: '이용계약서', status: 'missing', documents: [] },
  { code: 'statement', label: '거래명세서', status: 'present', documents: [STATEMENT] },
  { code: 'request', label: '구매의뢰서', status: 'present', documents: [REQUEST] },
  { code: 'inspection', label: '검수확인서', status: 'missing', documents: [] },
  { code: 'transfer', label: '이체확인증', status: 'later', documents: [], note: '지급하면 저절로 붙습니다' },
];

const FINE: readonly Finding[] = [
  { outcome: 'allow', text: '단계 기간 안', article: { label: '제22조 4항' } },
  { outcome: 'allow', text: '계약 마감 전', article: { label: '제25조 9항' } },
  { outcome: 'allow', text: '내부거래 아님', article: { label: '제21조 4항' } },
  { outcome: 'allow', text: '예산 잔액 안' },
  { outcome: 'allow', text: '처음 낸 계산서', cell: 'approvalNumber' },
];

export const FINDINGS: readonly Finding[] = [
  {
    outcome: 'needs-more',
    text: '이용 기간이 적힌 이용계약서가 없습니다.',
    emphasis: '이용계약서',
    article: { label: '매뉴얼 232쪽' },
    requirement: 'contract',
  },
  {
    outcome: 'needs-more',
    text: '산 것을 확인한 검수확인서가 없습니다.',
    emphasis: '검수확인서',
    article: { label: '사용 기준 제22조 3항' },
    requirement: 'inspection',
  },
  {
    outcome: 'refuse',
    text: '부가세 89,820,509원은 신청할 수 없어 뺐습니다.',
    article: { label: '사용 기준 제21조 4항 1호' },
    field: 'lines[0].taxAmount',
  },
  ...FINE,
];

export const BALANCE: TargetBalance = {
  kind: 'own',
  lineId: 'line-1',
  label: '데이터 구축·가공 · 2025 · 1단계',
  href: '/budgets/lines/line-1',
  allocated: 2_800_000_000n,
  spent: 640_000_000n,
  reserved: 112_400_000n,
  thisClaim: 898_205_090n,
};

export const POT: TargetBalance = {
  kind: 'pot',
  lineId: 'pot-1',
  label: '데이터 공동구매 · 2025 · 1단계',
  band: { fromPercent: 40, toPercent: 60, daysAgo: 7 },
  thisClaim: 898_205_090n,
};

const VALUES: ClaimFormValues = {
  claimantId: 'person-1',
  title: '데이터 공동구매 1차, 법률 판례 말뭉치 외 11',
  supplierName: '(주)한빛데이터(예시)',
  supplierBusinessNumber: '9028600563',
  documentedOn: '2025-09-15',
  committedOn: '2025-09-10',
  paymentMeans: '',
  target: TARGET,
  reasons: {},
  records: {},
  split: false,
  lines: ITEMS.map(([name, amount], index) => ({
    id: `claim-line-${index}`,
    name,
    supplyAmount: amount.toLocaleString('en'),
    taxAmount: (amount / 10n).toLocaleString('en'),
    target: TARGET,
  })),
};

export function claimForm(locale: Locale): ClaimFormPageProps {
  return {
    frame: frameFor('researcher', locale, '/expenses/1/edit'),
    formAction: '/expenses/1/draft',
    draft: { id: '1', state: 'draft', version: 3, savedAt: at('2025-11-03') },
    institutionName: '업스테이지',
    today: TODAY,
    vatRecovery: 'full',
    stack: { position: 1, total: 3, nextHref: '/expenses/2/edit', ready: [], carried: '' },
    invoice: { document: XML, view: INVOICE },
    documents: [XML, APPROVAL, STATEMENT, REQUEST],
    pictures: [],
    reading: false,
    values: VALUES,
    origins: {
      supplier: { kind: 'tax-invoice' },
      documentedOn: { kind: 'tax-invoice' },
      title: { kind: 'tax-invoice' },
      amounts: { kind: 'tax-invoice' },
      target: { kind: 'last-approved', claimNumber: '2025-0012' },
    },
    targets: [
      { value: TARGET, label: TARGET_LABEL },
      { value: 'line-2:category-2', label: '인건비·연구비 › 연구활동비 › 회의비' },
    ],
    proposals: [
      {
        value: 'line-2:category-2',
        label: '인건비·연구비 › 연구활동비 › 회의비',
        reasons: ['‘말뭉치’이(가) 든 승인된 집행 4건 가운데 1건'],
        left: 12_400_000n,
      },
    ],
    suppliers: [{ name: '한빛데이터', businessNumber: '9028600563' }],
    totals: {
      supplyAmount: 898_205_090n,
      taxAmount: 89_820_509n,
      claimAmount: 898_205_090n,
      payableAmount: 988_025_599n,
    },
    balances: [BALANCE],
    findings: FINDINGS,
    requirements: REQUIREMENTS,
    records: [],
    limits: LIMITS,
    errors: [],
  };
}

export function claimFormConsigned(locale: Locale): ClaimFormPageProps {
  return { ...claimForm(locale), invoice: { document: XML, view: CONSIGNED } };
}

const PHOTO: DocumentItem = {
  id: 'evidence-9',
  kind: 'image',
  name: '영수증.jpg',
  href: '/evidence/9',
  mediaType: 'image/jpeg',
  sizeBytes: 182_400,
  uploadedAt: at('2025-11-03'),
};

/** Filled from a photo of a receipt, and another that can't be read yet. */
export function claimFormPhoto(locale: Locale): ClaimFormPageProps {
  const waiting = { ...PHOTO, id: 'evidence-10', name: '영수증 2.jpg' };
  return {
    ...claimForm(locale),
    stack: undefined,
    invoice: undefined,
    documents: [PHOTO, waiting],
    proposals: [
      {
        value: TARGET,
        label: TARGET_LABEL,
        reasons: ['이 거래처의 승인된 집행 5건 가운데 4건 (최근 2025-0012)', '비목 이름에 ‘데이터’'],
        left: 8_101_794_910n,
      },
      {
        value: 'line-2:category-2',
        label: '인건비·연구비 › 연구활동비 › 회의비',
        reasons: ['이 거래처의 승인된 집행 5건 가운데 1건 (최근 2025-0007)'],
        left: 12_400_000n,
      },
      {
        value: 'pot:category-3',
        label: '데이터 공동구매 › 데이터 이용료',
        reasons: ['비목 이름에 ‘데이터’'],
      },
    ],
    pictures: [
      {
        document: PHOTO,
        state: 'read',
        size: { width: 480, height: 700 },
        marks: [
          { of: 'supplier', x: 30, y: 5, width: 40, height: 5 },
          { of: 'documentedOn', x: 8, y: 22, width: 44, height: 4 },
          { of: 'supplyAmount', x: 70, y: 60, width: 24, height: 4 },
        ],
      },
      { document: waiting, state: 'waiting', marks: [] },
    ],
    reading: true,
    findings: FINDINGS.map((finding) => ({ ...finding, cell: undefined })),
    origins: { supplier: { kind: 'photo' }, documentedOn: { kind: 'photo' }, amounts: { kind: 'photo' } },
    values: { ...VALUES, target: '', lines: VALUES.lines.slice(0, 1) },
  };
}

export function claimFormReturned(locale: Locale): ClaimFormPageProps {
  const props = claimForm(locale);
  return {
    ...props,
    draft: {
      id: '1',
      state: 'returned',
      number: '2025-0031',
      version: 5,
      savedAt: at('2025-11-03'),
      returned: {
        actorName: '업스테이지 관리자 1',
        at: at('2025-11-02', '17:20'),
        comment: '회의록에 다른 기관 참석자가 보이지 않습니다.\n날짜도 확인해 주세요.',
      },
      asked: { parts: ['dates', 'amounts'], lineIds: ['line-1'], names: ['법률 판례 말뭉치'] },
    },
    stack: { position: 2, total: 3, previousHref: '/a', nextHref: '/b', ready: ['1:3', '2:1'], carried: '' },
    values: { ...VALUES, split: true, target: '', lines: VALUES.lines.slice(0, 3) },
    vatRecovery: 'per-line',
    balances: [BALANCE, { ...POT, thisClaim: 54_769_660n }],
    errors: [
      {
        field: 'documentedOn',
        text: '작성일자가 단계 기간 밖입니다. 2025-08-04부터 2026-01-31 사이로 적어 주세요.',
      },
      { field: 'lines[1].supplyAmount', text: '2번 품목의 공급가액을 숫자로 적어 주세요.' },
    ],
  };
}

/** /expenses/new: nothing read, everything typed. */
export function claimFormEmpty(locale: Locale): ClaimFormPageProps {
  const { draft: _draft, invoice: _invoice, stack: _stack, totals: _totals, ...props } = claimForm(locale);
  return {
    ...props,
    frame: frameFor('researcher', locale, '/expenses/new'),
    formAction: '/expenses/new',
    documents: [],
    values: {
      claimantId: '',
      title: '',
      supplierName: '',
      supplierBusinessNumber: '',
      documentedOn: '',
      committedOn: '',
      paymentMeans: '',
      target: '',
      reasons: {},
      records: {},
      split: false,
      lines: [{ id: 'new-line', name: '', supplyAmount: '', taxAmount: '', target: '' }],
    },
    origins: {},
    balances: [],
    findings: [],
    requirements: [],
  };
}

export const EXPENSE: ExpenseView = {
  id: 'expense-1',
  number: '2025-0031',
  version: 4,
  state: 'submitted',
  title: '데이터 공동구매 1차',
  claimantName: '업스테이지 연구자 1',
  institutionName: '업스테이지',
  supplier: { name: '(주)한빛데이터(예시)', businessNumber: '9028600563' },
  documentedOn: '2025-09-15',
  committedOn: '2025-09-10',
  supplyAmount: 898_205_090n,
  taxAmount: 89_820_509n,
  claimAmount: 898_205_090n,
  payableAmount: 988_025_599n,
  lines: ITEMS.map(([name, amount], index) => ({
    id: `line-${index + 1}`,
    declined: index === 2 ? '배송비는 자부담입니다.' : undefined,
    name,
    targetLabel: TARGET_LABEL,
    targetHref: '/budgets/lines/line-1',
    supplyAmount: amount,
    taxAmount: amount / 10n,
    claimAmount: amount,
  })),
  balances: [BALANCE],
  difference: {
    changes: [
      { part: '내용', rows: [{ label: '내용', before: '데이터 구매', after: '데이터 공동구매 1차' }] },
      {
        part: '금액·품목',
        rows: [{ label: '품목 2', before: '말뭉치 100,000원', after: '말뭉치 90,000원' }],
      },
      { part: '증빙', rows: [{ label: '증빙', before: '', after: '검수확인서.pdf' }] },
    ],
    stands: ['발의 · 업스테이지 책임자'],
  },
  risks: [
    {
      code: 'new-supplier',
      text: '이 팀이 처음 거래합니다. 통장 사본의 예금주와 상호는 같습니다.',
      link: { href: '/evidence/9', text: '통장 사본' },
    },
    {
      code: 'near-limit',
      text: '승인하면 예산 항목에 1,149,394,910원(41.0 %)이 남습니다.',
      emphasis: '1,149,394,910원',
      link: { href: '/budgets/lines/line-1', text: '예산 항목' },
    },
  ],
  findings: [...FINE, { outcome: 'allow', text: '부가세 제외', article: { label: '제21조 4항 1호' } }],
  requirements: REQUIREMENTS.map((row) =>
    row.status === 'missing' ? { ...row, status: 'present', documents: [REQUEST] } : row,
  ),
  documents: [
    XML,
    APPROVAL,
    STATEMENT,
    REQUEST,
    pdf('e5', '이용계약서', '2025-09-12'),
    pdf('e6', '검수확인서', '2025-09-16'),
  ],
  records: [],
  timeline: [
    { act: 'read', state: 'done', at: at('2025-10-31', '10:41') },
    {
      act: 'submitted',
      state: 'done',
      actorName: '업스테이지 연구자 1',
      at: at('2025-11-01', '15:20'),
      comment: '계약서와 검수확인서를 붙였습니다.',
    },
    { act: 'await-approval', state: 'now', actorName: '업스테이지 관리자 1', at: at('2025-11-01', '15:20') },
    { act: 'await-payment', state: 'next' },
  ],
};

export function expenseDetail(locale: Locale): ExpenseDetailPageProps {
  return {
    frame: frameFor('researcher', locale, '/expenses/expense-1'),
    today: TODAY,
    expense: EXPENSE,
    back: { href: '/expenses', from: 'expenses' },
    invoice: { document: XML, view: INVOICE },
    postings: [
      {
        id: 'posting-1',
        occurredOn: '2025-11-01',
        recordedAt: at('2025-11-01', '15:20'),
        kind: 'reserve',
        amount: 898_205_090n,
        lineVersion: 14,
        lineLabel: TARGET_LABEL,
        cause: { label: '2025-0031 데이터 공동구매 1차', href: '/expenses/expense-1' },
        actorName: '업스테이지 연구자 1',
      },
    ],
    actions: { recall: true, reverse: true },
    holdReasons: [
      { value: 'routine-check', label: '정기 점검' },
      { value: 'evidence-check', label: '증빙 추가 확인' },
    ],
    related: [
      { href: '/expenses/2', number: '2025-0040', title: '클라우드 8월 수정', relation: 'amended-by' },
    ],
    errors: [],
  };
}

/** The officer's view of the same claim, with a decision refused for want of a reason. */
export function expenseDetailOfficer(locale: Locale): ExpenseDetailPageProps {
  return {
    ...expenseDetail(locale),
    frame: frameFor('officer', locale, '/expenses/expense-1'),
    expense: { ...EXPENSE, teamName: '업스테이지', balances: [BALANCE, POT] },
    back: { href: '/approvals', from: 'approvals' },
    matches: [{ teamName: 'SK텔레콤', href: '/expenses/9', number: '2025-0007' }],
    actions: { approve: true, return: true, reject: true, hold: true },
    errors: [{ field: 'comment', text: '무엇을 고치면 되는지 적어 주세요.' }],
    refused: { act: 'return', comment: ' ' },
  };
}

/** Its team reads that the payment is held, and no more. */
export function expenseDetailHeld(locale: Locale): ExpenseDetailPageProps {
  const hold = {
    text: '전담기관이 확인 중이라 지급을 잠시 보류했습니다',
    heldAt: at('2025-11-02', '10:00'),
    reason: '정기 점검',
  };
  return { ...expenseDetail(locale), expense: { ...EXPENSE, state: 'approved', hold }, actions: {} };
}

const ROW: ExpenseRow = {
  id: 'r1',
  number: '2025-0031',
  href: '/expenses/r1',
  title: '학회 등록비 3명',
  supplierName: '학회등록시스템',
  claimantName: '업스테이지 연구자 1',
  teamName: '업스테이지',
  categoryLabels: ['연구활동비'],
  claimAmount: 871_500n,
  state: 'submitted',
  documentedOn: '2025-10-28',
  holder: { kind: 'approver', name: '업스테이지 관리자 1', since: at('2025-11-03', '09:00') },
};

export const ROWS: readonly ExpenseRow[] = [
  ROW,
  {
    ...ROW,
    id: 'r2',
    href: '/expenses/r2',
    number: '2025-0030',
    title: '전문가 자문료',
    supplierName: '외부 전문가',
    claimAmount: 600_000n,
    documentedOn: '2025-10-27',
    state: 'returned',
    holder: { kind: 'claimant', since: at('2025-10-30') },
  },
  {
    ...ROW,
    id: 'r3',
    href: '/expenses/r3',
    number: '2025-0029',
    title: 'GPU 클라우드 8월 이용료',
    supplierName: '구름컴퓨팅(주)(예시)',
    claimAmount: 18_345_450n,
    state: 'approved',
    documentedOn: '2025-09-08',
    holder: { kind: 'finance', name: '업스테이지 재무 1', since: at('2025-10-31') },
  },
  {
    ...ROW,
    id: 'r4',
    href: '/expenses/r4',
    number: '2025-0028',
    title: '음성 녹음 장비',
    supplierName: '소리전자(주)(예시)',
    categoryLabels: ['연구시설·장비비', '연구재료비'],
    claimAmount: 12_480_000n,
    state: 'paid',
    documentedOn: '2025-09-05',
    holder: { kind: 'done', since: at('2025-09-12') },
  },
  {
    ...ROW,
    id: 'r5',
    href: '/expenses/r5',
    number: '2025-0027',
    title: '한국어 참고 도서 14권',
    supplierName: '예시서적 광화문점',
    categoryLabels: ['연구재료비'],
    claimAmount: 361_000n,
    state: 'rejected',
    documentedOn: '2025-09-03',
    holder: { kind: 'done', since: at('2025-09-10') },
  },
];

export function expenseList(locale: Locale): ExpenseListPageProps {
  return {
    frame: frameFor('researcher', locale, '/expenses'),
    today: TODAY,
    filters: { q: '', state: '', from: '', to: '', scope: 'team' },
    maySeeTeam: true,
    mayFile: true,
    limits: LIMITS,
    counts: { draft: 2, submitted: 14, returned: 1, approved: 7, paid: 212, rejected: 3 },
    rows: ROWS,
    totalClaimAmount: 1_932_657_950n,
    paging: { shown: 5, total: 239, nextHref: '/expenses?after=r5' },
    csvHref: '/expenses.csv',
  };
}

export function expenseListEmpty(locale: Locale, filtered: boolean): ExpenseListPageProps {
  const { totalClaimAmount: _total, ...props } = expenseList(locale);
  return {
    ...props,
    filters: { ...props.filters, scope: 'mine', q: filtered ? '<script>없는 말</script>' : '' },
    counts: {},
    rows: [],
    paging: { shown: 0 },
  };
}
