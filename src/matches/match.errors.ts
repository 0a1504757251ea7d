import { defineErrors } from '../platform/errors/define-errors.js';

export const MATCH_ERRORS = defineErrors({
  'match.not-permitted': {
    kind: 'forbidden',
    ko: '전담기관만 볼 수 있습니다.',
    en: 'This is for the programme office.',
  },
  'match.not-found': {
    kind: 'not-found',
    ko: '그런 항목이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such entry. Choose again from the list.',
  },
  'match.changed': {
    kind: 'conflict',
    ko: '그사이 다른 담당자가 처리했거나 상태가 바뀌었습니다. 바뀐 내용을 확인하고 다시 해 주세요.',
    en: 'Another officer has acted or it has changed meanwhile. Check what is new and do it again.',
    constraints: ['match_decisions_id_pk'],
  },
  'match.held': {
    kind: 'conflict',
    ko: '지급을 보류한 신청이 있습니다. 보류를 먼저 풀어 주세요.',
    en: 'A claim is on hold. Release it first.',
  },
  'match.reason-missing': {
    kind: 'invalid',
    ko: '문제없다고 본 까닭을 적어 주세요. 감사가 읽습니다.',
    en: 'Say why it is all right. The auditor reads it.',
    pointer: '/reason',
  },
  'match.claims-missing': {
    kind: 'invalid',
    ko: '지급을 보류할 신청을 하나 이상 골라 주세요.',
    en: 'Choose at least one claim to hold.',
    pointer: '/claims',
  },
});
