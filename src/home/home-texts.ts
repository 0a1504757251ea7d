import type { Texts } from '../../templates/texts.js';

/** What is said after documents were dropped. */
export const homeMessages = {
  drafts: {
    ko: (count: number) => `신청 ${count}건을 작성 중에 담았습니다.`,
    en: (count: number) => (count === 1 ? 'One draft was made.' : `${count} drafts were made.`),
  },
  attached: {
    ko: (title: string) =>
      title ? `작성 중인 ‘${title}’ 신청에 서류를 붙였습니다.` : '작성 중인 신청에 서류를 붙였습니다.',
    en: (title: string) =>
      title
        ? `The papers were attached to your draft “${title}”.`
        : 'The papers were attached to your draft.',
  },
  amended: {
    ko: (title: string) => `수정세금계산서를 ‘${title}’ 신청에 반영했습니다.`,
    en: (title: string) => `The amended invoice was put into the claim “${title}”.`,
  },
  waits: {
    ko: '수정세금계산서를 받아 두었습니다. 당초 계산서를 올리면 저절로 반영됩니다.',
    en: 'The amended invoice waits here; it applies by itself once its original is uploaded.',
  },
  waitsForRefund: {
    ko: '이미 지급한 집행의 수정세금계산서입니다. 재무 담당이 반영하면 그 집행에서 되돌립니다.',
    en: 'The invoice amends a claim that is paid; the money is taken back once finance puts it in.',
  },
  open: { ko: '보기', en: 'Open' },
} satisfies Texts;

/** What is said of a dropped sheet, by what became of it. */
export const sheetMessages = {
  statement: {
    ko: (name: string) => `카드 내역의 줄을 카드 사용으로 올렸습니다: ${name}.`,
    en: (name: string) => `The rows of the card statement went in as card uses: ${name}.`,
  },
  'known-statement': {
    ko: (name: string) => `이미 올린 카드 내역입니다: ${name}.`,
    en: (name: string) => `This card statement was uploaded before: ${name}.`,
  },
  columns: {
    ko: (name: string) => `카드 내역으로 보입니다: ${name}. 어느 열이 무엇인지 골라 주세요.`,
    en: (name: string) => `This looks like a card statement: ${name}. Say which column is what.`,
  },
  import: {
    ko: (name: string) =>
      `여러 집행을 적은 표로 보여 ‘표에서 가져오기’로 옮겼습니다: ${name}. 아직 만든 신청은 없습니다.`,
    en: (name: string) =>
      `This looks like a list of expenses and went to “Import from a sheet”: ${name}. No claim was made of it yet.`,
  },
} satisfies Texts;

export const sheetLinks = {
  statement: { ko: '카드 내역 보기', en: 'See the card statement' },
  'known-statement': { ko: '카드 내역 보기', en: 'See the card statement' },
  columns: { ko: '열 고르기', en: 'Choose the columns' },
  import: { ko: '표 확인하기', en: 'Look at the sheet' },
} satisfies Texts;
