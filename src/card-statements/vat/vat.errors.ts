import { defineErrors } from '../../platform/errors/define-errors.js';

/** What can be wrong with putting VAT back. */
export const VAT_ERRORS = defineErrors({
  'vat.batch-not-found': {
    kind: 'not-found',
    ko: '그런 환입이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such batch. Choose again from the list.',
  },
  'vat.none-chosen': {
    kind: 'invalid',
    ko: '환입할 카드 사용을 하나 이상 골라 주세요.',
    en: 'Choose at least one use.',
    pointer: '/rows',
  },
  'vat.row-twice': {
    kind: 'invalid',
    ko: '같은 사용을 두 번 골랐습니다. 화면을 새로 열어 주세요.',
    en: 'The same use is chosen twice. Reload the page.',
    pointer: '/rows',
  },
  'vat.row-unknown': {
    kind: 'invalid',
    ko: '팀의 카드 내역에 없는 사용입니다. 화면을 새로 열어 주세요.',
    en: 'The team’s statements have no such use. Reload the page.',
    pointer: '/rows',
  },
  'vat.row-put-back': {
    kind: 'conflict',
    ko: '{merchant}({usedOn}) 사용은 이미 환입했습니다. 빼고 다시 확정해 주세요.',
    en: 'The use at {merchant} ({usedOn}) was put back already. Leave it out.',
    pointer: '/rows',
  },
  'vat.row-changed': {
    kind: 'conflict',
    ko: '{merchant}({usedOn}) 사용이 그사이 바뀌었거나 취소되었습니다. 목록을 확인하고 다시 골라 주세요.',
    en: 'The use at {merchant} ({usedOn}) was changed or cancelled meanwhile. Look at the list and choose again.',
    pointer: '/rows',
  },
  'vat.nothing-to-put-back': {
    kind: 'rule',
    ko: '고른 사용의 부가세를 더하면 0원 이하입니다. 취소 줄은 구매 줄과 함께 골라 주세요.',
    en: 'The VAT of the chosen uses adds up to nothing. Choose cancellations together with purchases.',
    pointer: '/rows',
  },
  'vat.in-future': {
    kind: 'rule',
    ko: '오늘({today})보다 뒤의 날짜입니다. 입금한 날을 확인해 주세요.',
    en: 'The date is after today ({today}). Check the day it was put back.',
    pointer: '/putBackOn',
  },
  'vat.date': {
    kind: 'invalid',
    ko: '환입한 날을 2025-09-15처럼 적어 주세요.',
    en: 'Write the day like 2025-09-15.',
    pointer: '/putBackOn',
  },
  'vat.reference-missing': {
    kind: 'invalid',
    ko: '입금을 찾을 수 있게 은행 거래번호를 적어 주세요.',
    en: 'Give the bank’s reference, so that the money can be found.',
    pointer: '/bankReference',
  },
  'vat.comment-missing': {
    kind: 'invalid',
    ko: '되돌리는 까닭을 적어 주세요.',
    en: 'Say why it is taken back.',
    pointer: '/comment',
  },
  'vat.same-person': {
    kind: 'forbidden',
    ko: '환입을 기록한 사람은 되돌릴 수 없습니다. 다른 관리자나 재무 담당에게 맡겨 주세요.',
    en: 'Whoever recorded the batch can’t take it back. Ask another administrator or finance officer.',
  },
  'vat.taken-back': {
    kind: 'conflict',
    ko: '이미 되돌린 환입입니다.',
    en: 'This batch was taken back already.',
    constraints: ['vat_batches_contrary_uq'],
  },
  'vat.is-contrary': {
    kind: 'conflict',
    ko: '되돌린 기록은 다시 되돌리지 않습니다. 목록에서 새로 환입해 주세요.',
    en: 'A contrary record isn’t taken back. Put the uses back anew.',
  },
  'vat.use-put-back': {
    kind: 'conflict',
    ko: '부가세를 환입한 사용이라 집행을 바꾸거나 풀 수 없습니다. 그 환입을 먼저 되돌려 주세요.',
    en: 'Its VAT was put back, so its claim can’t be changed. Take that batch back first.',
  },
  'vat.rows-in-batch': {
    kind: 'conflict',
    ko: '부가세 환입에 쓴 줄이 있어 열을 바꿀 수 없습니다.',
    en: 'Some rows are in a VAT batch, so the columns can’t be changed.',
  },
});
