import { formatWon, type Won } from '../../platform/money/won.js';
import { type Texts, plural } from '../../../templates/texts.js';

/** What these pages say beside what their templates say: messages after an act, marks, labels of the checklist. */
export const pageTexts = {
  inRun: {
    ko: (number: number) => `지급 실행 ${number}호에 들어 있습니다.`,
    en: (number: number) => `In pay run ${number}.`,
  },
  invoice: { ko: '전자세금계산서', en: 'Tax invoice' },
  document: { ko: '증빙', en: 'Document' },
  others: { ko: '그 밖의 증빙', en: 'Other documents' },
  paymentRecord: { ko: '지급 기록', en: 'Payment record' },
  afterPayment: { ko: '지급하면 저절로 붙습니다', en: 'added by itself once paid' },
  written: { ko: '신청서에 적었습니다', en: 'written on the claim' },
  untilSettlement: { ko: '정산 전까지', en: 'by settlement' },
  anyOf: {
    ko: (names: readonly string[]) => `${names.join(' 또는 ')}`,
    en: (names: readonly string[]) => names.join(' or '),
  },
  attendeesHint: {
    ko: '이름(소속)을 쉼표로 나누어 적어 주세요. 예: 김연구(업스테이지), 박교수(협력대학)',
    en: 'Names with their institution, parted by commas: Kim (Upstage), Park (Partner University)',
  },
  amended: {
    ko: '수정세금계산서를 반영했습니다.',
    en: 'The amended invoice was put in.',
  },
  fromClaim: {
    ko: '신청에 적힌 값입니다. 다르면 고쳐 주세요.',
    en: 'Taken from the claim. Change it if it was otherwise.',
  },
  noDocument: { ko: '아직 붙인 증빙이 없습니다.', en: 'No document is attached yet.' },

  submitted: {
    ko: (number: string) => `${number} 신청을 제출했습니다.`,
    en: (number: string) => `Claim ${number} was submitted.`,
  },
  submittedMany: {
    ko: (count: number) => `신청 ${count}건을 제출했습니다.`,
    en: (count: number) => `${plural(count, 'claim was', 'claims were')} submitted.`,
  },
  notSubmitted: {
    ko: (done: number, left: number) =>
      `${done}건을 제출했고 ${left}건은 남았습니다. 남은 것을 확인해 주세요.`,
    en: (done: number, left: number) => `${done} submitted, ${left} left. Please check what is left.`,
  },
  handedOver: {
    ko: (name: string) => `${name} 님에게 확인을 요청했습니다. 제출하면 목록에서 보입니다.`,
    en: (name: string) => `${name} was asked to confirm it.`,
  },
  givenBack: {
    ko: (name: string) => `${name} 님에게 되돌려 보냈습니다.`,
    en: (name: string) => `It was given back to ${name}.`,
  },
  putIntoWaiting: {
    ko: (name: string, title: string) =>
      `문서를 ${name}님의 ‘${title}’ 초안에 넣었습니다. ${name}님이 제출합니다.`,
    en: (name: string, title: string) =>
      `The document is in the draft “${title}” of ${name}, who will submit it.`,
  },
  recurringStarted: {
    ko: (nextOn: string) => `되풀이를 시작했습니다. 다음 초안은 ${nextOn}에 엽니다.`,
    en: (nextOn: string) => `It recurs from now on. The next draft opens on ${nextOn}.`,
  },
  recurringChanged: { ko: '되풀이를 바꿨습니다.', en: 'The schedule was changed.' },
  saved: { ko: '저장했습니다.', en: 'Saved.' },
  recalled: {
    ko: '신청을 거두었습니다. 고쳐서 다시 제출할 수 있습니다.',
    en: 'The claim was recalled. Change it and submit again.',
  },
  held: { ko: '지급을 보류했습니다.', en: 'The payment is on hold.' },
  released: { ko: '보류를 풀었습니다. 다시 지급할 수 있습니다.', en: 'Released. It can be paid again.' },
  discarded: { ko: '작성 중이던 신청을 지웠습니다.', en: 'The draft was discarded.' },
  partReversed: {
    ko: '취소를 기록했습니다. 남은 집행과 돌려받을 돈은 아래에 있습니다.',
    en: 'It was recorded. What is left and what is to come back stands below.',
  },
  reversalWithdrawn: {
    ko: '나머지를 거두었습니다. 다시 집행으로 셉니다.',
    en: 'The rest is awaited no more and counts as spent.',
  },
  refunded: {
    ko: (amount: Won) => `돌아온 돈 ${formatWon(amount)}원을 기록했습니다.`,
    en: (amount: Won) => `₩${formatWon(amount)} was recorded as come back.`,
  },
  reversed: {
    ko: '지급을 되돌렸습니다. 예산 항목에 다시 들어갔습니다.',
    en: 'The payment was reversed; the money is back on the line.',
  },
  attached: {
    ko: (count: number) => `증빙 ${count}개를 붙였습니다.`,
    en: (count: number) => `${plural(count, 'document was', 'documents were')} attached.`,
  },
  approved: {
    ko: (number: string) => `${number} 신청을 승인했습니다.`,
    en: (number: string) => `Claim ${number} was approved.`,
  },
  proposed: {
    ko: (number: string) => `${number} 신청을 발의했습니다.`,
    en: (number: string) => `Claim ${number} was proposed.`,
  },
  returned: {
    ko: (number: string) => `${number} 신청에 보완을 요청했습니다.`,
    en: (number: string) => `Claim ${number} was returned.`,
  },
  rejected: {
    ko: (number: string) => `${number} 신청을 반려했습니다.`,
    en: (number: string) => `Claim ${number} was rejected.`,
  },
  noneChosen: { ko: '신청을 하나 이상 골라 주세요.', en: 'Choose at least one claim.' },
  paid: {
    ko: (count: number, amount: Won) => `${count}건 ${formatWon(amount)}원을 지급으로 기록했습니다.`,
    en: (count: number, amount: Won) => `${plural(count, 'claim')} (₩${formatWon(amount)}) recorded as paid.`,
  },
  open: { ko: '보기', en: 'Open' },
  report: { ko: '한 장 보고서', en: 'One-page report' },

  supplierLink: { ko: '이 거래처의 신청', en: 'Claims for this supplier' },
  nearLimit: {
    ko: (left: string, rate: string) => `승인하면 예산 항목에 ${left}원(${rate})이 남습니다.`,
    en: (left: string, rate: string) => `Approving leaves ${left} won (${rate}) on the line.`,
  },
  nearLimitPlain: { ko: '예산 항목이 거의 찼습니다.', en: 'The budget line is almost used up.' },
  lineLink: { ko: '예산 항목', en: 'Budget line' },
  accountLink: { ko: '거래처 계좌', en: 'Supplier’s account' },
  cardLink: { ko: '카드 사용', en: 'Card uses' },
  invoiceLink: { ko: '계산서 원본', en: 'Original invoice' },
  fullPage: { ko: '상세', en: 'Details' },

  untitled: { ko: '내용 없음', en: 'No title' },
  ownClaim: { ko: '내가 신청한 것이라 지급할 수 없습니다.', en: 'You claimed it, so somebody else pays it.' },
  ownPreparation: {
    ko: '내가 작성한 것이라 지급할 수 없습니다.',
    en: 'You prepared it, so somebody else pays it.',
  },
  ownApproval: {
    ko: '내가 승인한 것이라 지급할 수 없습니다.',
    en: 'You approved it, so somebody else pays it.',
  },
} satisfies Texts;
