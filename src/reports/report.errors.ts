import { defineErrors } from '../platform/errors/define-errors.js';

export const REPORT_ERRORS = defineErrors({
  'report.not-found': {
    kind: 'not-found',
    ko: '그런 보고서가 없습니다. 보고서 목록에서 팀과 단계를 골라 주세요.',
    en: 'There is no such report. Choose the team and the stage from the list of reports.',
  },
  'report.too-many-entries': {
    kind: 'too-large',
    ko: '분개가 {limit}건을 넘어 엑셀 한 권에 담을 수 없습니다. PDF를 받거나 예산 화면에서 항목별 CSV를 받아 주세요.',
    en: 'More than {limit} entries don’t fit into one workbook. Take the PDF, or the CSV of each line on the budget page.',
  },
});
