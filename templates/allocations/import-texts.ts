import { type Texts, plural } from '../texts.js';

export const allocationImportTexts = {
  title: { ko: '표로 배정하기', en: 'Allocate from a sheet' },
  lead: {
    ko: '예산 항목과 금액을 적은 표를 올리면 먼저 검사합니다. 모든 줄이 맞을 때 한 번에 반영하고, 하나라도 틀리면 아무것도 반영하지 않습니다.',
    en: 'A sheet of budget lines and amounts is checked first. All of it is posted when every row is good, and none otherwise.',
  },
  templateTitle: { ko: '표 준비하기', en: 'Prepare the sheet' },
  templateXlsx: { ko: '빈 서식 (엑셀)', en: 'Empty template (Excel)' },
  templateCsv: { ko: '빈 서식 (CSV)', en: 'Empty template (CSV)' },
  current: { ko: '지금 배정을 표로 받기', en: 'The allocations of now' },
  templateLead: {
    ko: '엑셀 서식에는 재원·단계·팀·기관·비목을 고르는 목록이 있습니다. 지금 배정을 받아 고친 다음 ‘합계로 맞추기’로 올려도 됩니다.',
    en: 'The Excel template offers funds, stages, teams, institutions and categories. You may also edit the allocations of now and upload them as totals.',
  },
  chooseLabel: { ko: '표 파일', en: 'Sheet' },
  limits: {
    ko: (megabytes: number, rows: number) =>
      `엑셀(xlsx)이나 CSV, ${megabytes}MB·${rows.toLocaleString('en')}줄까지`,
    en: (megabytes: number, rows: number) =>
      `Excel (xlsx) or CSV, up to ${megabytes} MB and ${plural(rows, 'row')}`,
  },
  modeLegend: { ko: '표의 금액이 뜻하는 것', en: 'What the amounts mean' },
  'mode-add': { ko: '더하기', en: 'Add' },
  'mode-add-hint': {
    ko: '‘배정액’만큼 지금 배정에 더합니다.',
    en: 'The amount is added to what the line has.',
  },
  'mode-set': { ko: '합계로 맞추기', en: 'Set totals' },
  'mode-set-hint': {
    ko: '배정이 ‘배정 합계’가 되도록 더하거나 회수합니다.',
    en: 'Money is given or taken back until the line has the total.',
  },
  upload: { ko: '올려서 검사하기', en: 'Upload and check' },
  uploading: { ko: '검사하고 있습니다…', en: 'Checking…' },
  earlier: { ko: '올린 표', en: 'Uploaded sheets' },
  file: { ko: '파일', en: 'File' },
  uploadedAt: { ko: '올린 때', en: 'Uploaded' },
  uploadedBy: { ko: (name: string) => `${name}님이 올림`, en: (name: string) => `by ${name}` },
  rowCount: { ko: '줄 수', en: 'Rows' },
  state: { ko: '상태', en: 'State' },
  meaning: { ko: '금액', en: 'Amounts' },
  emptyTitle: { ko: '올린 표가 없습니다.', en: 'No sheet was uploaded.' },
  emptyLead: {
    ko: '빈 서식을 받아 채운 다음 위에서 올려 주세요.',
    en: 'Download the template, fill it in and upload it above.',
  },
  'state-checked': { ko: '확정 전', en: 'Not confirmed' },
  'state-faulty': { ko: '고칠 줄 있음', en: 'To put right' },
  'state-confirmed': { ko: '반영 중', en: 'Posting' },
  'state-posted': { ko: '반영함', en: 'Posted' },
  'state-discarded': { ko: '버림', en: 'Discarded' },

  original: { ko: '다시 검사하기', en: 'Check again' },
  checkTitle: { ko: '검사 결과', en: 'Result of the check' },
  counts: {
    ko: (good: number, refused: number, skipped: number) =>
      [
        `반영할 줄 ${good.toLocaleString('en')}개`,
        `고칠 줄 ${refused.toLocaleString('en')}개`,
        ...(skipped > 0 ? [`건너뛸 줄 ${skipped.toLocaleString('en')}개`] : []),
      ].join(' · '),
    en: (good: number, refused: number, skipped: number) =>
      [
        `${plural(good, 'row')} to post`,
        `${plural(refused, 'row')} to put right`,
        ...(skipped > 0 ? [`${plural(skipped, 'row')} left out`] : []),
      ].join(' · '),
  },
  newLines: {
    ko: (count: number) => `예산 항목 ${count.toLocaleString('en')}개를 새로 엽니다.`,
    en: (count: number) => `${plural(count, 'budget line')} will be opened.`,
  },
  formulas: {
    ko: (count: number) =>
      `수식이 든 칸 ${count.toLocaleString('en')}개는 저장할 때 계산된 값으로 읽었습니다.`,
    en: (count: number) =>
      `${plural(count, 'formula')} counted by the value they had when the workbook was saved.`,
  },
  hiddenRows: {
    ko: (count: number) =>
      `숨긴 줄 ${count.toLocaleString('en')}개도 읽었습니다. 반영하지 않으려면 지우고 다시 올려 주세요.`,
    en: (count: number) =>
      `${plural(count, 'hidden row')} were read, too. Delete them and upload again to leave them out.`,
  },
  hiddenColumns: {
    ko: (count: number) => `숨긴 열 ${count}개도 읽었습니다.`,
    en: (count: number) => `${plural(count, 'hidden column')} were read, too.`,
  },
  sheetRead: {
    ko: (name: string) => `‘${name}’ 시트를 읽었습니다.`,
    en: (name: string) => `The sheet “${name}” was read.`,
  },
  otherSheet: { ko: '다른 시트', en: 'Another sheet' },
  checkAgain: { ko: '다시 검사하기', en: 'Check again' },
  checkAgainLead: {
    ko: '사업 구조나 편성을 고쳤거나, 금액의 뜻이나 시트를 바꿀 때 쓰세요.',
    en: 'After the programme or the appropriation was put right, or to change the meaning or the sheet.',
  },

  totalsTitle: { ko: '재원별 금액', en: 'By fund' },
  fund: { ko: '재원', en: 'Fund' },
  lines: { ko: '항목', en: 'Lines' },
  unallocated: { ko: '남은 미배정', en: 'Unallocated' },
  given: { ko: '배정', en: 'Given' },
  takenBack: { ko: '회수', en: 'Taken back' },
  afterwards: { ko: '반영한 뒤 미배정', en: 'Unallocated after' },
  short: { ko: (amount: string) => `${amount} 모자람`, en: (amount: string) => `short of ${amount}` },
  shortNote: {
    ko: '편성보다 많이 배정할 수 없습니다. 금액을 줄여 다시 올리거나, 먼저 편성한 다음 다시 검사해 주세요.',
    en: 'More than the appropriation can’t be allocated. Lower the amounts, or appropriate first and check again.',
  },
  confirm: { ko: '모두 반영하기', en: 'Post all of it' },
  confirmLead: {
    ko: '한 번에 모두 반영합니다. 중간에 멈추면 아무것도 남지 않습니다.',
    en: 'All at once: if it is interrupted, nothing is left behind.',
  },
  discard: { ko: '이 표 버리기', en: 'Discard this sheet' },
  discardLead: {
    ko: '아무것도 반영하지 않고 끝냅니다. 같은 표를 나중에 다시 올릴 수 있습니다.',
    en: 'Ends it without posting. The same sheet may be uploaded again.',
  },
  discardConfirm: { ko: '버리기', en: 'Discard' },
  postingTitle: {
    ko: (count: number) => `${count.toLocaleString('en')}줄을 반영하고 있습니다`,
    en: (count: number) => `Posting ${plural(count, 'row')}`,
  },
  postingLead: {
    ko: '다른 일을 하셔도 됩니다. 끝나면 이 화면에 나타납니다.',
    en: 'You may go on with other work. It shows here when it is done.',
  },
  postedTitle: {
    ko: (count: number) => `${count.toLocaleString('en')}줄을 모두 반영했습니다`,
    en: (count: number) => `All ${plural(count, 'row')} are posted`,
  },
  postedBy: {
    ko: (name: string, at: string) => `${name}님이 확정 · ${at}`,
    en: (name: string, at: string) => `Confirmed by ${name} · ${at}`,
  },
  toAllocations: { ko: '편성과 배정 보기', en: 'To the allocations' },
  toVersion: { ko: '바뀐 내용 보기', en: 'See what changed' },
  discardedTitle: { ko: '버린 표입니다', en: 'This sheet was discarded' },
  failedTitle: { ko: '반영하지 못했습니다', en: 'It was not posted' },

  refusedTitle: {
    ko: (count: number) => `고칠 줄 ${count.toLocaleString('en')}개`,
    en: (count: number) => `${plural(count, 'row')} to put right`,
  },
  refusedLead: {
    ko: '표에서 고쳐 다시 올려 주세요. 고칠 점을 줄마다 적은 표를 받을 수 있습니다.',
    en: 'Put them right in the sheet and upload it again. You can download it with what is wrong beside each row.',
  },
  copyXlsx: { ko: '고칠 점을 적은 표 (엑셀)', en: 'Sheet with the problems (Excel)' },
  copyCsv: { ko: 'CSV로 받기', en: 'As CSV' },
  firstOf: {
    ko: (count: number) => `처음 ${count.toLocaleString('en')}줄만 보입니다`,
    en: (count: number) => `the first ${plural(count, 'row')}`,
  },
  goodTitle: { ko: '반영할 줄', en: 'Rows to post' },
  row: { ko: '줄', en: 'Row' },
  line: { ko: '예산 항목', en: 'Budget line' },
  place: { ko: '팀 · 기관', en: 'Team · institution' },
  problems: { ko: '고칠 점', en: 'To put right' },
  before: { ko: '지금 배정', en: 'Allocated now' },
  change: { ko: '증감', en: 'Change' },
  after: { ko: '반영한 뒤', en: 'After' },
  reason: { ko: '사유', en: 'Reason' },
  opens: { ko: '새 항목', en: 'new line' },
} satisfies Texts;
