import { defineErrors } from '../errors/define-errors.js';

export const WEB_ERRORS = defineErrors({
  'web.cross-origin': {
    kind: 'forbidden',
    ko: '다른 사이트에서 보낸 요청이라 받지 않았습니다. 한장에서 다시 해 주세요.',
    en: 'This request came from another site and was not accepted. Please do it again in Hanjang.',
  },
  'web.not-signed-in': {
    kind: 'unauthenticated',
    ko: '로그인이 필요합니다. 로그인하고 다시 해 주세요.',
    en: 'Please sign in and try again.',
  },
  'web.team-closed': {
    kind: 'forbidden',
    ko: '참여가 끝난 팀은 기록을 볼 수만 있습니다. 고칠 것이 있으면 전담기관에 알려 주세요.',
    en: 'A team that has left can only look. Tell the programme office if something has to be put right.',
  },
  'web.not-permitted': {
    kind: 'forbidden',
    ko: '이 일을 할 역할이 없습니다. 팀 관리자에게 역할을 요청해 주세요.',
    en: 'Your roles do not permit this. Ask your team’s administrator for the role.',
  },
  'web.scope-missing': {
    kind: 'forbidden',
    ko: '이 토큰은 읽기만 할 수 있습니다. 쓰기 권한이 있는 토큰을 만들어 주세요.',
    en: 'This token may only read. Make a token with the write scope.',
  },
  'web.not-found': {
    kind: 'not-found',
    ko: '찾는 것이 없습니다. 주소를 확인하거나 목록에서 다시 골라 주세요.',
    en: 'There is nothing here. Check the address or choose again from the list.',
  },
  'web.invalid-input': {
    kind: 'invalid',
    ko: '입력한 값을 확인해 주세요.',
    en: 'Please check what you entered.',
  },
  'web.malformed': {
    kind: 'invalid',
    ko: '요청의 형식을 읽을 수 없습니다. 보낸 내용을 확인해 주세요.',
    en: 'The request could not be read. Please check what was sent.',
  },
  'web.unreadable-text': {
    kind: 'invalid',
    ko: '저장할 수 없는 제어 문자나 글자 순서를 뒤집는 문자가 들어 있습니다. 지우고 다시 보내 주세요.',
    en: 'There are control characters in it, or marks that turn the order of letters round. Remove them and send it again.',
    sqlState: '22021',
  },
  'web.too-large': {
    kind: 'too-large',
    ko: '보낸 내용이 너무 큽니다. 줄여서 다시 보내 주세요.',
    en: 'What was sent is too large. Please send less.',
  },
  'web.unsupported-media-type': {
    kind: 'invalid',
    ko: '받을 수 없는 형식입니다. JSON이나 파일 양식으로 보내 주세요.',
    en: 'This format is not accepted. Send JSON or a file form.',
  },
  'web.key-reused': {
    kind: 'conflict',
    ko: '같은 Idempotency-Key를 다른 내용에 썼습니다. 새 키로 보내 주세요.',
    en: 'This Idempotency-Key was used for other input. Send it with a new key.',
  },
  'web.bad-key': {
    kind: 'invalid',
    ko: 'Idempotency-Key는 1자에서 200자까지의 글자와 숫자여야 합니다.',
    en: 'An Idempotency-Key must be 1 to 200 visible ASCII characters.',
  },
  'web.bad-cursor': {
    kind: 'invalid',
    ko: '목록의 위치를 읽을 수 없습니다. 처음부터 다시 보아 주세요.',
    en: 'The place in the list could not be read. Start again from the beginning.',
    pointer: '/after',
  },
  'web.unavailable': {
    kind: 'unavailable',
    ko: '지금은 처리할 수 없습니다. 저장된 것은 그대로 있으니 잠시 뒤에 다시 해 주세요.',
    en: 'This can’t be done right now. What was saved is safe; please try again in a moment.',
  },
  'web.fault': {
    kind: 'unavailable',
    ko: '저희 쪽에 문제가 생겼습니다. 저장된 것은 그대로 있습니다. 요청 번호를 알려 주시면 살펴보겠습니다.',
    en: 'Something went wrong on our side. What was saved is safe. Tell us the request number and we will look into it.',
  },
});
