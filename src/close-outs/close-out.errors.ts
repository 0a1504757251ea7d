import { defineErrors } from '../platform/errors/define-errors.js';

export const CLOSE_OUT_ERRORS = defineErrors({
  'close-out.not-permitted': {
    kind: 'forbidden',
    ko: '마무리는 전담기관 담당자가 처리합니다.',
    en: 'Only the programme’s officers close a team out.',
  },
  'close-out.not-found': {
    kind: 'not-found',
    ko: '마무리 기록을 찾을 수 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such close-out. Choose again from the list.',
  },
  'close-out.not-confirmed': {
    kind: 'rule',
    ko: '아직 두 번째 담당자가 탈락을 확정하지 않았습니다. 확정한 뒤에 처리해 주세요.',
    en: 'The cut hasn’t been confirmed by a second officer yet. Do this afterwards.',
  },
  'close-out.ended': {
    kind: 'conflict',
    ko: '이미 끝났거나 취소된 마무리입니다. 화면을 새로 열어 확인해 주세요.',
    en: 'This close-out has ended or was called off. Reload the page.',
  },
  'close-out.nothing-to-release': {
    kind: 'conflict',
    ko: '회수할 미교부액이 없습니다.',
    en: 'There is no undisbursed money to take back.',
  },
  'close-out.not-done': {
    kind: 'rule',
    ko: '남은 일이 {count}가지 있습니다. 모두 마친 뒤 끝낼 수 있습니다: {items}',
    en: '{count} things are left and have to be finished first: {items}',
  },
  'close-out.unknown-item': {
    kind: 'invalid',
    ko: '직접 확인하는 항목이 아닙니다. 화면을 새로 열어 주세요.',
    en: 'This item isn’t ticked by hand. Reload the page.',
  },
  'close-out.note-too-long': {
    kind: 'invalid',
    ko: '메모는 {limit}자까지 적을 수 있습니다.',
    en: 'A note has at most {limit} characters.',
    pointer: '/note',
  },
});
