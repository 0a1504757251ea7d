import { defineErrors } from '../platform/errors/define-errors.js';

export const LEDGER_ERRORS = defineErrors({
  'ledger.insufficient-balance': {
    kind: 'rule',
    ko: '예산 항목의 잔액이 모자랍니다. 금액을 줄이거나 다른 예산 항목을 골라 주세요.',
    en: 'The budget line does not hold enough. Lower the amount or choose another budget line.',
    sqlState: 'HJ001',
    pointer: '/budgetLineId',
  },
  'ledger.line-not-found': {
    kind: 'not-found',
    ko: '예산 항목이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such budget line. Choose again from the list.',
    sqlState: 'HJ002',
  },
  'ledger.key-reused': {
    kind: 'conflict',
    ko: '같은 처리 키를 다른 내용에 썼습니다. 새 키로 다시 해 주세요.',
    en: 'This key was used for another posting. Use a new key.',
    sqlState: 'HJ003',
  },
  'ledger.already-resolved': {
    kind: 'conflict',
    ko: '이미 집행되었거나 풀린 예약입니다. 화면을 새로 열어 지금 상태를 확인해 주세요.',
    en: 'This reservation was already spent or released. Reload the page to see how it stands.',
    sqlState: 'HJ004',
    constraints: ['postings_pending_uq'],
  },
  'ledger.invalid-entry': {
    kind: 'invalid',
    ko: '금액은 1원 이상이고 예산 항목과 맞아야 합니다.',
    en: 'An amount must be at least 1 won and fit its budget line.',
    sqlState: 'HJ005',
    constraints: ['postings_amount_ck'],
  },
  'ledger.line-closed': {
    kind: 'rule',
    ko: '닫힌 예산 항목입니다. 다른 예산 항목을 골라 주세요.',
    en: 'This budget line is closed. Choose another one.',
    sqlState: 'HJ006',
    pointer: '/budgetLineId',
  },
  'ledger.more-than-owed': {
    kind: 'rule',
    ko: '반납할 금액보다 많습니다. 남은 반납액을 확인하고 그 이하로 적어 주세요.',
    en: 'This is more than is owed back. Check what is still owed and enter no more.',
    sqlState: 'HJ007',
    pointer: '/amount',
  },
  'ledger.amount-out-of-range': {
    kind: 'invalid',
    ko: '금액이 너무 큽니다. 금액을 확인해 주세요.',
    en: 'The amount is too large. Please check it.',
    sqlState: '22003',
  },
});
