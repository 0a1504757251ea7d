import { defineErrors } from '../platform/errors/define-errors.js';

export const CARD_ERRORS = defineErrors({
  'card-statement.claim-paid': {
    kind: 'conflict',
    ko: '이미 지급한 집행에 쓴 카드 사용입니다. 그 집행을 먼저 취소해야 옮기거나 풀 수 있습니다.',
    en: 'This use belongs to a claim that is paid. Reverse that claim before you move or release the use.',
  },
  'card-statement.not-permitted': {
    kind: 'forbidden',
    ko: '카드 내역은 팀의 관리자와 재무 담당이 봅니다.',
    en: 'Card statements are for the team’s administrators and finance.',
  },
  'card-statement.for-the-books': {
    kind: 'forbidden',
    ko: '카드 내역으로 보입니다. 팀의 관리자나 재무 담당에게 올려 달라고 해 주세요. 증빙으로 쓰려면 신청에서 ‘증빙 더 올리기’로 붙입니다.',
    en: 'This looks like a card statement. Ask your team’s administrator or finance to upload it. To use it as evidence, open the claim and choose “Add more evidence”.',
  },
  'card-statement.not-found': {
    kind: 'not-found',
    ko: '카드 내역을 찾을 수 없습니다.',
    en: 'There is no such card statement.',
  },
  'card-statement.row-not-found': {
    kind: 'not-found',
    ko: '카드 내역에 그런 줄이 없습니다.',
    en: 'The card statement has no such row.',
  },
  'card-statement.claim-missing': {
    kind: 'invalid',
    ko: '그런 집행이 없습니다. 집행 번호를 2025-0012처럼 적어 주세요.',
    en: 'There is no such claim. Give the number of a claim, such as 2025-0012.',
    pointer: '/number',
  },
  'card-statement.cancellation-not-linked': {
    kind: 'rule',
    ko: '취소 줄은 잇지 않습니다. 취소된 구매 줄을 이어 주세요.',
    en: 'A cancellation isn’t put to a claim; its purchase is.',
  },
  'card-statement.file-missing': {
    kind: 'invalid',
    ko: '카드 내역 파일을 골라 주세요.',
    en: 'Choose the file of the card statement.',
    pointer: '/file',
  },
  'card-statement.columns-missing': {
    kind: 'invalid',
    ko: '열을 알아볼 수 없습니다({missing}). columns에 0부터 센 열 번호를 적어 file 앞에 보내 주세요: {"usedOn":0,"amount":2,"merchantName":3}',
    en: 'Columns can’t be recognised ({missing}). Send their numbers, from 0, in a part columns before file: {"usedOn":0,"amount":2,"merchantName":3}',
  },
  'card-statement.column-missing': {
    kind: 'invalid',
    ko: '어느 열인지 골라 주세요.',
    en: 'Say which column it is.',
  },
  'card-statement.column-unknown': {
    kind: 'invalid',
    ko: '내역에 없는 열입니다. 다시 골라 주세요.',
    en: 'The statement has no such column. Choose again.',
  },
  'card-statement.column-twice': {
    kind: 'invalid',
    ko: '같은 열을 두 번 골랐습니다. 하나만 남겨 주세요.',
    en: 'The same column is chosen twice. Keep one.',
  },
  'card-statement.columns-malformed': {
    kind: 'invalid',
    ko: 'columns를 읽을 수 없습니다. {"usedOn":0,"amount":2,"merchantName":3}처럼 적어 주세요.',
    en: 'columns can’t be read. Write it like {"usedOn":0,"amount":2,"merchantName":3}.',
    pointer: '/columns',
  },
  'card-statement.nothing-readable': {
    kind: 'invalid',
    ko: '이 열들로는 읽히는 줄이 없습니다. 사용일과 금액 열을 다시 골라 주세요.',
    en: 'No row can be read by these columns. Choose those of day and amount again.',
    pointer: '/columns/usedOn',
  },
  'card-statement.empty': {
    kind: 'invalid',
    ko: '내역에 줄이 없습니다. 카드사에서 받은 파일을 올려 주세요.',
    en: 'The statement has no rows. Upload the file from the card company.',
    pointer: '/file',
  },
  'card-use.not-found': {
    kind: 'not-found',
    ko: '그런 카드 사용이 없거나, 나에게 맡겨진 것이 아닙니다.',
    en: 'There is no such use of a card, or it isn’t yours to file.',
  },
  'card-use.filed-before': {
    kind: 'conflict',
    ko: '이미 신청에 쓴 카드 사용입니다({title}). 그 신청을 열어 확인해 주세요.',
    en: 'This use of a card is in a claim already ({title}). Open that claim.',
  },
  'card-use.taken-back': {
    kind: 'rule',
    ko: '취소된 카드 사용은 신청하지 않습니다.',
    en: 'A use that was taken back isn’t claimed.',
  },
  'card-use.reducing-invoice': {
    kind: 'rule',
    ko: '금액을 줄이는 수정 세금계산서는 카드 사용의 증빙이 아닙니다. 홈에서 올려 주세요.',
    en: 'An invoice that reduces an amount is no document of a purchase. Drop it on the home page.',
  },
  'card-use.person-unknown': {
    kind: 'invalid',
    ko: '증빙을 청할 사람을 골라 주세요.',
    en: 'Choose whom to ask for the document.',
    pointer: '/personId',
  },
  'card-statement.rows-linked': {
    kind: 'conflict',
    ko: '이미 집행에 이은 줄이 있어 열을 바꿀 수 없습니다. 먼저 풀어 주세요.',
    en: 'Some rows are put to claims, so the columns can’t be changed. Unlink them first.',
  },
  'card-statement.too-many-rows': {
    kind: 'too-large',
    ko: '한 번에 {limit}줄까지 읽습니다. 나누어 올려 주세요.',
    en: 'Up to {limit} rows are read at once. Split the statement.',
    pointer: '/file',
  },
});
