import { defineErrors } from '../platform/errors/define-errors.js';

export const CARD_ERRORS = defineErrors({
  'card-statement.not-permitted': {
    kind: 'forbidden',
    ko: '카드 내역은 팀의 관리자와 재무 담당이 봅니다.',
    en: 'Card statements are for the team’s administrators and finance.',
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
    ko: '그런 집행이 없습니다. 제출한 집행의 번호를 2025-0012처럼 적어 주세요.',
    en: 'There is no such claim. Give the number of a submitted claim, such as 2025-0012.',
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
    ko: '카드 내역의 열을 알아볼 수 없습니다. 첫 줄들에 승인일자, 승인금액, 가맹점명이라는 열 이름을 넣어 주세요.',
    en: 'The columns can’t be recognised. Name columns for date (승인일자), amount (승인금액) and merchant (가맹점명) in the first rows.',
    pointer: '/file',
  },
  'card-statement.too-many-rows': {
    kind: 'too-large',
    ko: '한 번에 {limit}줄까지 읽습니다. 나누어 올려 주세요.',
    en: 'Up to {limit} rows are read at once. Split the statement.',
    pointer: '/file',
  },
});
