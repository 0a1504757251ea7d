import { defineErrors } from '../../platform/errors/define-errors.js';

export const ARCHIVE_ERRORS = defineErrors({
  'archive.damaged': {
    kind: 'invalid',
    ko: '압축 파일이 손상되어 열 수 없습니다. 다시 압축하거나 문서를 하나씩 올려 주세요.',
    en: 'The archive is damaged. Pack it again, or upload the documents one by one.',
    pointer: '/files',
  },
  'archive.locked': {
    kind: 'invalid',
    ko: '암호가 걸린 압축 파일입니다. 암호를 풀고 올려 주세요.',
    en: 'The archive is locked with a password. Remove it and upload again.',
    pointer: '/files',
  },
  'archive.too-many': {
    kind: 'too-large',
    ko: '압축 파일 하나에 문서는 {limit}개까지입니다. 나누어 올려 주세요.',
    en: 'An archive holds up to {limit} documents. Split it.',
    pointer: '/files',
  },
  'archive.too-large': {
    kind: 'too-large',
    ko: '압축을 풀면 {megabytes}MB가 넘습니다. 나누어 올려 주세요.',
    en: 'Unpacked it is over {megabytes} MB. Split it.',
    pointer: '/files',
  },
  'archive.empty': {
    kind: 'invalid',
    ko: '압축 파일에 문서가 없습니다. 안의 내용을 확인해 주세요.',
    en: 'There is no document in the archive. Check what is in it.',
    pointer: '/files',
  },
});
