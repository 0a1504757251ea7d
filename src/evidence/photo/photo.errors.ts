import { defineErrors } from '../../platform/errors/define-errors.js';

export const PHOTO_ERRORS = defineErrors({
  'photo.damaged': {
    kind: 'invalid',
    ko: '사진이 손상되어 열 수 없습니다. 다시 찍거나 저장해 올려 주세요.',
    en: 'The picture is damaged and can’t be opened. Take or save it again and upload it.',
    pointer: '/files',
  },
  'photo.too-many-pixels': {
    kind: 'invalid',
    ko: '사진이 너무 큽니다({width}×{height}). {megapixels}00만 화소 아래로 줄여 올려 주세요.',
    en: 'The picture is too large ({width}×{height}). Make it smaller than {megapixels} megapixels and upload it.',
    pointer: '/files',
  },
});
