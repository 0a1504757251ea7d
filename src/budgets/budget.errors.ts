import { defineErrors } from '../platform/errors/define-errors.js';

export const BUDGET_ERRORS = defineErrors({
  'budget.line-not-found': {
    kind: 'not-found',
    ko: '예산 항목이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such budget line. Choose again from the list.',
  },
  'budget.line-exists': {
    kind: 'conflict',
    ko: '같은 예산 항목이 이미 있습니다. 있는 항목에 배정해 주세요.',
    en: 'This budget line exists already. Allocate to it instead.',
    constraints: ['budget_lines_identity_uq'],
  },
  'budget.amount-not-positive': {
    kind: 'invalid',
    ko: '금액을 1원 이상의 숫자로 적어 주세요. 예: 1,000,000',
    en: 'Give an amount of at least 1 won, such as 1,000,000.',
    pointer: '/amount',
  },
  'budget.not-appropriated': {
    kind: 'rule',
    ko: '이 재원에는 편성한 금액이 없습니다. 먼저 편성해 주세요.',
    en: 'Nothing was appropriated to this fund yet. Appropriate first.',
    pointer: '/amount',
  },
  'budget.appropriation-exceeded': {
    kind: 'rule',
    ko: '편성에서 남은 금액보다 많습니다. 배정할 금액을 줄이거나 먼저 편성해 주세요.',
    en: 'This is more than is left to allocate. Lower the amount or appropriate more first.',
    pointer: '/amount',
  },
  'budget.institution-missing': {
    kind: 'invalid',
    ko: '팀의 예산 항목에는 그 팀의 기관을 골라 주세요.',
    en: 'Choose one of the team’s institutions for a team’s budget line.',
    pointer: '/institutionId',
  },
  'budget.pot-has-no-institution': {
    kind: 'invalid',
    ko: '공동 재원의 예산 항목에는 기관을 두지 않습니다.',
    en: 'A line of a common pot has no institution.',
    pointer: '/institutionId',
  },
  'budget.plan-month': {
    kind: 'invalid',
    ko: '단계에 드는 달마다 0에서 100까지의 비율을 소수 첫째 자리까지 적어 주세요. 예: 12.5',
    en: 'Give each month of the stage a share from 0 to 100, with one decimal at most, such as 12.5.',
  },
  'budget.plan-months-missing': {
    kind: 'invalid',
    ko: '단계에 드는 달을 빠짐없이 한 번씩 적어 주세요.',
    en: 'Give each month of the stage exactly once.',
  },
  'budget.plan-not-whole': {
    kind: 'rule',
    ko: '달마다의 비율을 더하면 100.0이어야 합니다. 지금은 {sum}입니다.',
    en: 'The months’ shares have to add up to 100.0. They are {sum} now.',
  },
  'budget.stage-of-other-year': {
    kind: 'invalid',
    ko: '고른 회계연도의 단계가 아닙니다. 단계를 다시 골라 주세요.',
    en: 'The stage belongs to another fiscal year. Choose again.',
    pointer: '/stageId',
  },
  'budget.reason-missing': {
    kind: 'invalid',
    ko: '사유를 적어 주세요. 예산의 기록에 남습니다.',
    en: 'Give a reason. It is kept with the budget.',
    pointer: '/reason',
  },
  'budget.allocation-exceeded': {
    kind: 'rule',
    ko: '회수할 수 있는 금액은 {available}원입니다. 예약했거나 집행한 돈은 회수할 수 없습니다.',
    en: 'Up to ₩{available} can be taken back. What is reserved or spent stays.',
    pointer: '/amount',
  },
  'budget.unallocated-exceeded': {
    kind: 'rule',
    ko: '줄일 수 있는 편성은 {available}원입니다. 배정한 금액을 먼저 회수해 주세요.',
    en: 'The appropriation can be lowered by up to ₩{available}. Take allocations back first.',
    pointer: '/amount',
  },
  'budget.team-cut': {
    kind: 'rule',
    ko: '협약이 끝난 팀에는 배정할 수 없습니다.',
    en: 'A team that was cut is given nothing more.',
    pointer: '/amount',
  },
  'budget.support-declined': {
    kind: 'rule',
    ko: '팀이 받지 않는 지원입니다. 배정하려면 먼저 ‘다시 받음’으로 바꿔 주세요.',
    en: 'The team has declined this support. Record that it is taken up again first.',
    sqlState: 'HJ020',
    pointer: '/fundId',
  },
  'budget.support-funded': {
    kind: 'rule',
    ko: '이 지원에 배정한 금액이 남아 있습니다. 먼저 회수한 다음 기록해 주세요.',
    en: 'Money is still allocated for this support. Take it back before recording this.',
    sqlState: 'HJ021',
    pointer: '/fundId',
  },
  'budget.support-declined-already': {
    kind: 'conflict',
    ko: '이미 받지 않는 지원으로 기록되어 있습니다.',
    en: 'It is recorded as declined already.',
    constraints: ['declined_supports_open_uq'],
    pointer: '/fundId',
  },
  'budget.support-not-found': {
    kind: 'not-found',
    ko: '그런 기록이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such record. Choose again from the list.',
  },
  'budget.support-resumed-already': {
    kind: 'conflict',
    ko: '이미 다시 받기로 한 지원입니다.',
    en: 'It was taken up again already.',
  },
  'budget.support-resumed-early': {
    kind: 'invalid',
    ko: '받지 않기로 한 날보다 빠릅니다. 날짜를 확인해 주세요.',
    en: 'This is before the day it was declined. Check the day.',
    pointer: '/resumedOn',
  },
  'budget.support-not-yet': {
    kind: 'invalid',
    ko: '오늘까지의 날짜를 적어 주세요.',
    en: 'Give a day up to today.',
    pointer: '/declinedOn',
  },
  'budget.pot-not-declined': {
    kind: 'rule',
    ko: '공동 재원은 팀별로 배정하지 않아 따로 기록하지 않습니다. 팀별 재원을 골라 주세요.',
    en: 'A common pot isn’t allocated per team. Choose a fund that is.',
    pointer: '/fundId',
  },
  'budget.version-not-found': {
    kind: 'not-found',
    ko: '그런 판이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such version. Choose again from the list.',
  },
});
