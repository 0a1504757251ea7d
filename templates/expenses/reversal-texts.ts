import type { Texts } from '../texts.js';

/** Words for taking paid claims back and for the money that comes back, on all pages that speak of it. */
export const reversalTexts = {
  title: { ko: '집행 취소', en: 'Take a claim back' },
  lead: {
    ko: '줄마다 취소할 금액을 적습니다. 그대로 두면 남은 금액을 모두 취소하고, 비운 줄은 그대로 둡니다.',
    en: 'Give what is taken back of each line. As it stands all of it is; a line left empty stays.',
  },
  lines: { ko: '취소할 줄', en: 'Lines' },
  item: { ko: '품목', en: 'Item' },
  claimed: { ko: '신청금액(원)', en: 'Claimed (₩)' },
  left: { ko: '남은 금액(원)', en: 'Left (₩)' },
  amount: { ko: '취소할 금액(원)', en: 'Take back (₩)' },
  amountOf: { ko: (name: string) => `취소할 금액: ${name}`, en: (name: string) => `Take back: ${name}` },
  details: { ko: '까닭과 돌려받기', en: 'Why, and who owes it' },
  reason: { ko: '까닭', en: 'Why' },
  choose: { ko: '고르기', en: 'Choose' },
  'paid-by-mistake': { ko: '착오 지급', en: 'Paid by mistake' },
  'not-accepted': { ko: '불인정', en: 'Not accepted' },
  'goods-returned': { ko: '반품', en: 'Goods returned' },
  'deal-cancelled': { ko: '거래 취소', en: 'Deal cancelled' },
  other: { ko: '기타', en: 'Other' },
  'amended-invoice': { ko: '수정세금계산서', en: 'Amended invoice' },
  owedBy: { ko: '누가 돈을 돌려주나요', en: 'Who owes the money back' },
  owedByHint: {
    ko: '돌려받을 돈이 있으면 들어온 날에 집행에서 뺍니다. 없으면 지금 뺍니다.',
    en: 'Where money is owed, it leaves the spending on the day it comes in; otherwise now.',
  },
  supplier: { ko: '공급자', en: 'Supplier' },
  claimant: { ko: '신청자', en: 'Claimant' },
  nobody: { ko: '돌려받을 돈 없음', en: 'Nobody' },
  comment: { ko: '설명', en: 'Explanation' },
  commentHint: { ko: '신청자와 감사가 읽습니다.', en: 'The claimant and the auditor read it.' },
  submit: { ko: '취소로 기록', en: 'Record it' },
  nothingLeft: { ko: '취소할 금액이 남지 않았습니다', en: 'Nothing is left to take back' },
  nothingLeftLead: {
    ko: '이미 모두 취소했거나 돌려받는 중입니다.',
    en: 'All of it was taken back or is to come back.',
  },
  toClaim: { ko: '집행으로 돌아가기', en: 'Back to the claim' },

  history: { ko: '취소와 돌려받기', en: 'Taken back' },
  leftOf: { ko: (amount: string) => `남은 집행 ${amount}`, en: (amount: string) => `${amount} left` },
  owedBack: {
    ko: (amount: string) => `돌려받을 돈 ${amount}`,
    en: (amount: string) => `${amount} to come back`,
  },
  vatPart: {
    ko: (amount: string) => `부가세 ${amount} 따로`,
    en: (amount: string) => `VAT ${amount} beside`,
  },
  open: {
    ko: (who: string, amount: string) => `${who}에게서 돌려받을 돈 ${amount}`,
    en: (who: string, amount: string) => `${amount} to come from the ${who.toLowerCase()}`,
  },
  closed: {
    ko: (who: string) => `${who}에게서 다 돌려받음`,
    en: (who: string) => `all came back from the ${who.toLowerCase()}`,
  },
  received: {
    ko: (day: string, amount: string, reference: string) => `${day} ${amount} 들어옴 · ${reference}`,
    en: (day: string, amount: string, reference: string) => `${amount} came on ${day} · ${reference}`,
  },
  withdrawn: {
    ko: (name: string, comment: string) => `${name} 나머지를 거둠: ${comment}`,
    en: (name: string, comment: string) => `${name} awaits the rest no more: ${comment}`,
  },
  withdraw: { ko: '나머지 거두기', en: 'Await no more' },
  withdrawLead: {
    ko: '돌려받지 않기로 한 까닭을 적어 주세요. 나머지는 다시 집행으로 셉니다.',
    en: 'Say why. The rest counts as spent again.',
  },
  record: { ko: '돌아온 돈 적기', en: 'Record money that came' },
  toAwaited: { ko: '돌려받기', en: 'To money owed back' },
} satisfies Texts;
