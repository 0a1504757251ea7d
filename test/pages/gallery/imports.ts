import type { ImportPageProps, ImportsPageProps } from '../../../templates/imports/imports-view.js';
import type { Locale } from '../../../src/platform/i18n/locale.js';
import { at, frameFor } from './frames.js';

const FILE = '2025년 10월 집행내역.xlsx';

export function imports(locale: Locale): ImportsPageProps {
  return {
    frame: frameFor('finance', locale, '/imports'),
    rows: [
      {
        href: '/imports/i1',
        fileName: '2025년 하반기 집행내역.csv',
        createdAt: at('2025-11-03'),
        state: 'running',
        rowCount: 100_000,
        counts: { imported: 41_920, refused: 78, skipped: 2 },
      },
      {
        href: '/imports/i2',
        fileName: FILE,
        createdAt: at('2025-11-02'),
        createdByName: '업스테이지 연구자 1',
        state: 'done',
        rowCount: 24,
        counts: { imported: 22, refused: 2, skipped: 0 },
      },
      {
        href: '/imports/i3',
        fileName: '출장비.csv',
        createdAt: at('2025-11-01'),
        state: 'uploaded',
        rowCount: 12,
        counts: { imported: 0, refused: 0, skipped: 0 },
      },
    ],
    paging: { shown: 3, total: 3 },
    maxMegabytes: 50,
    mostRows: 200_000,
  };
}

export function importsEmpty(locale: Locale): ImportsPageProps {
  return {
    ...imports(locale),
    rows: [],
    paging: { shown: 0 },
    errors: [
      {
        field: 'file',
        text:
          locale === 'ko'
            ? '표를 올려 주세요. 엑셀(xlsx)과 CSV를 읽습니다.'
            : 'Upload a sheet: Excel (xlsx) and CSV are read.',
      },
    ],
  };
}

function base(locale: Locale): ImportPageProps {
  return {
    frame: frameFor('researcher', locale, '/imports/i2'),
    id: 'i2',
    fileName: FILE,
    originalHref: '/evidence/e1',
    createdAt: at('2025-11-03'),
    state: 'previewed',
    rowCount: 24,
    handledCount: 0,
    counts: { imported: 0, refused: 0, skipped: 0 },
    standsStill: false,
    refused: [],
    mayMap: true,
    mayStart: true,
    mayCancel: false,
    mayUndo: false,
    draftsHref: '/expenses?scope=mine&state=draft',
  };
}

const HEADER = ['사용일자', '사용처', '사업자번호', '적요', '금액', '부가세', '세목', '비고'];
const SAMPLES = [
  [
    '2025. 10. 2.',
    '(주)한빛데이터(예시)',
    '902-86-00563',
    '말뭉치 3차분',
    '12,000,000',
    '1,200,000',
    '소프트웨어 활용비',
    '',
  ],
  [
    '2025. 10. 14.',
    '클라우드나인(예시)',
    '902-87-00783',
    'GPU 시간 10월',
    '3,300,000',
    '330,000',
    '클라우드',
    '정기',
  ],
  ['2025. 10. 15.', '열린문구(예시)', '', '토너', '88,000', '8,800', '연구재료비', ''],
];
const FIELDS: readonly [name: string, ko: string, en: string, value: string][] = [
  ['documentedOn', '작성일자', 'Document date', '0'],
  ['title', '내용', 'What for', '3'],
  ['itemName', '품목', 'Item', ''],
  ['supplierName', '거래처', 'Supplier', ''],
  ['businessNumber', '사업자등록번호', 'Business number', '2'],
  ['supplyAmount', '공급가액', 'Supply value', '4'],
  ['taxAmount', '세액', 'VAT', '5'],
  ['totalAmount', '합계', 'Total', ''],
  ['category', '비목', 'Category', '6'],
  ['fund', '재원', 'Fund', ''],
  ['documentNumber', '승인·문서번호', 'Approval or document number', ''],
  ['committedOn', '지출원인행위일', 'Commitment date', ''],
];

