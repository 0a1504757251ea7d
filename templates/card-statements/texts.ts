import { type Texts, plural } from '../texts.js';

const n = (count: number) => count.toLocaleString('en');

export const cardTexts = {
  title: { ko: '카드 내역', en: 'Card statements' },
  lead: {
    ko: '카드사에서 받은 내역을 올리면, 줄마다 어느 집행의 것인지 찾아 줍니다. 같은 줄은 두 번 들어가지 않습니다.',
    en: 'Upload a card company’s statement; each row is put to its claim. The same row never goes in twice.',
  },
  choose: { ko: '엑셀(xlsx)이나 CSV 파일', en: 'Excel (xlsx) or CSV file' },
  limits: {
    ko: (megabytes: number, rows: number) =>
      `${megabytes}MB, ${n(rows)}줄까지 · 승인일자, 승인금액, 가맹점명 열이 있으면 됩니다.`,
    en: (megabytes: number, rows: number) =>
      `Up to ${megabytes} MB and ${plural(rows, 'row')} · with columns for date, amount and merchant.`,
  },
  upload: { ko: '올리기', en: 'Upload' },
  earlier: { ko: '올린 내역', en: 'Uploaded statements' },
  emptyTitle: { ko: '아직 올린 카드 내역이 없습니다', en: 'No card statement yet' },
  emptyLead: {
    ko: '카드사 누리집에서 내려받은 파일을 그대로 올려 주세요.',
    en: 'Upload the file as you got it from the card company.',
  },
  emptyOffice: { ko: '팀이 올리면 여기에 보입니다.', en: 'They appear here when teams upload them.' },
  file: { ko: '내역', en: 'Statement' },
  taken: { ko: '새 줄', en: 'New rows' },
  amount: { ko: '금액', en: 'Amount' },
  tax: { ko: '부가세', en: 'VAT' },
  about: {
    ko: (taken: number, known: number) =>
      known > 0 ? `${n(taken)}줄 · 이미 있던 ${n(known)}줄` : `${n(taken)}줄`,
    en: (taken: number, known: number) => (known > 0 ? `${n(taken)} · ${n(known)} known` : n(taken)),
  },
  vat: { ko: '부가세 환입', en: 'VAT to put back' },
  original: { ko: '원본 내려받기', en: 'Download the original' },
  unreadable: {
    ko: (count: number, rows: string) =>
      `날짜나 금액을 읽지 못한 줄이 ${n(count)}개 있습니다: ${rows}. 합계 줄이면 괜찮습니다.`,
    en: (count: number, rows: string) =>
      `${plural(count, 'row has', 'rows have')} no date or amount: ${rows}. That is fine for sums.`,
  },
  wrongColumns: {
    ko: '열을 잘못 알아본 것 같으면 열을 다시 골라 주세요.',
    en: 'If the columns were taken wrongly, choose them again.',
  },
  columns: { ko: '열 다시 고르기', en: 'Choose the columns again' },
  states: { ko: '어떤 줄', en: 'Which rows' },
  all: { ko: '모두', en: 'All' },
  open: { ko: '잇지 않음', en: 'Not linked' },
  linked: { ko: '이음', en: 'Linked' },
  cancelled: { ko: '취소', en: 'Cancelled' },
  usedOn: { ko: '사용일', en: 'Used' },
  merchant: { ko: '가맹점', en: 'Merchant' },
  claim: { ko: '집행', en: 'Claim' },
  card: { ko: (ending: string) => `카드 ${ending}`, en: (ending: string) => `card ${ending}` },
  approval: { ko: (number: string) => `승인 ${number}`, en: (number: string) => `approval ${number}` },
  foreign: { ko: (text: string) => `외화 ${text}`, en: (text: string) => `foreign ${text}` },
  partBack: {
    ko: (won: string) => `이 가운데 ${won} 취소됨`,
    en: (won: string) => `${won} of it taken back`,
  },
  linkedBy: { ko: (name: string) => `${name} 님이 이음`, en: (name: string) => `linked by ${name}` },
  guess: { ko: (percent: number) => `${percent}% 비슷함`, en: (percent: number) => `${percent} % likely` },
  guessWhy: { ko: '거래처와 금액이 같고 날짜가 가깝습니다.', en: 'Same supplier and amount, days close by.' },
  certain: { ko: '승인번호 일치', en: 'Same approval number' },
  draft: { ko: '작성 중', en: 'Draft' },
  noDocument: { ko: '증빙 없음', en: 'No document' },
  documentThere: { ko: '증빙 있음 · 승인번호 일치', en: 'Document · same approval number' },
  confirm: { ko: '맞음', en: 'That’s it' },
  confirmOf: { ko: (what: string) => `맞음: ${what}`, en: (what: string) => `That’s it: ${what}` },
  release: { ko: '풀기', en: 'Unlink' },
  releaseOf: { ko: (what: string) => `풀기: ${what}`, en: (what: string) => `Unlink ${what}` },
  other: { ko: '다른 집행', en: 'Another claim' },
  choose2: { ko: '집행에 잇기', en: 'Put to a claim' },
  number: { ko: '집행 번호', en: 'Number of the claim' },
  numberHint: { ko: '2025-0012처럼', en: 'Such as 2025-0012' },
  link: { ko: '잇기', en: 'Link' },
  nothingTitle: { ko: '이런 줄이 없습니다', en: 'No such rows' },
  nothingLead: { ko: '다른 묶음을 골라 주세요.', en: 'Choose another group.' },
} satisfies Texts;
