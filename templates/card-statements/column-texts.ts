import type { Texts } from '../texts.js';

export const columnTexts = {
  title: { ko: '카드 내역의 열 맞추기', en: 'Match the statement’s columns' },
  lead: {
    ko: '어느 열이 무엇인지 확인해 주세요. 한 번 고르면 팀이 다음에 같은 모양의 내역을 올릴 때 그대로 씁니다.',
    en: 'Say which column is what. Your choice is kept for the team’s next statement of this shape.',
  },
  samples: { ko: '내역의 첫 줄', en: 'The statement’s first rows' },
  none: { ko: '없음', en: 'None' },
  needed: { ko: '꼭 필요한 열', en: 'Needed' },
  known: { ko: '있으면 더 정확해지는 열', en: 'Makes it surer, if the sheet has them' },
  amounts: { ko: '부가세', en: 'VAT' },
  foreign: { ko: '해외에서 쓴 카드', en: 'Used abroad' },
  take: { ko: '이대로 올리기', en: 'Take it in' },
  back: { ko: '그만두기', en: 'Never mind' },
} satisfies Texts;
