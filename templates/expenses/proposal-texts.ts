import type { Texts } from '../texts.js';

export const proposalTexts = {
  title: { ko: '이 항목이 맞을 수 있습니다', en: 'Likely budget lines' },
  others: { ko: '다른 제안', en: 'Other proposals' },
  supplier: {
    ko: (count: number, of: number, number: string) =>
      `이 거래처의 승인된 집행 ${of}건 가운데 ${count}건${number ? ` (최근 ${number})` : ''}`,
    en: (count: number, of: number, number: string) =>
      `${count} of ${of} approved claims of this supplier${number ? ` (latest ${number})` : ''}`,
  },
  words: {
    ko: (words: string, count: number, of: number) =>
      `${words} 낱말이 든 승인된 집행 ${of}건 가운데 ${count}건`,
    en: (words: string, count: number, of: number) => `${count} of ${of} approved claims with ${words}`,
  },
  name: {
    ko: (words: string) => `비목 이름에 ${words}`,
    en: (words: string) => `${words} in the category’s name`,
  },
  left: { ko: '집행 후 잔액', en: 'Left after this' },
} satisfies Texts;
