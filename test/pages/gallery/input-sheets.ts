import type { Locale } from '../../../src/platform/i18n/locale.js';
import type {
  InputSheetPageProps,
  SheetCardView,
  SheetFieldView,
} from '../../../templates/input-sheets/input-sheet-view.js';
import { at, frameFor } from './frames.js';

function field(id: string, label: string, text: string, more: Partial<SheetFieldView> = {}): SheetFieldView {
  return { id, label, text, isNumber: /^[\d-]+$/.test(text), isCut: false, isMissing: false, ...more };
}

const line = (id: string, name: string, amount: string): SheetFieldView[] => [
  field(`category-${id}`, '비목', '연구활동비'),
  field(`subcategory-${id}`, '세목', '소프트웨어 활용비'),
  field(`item-${id}`, '품목', name),
  field(`supply-${id}`, '공급가액', amount),
  field(`tax-${id}`, '부가세', '0'),
];

function card(
  id: string,
  changes: Partial<SheetCardView> = {},
  account?: Partial<SheetFieldView>,
): SheetCardView {
  return {
    id,
    href: `/expenses/${id}`,
    number: '2025-0012',
    title: '한국어 말뭉치 구입과 아주 긴 이름의 데이터 정제 용역 2차 계약분',
    state: 'paid',
    institutionName: '업스테이지',
    paidOn: '2025-10-31',
    deadline: { text: '지급하기 전에', on: '2025-10-31', daysLeft: -3, isNear: true },
    problems: [],
    groups: [
      {
        name: '증빙',
        lines: false,
        rows: [
          [
            field(`kind-${id}`, '증빙구분', '전자세금계산서'),
            field(`approval-${id}`, '전자세금계산서 승인번호', '202510154100000012345678'),
            field(`date-${id}`, '증빙일자', '2025-10-15'),
            field(`supplier-${id}`, '거래처명', '(주)한빛데이터(예시)'),
            field(`number-${id}`, '거래처 사업자등록번호', '9028600563'),
          ],
        ],
      },
      {
        name: '품목',
        lines: true,
        rows: [line(`${id}-0`, '말뭉치', '31000000'), line(`${id}-1`, '데이터 정제', '2500000')],
      },
      {
        name: '금액',
        lines: false,
        rows: [
          [
            field(`sum-${id}`, '공급가액 합계', '33500000'),
            field(`taxes-${id}`, '부가세 합계', '0'),
            field(`claim-${id}`, '연구비 사용금액', '33500000'),
            field(`large-${id}`, '3천만원 이상', 'Y'),
          ],
        ],
      },
      {
        name: '이체',
        lines: false,
        rows: [
          [
            field(`bank-${id}`, '입금은행', 'KB국민은행'),
            field(`account-${id}`, '입금계좌번호', '00123456789012', account),
            field(`holder-${id}`, '예금주', '(주)한빛데이터'),
            field(`own-${id}`, '연구비통장 표시', '(주)한빛데이터(', { isCut: true }),
            field(`their-${id}`, '거래처통장 표시', '업스테이지'),
            field(
              `purpose-${id}`,
              '지급용도',
              '한국어 말뭉치 구입과 아주 긴 이름의 데이터 정제 용역 2차 계약분',
            ),
          ],
        ],
      },
    ],
    ...changes,
  };
}

export function inputSheet(locale: Locale): InputSheetPageProps {
  return {
    frame: frameFor('finance', locale, '/payments/input-sheet'),
    mayEnter: true,
    system: 'rcms',
    ownSystem: 'ezbaro',
    systems: [
      { value: 'ezbaro', label: '통합이지바로' },
      { value: 'rcms', label: '통합RCMS' },
    ],
    from: '2025-06-01',
    to: '2025-11-03',
    institution: '',
    institutions: [{ value: 'i1', label: '업스테이지' }],
    state: 'open',
    counts: { open: 22, entered: 3 },
    earlier: { count: 2, href: '/payments/input-sheet?from=2025-05-02' },
    tabHrefs: { open: '/payments/input-sheet', entered: '/payments/input-sheet?state=entered' },
    cards: [
      card('e1'),
      card(
        'e2',
        {
          number: '2025-0013',
          state: 'approved',
          paidOn: undefined,
          deadline: { text: '지급하기 전에', isNear: false },
          problems: [
            {
              text: '입금은행, 입금계좌번호, 예금주: 국가 시스템에 넣을 값이 없습니다.',
              link: { href: '/settings/suppliers/s1/account', text: '거래처 계좌 등록' },
            },
            {
              text: '연구재료비에는 기타증빙 대신 세금계산서나 카드 증빙이 필요합니다.',
              link: { href: '/expenses/e2', text: '집행 열기' },
            },
          ],
        },
        { text: '', isMissing: true },
      ),
    ],
    paging: { shown: 2, total: 22, nextHref: '/payments/input-sheet?after=x' },
    xlsxHref: '/payments/input-sheet/file.xlsx',
    csvHref: '/payments/input-sheet/file.csv',
    errors: [{ field: 'from', text: '기간을 읽을 수 없어 최근 여섯 달을 보여 드립니다.' }],
  };
}

export function inputSheetEntered(locale: Locale): InputSheetPageProps {
  return {
    ...inputSheet(locale),
    state: 'entered',
    system: 'ezbaro',
    cards: [
      card('e3', {
        state: 'reversed',
        deadline: undefined,
        entry: { name: '업스테이지 재무 1', at: at('2025-11-03') },
        problems: [
          {
            text: '취소된 집행입니다. 국가 시스템에서도 취소해 주세요.',
            link: { href: '/expenses/e3', text: '집행 열기' },
          },
        ],
      }),
    ],
    paging: { shown: 1, total: 1 },
    errors: [],
  };
}

export function inputSheetReadOnly(locale: Locale): InputSheetPageProps {
  return {
    ...inputSheet(locale),
    frame: frameFor('auditor', locale, '/payments/input-sheet'),
    mayEnter: false,
    earlier: undefined,
    cards: [card('e4', { teamName: '업스테이지' }, { text: '', hiddenLastFour: '9012' })],
    paging: { shown: 1, total: 1 },
    errors: [],
  };
}

export function inputSheetEmpty(locale: Locale): InputSheetPageProps {
  return {
    ...inputSheet(locale),
    system: 'ezbaro',
    cards: [],
    counts: { open: 0, entered: 0 },
    earlier: undefined,
    paging: { shown: 0 },
    errors: [],
  };
}
