import { defineErrors } from '../platform/errors/define-errors.js';

export const EVIDENCE_ERRORS = defineErrors({
  'evidence.not-found': {
    kind: 'not-found',
    ko: '증빙이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such document. Choose again from the list.',
  },
  'evidence.file-missing': {
    kind: 'invalid',
    ko: '파일을 골라 주세요.',
    en: 'Choose a file.',
    pointer: '/files',
  },
  'evidence.too-large': {
    kind: 'too-large',
    ko: '파일은 {megabytes}MB까지 올릴 수 있습니다. 나누거나 줄여서 올려 주세요.',
    en: 'Files can be up to {megabytes} MB. Split or shrink it.',
    pointer: '/files',
  },
  'evidence.too-many': {
    kind: 'too-large',
    ko: '한 번에 {limit}개까지 올릴 수 있습니다. 나누어 올려 주세요.',
    en: 'Up to {limit} files at a time. Upload in parts.',
    pointer: '/files',
  },
  'evidence.not-stored': {
    kind: 'unavailable',
    ko: '파일을 저장할 곳을 쓸 수 없습니다. 잠시 뒤에 다시 올려 주세요.',
    en: 'The document store can’t be written. Try again in a moment.',
    pointer: '/files',
  },
});