export function importMapping(locale: Locale): ImportPageProps {
  const missing = locale === 'ko' ? '거래처: 어느 열인지 골라 주세요.' : 'Supplier: Say which column it is.';
  return {
    ...base(locale),
    state: 'uploaded',
    mayStart: false,
    errors: [{ field: 'columns.supplierName', text: missing }],
    mapping: {
      fields: FIELDS.map(([name, ko, en, value]) => ({
        name: `columns.${name}`,
        label: locale === 'ko' ? ko : en,
        needed: name === 'documentedOn' || name === 'supplierName',
        value,
      })),
      columns: HEADER.map((name, index) => ({
        value: String(index),
        label: `${String.fromCharCode(65 + index)} · ${name} (${SAMPLES[0]?.[index] ?? ''})`,
      })),
      totalVat: 'included',
      target: '',
      targets: [
        { value: 'l1:c1', label: '데이터 구축·가공 · 직접비 › 연구활동비 › 소프트웨어 활용비' },
        { value: 'l2:c2', label: '데이터 구축·가공 · 직접비 › 연구재료비' },
      ],
      header: HEADER,
      samples: SAMPLES,
      isFirst: true,
    },
  };
}

export function importPreview(locale: Locale): ImportPageProps {
  const ko = locale === 'ko';
  const row = {
    outcome: 'good' as const,
    documentedOn: '2025-10-02',
    supplierName: '(주)한빛데이터(예시)',
    title: '말뭉치 3차분',
    supplyAmount: 12_000_000n,
    taxAmount: 1_200_000n,
    category: '소프트웨어 활용비',
    problems: [],
  };
  return {
    ...base(locale),
    rowCount: 2_400,
    book: {
      sheetName: '집행내역',
      choices: [
        { value: '0', label: '집행내역' },
        { value: '2', label: ko ? '작년 (숨김)' : '작년 (hidden)' },
      ],
      value: '0',
      hiddenRows: 12,
      hiddenColumns: 1,
    },
    preview: {
      checkedCount: 1_000,
      goodCount: 996,
      refusedCount: 3,
      skippedCount: 1,
      rows: [
        { ...row, rowNumber: 2 },
        {
          ...row,
          rowNumber: 3,
          outcome: 'refused',
          documentedOn: '',
          supplierName: '클라우드나인(예시)',
          title: 'GPU 시간 10월',
          supplyAmount: 3_300_000n,
          taxAmount: 330_000n,
          category: '클라우드비',
          problems: [
            {
              column: '사용일자',
              text: ko
                ? '날짜를 읽을 수 없습니다: 10월 중순. 2025-09-15처럼 적어 주세요.'
                : 'The date “10월 중순” can’t be read. Write it like 2025-09-15.',
            },
            {
              column: '세목',
              text: ko
                ? '맞는 예산 항목이 없습니다: 클라우드비. 비목 이름이나 코드를 확인해 주세요.'
                : 'No open budget line fits the category “클라우드비”. Check its name or code.',
            },
          ],
        },
        {
          ...row,
          rowNumber: 4,
          outcome: 'skipped',
          problems: [
            {
              text: ko
                ? '이미 가져온 줄입니다(날짜·거래처·금액·문서번호가 같습니다). 건너뜁니다.'
                : 'This row is in already (same date, supplier, amount and document number). It is left out.',
            },
          ],
        },
      ],
    },
  };
}

export function importRunning(locale: Locale): ImportPageProps {
  return {
    ...base(locale),
    fileName: '2025년 하반기 집행내역.csv',
    state: 'running',
    rowCount: 100_000,
    handledCount: 42_000,
    counts: { imported: 41_920, refused: 78, skipped: 2 },
    mayMap: false,
    mayStart: false,
    mayCancel: true,
    mayUndo: false,
  };
}

export function importDone(locale: Locale): ImportPageProps {
  const preview = importPreview(locale).preview?.rows[1];
  return {
    ...base(locale),
    state: 'done',
    handledCount: 24,
    counts: { imported: 22, refused: 1, skipped: 1 },
    mayMap: false,
    mayStart: false,
    mayUndo: true,
    reviewHref: '/expenses/x1/edit?stack=x1,x2',
    refused: preview ? [{ rowNumber: 3, problems: preview.problems }] : [],
  };
}

export function importStopped(locale: Locale): ImportPageProps {
  return {
    ...importRunning(locale),
    state: 'failed',
    mayStart: true,
    mayCancel: false,
    mayUndo: false,
    failure:
      locale === 'ko'
        ? '가져오기가 여러 번 멈췄습니다. 들어간 줄은 그대로 있습니다. ‘이어서 가져오기’를 눌러 주세요.'
        : 'The import stopped several times. What is in stays. Choose “Go on”.',
  };
}

export function importUndoing(locale: Locale): ImportPageProps {
  return {
    ...importDone(locale),
    state: 'undoing',
    mayStart: false,
    mayUndo: false,
    undone: { removed: 12, kept: 1 },
  };
}

export function importUndone(locale: Locale): ImportPageProps {
  return { ...importDone(locale), state: 'undone', mayUndo: false, undone: { removed: 20, kept: 2 } };
}
