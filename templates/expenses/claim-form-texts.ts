import { wonText } from '../format.js';
import type { Won } from '../../src/platform/money/won.js';
import { type Texts, plural } from '../texts.js';

export const claimFormTexts = {
  title: { ko: '집행 신청', en: 'Expense claim' },
  saved: { ko: (at: string) => `${at} 저장됨`, en: (at: string) => `Saved ${at}` },
  saving: { ko: '저장하는 중…', en: 'Saving…' },
  partlySaved: {
    ko: (why: string) => `한 칸을 빼고 저장됨 · ${why}`,
    en: (why: string) => `Saved but for one field · ${why}`,
  },
  notSaved: {
    ko: '저장하지 못했습니다. 연결을 확인해 주세요. 쓰신 것은 이 화면에 남아 있습니다.',
    en: 'Not saved. Please check your connection; what you typed is still on this page.',
  },
  changedElsewhere: {
    ko: '다른 곳에서 먼저 고쳤습니다. 새로 불러온 뒤 이어서 써 주세요.',
    en: 'It was changed elsewhere first. Reload, then go on.',
  },
  reload: { ko: '새로 불러오기', en: 'Reload' },
  documents: { ko: '올린 문서', en: 'Documents' },
  previousDraft: { ko: '이전 신청', en: 'Previous claim' },
  nextDraft: { ko: '다음 신청', en: 'Next claim' },
  submitReady: {
    ko: (count: number) => `준비된 ${count}건 모두 제출`,
    en: (count: number) => `Submit all ${count} ready`,
  },

  returnedBy: {
    ko: (name: string, at: string) => `${name} 님이 ${at}에 보완을 요청했습니다`,
    en: (name: string, at: string) => `${name} returned it on ${at}`,
  },

  claimant: { ko: '신청자', en: 'Claimant' },
  claimantHint: {
    ko: '동료를 고르면 그 동료가 확인하고 제출합니다',
    en: 'A colleague chosen here confirms and submits it',
  },
  preparedBy: {
    ko: (name: string, at: string) => `${name} 님이 ${at}에 작성해 넘긴 초안입니다`,
    en: (name: string, at: string) => `${name} prepared this draft for you on ${at}`,
  },
  pleaseCheck: {
    ko: '내용을 확인하고 제출해 주세요. 고칠 것은 직접 고치거나 되돌려 보낼 수 있습니다.',
    en: 'Please check and submit it. Change what is wrong yourself, or give it back.',
  },
  stillPreparing: {
    ko: (name: string) => `${name} 님이 아직 작성하고 있습니다. 다 되었으면 바로 제출해도 됩니다.`,
    en: (name: string) => `${name} is still at it. If it is complete, you may submit it.`,
  },
  waitsFor: {
    ko: (name: string) => `${name} 님의 확인을 기다립니다`,
    en: (name: string) => `Waiting for ${name} to confirm it`,
  },
  askedAt: {
    ko: (at: string) => `${at}에 요청했습니다. 그동안 고치거나 증빙을 더할 수 있습니다.`,
    en: (at: string) => `Asked on ${at}. You can still change it or add evidence.`,
  },
  givenBackBy: {
    ko: (name: string, at: string) => `${name} 님이 ${at}에 되돌려 보냈습니다`,
    en: (name: string, at: string) => `${name} gave it back on ${at}`,
  },
  giveBack: { ko: '되돌려 보내기', en: 'Give back' },
  giveBackComment: { ko: '의견', en: 'Comment' },
  giveBackHint: {
    ko: '무엇을 고치면 되는지 적어 주세요. 작성한 동료가 그대로 봅니다.',
    en: 'Say what to change. Your colleague reads it as it is.',
  },
  discard: { ko: '지우기', en: 'Discard' },
  discardLead: {
    ko: '이 초안을 지웁니다. 되돌릴 수 없습니다.',
    en: 'The draft is deleted. This can’t be undone.',
  },
  repeatLead: { ko: '달마다 같은 곳에 내는 지출인가요?', en: 'Is it paid every month?' },
  repeat: { ko: '매월 되풀이', en: 'Repeat monthly' },
  handOver: { ko: '확인 요청', en: 'Ask to confirm' },
  claimantSubmits: {
    ko: (name: string) => `${name} 님이 확인하고 제출합니다`,
    en: (name: string) => `${name} confirms and submits it`,
  },

  pictureBeingRead: {
    ko: '사진을 읽고 있습니다. 다 읽으면 빈 칸이 채워집니다.',
    en: 'The picture is being read. Empty fields fill in when it is done.',
  },
  pictureNotRead: {
    ko: '사진에서 읽지 못했습니다. 사진을 보며 적어 주세요.',
    en: 'Nothing could be read in this picture. Please type what it shows.',
  },
  markHint: { ko: '번호가 붙은 칸을 신청서로 옮겼습니다', en: 'Numbered cells filled the claim' },
  original: { ko: '원본', en: 'Original' },
  unfold: { ko: '계산서 펼치기', en: 'Show the invoice' },
  itemCount: { ko: (count: number) => `${count}품목`, en: (count: number) => plural(count, 'item') },
  withTax: { ko: '세액 포함', en: 'VAT included' },

  content: { ko: '신청 내용', en: 'The claim' },
  supplier: { ko: '거래처', en: 'Supplier' },
  supplierName: { ko: '상호', en: 'Name' },
  supplierBusinessNumber: { ko: '사업자등록번호', en: 'Business number' },
  documentedOn: { ko: '작성일자', en: 'Invoice date' },
  committedOn: { ko: '지출원인행위일', en: 'Commitment date' },
  committedHint: { ko: '계약하거나 주문한 날', en: 'The day it was contracted or ordered' },
  paymentMeans: { ko: '결제 수단', en: 'Paid by' },
  meansByDocuments: { ko: '증빙대로', en: 'As the documents say' },
  titleField: { ko: '내용', en: 'What for' },
  target: { ko: '예산 항목', en: 'Budget line' },
  chooseTarget: { ko: '예산 항목과 비목을 골라 주세요', en: 'Choose a budget line and category' },
  splitTarget: { ko: '품목마다 따로 고릅니다.', en: 'Chosen item by item.' },
  change: { ko: '고치기', en: 'Change' },
  changeOf: { ko: (label: string) => `${label} 고치기`, en: (label: string) => `Change: ${label}` },
  empty: { ko: '비어 있음', en: 'empty' },

  'origin-tax-invoice': { ko: '세금계산서에서 읽음', en: 'read from the invoice' },
  'origin-edited': {
    ko: (read: string) => `직접 고침 · 읽은 값 ${read}`,
    en: (read: string) => `changed by hand · read as ${read}`,
  },
  'origin-last-approved': {
    ko: (number: string) => `지난 승인과 같게${number ? ` (${number})` : ''}`,
    en: (number: string) => `as last approved${number ? ` (${number})` : ''}`,
  },
  'origin-pdf': { ko: 'PDF에서 읽음', en: 'read from the PDF' },
  'origin-photo': { ko: '사진에서 읽음', en: 'read from the picture' },
  'origin-import': { ko: '표에서 가져옴', en: 'from the imported sheet' },
  'origin-card-statement': { ko: '카드 사용내역', en: 'from the card statement' },
  'origin-card-total': {
    ko: '카드 사용내역 · 부가세는 1/11로 나눔',
    en: 'from the card statement · VAT taken as one eleventh',
  },
  'origin-recurring': { ko: '되풀이', en: 'recurring' },
  'origin-contract': { ko: '계약', en: 'contract' },
  'origin-card-slip': { ko: '카드전표에서', en: 'from the card slip' },
  'origin-card-use': { ko: '카드 사용 내역에서', en: 'from the card’s uses' },
  'origin-by-hand': { ko: '직접 고름', en: 'chosen by hand' },
  'origin-not-told': { ko: '증빙을 올리면 채워집니다', en: 'filled in from the documents' },
  'origin-similar': { ko: '비슷한 집행과 같게', en: 'as similar claims' },
  'origin-known-supplier': { ko: '거래처 목록에서', en: 'from your suppliers' },
  'origin-only-choice': { ko: '열린 항목이 하나', en: 'the only open line' },

  amounts: { ko: '금액', en: 'Amounts' },
  foreign: { ko: '외화', en: 'Paid abroad' },
  supplyAmount: { ko: '공급가액', en: 'Supply amount' },
  taxAmount: { ko: '세액', en: 'VAT' },
  claimAmount: { ko: '신청금액', en: 'Claimed' },
  vatFull: {
    ko: '기업은 공급가액만 인정됩니다. 환급받지 않아도 같습니다.',
    en: 'A company may claim the supply amount only, refunded or not.',
  },
  vatNone: { ko: '비영리기관은 세액까지 신청합니다.', en: 'A non-profit claims the VAT as well.' },
  vatPerLine: { ko: '품목마다 정합니다.', en: 'Decided item by item.' },
  ownMoney: {
    ko: (amount: Won) => `거래처에 줄 돈 ${wonText(amount, 'ko')} 가운데 세액은 기관이 냅니다.`,
    en: (amount: Won) => `Of the ${wonText(amount, 'en')} owed, the institution pays the VAT.`,
  },
  amountsUnclear: {
    ko: '금액을 숫자로 적으면 합계가 나옵니다.',
    en: 'The sum appears once all amounts are numbers.',
  },
  sameTarget: {
    ko: (count: number) => `${count}품목 모두 같은 항목`,
    en: (count: number) => `all ${plural(count, 'item')} on one line`,
  },
  split: { ko: '품목별로 나누기', en: 'Split by item' },
  merge: { ko: '한 항목으로 합치기', en: 'Use one line for all' },
  lines: { ko: '품목', en: 'Items' },
  showLines: {
    ko: (count: number) => `${count}품목 보기·고치기`,
    en: (count: number) => (count === 1 ? 'Show or change the item' : `Show or change ${count} items`),
  },
  lineName: { ko: '품목', en: 'Item' },
  lineNumber: { ko: (number: number) => `${number}번 품목`, en: (number: number) => `Item ${number}` },
  vatTreatment: { ko: '부가세', en: 'VAT' },
  treatFull: { ko: '공급가액만', en: 'Supply amount only' },
  treatNone: { ko: '세액 포함', en: 'VAT included' },
  addLine: { ko: '품목 더하기', en: 'Add an item' },
  removeLine: {
    ko: (number: number) => `${number}번 품목 지우기`,
    en: (number: number) => `Remove item ${number}`,
  },
  remove: { ko: '지우기', en: 'Remove' },

  evidence: { ko: '증빙', en: 'Evidence' },
  evidenceLater: {
    ko: '저장하고 나면 증빙을 올릴 수 있습니다.',
    en: 'Evidence can be added once it is saved.',
  },
  balanceAfter: { ko: '집행 후 잔액', en: 'Left after this' },
  pot: { ko: '공동 재원', en: 'Common pot' },
  linesTouched: {
    ko: (count: number) => `예산 항목 ${count}개`,
    en: (count: number) => `${count} budget lines`,
  },
  noTarget: { ko: '아직 고르지 않음', en: 'not chosen yet' },
  remaining: {
    ko: (count: number) => `보완 ${count}건이 남아 있습니다`,
    en: (count: number) => (count === 1 ? 'One thing is left to do' : `${count} things are left to do`),
  },
  ready: { ko: '제출할 수 있습니다', en: 'Ready to submit' },
  save: { ko: '저장', en: 'Save' },
  submit: { ko: '제출', en: 'Submit' },
  start: { ko: '저장하고 이어서', en: 'Save and go on' },
} satisfies Texts;
