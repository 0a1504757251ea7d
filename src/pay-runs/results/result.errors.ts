import { defineErrors } from '../../platform/errors/define-errors.js';

export const RESULT_ERRORS = defineErrors({
  'pay-result.not-found': {
    kind: 'not-found',
    ko: '올린 결과 파일이 없습니다. 다시 올려 주세요.',
    en: 'There is no such result file. Upload it again.',
  },
  'pay-result.file-missing': {
    kind: 'invalid',
    ko: '은행에서 받은 결과 파일을 골라 주세요.',
    en: 'Choose the result file the bank gave.',
    pointer: '/file',
  },
  'pay-result.too-large': {
    kind: 'too-large',
    ko: '결과 파일이 너무 큽니다({megabytes}MB까지).',
    en: 'The result file is too large (up to {megabytes} MB).',
    pointer: '/file',
  },
  'pay-result.too-long': {
    kind: 'too-large',
    ko: '결과 파일의 줄이 너무 많습니다({limit}줄까지).',
    en: 'The result file has too many rows (up to {limit}).',
    pointer: '/file',
  },
  'pay-result.empty': {
    kind: 'invalid',
    ko: '결과 파일에 읽을 줄이 없습니다.',
    en: 'The result file has no rows.',
    pointer: '/file',
  },
  'pay-result.columns-missing': {
    kind: 'invalid',
    ko: '계좌번호·금액·처리결과 열을 알 수 없습니다. 열을 맞춰 주세요.',
    en: 'The columns of account, amount and outcome aren’t known. Name them.',
    pointer: '/columns',
  },
  'pay-result.column-missing': { kind: 'invalid', ko: '열을 골라 주세요.', en: 'Choose a column.' },
  'pay-result.column-unknown': { kind: 'invalid', ko: '없는 열입니다.', en: 'There is no such column.' },
  'pay-result.column-twice': {
    kind: 'invalid',
    ko: '같은 열을 두 번 골랐습니다.',
    en: 'The same column is chosen twice.',
  },
  'pay-result.refused': {
    kind: 'rule',
    ko: '맞지 않는 줄이 있어 아무것도 반영하지 않았습니다. 줄을 확인하고 다시 올려 주세요.',
    en: 'Some rows don’t fit, so nothing was taken. Check the rows and upload again.',
    pointer: '/file',
  },
  'pay-result.unreadable': {
    kind: 'rule',
    ko: '{row}행: 계좌번호, 금액이나 처리결과를 읽을 수 없습니다.',
    en: 'Row {row}: account, amount or outcome can’t be read.',
  },
  'pay-result.not-in-run': {
    kind: 'rule',
    ko: '{row}행: 이 실행에 없는 계좌입니다. 다른 실행의 파일이 아닌지 확인해 주세요.',
    en: 'Row {row}: this account isn’t in the run. Is it another run’s file?',
  },
  'pay-result.other-amount': {
    kind: 'rule',
    ko: '{row}행: 이 계좌로 보낸 금액과 다릅니다.',
    en: 'Row {row}: not an amount that was sent to this account.',
  },
  'pay-result.twice': {
    kind: 'rule',
    ko: '{row}행: 같은 이체가 보낸 것보다 더 있습니다.',
    en: 'Row {row}: the same transfer stands more often than it was sent.',
  },
  'pay-result.decided-otherwise': {
    kind: 'rule',
    ko: '{row}행: 이미 다르게 처리한 건입니다.',
    en: 'Row {row}: this was recorded with the other outcome before.',
  },
  'pay-result.which-one': {
    kind: 'rule',
    ko: '{row}행: 같은 계좌·금액이 여럿이라 어느 건인지 알 수 없습니다. 이체 번호가 있는 파일을 올리거나 직접 표시해 주세요.',
    en: 'Row {row}: several items are alike, and which one it is can’t be told. Use a file with bank references, or mark them by hand.',
  },
  'pay-result.bad-day': {
    kind: 'rule',
    ko: '{row}행: 이체일을 읽을 수 없습니다.',
    en: 'Row {row}: the day of transfer can’t be read.',
  },
});
