import type { Texts } from '../texts.js';

const n = (count: number) => count.toLocaleString('en');

export const refundTexts = {
  title: { ko: '돌려받기', en: 'Money owed back' },
  lead: {
    ko: '취소한 집행의 돈이 들어오면 적습니다. 지원금 몫은 들어온 날짜로 집행에서 빠지고, 기관이 낸 부가세는 따로 셉니다.',
    en: 'Record money of reversed claims when it comes in. The grant’s part leaves the spending on that day; VAT the institution paid is kept apart.',
  },
  awaited: { ko: '돌려받을 돈', en: 'To come back' },
  sum: {
    ko: (count: number, amount: string) => `${n(count)}건 · ${amount}`,
    en: (count: number, amount: string) => `${n(count)} · ${amount}`,
  },
  cut: {
    ko: (shown: number) => `오래된 ${n(shown)}건을 먼저 보여 드립니다.`,
    en: (shown: number) => `The oldest ${n(shown)} are shown first.`,
  },
  emptyTitle: { ko: '돌려받을 돈이 없습니다', en: 'Nothing is to come back' },
  emptyLead: {
    ko: '집행을 취소하면서 돌려받기로 한 돈이 여기에 모입니다.',
    en: 'What is owed back for reversed claims gathers here.',
  },
  choose: { ko: '선택', en: 'Select' },
  chooseRow: { ko: (title: string) => `선택: ${title}`, en: (title: string) => `Select: ${title}` },
  claim: { ko: '집행', en: 'Claim' },
  from: { ko: '돌려줄 쪽', en: 'From' },
  since: { ko: '취소한 날', en: 'Reversed' },
  open: { ko: '남은 돈(원)', en: 'Still to come (₩)' },
  parts: {
    ko: (grant: string, vat: string) => `지원금 ${grant} · 부가세 ${vat}`,
    en: (grant: string, vat: string) => `grant ${grant} · VAT ${vat}`,
  },
  came: { ko: '들어온 돈(원)', en: 'Came in (₩)' },
  cameOf: { ko: (title: string) => `들어온 돈: ${title}`, en: (title: string) => `Came in: ${title}` },
  grantPart: { ko: '지원금 몫(원)', en: 'Grant’s part (₩)' },
  grantPartOf: {
    ko: (title: string) => `지원금 몫: ${title}`,
    en: (title: string) => `Grant’s part: ${title}`,
  },
  grantPartHint: {
    ko: '비우면 부가세 처리에 따라 나눕니다.',
    en: 'Left empty, it is parted as the claim’s VAT says.',
  },
  correct: { ko: '지원금 몫 고치기', en: 'Correct the parts' },
  own: {
    ko: '내 신청이라 다른 재무 담당이 적습니다',
    en: 'Your own claim: another finance officer records it',
  },
  form: { ko: '들어온 돈', en: 'The money' },
  receivedOn: { ko: '들어온 날', en: 'Came in on' },
  receivedOnHint: { ko: '통장에 찍힌 날', en: 'As the statement says' },
  bankReference: { ko: '은행 거래번호', en: 'Bank reference' },
  bankReferenceHint: {
    ko: '통장과 맞출 때 씁니다. 없으면 입금자를 적습니다.',
    en: 'To match the statement; the payer’s name where there is none',
  },
  submit: { ko: '돌아온 돈으로 기록', en: 'Record it' },
  readOnly: { ko: '재무 담당이 적습니다', en: 'Finance records it' },
  history: { ko: '돌아온 돈', en: 'Came back' },
  noHistory: { ko: '아직 돌아온 돈이 없습니다', en: 'Nothing came back yet' },
  noHistoryLead: { ko: '적은 돈이 여기에 쌓입니다.', en: 'What is recorded is listed here.' },
  claimCount: {
    ko: (count: number) => `집행 ${n(count)}건`,
    en: (count: number) => `${n(count)} ${count === 1 ? 'claim' : 'claims'}`,
  },

  newTitle: { ko: '돌아온 돈 적기', en: 'Money that came back' },
  newLead: {
    ko: '미리 취소하지 않았어도 들어온 만큼 집행을 취소합니다. 여러 줄이면 위에서부터 채웁니다.',
    en: 'As much of the claim is reversed as came in, from its first line on.',
  },
  atMost: {
    ko: (amount: string, parts: string) => `많아야 ${amount} (${parts})`,
    en: (amount: string, parts: string) => `At most ${amount} (${parts})`,
  },
  alreadyAwaited: {
    ko: (amount: string) =>
      `이 집행에는 이미 돌려받기로 한 돈 ${amount}이 있습니다. 그 돈이면 목록에서 적어 주세요.`,
    en: (amount: string) =>
      `${amount} of this claim is awaited already. If that came, record it in the list.`,
  },
  toList: { ko: '돌려받을 돈 보기', en: 'To the list' },
  comment: { ko: '설명', en: 'Explanation' },
} satisfies Texts;
