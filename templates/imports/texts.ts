import { type Texts, plural } from '../texts.js';

const n = (count: number) => count.toLocaleString('en');

export const importTexts = {
  title: { ko: '표에서 가져오기', en: 'Import from a sheet' },
  lead: {
    ko: '집행을 한 줄에 하나씩 적은 표를 올리면, 맞는 줄이 작성 중인 신청으로 들어갑니다.',
    en: 'Upload a sheet with one expense in each row; the rows that are right go in as drafts.',
  },
  chooseLabel: { ko: '엑셀(xlsx)이나 CSV 파일', en: 'Excel (xlsx) or CSV file' },
  upload: { ko: '올리고 확인하기', en: 'Upload and check' },
  limits: {
    ko: (megabytes: number, rows: number) =>
      `${megabytes}MB, ${n(rows)}줄까지 · 작성일자, 거래처, 내용, 금액, 비목 열이 있으면 됩니다.`,
    en: (megabytes: number, rows: number) =>
      `Up to ${megabytes} MB and ${plural(rows, 'row')} · with columns for date, supplier, what for, amount and category.`,
  },
  safe: {
    ko: '올려도 바로 들어가지 않습니다. 먼저 보여 드리고, 같은 표나 같은 줄은 두 번 들어가지 않습니다.',
    en: 'Nothing goes in at once: you see it first. The same sheet or row never goes in twice.',
  },
  earlier: { ko: '올린 표', en: 'Uploaded sheets' },
  emptyTitle: { ko: '아직 올린 표가 없습니다', en: 'No sheet uploaded yet' },
  emptyLead: { ko: '위에서 표를 골라 주세요.', en: 'Choose a sheet above.' },
  file: { ko: '표', en: 'Sheet' },
  uploadedAt: { ko: '올린 때', en: 'Uploaded' },
  uploadedBy: { ko: (name: string) => `${name} 올림`, en: (name: string) => `uploaded by ${name}` },
  state: { ko: '상태', en: 'State' },
  rowCount: { ko: '줄', en: 'Rows' },
  result: { ko: '결과', en: 'Result' },
  'state-uploaded': { ko: '열을 맞춰 주세요', en: 'Match the columns' },
  'state-previewed': { ko: '시작 전', en: 'Not started' },
  'state-running': { ko: '가져오는 중', en: 'Importing' },
  'state-done': { ko: '끝남', en: 'Done' },
  'state-cancelled': { ko: '취소함', en: 'Cancelled' },
  'state-undoing': { ko: '되돌리는 중', en: 'Being taken back' },
  'state-undone': { ko: '되돌림', en: 'Taken back' },
  'state-failed': { ko: '멈춤', en: 'Stopped' },
  counts: {
    ko: (imported: number, refused: number, skipped: number) =>
      [
        `가져옴 ${n(imported)}`,
        refused > 0 ? `오류 ${n(refused)}` : '',
        skipped > 0 ? `건너뜀 ${n(skipped)}` : '',
      ]
        .filter(Boolean)
        .join(' · '),
    en: (imported: number, refused: number, skipped: number) =>
      [
        `${n(imported)} imported`,
        refused > 0 ? `${n(refused)} with errors` : '',
        skipped > 0 ? `${n(skipped)} left out` : '',
      ]
        .filter(Boolean)
        .join(' · '),
  },
  rows: {
    ko: (count: number) => `${n(count)}줄`,
    en: (count: number) => (count === 1 ? '1 row' : `${n(count)} rows`),
  },
  original: { ko: '올린 표 내려받기', en: 'Download the sheet' },

  sheetsTitle: {
    ko: (count: number, name: string) =>
      `내용이 있는 시트가 ${n(count)}개입니다. ‘${name}’ 시트를 읽었습니다`,
    en: (count: number, name: string) =>
      `${plural(count, 'sheet holds', 'sheets hold')} something; “${name}” was read`,
  },
  hiddenTitle: { ko: '엑셀에서 보이지 않는 것이 있습니다', en: 'Something is hidden in the workbook' },
  hiddenRows: {
    ko: (count: number) =>
      `숨기거나 걸러진 줄 ${n(count)}개도 함께 읽습니다. 빼려면 그 줄을 지우고 다시 올려 주세요.`,
    en: (count: number) =>
      count === 1
        ? 'One hidden or filtered row is read as well. Delete it and upload again to leave it out.'
        : `${n(count)} hidden or filtered rows are read as well. Delete them and upload again to leave them out.`,
  },
  hiddenColumns: {
    ko: (count: number) => `숨긴 열 ${n(count)}개도 읽습니다.`,
    en: (count: number) =>
      count === 1 ? 'One hidden column is read as well.' : `${n(count)} hidden columns are read as well.`,
  },
  sheet: { ko: '읽을 시트', en: 'Sheet' },
  sheetHint: {
    ko: '한 번에 시트 하나를 가져옵니다. 다른 시트는 따로 저장해 올려 주세요.',
    en: 'One sheet goes in at a time. Save another as a file of its own and upload that.',
  },
  hiddenSheet: { ko: (name: string) => `${name} (숨김)`, en: (name: string) => `${name} (hidden)` },
  readSheet: { ko: '이 시트 읽기', en: 'Read this sheet' },

  mappingTitle: { ko: '열 맞추기', en: 'Match the columns' },
  mappingLead: {
    ko: '어느 열이 무엇인지 골라 주세요. 한 번 고치면 팀이 다음에 같은 모양의 표를 올릴 때 그대로 씁니다.',
    en: 'Say which column is what. Your choice is kept for the team’s next sheet of this shape.',
  },
  samples: { ko: '표의 첫 줄', en: 'The sheet’s first rows' },
  none: { ko: '없음', en: 'None' },
  needed: { ko: '꼭 필요', en: 'needed' },
  amounts: { ko: '금액', en: 'Amounts' },
  targets: { ko: '예산 항목', en: 'Budget line' },
  more: { ko: '있으면 고르세요', en: 'If the sheet has them' },
  whatWhenWho: { ko: '언제 누구에게 무엇을', en: 'When, from whom and what for' },
  totalVat: { ko: '합계만 있을 때 부가세', en: 'VAT where only a total is given' },
  'vat-included': { ko: '합계에 들어 있음 (1/11)', en: 'Included (one eleventh)' },
  'vat-none': { ko: '없음 (면세·영세율)', en: 'None (exempt or zero-rated)' },
  target: { ko: '비목이 비어 있으면', en: 'Where the category is blank' },
  targetHint: {
    ko: '비목 열이 없거나 빈칸이면 이 예산 항목으로 들어갑니다.',
    en: 'Rows without a category go to this budget line.',
  },
  noTarget: { ko: '오류로 둡니다', en: 'Leave the row out' },
  check: { ko: '이대로 확인하기', en: 'Check with these' },
  back: { ko: '그만두기', en: 'Never mind' },

  previewTitle: { ko: '미리보기', en: 'Preview' },
  previewAll: {
    ko: (good: number, refused: number, skipped: number) =>
      `${n(good)}줄을 가져올 수 있습니다.${refused > 0 ? ` ${n(refused)}줄은 오류가 있어 빠집니다.` : ''}${
        skipped > 0 ? ` ${n(skipped)}줄은 건너뜁니다.` : ''
      }`,
    en: (good: number, refused: number, skipped: number) =>
      `${n(good)} can be imported.${refused > 0 ? ` ${n(refused)} have errors and stay out.` : ''}${
        skipped > 0 ? ` ${n(skipped)} are left out.` : ''
      }`,
  },
  previewPart: {
    ko: (checked: number) => `앞의 ${n(checked)}줄을 살펴보았습니다:`,
    en: (checked: number) => `Of the first ${plural(checked, 'row')}:`,
  },
  start: { ko: '가져오기', en: 'Import' },
  startLead: {
    ko: '내 이름의 작성 중인 신청으로 들어갑니다. 제출은 따로 합니다.',
    en: 'They go in as drafts under your name. You submit them yourself.',
  },
  changeColumns: { ko: '열 맞춤 바꾸기', en: 'Change the columns' },
  row: { ko: '줄', en: 'Row' },
  documentedOn: { ko: '작성일자', en: 'Date' },
  supplier: { ko: '거래처', en: 'Supplier' },
  what: { ko: '내용', en: 'What for' },
  supply: { ko: '공급가액', en: 'Supply value' },
  tax: { ko: '세액', en: 'VAT' },
  category: { ko: '비목', en: 'Category' },
  'outcome-good': { ko: '들어감', en: 'Goes in' },
  'outcome-refused': { ko: '오류', en: 'Error' },
  'outcome-skipped': { ko: '건너뜀', en: 'Left out' },

  progress: { ko: '진행', en: 'Progress' },
  progressText: {
    ko: (handled: number, total: number) => `${n(total)}줄 가운데 ${n(handled)}줄`,
    en: (handled: number, total: number) => `${n(handled)} of ${plural(total, 'row')}`,
  },
  runningLead: {
    ko: '이 화면을 떠나도 계속됩니다. 화면은 저절로 새로워집니다.',
    en: 'It goes on when you leave this page. The page renews itself.',
  },
  standsStill: {
    ko: '잠시 멈춰 있습니다. 몇 분 안에 저절로 이어집니다. 들어간 줄은 그대로 있습니다.',
    en: 'It stands still for the moment and goes on by itself within minutes. What is in stays.',
  },
  cancel: { ko: '취소', en: 'Cancel' },
  cancelLead: {
    ko: '지금까지 들어간 줄은 작성 중인 신청으로 남습니다.',
    en: 'What has gone in so far stays as drafts.',
  },
  goOn: { ko: '이어서 가져오기', en: 'Go on' },
  doneTitle: {
    ko: (count: number) => `${n(count)}줄이 들어갔습니다`,
    en: (count: number) => `${plural(count, 'row is', 'rows are')} in`,
  },
  cancelledTitle: {
    ko: (imported: number, left: number) =>
      `취소했습니다. ${n(imported)}줄이 들어갔고 ${n(left)}줄이 남았습니다`,
    en: (imported: number, left: number) =>
      `Cancelled: ${plural(imported, 'row is', 'rows are')} in, ${plural(left, 'is', 'are')} left`,
  },
  failedTitle: {
    ko: (imported: number) => `멈췄습니다. ${n(imported)}줄이 들어갔습니다`,
    en: (imported: number) => `Stopped: ${plural(imported, 'row is', 'rows are')} in`,
  },
  undo: { ko: '가져오기 되돌리기', en: 'Take the import back' },
  undoLead: {
    ko: (count: number) =>
      `이 표에서 들어온 신청 ${n(count)}건 가운데 아직 손대지 않은 것을 모두 지웁니다. 고쳤거나 증빙을 붙였거나 제출한 신청은 그대로 둡니다.`,
    en: (count: number) =>
      `Of the ${plural(count, 'draft')} this sheet brought, all that nobody has touched are removed. What was edited, given a document or submitted stays.`,
  },
  undoConfirm: { ko: '되돌리기', en: 'Take it back' },
  undoingTitle: {
    ko: (handled: number, total: number) => `신청 ${n(total)}건 가운데 ${n(handled)}건을 살펴보았습니다`,
    en: (handled: number, total: number) => `${n(handled)} of ${plural(total, 'draft')} looked at`,
  },
  undoing: { ko: '되돌리기 진행', en: 'Taking back' },
  undoingCounts: {
    ko: (removed: number, kept: number) => `지움 ${n(removed)}${kept > 0 ? ` · 남김 ${n(kept)}` : ''}`,
    en: (removed: number, kept: number) => `${n(removed)} removed${kept > 0 ? ` · ${n(kept)} kept` : ''}`,
  },
  undoingStill: {
    ko: '잠시 멈춰 있습니다. 몇 분 안에 저절로 이어집니다.',
    en: 'It stands still for the moment and goes on by itself within minutes.',
  },
  undoGoOn: { ko: '이어서 되돌리기', en: 'Go on taking back' },
  undoneTitle: {
    ko: (count: number) => `되돌렸습니다. 작성 중인 신청 ${n(count)}건을 지웠습니다`,
    en: (count: number) => `Taken back: ${plural(count, 'draft is', 'drafts are')} gone`,
  },
  undoneKept: {
    ko: (count: number) => `${n(count)}건은 그사이 고쳤거나 제출해서 남겨 두었습니다.`,
    en: (count: number) => `${n(count)} stay: they were edited or submitted meanwhile.`,
  },
  undoneNext: {
    ko: '같은 표를 다시 올리면 처음부터 가져올 수 있습니다.',
    en: 'Upload the same sheet again to start anew.',
  },
  toUpload: { ko: '표 올리기', en: 'Upload a sheet' },
  skippedNote: {
    ko: (count: number) => `${n(count)}줄은 이미 있거나 합계라서 건너뛰었습니다.`,
    en: (count: number) => `${plural(count, 'row was', 'rows were')} left out: in already, or sums.`,
  },
  review: { ko: '하나씩 보고 제출하기', en: 'Review and submit' },
  drafts: { ko: '작성 중인 신청 보기', en: 'See the drafts' },
  refusedTitle: {
    ko: (count: number) => `고칠 줄 ${n(count)}`,
    en: (count: number) => `Rows to put right: ${n(count)}`,
  },
  refusedLead: {
    ko: '고칠 점이 적힌 표를 내려받아 고친 다음 그 표를 다시 올려 주세요. 이미 들어간 줄은 다시 들어가지 않습니다.',
    en: 'Download the sheet with the remarks, put it right and upload it. Rows that are in don’t go in again.',
  },
  refusedXlsx: { ko: '고칠 줄만 (엑셀)', en: 'Only these rows (Excel)' },
  wholeXlsx: { ko: '표 전체 (엑셀)', en: 'Whole sheet (Excel)' },
  refusedCsv: { ko: '고칠 줄만 (CSV)', en: 'Only these rows (CSV)' },
  otherCopies: { ko: '다른 형식', en: 'Other formats' },
  problems: { ko: '고칠 점', en: 'To put right' },
  firstOf: { ko: (count: number) => `앞의 ${n(count)}줄`, en: (count: number) => `first ${n(count)}` },
} satisfies Texts;
