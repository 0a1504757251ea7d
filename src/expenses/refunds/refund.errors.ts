import { defineErrors } from '../../platform/errors/define-errors.js';

/** What can be wrong with taking money of paid claims back. */
export const REFUND_ERRORS = defineErrors({
  'reversal.nothing-chosen': {
    kind: 'invalid',
    ko: '취소할 금액을 한 줄 이상 적어 주세요.',
    en: 'Give an amount for at least one line.',
    pointer: '/lines',
  },
  'reversal.line-unknown': {
    kind: 'invalid',
    ko: '이 집행에 없는 줄입니다. 화면을 새로 열어 주세요.',
    en: 'The claim has no such line. Reload the page.',
    pointer: '/lines',
  },
  'reversal.amount': {
    kind: 'invalid',
    ko: '금액을 숫자로 적어 주세요. 취소하지 않을 줄은 비워 둡니다.',
    en: 'Give whole won, or leave it empty for a line that stays.',
    pointer: '/lines',
  },
  'reversal.more-than-left': {
    kind: 'rule',
    ko: '{left}원까지만 취소할 수 있습니다. 이미 취소한 금액을 뺀 나머지입니다.',
    en: 'At most {left} won can be taken back: the rest was taken back before.',
    pointer: '/lines',
  },
  'reversal.reason-missing': {
    kind: 'invalid',
    ko: '취소하는 까닭을 골라 주세요.',
    en: 'Choose why it is taken back.',
    pointer: '/reason',
  },
  'reversal.owed-by-missing': {
    kind: 'invalid',
    ko: '누가 돈을 돌려주는지 골라 주세요.',
    en: 'Choose who owes the money back.',
    pointer: '/owedBy',
  },
  'reversal.not-open': {
    kind: 'conflict',
    ko: '이미 다 돌려받았거나 거둔 취소입니다. 화면을 새로 열어 확인해 주세요.',
    en: 'All of it came back already, or it was withdrawn. Reload to see how it stands.',
  },
  'reversal.not-found': {
    kind: 'not-found',
    ko: '그런 취소가 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such reversal. Choose again from the list.',
  },
  'refund.none-chosen': {
    kind: 'invalid',
    ko: '어느 집행의 돈인지 하나 이상 고르고 금액을 적어 주세요.',
    en: 'Choose at least one claim and give its amount.',
    pointer: '/items',
  },
  'refund.twice': {
    kind: 'invalid',
    ko: '같은 항목을 두 번 적었습니다. 하나로 합쳐 주세요.',
    en: 'The same item is given twice. Put it together.',
    pointer: '/items',
  },
  'refund.amount': {
    kind: 'invalid',
    ko: '들어온 금액을 1원 이상의 숫자로 적어 주세요.',
    en: 'Give what came in, in whole won and at least 1.',
    pointer: '/items',
  },
  'refund.more-than-owed': {
    kind: 'rule',
    ko: '돌려받을 돈은 {left}원까지입니다. 금액을 확인해 주세요.',
    en: 'No more than {left} won can come back. Check the amount.',
    pointer: '/items',
  },
  'refund.grant-part': {
    kind: 'rule',
    ko: '지원금 몫은 {least}원에서 {most}원 사이여야 합니다.',
    en: 'The grant’s part must be between {least} and {most} won.',
    pointer: '/items',
  },
  'refund.before-payment': {
    kind: 'rule',
    ko: '{number}의 지급일({paidOn})보다 앞선 날입니다. 들어온 날을 확인해 주세요.',
    en: 'Claim {number} was paid later, on {paidOn}. Check the day the money came in.',
    pointer: '/receivedOn',
  },
  'refund.reference-missing': {
    kind: 'invalid',
    ko: '입금을 찾을 수 있게 은행 거래번호나 입금자를 적어 주세요.',
    en: 'Give the bank’s reference, so that the money can be found.',
    pointer: '/bankReference',
  },
  'refund.reason-missing': {
    kind: 'invalid',
    ko: '왜 돌아온 돈인지 골라 주세요.',
    en: 'Choose why the money came back.',
    pointer: '/reason',
  },
});
