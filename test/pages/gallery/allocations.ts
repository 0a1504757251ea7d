import type { Locale } from '../../../src/platform/i18n/locale.js';
import type {
  AllocationsPageProps,
  DeclinedPageProps,
  MoneyActPageProps,
  VersionPageProps,
  VersionRow,
  VersionsPageProps,
} from '../../../templates/allocations/allocations-view.js';
import type {
  AllocationImportPageProps,
  AllocationImportsPageProps,
} from '../../../templates/allocations/imports-view.js';
import { at, frameFor, TODAY } from './frames.js';

const YEARS = [
  { value: 'y1', label: '2025', selected: true },
  { value: 'y2', label: '2026', selected: false },
];

export function allocations(locale: Locale): AllocationsPageProps {
  return {
    frame: frameFor('officer', locale, '/budgets/allocations'),
    years: YEARS,
    funds: [
      {
        id: 'f1',
        name: '데이터 공동구매',
        pot: true,
        appropriated: 10_000_000_000n,
        allocated: 9_200_000_000n,
        unallocated: 800_000_000n,
        raiseHref: '/budgets/allocations/funds/f1?year=y1&act=appropriate',
        lowerHref: '/budgets/allocations/funds/f1?year=y1&act=reduce',
      },
      {
        id: 'f2',
        name: '인건비·연구비',
        pot: false,
        appropriated: 2_000_000_000n,
        allocated: 2_000_000_000n,
        unallocated: 0n,
        raiseHref: '/budgets/allocations/funds/f2?year=y1&act=appropriate',
      },
    ],
    fundOptions: [
      { value: 'f1', label: '데이터 공동구매' },
      { value: 'f2', label: '인건비·연구비' },
    ],
    lines: [
      {
        id: 'l1',
        category: '소프트웨어 활용비',
        fund: '데이터 공동구매',
        stage: '1단계',
        place: '공동 재원',
        inKind: false,
        closed: false,
        allocated: 9_200_000_000n,
        used: 6_172_000_000n,
        available: 3_028_000_000n,
        entriesHref: '/budgets/lines/l1',
        allocateHref: '/budgets/allocations/lines/l1?act=allocate',
        takeBackHref: '/budgets/allocations/lines/l1?act=deallocate',
      },
      {
        id: 'l2',
        category: '연구시설·장비비',
        fund: '인건비·연구비',
        stage: '1단계',
        place: '업스테이지 · 협력대학 A(예시)',
        inKind: true,
        closed: true,
        allocated: 46_000_000n,
        used: 46_000_000n,
        available: 0n,
        entriesHref: '/budgets/lines/l2',
        allocateHref: '/budgets/allocations/lines/l2?act=allocate',
      },
    ],
    filter: { yearId: 'y1', fundId: '', q: '' },
    paging: { shown: 2, total: 512, nextHref: '/budgets/allocations?after=x' },
    mayAllocate: true,
  };
}

export function allocationsEmpty(locale: Locale): AllocationsPageProps {
  return {
    ...allocations(locale),
    frame: frameFor('auditor', locale, '/budgets/allocations'),
    lines: [],
    paging: { shown: 0 },
    mayAllocate: false,
  };
}

export function moneyAct(locale: Locale): MoneyActPageProps {
  return {
    frame: frameFor('officer', locale, '/budgets/allocations/lines/l1?act=deallocate'),
    act: 'deallocate',
    subject: '소프트웨어 활용비 · 업스테이지',
    place: '데이터 구축·가공 · 2025 · 1단계',
    action: '/budgets/allocations/lines/l1?act=deallocate',
    backHref: '/budgets/allocations',
    figures: [
      { label: '배정', amount: 2_800_000_000n },
      { label: '예약·집행', amount: 752_400_000n },
      { label: '남은 금액', amount: 2_047_600_000n },
    ],
    most: 2_047_600_000n,
    values: { amount: '3,000,000,000', reason: '', key: 'k' },
    errors: [
      { field: 'amount', text: '회수할 수 있는 금액은 2,047,600,000원입니다.' },
      { field: 'reason', text: '사유를 적어 주세요.' },
    ],
  };
}

export function moneyActConfirm(locale: Locale): MoneyActPageProps {
  const { errors: _errors, ...props } = moneyAct(locale);
  return {
    ...props,
    values: { amount: '47,600,000', reason: '집행 계획이 줄어 회수', key: 'k' },
    changes: [
      { label: '배정', before: 2_800_000_000n, after: 2_752_400_000n },
      { label: '남은 금액', before: 2_047_600_000n, after: 2_000_000_000n },
      { label: '데이터 구축·가공 미배정', before: 0n, after: 47_600_000n },
    ],
  };
}

