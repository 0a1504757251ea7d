import { defineErrors } from '../platform/errors/define-errors.js';

export const SHEET_ERRORS = defineErrors({
  'sheet.not-a-sheet': {
    kind: 'invalid',
    ko: '표를 올려 주세요. 엑셀(xlsx)과 CSV를 읽습니다.',
    en: 'Upload a sheet: Excel (xlsx) and CSV are read.',
    pointer: '/file',
  },
  'sheet.unreadable': {
    kind: 'invalid',
    ko: '표를 끝까지 읽을 수 없습니다. 엑셀에서 열어 다시 저장한 다음 올려 주세요.',
    en: 'The sheet can’t be read to its end. Open it in your spreadsheet, save it again and upload that.',
    pointer: '/file',
  },
  'sheet.too-large': {
    kind: 'too-large',
    ko: '표를 펼친 크기가 너무 큽니다. 필요한 줄만 남기거나 나누어 올려 주세요.',
    en: 'Unpacked, the sheet is too large. Keep the rows that are needed, or split it.',
    pointer: '/file',
  },
});
