import { defineErrors } from '../platform/errors/define-errors.js';

export const PROGRAMME_ERRORS = defineErrors({
  'programme.not-found': {
    kind: 'not-found',
    ko: '찾는 것이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such thing in this programme. Choose again from the list.',
  },
  'programme.name-missing': {
    kind: 'invalid',
    ko: '이름을 1자에서 100자까지로 적어 주세요.',
    en: 'Give a name of 1 to 100 characters.',
    pointer: '/name',
  },
  'programme.code-malformed': {
    kind: 'invalid',
    ko: '코드는 영문자로 시작하고 영문자, 숫자, 점, 붙임표로 40자까지 적어 주세요.',
    en: 'A code starts with a letter and has up to 40 letters, digits, dots and hyphens.',
    pointer: '/code',
  },
  'programme.code-taken': {
    kind: 'conflict',
    ko: '이미 쓰고 있는 코드입니다. 다른 코드를 적어 주세요.',
    en: 'This code is taken. Choose another one.',
    constraints: ['funds_code_uq', 'categories_code_uq', 'categories_path_uq', 'teams_code_uq'],
    pointer: '/code',
  },
  'programme.period-inverted': {
    kind: 'invalid',
    ko: '끝나는 날은 시작하는 날보다 뒤여야 합니다.',
    en: 'The last day must come after the first.',
    constraints: ['fiscal_years_period_ck', 'stages_period_ck'],
    pointer: '/endsOn',
  },
  'programme.year-taken': {
    kind: 'conflict',
    ko: '이미 있는 회계연도입니다.',
    en: 'This fiscal year exists already.',
    constraints: ['fiscal_years_year_uq'],
    pointer: '/year',
  },
  'programme.year-out-of-range': {
    kind: 'invalid',
    ko: '회계연도는 2000에서 2199까지의 숫자로 적어 주세요.',
    en: 'A fiscal year is a number from 2000 to 2199.',
    constraints: ['fiscal_years_year_ck'],
    pointer: '/year',
  },
  'programme.stage-number-taken': {
    kind: 'conflict',
    ko: '이미 있는 단계 번호입니다.',
    en: 'A stage with this number exists already.',
    constraints: ['stages_number_uq', 'stages_number_ck'],
    pointer: '/code',
  },
  'programme.stage-outside-year': {
    kind: 'invalid',
    ko: '단계는 고른 회계연도 안에서 시작해야 합니다.',
    en: 'A stage must start within its fiscal year.',
    pointer: '/startsOn',
  },
  'programme.stage-overlaps': {
    kind: 'invalid',
    ko: '다른 단계와 기간이 겹칩니다. 시작하는 날과 끝나는 날을 확인해 주세요.',
    en: 'The period overlaps another stage. Check the first and the last day.',
    pointer: '/startsOn',
  },
  'programme.stage-has-entries': {
    kind: 'rule',
    ko: '바꾼 기간 밖에 이미 집행한 날이 있습니다. 집행한 날이 모두 들어가게 적어 주세요.',
    en: 'Money was already spent on days outside this period. Keep those days inside.',
    pointer: '/endsOn',
  },
  'programme.business-number-malformed': {
    kind: 'invalid',
    ko: '사업자등록번호 10자리를 적어 주세요. 예: 901-88-00128',
    en: 'Give the ten digits of the business number, such as 901-88-00128.',
    constraints: ['institutions_business_number_ck'],
    pointer: '/businessNumber',
  },
  'programme.business-number-check-digit': {
    kind: 'invalid',
    ko: '사업자등록번호의 검증 숫자가 맞지 않습니다. 번호를 다시 확인해 주세요.',
    en: 'The business number’s check digit is wrong. Check the number.',
    pointer: '/businessNumber',
  },
  'programme.institution-taken': {
    kind: 'conflict',
    ko: '팀에 이미 있는 사업자등록번호입니다.',
    en: 'The team has an institution with this business number already.',
    constraints: ['institutions_business_number_uq'],
    pointer: '/businessNumber',
  },
  'programme.office-fixed': {
    kind: 'rule',
    ko: '전담기관에는 기관이나 팀 상태를 둘 수 없습니다.',
    en: 'The programme office has no institutions and no team status.',
  },
  'programme.setting-out-of-range': {
    kind: 'invalid',
    ko: '{min}부터 {max}까지의 정수로 적어 주세요.',
    en: 'Give a whole number from {min} to {max}.',
  },
});
