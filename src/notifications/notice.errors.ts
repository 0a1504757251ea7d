import { defineErrors } from '../platform/errors/define-errors.js';

export const NOTICE_ERRORS = defineErrors({
  'notice.not-found': {
    kind: 'not-found',
    ko: '그런 알림이 없습니다. 알림 목록을 새로 열어 주세요.',
    en: 'There is no such notice. Open the list again.',
  },
  'notice.hour': {
    kind: 'invalid',
    ko: '메일 받을 시각을 0시에서 23시 사이로 골라 주세요.',
    en: 'Choose an hour from 0 to 23 for the mail.',
    pointer: '/daily/hour',
  },
  'notice.mail-choice': {
    kind: 'invalid',
    ko: '이 알림의 메일은 그렇게 받을 수 없습니다. 목록에서 골라 주세요.',
    en: 'This notice can’t be mailed that way. Choose from the list.',
    pointer: '/kinds',
  },
  'notice.bad-link': {
    kind: 'not-found',
    ko: '메일을 끊는 링크가 아닙니다. 링크를 끝까지 옮겼는지 보거나, 로그인해 설정에서 끊어 주세요.',
    en: 'This is no link to stop mails. Check that it is complete, or stop them in your settings.',
  },
});
