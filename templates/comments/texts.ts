import type { Texts } from '../texts.js';

export const commentTexts = {
  title: { ko: '의견', en: 'Comments' },
  /** A comment calls the office by these words, too. */
  office: { ko: '전담기관', en: 'Programme office' },
  none: { ko: '아직 의견이 없습니다.', en: 'No comments yet.' },
  noneLead: {
    ko: '확인할 것이나 답할 것을 여기에 적으면 이 집행을 보는 사람이 함께 읽습니다.',
    en: 'Ask or answer here; whoever sees this claim reads it.',
  },
  older: { ko: '앞의 글 보기', en: 'Show earlier ones' },
  latest: { ko: '최근 글 보기', en: 'Show the latest' },
  withdrawn: { ko: '지운 글', en: 'Withdrawn' },
  withdraw: { ko: '지우기', en: 'Withdraw' },
  withdrawLead: {
    ko: '글은 ‘지운 글’로 남고, 내용과 문서는 보이지 않습니다.',
    en: '“Withdrawn” stays in its place; text and documents are no longer shown.',
  },
  withdrawnNow: { ko: '의견을 지웠습니다.', en: 'The comment is withdrawn.' },
  called: { ko: (names: string) => `알림: ${names}`, en: (names: string) => `Called: ${names}` },
  write: { ko: '의견 쓰기', en: 'Write a comment' },
  bodyHint: {
    ko: '@이름으로 부르면 그 사람의 홈에 할 일로 뜹니다. 이 집행을 보는 사람 모두가 읽습니다.',
    en: '@name puts it on that person’s home page. Everybody who sees this claim reads it.',
  },
  people: { ko: '알릴 사람', en: 'Whom to call' },
  peopleChosen: {
    ko: (count: number) => `알릴 사람 ${count}명`,
    en: (count: number) => `Whom to call: ${count} chosen`,
  },
  attach: { ko: '문서 붙이기', en: 'Attach documents' },
  files: { ko: '문서', en: 'Documents' },
  filesHint: {
    ko: (max: number, megabytes: number) =>
      `${max}개까지, 하나에 ${megabytes}MB까지. 증빙은 신청서에 올려 주세요.`,
    en: (max: number, megabytes: number) =>
      `Up to ${max}, ${megabytes} MB each. Evidence belongs to the claim’s form.`,
  },
  kept: { ko: '올린 문서', en: 'Uploaded' },
  send: { ko: '의견 남기기', en: 'Post' },
  count: {
    ko: (count: number) => `의견 ${count.toLocaleString('en')}개`,
    en: (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'comment' : 'comments'}`,
  },
  toComments: { ko: '의견 모두 보기', en: 'Read the comments' },
} satisfies Texts;
