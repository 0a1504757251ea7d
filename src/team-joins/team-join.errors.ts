import { defineErrors } from '../platform/errors/define-errors.js';

export const TEAM_JOIN_ERRORS = defineErrors({
  'team-join.not-permitted': {
    kind: 'forbidden',
    ko: '팀 추가는 전담기관 담당자만 처리합니다.',
    en: 'Only the programme’s officers let a team join.',
  },
  'team-join.not-found': {
    kind: 'not-found',
    ko: '찾을 수 없는 항목입니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such entry. Choose again from the list.',
  },
  'team-join.own-proposal': {
    kind: 'forbidden',
    ko: '내가 제안한 팀은 다른 담당자가 확정해야 합니다.',
    en: 'You proposed this team: another officer must confirm it.',
    constraints: ['team_joins_two_people_ck'],
  },
  'team-join.decided': {
    kind: 'conflict',
    ko: '그사이 확정되었거나 취소되었습니다. 화면을 새로 열어 확인해 주세요.',
    en: 'It was confirmed or withdrawn meanwhile. Reload the page.',
  },
  'team-join.code-taken': {
    kind: 'conflict',
    ko: '같은 코드의 팀이 있거나 확정을 기다리고 있습니다. 다른 코드를 적어 주세요.',
    en: 'A team of this code exists or waits for confirmation. Use another code.',
    constraints: ['team_joins_code_uq'],
    pointer: '/code',
  },
  'team-join.template-missing': {
    kind: 'invalid',
    ko: '예산 항목의 본을 골라 주세요.',
    en: 'Choose where the budget lines are copied from.',
    pointer: '/template',
  },
  'team-join.no-lines': {
    kind: 'rule',
    ko: '고른 본에 팀별 예산 항목이 없습니다. 다른 본을 골라 주세요.',
    en: 'There are no lines per team in this template. Choose another one.',
    pointer: '/template',
  },
  'team-join.appropriation-short': {
    kind: 'rule',
    ko: '재원에 배정할 돈이 모자랍니다: {fund} {short}원 부족. 편성을 늘리거나 본의 금액을 줄여 주세요.',
    en: 'A fund holds too little to allocate: {fund} lacks ₩{short}. Appropriate more or lower the template’s amounts.',
    pointer: '/template',
  },
  'team-join.name-missing': {
    kind: 'invalid',
    ko: '본의 이름을 1자에서 100자로 적어 주세요.',
    en: 'Name the template in 1 to 100 characters.',
    pointer: '/name',
  },
  'team-join.name-taken': {
    kind: 'conflict',
    ko: '같은 이름의 본이 있습니다. 다른 이름을 적어 주세요.',
    en: 'A template of this name exists. Use another name.',
    constraints: ['line_templates_name_uq'],
    pointer: '/name',
  },
});
