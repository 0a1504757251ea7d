import { defineErrors } from '../../platform/errors/define-errors.js';

/** What approvers and claimants of returned claims may be refused. */
export const DECISION_ERRORS = defineErrors({
  'expense.line-not-found': {
    kind: 'invalid',
    ko: '이 신청에 없는 품목입니다. 화면을 새로 열어 다시 골라 주세요.',
    en: 'The claim has no such line. Reload and choose again.',
  },
  'expense.nothing-approved': {
    kind: 'invalid',
    ko: '모든 품목을 뺄 수는 없습니다. 하나도 승인하지 않으려면 반려해 주세요.',
    en: 'Not every line can be left out. Reject the claim instead.',
    pointer: '/declined',
  },
  'expense.no-longer-clean': {
    kind: 'conflict',
    ko: '그사이 확인할 것이 생겼습니다. 열어 보고 결재해 주세요.',
    en: 'Something to check came up meanwhile. Open it before deciding.',
  },
  'expense.no-line-chosen': {
    kind: 'invalid',
    ko: '뺄 품목을 하나 이상 골라 주세요. 모두 승인하려면 ‘승인’을 누르세요.',
    en: 'Tick at least one item to leave out. To approve all, use Approve.',
  },
  'expense.not-questioned': {
    kind: 'rule',
    ko: '보완을 요청받은 곳이 아닙니다. 다른 곳도 고치려면 ‘전체 다시 고치기’를 눌러 주세요.',
    en: 'This wasn’t in question. To change more, open the whole claim again.',
  },
  'expense.all-open': {
    kind: 'conflict',
    ko: '이미 전체를 고칠 수 있습니다.',
    en: 'The whole claim is open already.',
  },
});
