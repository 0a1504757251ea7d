import { defineErrors } from '../platform/errors/define-errors.js';

export const SETTLEMENT_ERRORS = defineErrors({
  'settlement.not-found': {
    kind: 'not-found',
    ko: '정산이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such settlement. Choose again from the list.',
  },
  'settlement.not-permitted': {
    kind: 'forbidden',
    ko: '정산에서 그 일을 할 역할이 아닙니다.',
    en: 'Your role does not permit this in a settlement.',
  },
  'settlement.other-officer': {
    kind: 'forbidden',
    ko: '확정한 사람은 최종 확인을 할 수 없습니다. 다른 담당자에게 맡겨 주세요.',
    en: 'Whoever confirmed it can’t make it final. Ask another officer.',
    constraints: ['settlements_two_people_ck'],
  },
  'settlement.changed': {
    kind: 'conflict',
    ko: '그사이 다른 담당자가 처리했거나 상태가 바뀌었습니다. 바뀐 내용을 확인하고 다시 해 주세요.',
    en: 'Somebody acted on it or it changed meanwhile. Check what is new and do it again.',
    constraints: ['settlements_stage_uq'],
  },
  'settlement.not-begun': {
    kind: 'conflict',
    ko: '정산을 먼저 시작해 주세요.',
    en: 'Begin the settlement first.',
  },
  'settlement.final': {
    kind: 'conflict',
    ko: '끝난 정산은 바꿀 수 없습니다.',
    en: 'A final settlement can’t be changed.',
    sqlState: 'HJ040',
  },
  'settlement.as-of-out-of-range': {
    kind: 'invalid',
    ko: '기준일은 {from}부터 오늘({today})까지로 적어 주세요.',
    en: 'The day must lie between {from} and today, {today}.',
    pointer: '/asOf',
  },
  'settlement.blocked': {
    kind: 'rule',
    ko: '아직 정산을 확정할 수 없습니다. 아래에서 막는 것을 먼저 처리해 주세요.',
    en: 'It can’t be confirmed yet. Deal first with what stands in the way, listed below.',
  },
  'settlement.figures-changed': {
    kind: 'conflict',
    ko: '확정한 뒤 집행이나 지급 기록이 바뀌었습니다. 확정을 되돌리고 다시 확정해 주세요.',
    en: 'Entries or payments changed since it was confirmed. Withdraw the confirmation and confirm again.',
  },
  'settlement.objection-open': {
    kind: 'conflict',
    ko: '이의신청을 먼저 처리해 주세요.',
    en: 'Decide on the objection first.',
  },
  'settlement.objection-time': {
    kind: 'rule',
    ko: '팀이 {dueOn}까지 이의를 신청할 수 있습니다. 팀이 결과에 동의하거나 기한이 지나면 최종 확인할 수 있습니다.',
    en: 'The team may object until {dueOn}. It can be made final once the team accepts it or that day has passed.',
  },
  'settlement.objected-before': {
    kind: 'conflict',
    ko: '이의신청은 한 번만 할 수 있습니다.',
    en: 'A team can object only once.',
    constraints: ['settlement_objections_id_pk'],
  },
  'settlement.objection-late': {
    kind: 'rule',
    ko: '이의신청 기한({dueOn})이 지났습니다.',
    en: 'The time to object ended on {dueOn}.',
  },
  'settlement.text-missing': {
    kind: 'invalid',
    ko: '내용을 적어 주세요.',
    en: 'Please write something here.',
  },
  'settlement.posting-not-found': {
    kind: 'invalid',
    ko: '불인정할 집행을 목록에서 골라 주세요.',
    en: 'Choose the spending to disallow from the list.',
    pointer: '/postingId',
  },
  'settlement.disallowed-too-much': {
    kind: 'rule',
    ko: '이 집행에서 불인정할 수 있는 금액은 {left}원까지입니다.',
    en: 'No more than ₩{left} of this spending can be disallowed.',
    pointer: '/amount',
  },
  'settlement.amount-malformed': {
    kind: 'invalid',
    ko: '금액은 1원 이상의 숫자로 적어 주세요.',
    en: 'Give an amount of at least 1 won.',
    constraints: ['settlement_disallowances_amount_ck', 'settlement_receipts_amount_ck'],
    pointer: '/amount',
  },
  'settlement.more-than-owed': {
    kind: 'rule',
    ko: '남은 반납액은 {left}원입니다. 그 이하로 적어 주세요.',
    en: '₩{left} is still owed. Enter no more than that.',
    pointer: '/amount',
  },
  'settlement.day-malformed': {
    kind: 'invalid',
    ko: '날짜를 적어 주세요. 예: 2026-02-15',
    en: 'Give a day, such as 2026-02-15.',
  },
  'settlement.paid-on-out-of-range': {
    kind: 'invalid',
    ko: '입금일은 최종 확인일({from})부터 오늘({today})까지로 적어 주세요.',
    en: 'The day of payment lies between {from} and today, {today}.',
    pointer: '/paidOn',
  },
  'settlement.extension-out-of-range': {
    kind: 'invalid',
    ko: '납부 기한은 지금 기한 뒤부터 최종 확인 뒤 2년({most})까지 미룰 수 있습니다.',
    en: 'It can be put off to a day after the present one, up to two years after the final day: {most}.',
    pointer: '/dueOn',
  },
  'settlement.nothing-owed': {
    kind: 'conflict',
    ko: '반납할 금액이 남아 있지 않습니다.',
    en: 'Nothing is owed any more.',
  },
});
