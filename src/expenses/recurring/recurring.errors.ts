import { defineErrors } from '../../platform/errors/define-errors.js';

export const RECURRING_ERRORS = defineErrors({
  'recurring.not-found': {
    kind: 'not-found',
    ko: '되풀이 집행이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such recurring claim. Choose again from the list.',
  },
  'recurring.not-claimant': {
    kind: 'forbidden',
    ko: '내가 신청한 집행만 되풀이할 수 있습니다.',
    en: 'Only your own claims can be repeated.',
  },
  'recurring.not-repeatable': {
    kind: 'conflict',
    ko: '반려되거나 취소된 집행은 되풀이할 수 없습니다.',
    en: 'A rejected or reversed claim can’t be repeated.',
  },
  'recurring.repeats-already': {
    kind: 'conflict',
    ko: '이미 되풀이하는 집행입니다. ‘되풀이 집행’에서 고쳐 주세요.',
    en: 'This claim comes again already. Change it under “Recurring claims”.',
    constraints: ['recurring_expenses_source_uq'],
  },
  'recurring.nothing-waits': {
    kind: 'conflict',
    ko: '이 문서를 기다리던 초안이 그새 없어졌습니다. 지금 초안을 그대로 쓰면 됩니다.',
    en: 'The draft that waited for this document is gone meanwhile. Go on with the draft you have.',
  },
  'recurring.incomplete': {
    kind: 'invalid',
    ko: '내용, 거래처, 금액을 채운 집행만 되풀이할 수 있습니다. 먼저 채워 주세요.',
    en: 'Give the claim its purpose, supplier and amount first.',
  },
  'recurring.wrong-state': {
    kind: 'conflict',
    ko: '지금 상태에서는 할 수 없습니다. 화면을 새로 열어 확인해 주세요.',
    en: 'This can’t be done as it stands. Reload to see how it stands.',
  },
  'recurring.day': {
    kind: 'invalid',
    ko: '날을 1에서 31 사이의 숫자로 적어 주세요. 31일은 달의 마지막 날이 됩니다.',
    en: 'Give a day from 1 to 31; the 31st is the last day of a shorter month.',
    pointer: '/day',
  },
  'recurring.every': {
    kind: 'invalid',
    ko: '얼마나 자주인지 골라 주세요.',
    en: 'Choose how often.',
    pointer: '/every',
  },
  'recurring.from': {
    kind: 'invalid',
    ko: '시작하는 날을 오늘({today}) 이후로 적어 주세요.',
    en: 'Begin today ({today}) or later.',
    pointer: '/from',
  },
  'recurring.until': {
    kind: 'invalid',
    ko: '끝나는 날까지 돌아오는 날이 하루는 있어야 합니다. 끝나는 날을 늦춰 주세요.',
    en: 'At least one turn has to fall before the end. Choose a later end.',
    pointer: '/until',
  },
  'recurring.amount': {
    kind: 'invalid',
    ko: '금액을 1원 이상의 원 단위 숫자로 적어 주세요.',
    en: 'Write whole won, at least 1.',
    pointer: '/supplyAmount',
  },
  'recurring.tax-amount': {
    kind: 'invalid',
    ko: '세액을 0원 이상의 원 단위 숫자로 적어 주세요.',
    en: 'Write the tax in whole won, 0 or more.',
    pointer: '/taxAmount',
  },
});
