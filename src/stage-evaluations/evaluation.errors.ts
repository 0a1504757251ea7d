import { defineErrors } from '../platform/errors/define-errors.js';

export const EVALUATION_ERRORS = defineErrors({
  'evaluation.not-permitted': {
    kind: 'forbidden',
    ko: '단계평가는 전담기관 담당자만 기록하고 확정합니다.',
    en: 'Only the programme’s officers record and confirm stage evaluations.',
  },
  'evaluation.not-found': {
    kind: 'not-found',
    ko: '평가 기록을 찾을 수 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such evaluation. Choose again from the list.',
  },
  'evaluation.own-record': {
    kind: 'forbidden',
    ko: '내가 기록한 평가는 다른 담당자가 확정해야 합니다.',
    en: 'You recorded this evaluation: another officer must confirm it.',
    constraints: ['stage_evaluations_two_people_ck'],
  },
  'evaluation.changed': {
    kind: 'conflict',
    ko: '그사이 다른 담당자가 먼저 처리했습니다. 화면을 새로 열어 지금 상태를 확인해 주세요.',
    en: 'Another officer was first. Reload the page to see how it stands.',
  },
  'evaluation.wrong-state': {
    kind: 'conflict',
    ko: '지금 상태에서는 할 수 없는 처리입니다. 화면을 새로 열어 확인해 주세요.',
    en: 'This isn’t possible as the evaluation stands now. Reload the page.',
  },
  'evaluation.already': {
    kind: 'conflict',
    ko: '이 팀에는 끝나지 않은 평가가 있거나 이 단계의 평가가 이미 있습니다. 그 평가부터 확정하거나 되돌려 주세요.',
    en: 'This team has an evaluation that isn’t finished, or one of this stage. Confirm or withdraw that one first.',
    constraints: ['stage_evaluations_stage_uq', 'stage_evaluations_open_uq'],
  },
  'evaluation.team-missing': {
    kind: 'invalid',
    ko: '평가할 팀을 골라 주세요.',
    en: 'Choose the team.',
    pointer: '/teamId',
  },
  'evaluation.team-closed': {
    kind: 'rule',
    ko: '참여가 끝난 팀은 평가할 수 없습니다.',
    en: 'A team that has left can’t be evaluated.',
    pointer: '/teamId',
  },
  'evaluation.result-missing': {
    kind: 'invalid',
    ko: '계속 참여인지 탈락인지 골라 주세요.',
    en: 'Choose whether the team goes on or is cut.',
    pointer: '/result',
  },
  'evaluation.day-out-of-stage': {
    kind: 'invalid',
    ko: '효력일은 단계 시작일({startsOn})부터 오늘({today})까지로 적어 주세요.',
    en: 'The day it counts from lies between the stage’s start ({startsOn}) and today ({today}).',
    pointer: '/effectiveOn',
  },
  'evaluation.score-out-of-range': {
    kind: 'invalid',
    ko: '점수는 0에서 1,000 사이로, 소수 첫째 자리까지 적어 주세요. 예: 90.2',
    en: 'A score lies between 0 and 1,000 with at most one decimal, such as 90.2.',
    pointer: '/score',
  },
  'evaluation.reason-missing': {
    kind: 'invalid',
    ko: '사유를 1자에서 1,000자로 적어 주세요.',
    en: 'Give the reason in 1 to 1,000 characters.',
    pointer: '/reason',
  },
});
