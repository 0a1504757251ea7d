import { defineErrors } from '../platform/errors/define-errors.js';

export const ALLOCATION_IMPORT_ERRORS = defineErrors({
  'allocation-import.not-found': {
    kind: 'not-found',
    ko: '그런 표가 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such sheet. Choose again from the list.',
  },
  'allocation-import.file-missing': {
    kind: 'invalid',
    ko: '올릴 표를 골라 주세요.',
    en: 'Choose the sheet to upload.',
    pointer: '/file',
  },
  'allocation-import.mode-unknown': {
    kind: 'invalid',
    ko: '표의 금액을 더할지, 합계로 맞출지 골라 주세요.',
    en: 'Choose whether the amounts are added or are totals.',
    pointer: '/mode',
  },
  'allocation-import.empty': {
    kind: 'invalid',
    ko: '표에 배정할 줄이 없습니다. 첫 줄에 열 이름을, 그 아래에 예산 항목을 한 줄씩 적어 주세요.',
    en: 'The sheet has no rows. Put column names in the first row and one budget line in each row below.',
    pointer: '/file',
  },
  'allocation-import.too-many-rows': {
    kind: 'too-large',
    ko: '한 번에 {limit}줄까지 올릴 수 있습니다. 표를 나누어 올려 주세요.',
    en: 'Up to {limit} rows at a time. Split the sheet.',
    pointer: '/file',
  },
  'allocation-import.columns-missing': {
    kind: 'invalid',
    ko: '{row}번째 줄에서 열 이름을 찾았지만 {columns} 열이 없습니다. 서식을 내려받아 열 이름을 맞춰 주세요.',
    en: 'Row {row} has the column names, but none called {columnsEn}. Download the template and use its names.',
    pointer: '/file',
  },
  'allocation-import.column-twice': {
    kind: 'invalid',
    ko: '‘{column}’에 해당하는 열이 둘입니다. 하나만 남겨 주세요.',
    en: 'Two columns mean the same as “{column}”. Keep one.',
    pointer: '/file',
  },
  'allocation-import.means-set': {
    kind: 'invalid',
    ko: '표의 금액 열이 ‘{column}’입니다. ‘합계로 맞추기’를 고르거나 열 이름을 ‘배정액’으로 바꿔 주세요.',
    en: 'The column of amounts is called “{column}”. Choose “Set totals”, or call it “배정액”.',
    pointer: '/mode',
  },
  'allocation-import.means-add': {
    kind: 'invalid',
    ko: '표의 금액 열이 ‘{column}’입니다. ‘더하기’를 고르거나 열 이름을 ‘배정 합계’로 바꿔 주세요.',
    en: 'The column of amounts is called “{column}”. Choose “Add”, or call it “배정 합계”.',
    pointer: '/mode',
  },
  'allocation-import.sheet-unknown': {
    kind: 'invalid',
    ko: '내용이 있는 시트를 골라 주세요.',
    en: 'Choose a sheet of the workbook that has rows.',
    pointer: '/sheet',
  },
  'allocation-import.wrong-state': {
    kind: 'conflict',
    ko: '지금 상태에서는 할 수 없습니다. 화면을 새로 열어 확인해 주세요.',
    en: 'This can’t be done as it stands. Reload to see how it stands.',
  },
  'allocation-import.checked-again': {
    kind: 'conflict',
    ko: '그 사이 다시 검사한 표입니다. 지금 결과를 확인하고 확정해 주세요.',
    en: 'It was checked again meanwhile. Look at the result and confirm that.',
  },
  'allocation-import.has-faults': {
    kind: 'rule',
    ko: '고칠 줄이 {count}개 있습니다. 모두 고쳐 다시 올려야 반영됩니다. 지금은 아무것도 반영되지 않았습니다.',
    en: '{count} rows have to be put right first. Nothing was posted.',
  },
  'allocation-import.nothing-to-post': {
    kind: 'rule',
    ko: '반영할 줄이 없습니다. 배정액을 적은 줄이 있는지 확인해 주세요.',
    en: 'There is no row to post. Check that rows have amounts.',
  },
  'allocation-import.exceeds': {
    kind: 'rule',
    ko: '{fund} {year}년 편성에서 {over}원이 모자랍니다. 금액을 줄이거나 먼저 편성해 주세요.',
    en: '{fundEn} {year} is short of ₩{over}. Lower the amounts or appropriate more first.',
  },
  'allocation-import.changed': {
    kind: 'conflict',
    ko: '검사한 다음 배정이 바뀐 항목이 있습니다. 아무것도 반영하지 않았습니다. 다시 검사해 주세요.',
    en: 'Some lines were allocated to since the check. Nothing was posted. Check again.',
  },
  'allocation-import.short': {
    kind: 'rule',
    ko: '그 사이 남은 금액이 모자라게 되었습니다. 아무것도 반영하지 않았습니다. 다시 검사해 주세요.',
    en: 'There is not enough left any more. Nothing was posted. Check again.',
  },
  'allocation-import.refused': {
    kind: 'rule',
    ko: '원장이 받지 않은 줄이 있습니다. 아무것도 반영하지 않았습니다. 다시 검사해 주세요.',
    en: 'The ledger refused a row. Nothing was posted. Check again.',
  },
  'allocation-import.person-left': {
    kind: 'forbidden',
    ko: '확정한 사람이 더는 배정할 수 없습니다. 아무것도 반영하지 않았습니다.',
    en: 'Whoever confirmed it may no longer allocate. Nothing was posted.',
  },
  'allocation-import.stopped': {
    kind: 'unavailable',
    ko: '반영이 여러 번 멈췄습니다. 아무것도 반영하지 않았습니다. 다시 확정해 주세요.',
    en: 'Posting stopped several times. Nothing was posted. Confirm again.',
  },
  'allocation-import.file-gone': {
    kind: 'unavailable',
    ko: '올린 표를 읽을 수 없습니다. 다시 올려 주세요.',
    en: 'The uploaded sheet can’t be read. Upload it again.',
    pointer: '/file',
  },
});
