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
