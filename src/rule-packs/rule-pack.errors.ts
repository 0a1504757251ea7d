import { defineErrors } from '../platform/errors/define-errors.js';

export const RULE_PACK_ERRORS = defineErrors({
  'rule-pack.not-found': {
    kind: 'not-found',
    ko: '규칙 묶음이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such rule pack. Choose again from the list.',
  },
  'rule-pack.not-permitted': {
    kind: 'forbidden',
    ko: '규칙은 전담기관의 사업 담당자만 고칠 수 있습니다.',
    en: 'Only the programme’s officers change its rules.',
  },
  'rule-pack.no-draft': {
    kind: 'not-found',
    ko: '고치고 있는 규칙이 없습니다. 초안을 먼저 만들어 주세요.',
    en: 'No draft is being edited. Start one first.',
  },
  'rule-pack.draft-exists': {
    kind: 'conflict',
    ko: '이미 고치고 있는 초안이 있습니다. 그 초안을 이어서 고치거나 버린 뒤 다시 만들어 주세요.',
    en: 'There is a draft already. Go on with it, or discard it first.',
    constraints: ['rule_packs_draft_uq'],
  },
  'rule-pack.changed': {
    kind: 'conflict',
    ko: '그 사이 초안이 바뀌었습니다. 아래에 적은 것을 남겨 두었으니 확인하고 다시 저장해 주세요.',
    en: 'The draft has changed meanwhile. What you typed is kept below: check it and save again.',
  },
  'rule-pack.unknown-rule': {
    kind: 'not-found',
    ko: '초안에 그런 규칙이 없습니다.',
    en: 'The draft has no such rule.',
  },
  'rule-pack.bad-text': {
    kind: 'invalid',
    ko: '{line}번째 줄{rule}: {problem}',
    en: 'Line {line}{rule}: {problem}',
  },
  'rule-pack.more-problems': {
    kind: 'invalid',
    ko: '이 밖에 {count}가지가 더 있습니다.',
    en: 'And {count} more.',
  },
  'rule-pack.bad-number': {
    kind: 'invalid',
    ko: '0 이상의 정수를 적어 주세요.',
    en: 'A whole number, 0 or more.',
  },
  'rule-pack.unknown-setting': {
    kind: 'invalid',
    ko: '초안에 그런 수치가 없습니다: {code}',
    en: 'The draft has no such figure: {code}',
  },
  'rule-pack.not-tried': {
    kind: 'rule',
    ko: '지금의 초안을 지난 신청에 아직 대어 보지 않았습니다. 먼저 ‘지난 1년 신청에 대어 보기’를 누르고 결과를 확인해 주세요.',
    en: 'This draft hasn’t been tried on past claims yet. Try it first and look at what would change.',
  },
  'rule-pack.trial-running': {
    kind: 'conflict',
    ko: '대어 보는 중입니다. 끝난 뒤에 시행할 수 있습니다.',
    en: 'The trial is still running. Publish once it is done.',
  },
  'rule-pack.day-passed': {
    kind: 'invalid',
    ko: '시행일은 오늘({today})이나 그 뒤여야 합니다. 이미 지난 날의 신청은 그때의 규칙으로 남습니다.',
    en: 'The first day must be today ({today}) or later: claims of days gone by keep the rules of their day.',
    pointer: '/effectiveOn',
  },
  'rule-pack.no-change': {
    kind: 'rule',
    ko: '지금의 규칙과 다른 점이 없습니다. 고친 뒤에 시행해 주세요.',
    en: 'Nothing differs from the rules in force. Change something first.',
  },
});
