import type { VatBatchPageProps } from '../../../templates/card-statements/vat-batch-page.js';
import type { VatPageProps } from '../../../templates/card-statements/vat-view.js';
import type { ExpenseDetailPageProps } from '../../../templates/expenses/expense-detail-view.js';
import type { ReversalPageProps } from '../../../templates/expenses/reversal-page.js';
import type { RefundNewPageProps, RefundsPageProps } from '../../../templates/payments/refunds-view.js';
import type { Locale } from '../../../src/platform/i18n/locale.js';
import * as cards from './cards.js';
import * as claims from './claims.js';
import { at, frameFor, TODAY } from './frames.js';

export function list(locale: Locale): RefundsPageProps {
  return {
    frame: frameFor('finance', locale, '/payments/refunds'),
    today: TODAY,
    mayRecord: true,
    awaited: [
      {
        reversalId: 'r1',
        item: 'e1:4:r1',
        number: '2025-0012',
        title: '한국어 말뭉치 1차 구입과 아주 긴 이름의 데이터 정제 용역',
        href: '/expenses/e1',
        fromName: '(주)한빛데이터(예시)',
        owedBy: 'supplier',
        reason: '반품',
        reversedOn: '2025-10-20',
        age: '14일째',
        grantAmount: 12_300_000n,
        vatAmount: 1_230_000n,
      },
      {
        reversalId: 'r2',
        item: 'e2:4:r2',
        number: '2025-0017',
        title: '회의비',
        href: '/expenses/e2',
        fromName: '김연구',
        owedBy: 'claimant',
        reason: '불인정',
        reversedOn: '2025-11-01',
        age: '2일째',
        grantAmount: 84_000n,
        vatAmount: 0n,
      },
      {
        reversalId: 'r3',
        item: 'e3:4:r3',
        number: '2025-0019',
        title: '출장 숙박',
        href: '/expenses/e3',
        fromName: '업스테이지 재무 1',
        owedBy: 'claimant',
        reason: '착오 지급',
        reversedOn: '2025-11-03',
        age: '오늘',
        grantAmount: 120_000n,
        vatAmount: 0n,
        blocked: '내 신청이라 다른 재무 담당이 적습니다',
      },
    ],
    sums: { count: 3, grantAmount: 12_504_000n, vatAmount: 1_230_000n },
    values: { items: [], amounts: {}, grants: {}, receivedOn: TODAY, bankReference: '' },
    idempotencyKey: 'k1',
    history: [
      {
        id: 'f1',
        receivedOn: '2025-10-28',
        bankReference: '입금 20251028-77',
        recorderName: '업스테이지 재무 1',
        grantAmount: 300_000n,
        vatAmount: 30_000n,
        claims: [{ href: '/expenses/e4', number: '2025-0009', title: 'GPU 클라우드', amount: 330_000n }],
      },
    ],
    historyPaging: { shown: 1 },
    errors: [],
  };
}

export function listRefused(locale: Locale): RefundsPageProps {
  return {
    ...list(locale),
    values: {
      items: ['e1:4:r1'],
      amounts: { r1: '99,999,999' },
      grants: { r1: '5' },
      receivedOn: TODAY,
      bankReference: '',
    },
    errors: [
      { field: 'bankReference', text: '입금을 찾을 수 있게 은행 거래번호나 입금자를 적어 주세요.' },
      { field: 'amount:r1', text: '돌려받을 돈은 13,530,000원까지입니다. 금액을 확인해 주세요.' },
    ],
  };
}

export function listEmpty(locale: Locale): RefundsPageProps {
  const sums = { count: 0, grantAmount: 0n, vatAmount: 0n };
  return { ...list(locale), awaited: [], sums, history: [], historyPaging: { shown: 0 } };
}

export function listOffice(locale: Locale): RefundsPageProps {
  const whole = list(locale);
  return {
    ...whole,
    frame: frameFor('auditor', locale, '/payments/refunds'),
    mayRecord: false,
    awaited: whole.awaited.map((row) => ({ ...row, teamName: '업스테이지' })),
    sums: { ...whole.sums, count: 412 },
  };
}

export function newOne(locale: Locale): RefundNewPageProps {
  return {
    frame: frameFor('finance', locale, '/payments/refunds/new'),
    today: TODAY,
    expense: {
      id: 'e1',
      version: 4,
      number: '2025-0012',
      title: '말뭉치 구입',
      supplierName: '(주)한빛데이터(예시)',
    },
    left: { grant: 1_000_000n, vat: 100_000n },
    awaited: 440_000n,
    values: {
      amount: '1,200,000',
      grantAmount: '',
      receivedOn: TODAY,
      bankReference: '',
      reason: '',
      comment: '',
    },
    idempotencyKey: 'k2',
    errors: [{ field: 'amount', text: '돌려받을 돈은 1,100,000원까지입니다. 금액을 확인해 주세요.' }],
  };
}

export function reversal(locale: Locale): ReversalPageProps {
  return {
    frame: frameFor('finance', locale, '/expenses/e1/reversal'),
    expense: {
      id: 'e1',
      version: 4,
      number: '2025-0012',
      title: '말뭉치 구입',
      supplierName: '(주)한빛데이터(예시)',
    },
    lines: [
      {
        id: 'l1',
        name: '한국어 뉴스 말뭉치 2024년 하반기 묶음',
        targetLabel: '데이터 구축·가공 · 소프트웨어 활용비',
        claimAmount: 12_300_000n,
        left: 12_300_000n,
      },
      {
        id: 'l2',
        name: '정제 용역',
        targetLabel: '데이터 구축·가공 · 연구재료비',
        claimAmount: 500_000n,
        left: 120_000n,
      },
    ],
    values: { amounts: ['12,300,000', '120,000'], reason: '', owedBy: '', comment: '' },
    idempotencyKey: 'k3',
    errors: [],
  };
}

