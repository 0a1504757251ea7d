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
});
