import { type Texts, plural } from '../texts.js';

export const evidenceTexts = {
  present: { ko: '있음', en: 'attached' },
  missing: { ko: '없음', en: 'missing' },
  later: { ko: '나중에 저절로 붙습니다', en: 'comes by itself later' },
  several: { ko: (count: number) => `${count}개`, en: (count: number) => plural(count, 'file') },
  noneNeeded: { ko: '꼭 필요한 증빙은 없습니다', en: 'No evidence is required' },
  allThere: {
    ko: (needed: number) => `제출용 ${needed}개 모두 갖춤`,
    en: (needed: number) => `all ${needed} needed for submission attached`,
  },
  laterCount: {
    ko: (count: number) => `나중에 ${count}개`,
    en: (count: number) => `${count} later`,
  },
  someThere: {
    ko: (needed: number, present: number) => `제출에 필요한 ${needed}개 가운데 ${present}개`,
    en: (needed: number, present: number) => `${present} of the ${needed} needed`,
  },

  remove: { ko: (name: string) => `${name} 떼어 내기`, en: (name: string) => `Take ${name} off` },
  dropTitle: { ko: '증빙을 여기에 놓으세요', en: 'Drop your evidence here' },
  dropTitlePhone: { ko: '증빙을 올려 주세요', en: 'Add your evidence' },
  dropLead: {
    ko: '계산서, 전표, 사진, ZIP을 한꺼번에 올려도 됩니다. 신청서는 한장이 채웁니다.',
    en: 'Invoices, slips, photos and ZIPs can come together. Hanjang fills in the claim.',
  },
  choose: { ko: '파일 고르기', en: 'Choose files' },
  takePhoto: { ko: '사진 찍기', en: 'Take a photo' },
  chosen: { ko: '고른 파일 올리기', en: 'Upload the chosen files' },
  sending: { ko: '올리는 중입니다…', en: 'Uploading…' },
  limits: {
    ko: (files: number, megabytes: number) => `한 번에 ${files}개, 파일마다 ${megabytes} MB까지`,
    en: (files: number, megabytes: number) => `Up to ${plural(files, 'file')} of ${megabytes} MB each`,
  },
  withoutDocument: { ko: '증빙 없이 직접 쓰기', en: 'Write a claim without a document' },
  upload: { ko: '올리기', en: 'Add' },
  uploadOf: { ko: (label: string) => `${label} 올리기`, en: (label: string) => `Add: ${label}` },
  uploadMore: { ko: '증빙 더 올리기', en: 'Add more evidence' },
} satisfies Texts;
