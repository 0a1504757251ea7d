import { defineErrors } from '../platform/errors/define-errors.js';

export const COMMENT_ERRORS = defineErrors({
  'comment.not-permitted': {
    kind: 'forbidden',
    ko: '이 집행에는 의견을 쓸 수 없습니다. 읽기만 할 수 있습니다.',
    en: 'You can read the comments of this claim but not write one.',
  },
  'comment.draft': {
    kind: 'forbidden',
    ko: '작성 중인 신청에는 신청자와 작성한 사람만 의견을 씁니다. 제출한 뒤에 써 주세요.',
    en: 'Only its claimant and its preparer comment on a draft. Write once it is submitted.',
  },
  'comment.not-found': {
    kind: 'not-found',
    ko: '그런 의견이 없습니다. 화면을 새로 열어 확인해 주세요.',
    en: 'There is no such comment. Reload to see how it stands.',
  },
  'comment.claim-gone': {
    kind: 'not-found',
    ko: '그사이 없어진 신청입니다. 목록에서 다시 골라 주세요.',
    en: 'The claim is gone meanwhile. Choose again from the list.',
    constraints: ['expense_comments_expense_fk'],
  },
  'comment.not-author': {
    kind: 'forbidden',
    ko: '쓴 사람만 지울 수 있습니다.',
    en: 'Only whoever wrote it can withdraw it.',
  },
  'comment.too-late': {
    kind: 'conflict',
    ko: '의견은 쓴 날에만 지울 수 있습니다. 바로잡을 것은 새 의견으로 적어 주세요.',
    en: 'A comment can be withdrawn on its day only. Put things right in a new one.',
  },
  'comment.withdrawn': {
    kind: 'conflict',
    ko: '이미 지운 의견입니다.',
    en: 'This comment is withdrawn already.',
  },
  'comment.body-missing': {
    kind: 'invalid',
    ko: '의견을 적어 주세요.',
    en: 'Write your comment.',
    pointer: '/body',
  },
  'comment.body-too-long': {
    kind: 'invalid',
    ko: '의견은 {limit}자까지 적을 수 있습니다. 줄이거나 나누어 적어 주세요.',
    en: 'Up to {limit} characters. Shorten it or write two.',
    pointer: '/body',
    constraints: ['expense_comments_body_ck'],
  },
  'comment.person': {
    kind: 'invalid',
    ko: '이 집행을 볼 수 없는 사람은 부를 수 없습니다. 목록에서 다시 골라 주세요.',
    en: 'Somebody who can’t see this claim can’t be called. Choose again from the list.',
    pointer: '/mentions',
  },
  'comment.document': {
    kind: 'invalid',
    ko: '올린 문서를 찾을 수 없습니다. 다시 올려 주세요.',
    en: 'The document isn’t here. Upload it again.',
    pointer: '/evidenceIds',
  },
  'comment.too-many-documents': {
    kind: 'invalid',
    ko: '문서는 의견 하나에 {limit}개까지 붙일 수 있습니다.',
    en: 'Up to {limit} documents per comment.',
    pointer: '/evidenceIds',
  },
});
