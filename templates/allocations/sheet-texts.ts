import type { Texts } from '../texts.js';

export const allocationSheetTexts = {
  sheet: { ko: '배정', en: 'Allocations' },
  lists: { ko: '목록', en: 'Lists' },
  help: { ko: '적는 법', en: 'How to' },
  institutionTeam: { ko: '팀 – 기관', en: 'Team – institution' },
  declined: { ko: '받지 않는 지원', en: 'Declined supports' },
  invalidTitle: { ko: '목록에 없는 값', en: 'Not on the list' },
  invalid: {
    ko: '‘목록’ 시트에 없는 값입니다. 그래도 적으려면 ‘예’를 누르세요.',
    en: 'This isn’t on the sheet of lists. Choose Yes to keep it all the same.',
  },
  helpLines: {
    ko: [
      '예산 배정 표를 적는 법',
      '한 줄에 예산 항목 하나를 적습니다. 없는 항목은 새로 엽니다. 같은 항목을 두 줄에 적지 않습니다.',
      '배정액: 그 항목에 더할 금액입니다. 1,000,000 · 1,000천원 · 1.5억처럼 적어도 읽습니다. 비워 두면 건너뜁니다.',
      '합계로 맞추려면 열 이름을 ‘배정 합계’로 바꾸고, 올릴 때 ‘합계로 맞추기’를 고릅니다.',
      '공동 재원은 팀과 기관을 비웁니다. 기관이 하나뿐인 팀은 기관을 비워도 됩니다.',
      '단계가 하나뿐인 해는 단계를 비워도 됩니다. 현금·현물을 비우면 현금입니다.',
      '칸을 합치지 마세요. 합친 칸은 읽지 않고 어느 줄인지 알려 드립니다.',
      '올리면 먼저 검사만 합니다. 모든 줄이 맞을 때 한 번에 반영하고, 하나라도 틀리면 아무것도 반영하지 않습니다.',
    ].join('\n'),
    en: [
      'How to fill in this sheet',
      'One budget line a row. Lines that don’t exist are opened. The same line must not stand twice.',
      'Amount: what is added to the line. 1,000,000 · 1,000천원 · 1.5억 are understood. Rows without one are left out.',
      'To set totals, call the column “Allocated total” and choose “Set totals” when uploading.',
      'Leave team and institution empty for a common pot; the institution also where a team has only one.',
      'Leave the stage empty where the year has only one. Without a word it is cash.',
      'Don’t merge cells: they aren’t read, and you will be told where they are.',
      'Uploading only checks. All rows are posted at once when all are good, and none if one isn’t.',
    ].join('\n'),
  },
} satisfies Texts;
