import { defineErrors } from '../platform/errors/define-errors.js';

export const INPUT_SHEET_ERRORS = defineErrors({
  'input-sheet.not-permitted': {
    kind: 'forbidden',
    ko: '국가 시스템 입력 시트는 팀의 재무 담당, 관리자, 연구책임자가 봅니다.',
    en: 'The input sheet is for the team’s finance, administrators and principal investigators.',
  },
  'input-sheet.not-finance': {
    kind: 'forbidden',
    ko: '입력했다는 표시는 팀의 재무 담당이 합니다.',
    en: 'Only the team’s finance marks what was entered.',
  },
  'input-sheet.not-to-enter': {
    kind: 'rule',
    ko: '승인되었거나 지급한 집행만 입력합니다. 집행 상태를 확인해 주세요.',
    en: 'Only claims that are approved or paid are entered. Look at its state.',
  },
  'input-sheet.system-unknown': {
    kind: 'invalid',
    ko: '모르는 시스템입니다. 목록에서 골라 주세요.',
    en: 'There is no such system. Choose one of the list.',
    pointer: '/system',
  },
  'input-sheet.period': {
    kind: 'invalid',
    ko: '시작일이 끝 날보다 늦습니다. 기간을 다시 골라 주세요.',
    en: 'The first day is after the last one. Choose the period again.',
    pointer: '/from',
  },
  'input-sheet.too-many': {
    kind: 'too-large',
    ko: '한 파일에 {limit}건까지 담습니다. 기간을 줄여 주세요.',
    en: 'A file holds up to {limit} claims. Choose a shorter period.',
  },
});
