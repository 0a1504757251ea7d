import type { Texts } from '../texts.js';

const n = (count: number) => count.toLocaleString('en');

export const useTexts = {
  title: { ko: '내 카드 사용', en: 'My card uses' },
  lead: {
    ko: '줄마다 영수증을 올리거나 끌어다 놓으면, 신청서는 카드 사용내역으로 채워집니다. 보고 제출만 하시면 됩니다.',
    en: 'Upload or drop a receipt on its row; the claim is filled from the card statement. You look at it and submit.',
  },
  emptyTitle: { ko: '올려 주실 증빙이 없습니다', en: 'No documents to upload' },
  emptyLead: {
    ko: '재무 담당이 카드 사용의 증빙을 청하면 여기에 보입니다.',
    en: 'When finance asks you for the documents of card uses, they appear here.',
  },
  document: { ko: '증빙', en: 'Document' },
  upload: { ko: '영수증 올리기', en: 'Upload the receipt' },
  uploadOf: {
    ko: (what: string) => `영수증 올리기: ${what}`,
    en: (what: string) => `Upload the receipt of ${what}`,
  },
  without: { ko: '증빙 없이 쓰기', en: 'Without a document' },
  withoutOf: {
    ko: (what: string) => `증빙 없이 쓰기: ${what}`,
    en: (what: string) => `Without a document: ${what}`,
  },
  fileWith: {
    ko: (name: string) => `올린 증빙으로 신청: ${name}`,
    en: (name: string) => `File with ${name}`,
  },
  cut: {
    ko: (shown: number) => `최근 ${n(shown)}건만 보입니다. 올리시면 다음 것이 이어서 보입니다.`,
    en: (shown: number) => `The latest ${n(shown)} are shown; the others follow as these are filed.`,
  },

  askTitle: { ko: '증빙 청하기', en: 'Ask for documents' },
  askLead: {
    ko: '누가 쓴 카드인지 고르면 그 사람 홈에 알려 주고, 다음 내역부터는 저절로 청합니다.',
    en: 'Say whose card it is: they are told on their home page, and asked by itself from the next statement on.',
  },
  cardOf: { ko: (ending: string) => `카드 ${ending}`, en: (ending: string) => `Card ${ending}` },
  noCard: { ko: '카드 번호 없음', en: 'No card number' },
  lacking: {
    ko: (count: number) => `증빙 없음 ${n(count)}건`,
    en: (count: number) => `${n(count)} without a document`,
  },
  person: { ko: '누구에게', en: 'Whom' },
  personOf: {
    ko: (card: string) => `${card}의 증빙을 누구에게`,
    en: (card: string) => `Whom to ask for ${card}`,
  },
  choosePerson: { ko: '사람 고르기', en: 'Choose a person' },
  ask: { ko: '청하기', en: 'Ask' },
  askOf: {
    ko: (what: string) => `증빙 청하기: ${what}`,
    en: (what: string) => `Ask for the document of ${what}`,
  },
  askAnother: { ko: '다른 사람에게', en: 'Ask another' },
  asked: { ko: (name: string) => `${name} 님에게 청함`, en: (name: string) => `asked of ${name}` },
} satisfies Texts;
