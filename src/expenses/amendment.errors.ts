import { defineErrors } from '../platform/errors/define-errors.js';

/** What can be wrong with an invoice that amends another. */
export const AMENDMENT_ERRORS = defineErrors({
  'expense.amendment-attached': {
    kind: 'rule',
    ko: '수정세금계산서는 홈에 올려 주세요. 당초 계산서의 집행에 저절로 반영됩니다.',
    en: 'Drop amended invoices on the home page: they go into the claim of their original by themselves.',
    pointer: '/evidenceIds',
  },
  'expense.amends-other': {
    kind: 'rule',
    ko: '당초 세금계산서와 공급자나 공급받는자가 다릅니다. 어느 계산서를 고치는지 공급자에게 확인해 주세요.',
    en: 'Its supplier or buyer isn’t that of the original invoice. Ask the supplier which invoice it amends.',
    pointer: '/evidenceIds',
  },
  'expense.amends-nothing': {
    kind: 'rule',
    ko: '어느 계산서를 고치는지(당초 승인번호) 알 수 없는 수정세금계산서입니다. 공급자에게 다시 받아 주세요.',
    en: 'This amended invoice doesn’t say which invoice it amends. Ask the supplier for a right one.',
    pointer: '/evidenceIds',
  },
  'expense.waits-for-refund': {
    kind: 'rule',
    ko: '이미 지급한 집행의 수정세금계산서입니다. 재무 담당이 반영하면 그 집행에서 되돌리고 이 초안은 없어집니다.',
    en: 'This invoice amends a claim that is paid. Once finance puts it in, the money is taken back there and this draft is gone.',
    pointer: '/evidenceIds',
  },
  'expense.waits-for-original': {
    kind: 'rule',
    ko: '당초 세금계산서({approvalNumber})가 아직 없습니다. 당초 계산서를 올리면 저절로 반영됩니다.',
    en: 'The original invoice ({approvalNumber}) isn’t here yet. Upload it and the amendment applies by itself.',
    pointer: '/evidenceIds',
  },
  'expense.amendment-too-large': {
    kind: 'rule',
    ko: '수정세금계산서의 감액이 원래 계산서보다 큽니다. 공급자에게 확인해 주세요.',
    en: 'The amendment takes away more than the original. Ask the supplier.',
    pointer: '/evidenceIds',
  },
});