export function declined(locale: Locale): DeclinedPageProps {
  return {
    frame: frameFor('officer', locale, '/budgets/allocations/declined'),
    rows: [
      {
        id: 'd1',
        team: 'SK텔레콤',
        fund: 'GPU 임차',
        declinedOn: '2025-09-01',
        reason: '자체 보유 GPU를 쓰기로 함',
        recordedBy: '전담기관 담당 1 · 2025-09-02 10:00',
      },
      {
        id: 'd2',
        team: '네이버클라우드',
        fund: '해외 인재',
        declinedOn: '2025-08-20',
        reason: '채용 계획 없음',
        recordedBy: '전담기관 담당 1 · 2025-08-20 10:00',
        resumed: { on: '2025-10-10', reason: '채용 계획 변경', by: '전담기관 담당 1' },
      },
    ],
    form: {
      teams: [{ value: 't1', label: 'SK텔레콤' }],
      funds: [{ value: 'f1', label: 'GPU 임차' }],
      values: { teamId: '', fundId: '', declinedOn: TODAY, reason: '' },
    },
    today: TODAY,
  };
}

export function declinedEmpty(locale: Locale): DeclinedPageProps {
  return { ...declined(locale), rows: [], errors: [{ field: 'teamId', text: '골라 주세요.' }] };
}

export function declinedResuming(locale: Locale): DeclinedPageProps {
  return { ...declined(locale), resuming: { id: 'd1', resumedOn: TODAY, reason: '' } };
}

const VERSIONS: readonly VersionRow[] = [
  {
    id: 'v3',
    href: '/budgets/versions/v3',
    number: 3,
    at: at('2025-11-03', '10:20'),
    who: '전담기관 담당 1',
    what: '표로 배정',
    reason: '2단계 배정',
    otherReasons: 4,
    lineCount: 512,
    allocated: 12_400_000_000n,
    allocatedChange: 1_200_000_000n,
    appropriatedChange: 0n,
  },
  {
    id: 'v2',
    href: '/budgets/versions/v2',
    number: 2,
    at: at('2025-10-01', '09:00'),
    who: '전담기관 담당 2',
    what: '배정 회수',
    reason: '사양한 지원 회수',
    otherReasons: 0,
    lineCount: 1,
    allocated: 11_200_000_000n,
    allocatedChange: -300_000_000n,
    appropriatedChange: 0n,
  },
  {
    id: 'v1',
    href: '/budgets/versions/v1',
    number: 1,
    at: at('2025-08-04', '09:00'),
    who: '전담기관 담당 1',
    what: '편성',
    reason: '',
    otherReasons: 0,
    lineCount: 1,
    allocated: 0n,
    allocatedChange: 0n,
    appropriatedChange: 12_000_000_000n,
  },
];

export function versions(locale: Locale): VersionsPageProps {
  return {
    frame: frameFor('officer', locale, '/budgets/versions'),
    years: YEARS,
    rows: VERSIONS,
    paging: { shown: 3 },
    choices: VERSIONS.map(({ id, number }) => ({ value: id, label: `${number}판` })),
  };
}

export function versionsTeam(locale: Locale): VersionsPageProps {
  return {
    ...versions(locale),
    frame: frameFor('principal-investigator', locale, '/budgets/versions'),
    rows: VERSIONS.slice(0, 2).map(({ appropriatedChange: _office, ...row }) => row),
  };
}

export function versionsEmpty(locale: Locale): VersionsPageProps {
  return { ...versions(locale), rows: [], choices: [], paging: { shown: 0 } };
}

export function version(locale: Locale): VersionPageProps {
  return {
    frame: frameFor('officer', locale, '/budgets/versions/v3'),
    title: '3판',
    about: VERSIONS[0],
    rows: [
      {
        id: 'l1',
        fund: '데이터 구축·가공',
        stage: '2단계',
        team: '업스테이지 · 협력대학 A(예시)',
        category: '소프트웨어 활용비',
        inKind: false,
        before: 0n,
        after: 1_200_000_000n,
      },
      {
        id: 'a1',
        fund: '데이터 구축·가공',
        stage: '',
        team: '',
        category: '',
        inKind: false,
        before: 2_000_000_000n,
        after: 800_000_000n,
      },
    ],
    total: { before: 2_000_000_000n, after: 2_000_000_000n },
    isWhole: false,
    switchHref: '/budgets/versions/v3?show=all',
    previousHref: '/budgets/versions/v2',
    beforeLabel: '2판',
    afterLabel: '3판',
    paging: { shown: 2, total: 2 },
  };
}

export function versionSame(locale: Locale): VersionPageProps {
  const { about: _about, ...props } = version(locale);
  return { ...props, title: '2판에서 3판으로', rows: [], paging: { shown: 0 } };
}

