import { defineErrors } from '../../platform/errors/define-errors.js';

export const DELEGATION_ERRORS = defineErrors({
  'delegation.not-found': {
    kind: 'not-found',
    ko: '대결이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such delegation. Choose again from the list.',
  },
  'delegation.not-permitted': {
    kind: 'forbidden',
    ko: '결재를 맡길 수 있는 역할이 아닙니다.',
    en: 'Your role has no right to decide that could be lent.',
  },
  'delegation.not-yours': {
    kind: 'forbidden',
    ko: '맡긴 사람이나 팀 관리자만 끝낼 수 있습니다.',
    en: 'Only who lent it, or an administrator of the team, can end it.',
  },
  'delegation.person-unknown': {
    kind: 'invalid',
    ko: '우리 팀에서 지금 일하는 사람을 골라 주세요.',
    en: 'Choose somebody who is active in your team.',
    pointer: '/toUserId',
  },
  'delegation.to-oneself': {
    kind: 'invalid',
    ko: '나에게는 맡길 수 없습니다. 다른 사람을 골라 주세요.',
    en: 'You can’t lend it to yourself. Choose somebody else.',
    pointer: '/toUserId',
  },
  'delegation.starts-on': {
    kind: 'invalid',
    ko: '시작하는 날을 오늘({today}) 이후로 적어 주세요.',
    en: 'Begin today ({today}) or later.',
    pointer: '/startsOn',
  },
  'delegation.ends-on': {
    kind: 'invalid',
    ko: '끝나는 날을 {startsOn}부터 {latest} 사이로 적어 주세요. 한 번에 {days}일까지 맡길 수 있습니다.',
    en: 'End between {startsOn} and {latest}: {days} days at most.',
    pointer: '/endsOn',
  },
  'delegation.amount': {
    kind: 'invalid',
    ko: '금액을 1원 이상의 원 단위 숫자로 적거나 비워 주세요.',
    en: 'Write whole won, at least 1, or leave it empty.',
    pointer: '/maxAmount',
  },
  'delegation.fund-unknown': {
    kind: 'invalid',
    ko: '이 사업의 재원을 골라 주세요.',
    en: 'Choose funds of this programme.',
    pointer: '/fundIds',
  },
  'delegation.overlapping': {
    kind: 'conflict',
    ko: '같은 사람에게 같은 범위로 맡긴 대결이 그 기간에 이미 있습니다. 기간을 바꾸거나 그 대결을 먼저 끝내 주세요.',
    en: 'The same person has the same delegation in these days already. Choose other days, or end that one first.',
    pointer: '/startsOn',
  },
  'delegation.too-many': {
    kind: 'conflict',
    ko: '한 사람이 맡겨 둘 수 있는 대결은 {most}개까지입니다. 쓰지 않는 것을 먼저 끝내 주세요.',
    en: 'One person can have {most} delegations at a time. End one that isn’t needed first.',
  },
  'delegation.over': {
    kind: 'conflict',
    ko: '이미 끝난 대결입니다.',
    en: 'This delegation is over already.',
  },
});