export function reversalRefused(locale: Locale): ReversalPageProps {
  return {
    ...reversal(locale),
    values: { amounts: ['12,300,001', ''], reason: '', owedBy: 'supplier', comment: '일부 반품' },
    errors: [
      {
        field: 'lines[0].amount',
        text: '12,300,000원까지만 취소할 수 있습니다. 이미 취소한 금액을 뺀 나머지입니다.',
      },
      { field: 'reason', text: '취소하는 까닭을 골라 주세요.' },
    ],
  };
}

export function reversalNothing(locale: Locale): ReversalPageProps {
  return { ...reversal(locale), lines: [] };
}

export function detail(locale: Locale): ExpenseDetailPageProps {
  const whole = claims.expenseDetail(locale);
  return {
    ...whole,
    frame: frameFor('finance', locale, '/expenses/e1'),
    expense: { ...whole.expense, state: 'paid', paidOn: '2025-10-17' },
    actions: { reverse: true },
    takenBack: {
      left: 900_000n,
      owed: 330_000n,
      mayRecord: true,
      recordHref: '/payments/refunds/new?expense=e1',
      reversals: [
        {
          id: 'r1',
          reason: 'goods-returned',
          owedBy: 'supplier',
          reversedOn: '2025-10-20',
          reverserName: '업스테이지 재무 1',
          comment: '깨진 파일 3건을 돌려보냄',
          grantAmount: 400_000n,
          vatAmount: 40_000n,
          openAmount: 330_000n,
          refunds: [{ receivedOn: '2025-10-28', bankReference: '입금 77', amount: 110_000n }],
        },
        {
          id: 'r2',
          reason: 'paid-by-mistake',
          owedBy: 'nobody',
          reversedOn: '2025-10-22',
          reverserName: '업스테이지 재무 1',
          comment: '두 번 지급',
          grantAmount: 50_000n,
          vatAmount: 0n,
          openAmount: 0n,
          refunds: [],
        },
        {
          id: 'r3',
          reason: 'not-accepted',
          owedBy: 'claimant',
          reversedOn: '2025-10-23',
          reverserName: '업스테이지 재무 1',
          comment: '',
          grantAmount: 50_000n,
          vatAmount: 0n,
          openAmount: 0n,
          withdrawn: { name: '업스테이지 재무 1', comment: '다시 인정됨' },
          refunds: [],
        },
      ],
    },
  };
}

const BATCHES: VatPageProps['batches'] = [
  {
    href: '/card-statements/vat/batches/b2',
    putBackOn: '2025-10-31',
    bankReference: '이체 20251031-4',
    recorderName: '업스테이지 관리자 1',
    count: 41,
    amount: -1_240_000n,
    standing: 'contrary',
  },
  {
    href: '/card-statements/vat/batches/b1',
    putBackOn: '2025-10-30',
    bankReference: '이체 20251031-4',
    recorderName: '업스테이지 재무 1',
    count: 41,
    amount: 1_240_000n,
    standing: 'taken-back',
  },
];

export function vatRefused(locale: Locale): VatPageProps {
  const whole = cards.vat(locale);
  return {
    ...whole,
    form: {
      today: TODAY,
      values: { rows: [], putBackOn: TODAY, bankReference: '이체 9' },
      idempotencyKey: 'k1',
    },
    batches: BATCHES,
    batchPaging: { shown: 2, nextHref: '/card-statements/vat?before=x' },
    errors: [
      {
        field: 'rows',
        text: '(주)한빛데이터(예시)(2025-10-15) 사용이 그사이 바뀌었거나 취소되었습니다. 목록을 확인하고 다시 골라 주세요.',
      },
    ],
  };
}

export function vatOffice(locale: Locale): VatPageProps {
  const whole = cards.vat(locale);
  return {
    ...whole,
    frame: frameFor('auditor', locale, '/card-statements/vat'),
    form: undefined,
    rows: whole.rows.map((row) => ({ ...row, teamName: '업스테이지' })),
    batches: BATCHES.map((batch) => ({ ...batch, teamName: '업스테이지' })),
    batchPaging: { shown: 2 },
  };
}

export function vatBatch(locale: Locale): VatBatchPageProps {
  return {
    frame: frameFor('finance', locale, '/card-statements/vat/batches/b1'),
    batch: {
      href: '/card-statements/vat/batches/b1',
      putBackOn: '2025-10-30',
      bankReference: '이체 20251031-4',
      recorderName: '업스테이지 관리자 1',
      recordedAt: at('2025-10-30', '11:12'),
      amount: 100_000n,
      comment: '',
    },
    rows: cards.vat(locale).rows,
    takesBack: 'yes',
    values: { comment: '' },
    errors: [],
  };
}

export function vatBatchTakenBack(locale: Locale): VatBatchPageProps {
  const whole = vatBatch(locale);
  return {
    ...whole,
    batch: {
      ...whole.batch,
      amount: -100_000n,
      comment: '다른 계좌에 넣음',
      originalHref: '/card-statements/vat/batches/b0',
    },
    takesBack: 'no',
  };
}