export function allocationImports(locale: Locale): AllocationImportsPageProps {
  return {
    frame: frameFor('officer', locale, '/budgets/allocations/imports'),
    rows: [
      {
        href: '/budgets/allocations/imports/i2',
        fileName: '2단계 배정.xlsx',
        uploadedAt: at('2025-11-03', '10:00'),
        uploadedBy: '전담기관 담당 1',
        mode: 'add',
        state: 'checked',
        rowCount: 512,
        refused: 3,
      },
      {
        href: '/budgets/allocations/imports/i1',
        fileName: '2025 예산.csv',
        uploadedAt: at('2025-08-04', '10:00'),
        uploadedBy: '전담기관 담당 2',
        mode: 'set',
        state: 'posted',
        rowCount: 100_000,
        refused: 0,
      },
    ],
    paging: { shown: 2 },
    mode: '',
    maxMegabytes: 50,
    mostRows: 200_000,
    exportHref: '/budgets/allocations/export?year=y1&format=xlsx',
    mayUpload: true,
  };
}

export function allocationImportsRefused(locale: Locale): AllocationImportsPageProps {
  return {
    ...allocationImports(locale),
    rows: [],
    paging: { shown: 0 },
    errors: [
      { field: 'mode', text: '표의 금액을 더할지, 합계로 맞출지 골라 주세요.' },
      { field: 'file', text: '1번째 줄에서 열 이름을 찾았지만 배정액 열이 없습니다.' },
    ],
  };
}

export function allocationImport(locale: Locale): AllocationImportPageProps {
  return {
    frame: frameFor('officer', locale, '/budgets/allocations/imports/i2'),
    href: '/budgets/allocations/imports/i2',
    fileName: '2단계 배정.xlsx',
    uploadedAt: at('2025-11-03', '10:00'),
    uploadedBy: '전담기관 담당 1',
    mode: 'add',
    state: 'checked',
    rowCount: 512,
    refused: 0,
    id: 'i2',
    check: 2,
    good: 508,
    skipped: 4,
    newLines: 120,
    totals: [
      {
        fund: '데이터 구축·가공',
        year: 2025,
        lineCount: 400,
        unallocated: 2_000_000_000n,
        given: 1_200_000_000n,
        takenBack: 0n,
        over: 0n,
      },
    ],
    formulas: 12,
    hiddenRows: 2,
    hiddenColumns: 1,
    sheetName: '배정',
    sheets: {
      value: '0',
      options: [
        { value: '0', label: '배정' },
        { value: '1', label: '지난해' },
      ],
    },
    refusedRows: [],
    goodRows: [
      {
        rowNumber: 2,
        outcome: 'good',
        line: '데이터 구축·가공 · 소프트웨어 활용비 · 2025 · 2단계',
        place: '업스테이지 · 협력대학 A(예시)',
        opensLine: true,
        change: 1_200_000_000n,
        amount: 1_200_000_000n,
        reason: '2단계 배정',
        problems: [],
      },
      {
        rowNumber: 3,
        outcome: 'good',
        line: '데이터 구축·가공 · 연구재료비 · 2025 · 1단계',
        place: '업스테이지',
        opensLine: false,
        before: 500_000_000n,
        change: -10_000_000n,
        amount: 490_000_000n,
        reason: '',
        problems: [],
      },
    ],
    confirmable: true,
    mayAct: true,
  };
}

export function allocationImportFaulty(locale: Locale): AllocationImportPageProps {
  const [total] = allocationImport(locale).totals;
  return {
    ...allocationImport(locale),
    refused: 60,
    confirmable: false,
    failure: '검사한 다음 배정이 바뀐 항목이 있습니다. 아무것도 반영하지 않았습니다. 다시 검사해 주세요.',
    totals: total ? [{ ...total, given: 2_300_000_000n, over: 300_000_000n }] : [],
    refusedRows: [
      {
        rowNumber: 7,
        outcome: 'refused',
        line: '데이터 구축·가공 · 2025 · 2단계',
        place: '업스테이지',
        opensLine: false,
        reason: '',
        problems: [
          { column: '비목', text: '‘연구활동’이라는 비목이 없습니다. 서식의 ‘목록’에서 골라 주세요.' },
          { column: '배정액', text: '‘1억 5000’은 단위가 두 가지로 읽힙니다. 원 단위 숫자로 적어 주세요.' },
        ],
      },
    ],
  };
}

export function allocationImportPosting(locale: Locale): AllocationImportPageProps {
  return { ...allocationImport(locale), state: 'confirmed', confirmable: false };
}

export function allocationImportPosted(locale: Locale): AllocationImportPageProps {
  return {
    ...allocationImport(locale),
    state: 'posted',
    confirmable: false,
    confirmedBy: '전담기관 담당 2',
    postedAt: at('2025-11-03', '10:21'),
    versionHref: '/budgets/versions/v3',
  };
}

export function allocationImportDiscarded(locale: Locale): AllocationImportPageProps {
  return { ...allocationImport(locale), state: 'discarded', confirmable: false };
}
