import { defineErrors } from '../platform/errors/define-errors.js';

export const EXPENSE_ERRORS = defineErrors({
  'expense.not-found': {
    kind: 'not-found',
    ko: '집행 신청이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such claim. Choose again from the list.',
  },
  'expense.not-permitted': {
    kind: 'forbidden',
    ko: '이 신청에 그 일을 할 역할이 아닙니다.',
    en: 'Your role does not permit this on the claim.',
  },
  'expense.not-claimant': {
    kind: 'forbidden',
    ko: '신청한 사람만 고치거나 제출할 수 있습니다.',
    en: 'Only the claimant may change or submit it.',
  },
  'expense.own-claim': {
    kind: 'forbidden',
    ko: '자기가 신청한 것은 결재할 수 없습니다. 다른 관리자에게 맡겨 주세요.',
    en: 'You can’t decide on your own claim. Leave it to another approver.',
  },
  'expense.own-approval': {
    kind: 'forbidden',
    ko: '신청하거나 결재한 사람은 지급할 수 없습니다. 다른 재무 담당자에게 맡겨 주세요.',
    en: 'Whoever claimed or approved it can’t pay it. Leave it to another finance person.',
  },
  'expense.wrong-state': {
    kind: 'conflict',
    ko: '지금 상태({state})에서는 할 수 없습니다. 화면을 새로 열어 확인해 주세요.',
    en: 'This can’t be done while the claim is {state}. Reload to see how it stands.',
  },
  'expense.changed': {
    kind: 'conflict',
    ko: '그사이 신청이 바뀌었습니다. 바뀐 내용을 확인하고 다시 해 주세요.',
    en: 'The claim has changed meanwhile. Check what is new and do it again.',
  },
  'expense.institution-missing': {
    kind: 'rule',
    ko: '소속 기관이 정해지지 않아 신청할 수 없습니다. 관리자에게 기관을 정해 달라고 해 주세요.',
    en: 'You belong to no institution yet. Ask your administrator to set it.',
  },
  'expense.stage-missing': {
    kind: 'rule',
    ko: '오늘은 열린 단계가 없어 신청할 수 없습니다. 전담기관에 문의해 주세요.',
    en: 'No stage is open today. Ask the programme office.',
  },
  'expense.title-missing': {
    kind: 'invalid',
    ko: '내용을 적어 주세요.',
    en: 'Say what it is for.',
    pointer: '/title',
  },
  'expense.supplier-missing': {
    kind: 'invalid',
    ko: '거래처 이름을 적어 주세요.',
    en: 'Name the supplier.',
    pointer: '/supplierName',
  },
  'expense.business-number': {
    kind: 'invalid',
    ko: '사업자등록번호 {number}의 검증 숫자가 맞지 않습니다. 번호를 확인해 주세요.',
    en: 'The check digit of business number {number} is wrong. Check the number.',
    pointer: '/supplierBusinessNumber',
  },
  'expense.documented-on-missing': {
    kind: 'invalid',
    ko: '작성일자를 적어 주세요.',
    en: 'Give the date of the document.',
    pointer: '/documentedOn',
  },
  'expense.date': {
    kind: 'invalid',
    ko: '날짜를 2025-09-15처럼 적어 주세요.',
    en: 'Write the date like 2025-09-15.',
  },
  'expense.outside-stage': {
    kind: 'rule',
    ko: '날짜가 단계 기간({startsOn}~{endsOn}) 밖입니다(사용 기준 제22조 4항). 날짜를 확인하거나 해당 단계에 신청해 주세요.',
    en: 'The date is outside the stage ({startsOn} to {endsOn}; Use Standard art. 22(4)). Check the date.',
  },
  'expense.in-future': {
    kind: 'rule',
    ko: '오늘({today})보다 뒤의 날짜입니다. 날짜를 확인해 주세요.',
    en: 'The date is after today ({today}). Check the date.',
  },
  'expense.committed-after-document': {
    kind: 'invalid',
    ko: '지출원인행위일은 작성일자와 같거나 그보다 앞서야 합니다.',
    en: 'The commitment date can’t be after the document date.',
    pointer: '/committedOn',
  },
  'expense.lines-missing': {
    kind: 'invalid',
    ko: '품목을 하나 이상 적어 주세요.',
    en: 'Give at least one line.',
    pointer: '/lines',
  },
  'expense.too-many-lines': {
    kind: 'invalid',
    ko: '품목은 {limit}개까지 적을 수 있습니다. 나누어 신청해 주세요.',
    en: 'Up to {limit} lines. Split the claim.',
    pointer: '/lines',
  },
  'expense.line-name-missing': { kind: 'invalid', ko: '품목 이름을 적어 주세요.', en: 'Name the item.' },
  'expense.amount': {
    kind: 'invalid',
    ko: '금액을 1원 이상의 원 단위 숫자로 적어 주세요. 소수점과 글자는 쓸 수 없습니다.',
    en: 'Write whole won, at least 1, without decimals or letters.',
  },
  'expense.tax-amount': {
    kind: 'invalid',
    ko: '세액을 0원 이상의 원 단위 숫자로 적어 주세요.',
    en: 'Write the tax in whole won, 0 or more.',
  },
  'expense.target-missing': { kind: 'invalid', ko: '예산 항목을 골라 주세요.', en: 'Choose a budget line.' },
  'expense.target-not-open': {
    kind: 'rule',
    ko: '이 예산 항목에는 신청할 수 없습니다. 열려 있는 예산 항목을 골라 주세요.',
    en: 'This budget line isn’t open to this claim. Choose an open one.',
  },
  'expense.category-outside-line': {
    kind: 'rule',
    ko: '비목이 예산 항목과 맞지 않습니다. 예산 항목 안의 비목을 골라 주세요.',
    en: 'The category doesn’t belong to the budget line. Choose one inside it.',
  },
  'expense.mixed-pot': {
    kind: 'rule',
    ko: '공동 재원과 팀 예산은 한 신청에 섞을 수 없습니다. 나누어 신청해 주세요.',
    en: 'A claim can’t mix the common pot with the team’s budget. Split it.',
    pointer: '/lines',
  },
  'expense.over-balance': {
    kind: 'rule',
    ko: '예산 항목 잔액 {available}원보다 {short}원 많습니다. 금액을 줄이거나 다른 예산 항목을 골라 주세요.',
    en: '{short} won more than the line’s balance of {available} won. Lower it or choose another line.',
  },
  'expense.over-invoice': {
    kind: 'rule',
    ko: '신청금액이 세금계산서 공급가액 {supplyAmount}원보다 많습니다. 계산서 금액에 맞춰 주세요.',
    en: 'More than the invoice’s supply value of {supplyAmount} won. Match the invoice.',
    pointer: '/lines',
  },
  'expense.buyer': {
    kind: 'rule',
    ko: '공급받는자가 {buyer}로 되어 있습니다. 소속 기관({institution}) 앞으로 발급된 계산서만 신청할 수 있습니다.',
    en: 'The invoice is made out to {buyer}; only one made out to {institution} can be claimed.',
    pointer: '/evidenceIds',
  },
  'expense.evidence-not-found': {
    kind: 'invalid',
    ko: '올린 증빙을 찾을 수 없습니다. 다시 올려 주세요.',
    en: 'The document isn’t here. Upload it again.',
    pointer: '/evidenceIds',
  },
  'expense.evidence-used': {
    kind: 'conflict',
    ko: '이미 신청에 쓴 증빙입니다({number}). 같은 증빙은 두 번 쓸 수 없습니다.',
    en: 'This document is already used in a claim ({number}). It can’t be used twice.',
    pointer: '/evidenceIds',
  },
  'expense.several-invoices': {
    kind: 'invalid',
    ko: '세금계산서는 신청 하나에 하나만 담습니다. 나누어 신청해 주세요.',
    en: 'One tax invoice per claim. File them separately.',
    pointer: '/evidenceIds',
  },
  'expense.too-many-files': {
    kind: 'too-large',
    ko: '증빙은 신청 하나에 {limit}개까지 붙일 수 있습니다.',
    en: 'Up to {limit} documents per claim.',
    pointer: '/evidenceIds',
  },
  'expense.amendment-too-large': {
    kind: 'rule',
    ko: '수정세금계산서의 감액이 원래 계산서보다 큽니다. 공급자에게 확인해 주세요.',
    en: 'The amendment takes away more than the original. Ask the supplier.',
    pointer: '/evidenceIds',
  },
  'expense.waits-for-original': {
    kind: 'rule',
    ko: '당초 세금계산서({approvalNumber})가 아직 없습니다. 당초 계산서를 올리면 저절로 반영됩니다.',
    en: 'The original invoice ({approvalNumber}) isn’t here yet. Upload it and the amendment applies by itself.',
    pointer: '/evidenceIds',
  },
  'expense.comment-missing': {
    kind: 'invalid',
    ko: '까닭을 적어 주세요. 신청한 사람이 무엇을 해야 할지 알 수 있게 적습니다.',
    en: 'Give the reason, so that the claimant knows what to do.',
    pointer: '/comment',
  },
  'expense.paid-on': {
    kind: 'rule',
    ko: '사용일이 단계 기간과 그 뒤 정산 기간({startsOn}~{lastOn}) 밖입니다(사용 기준 제22조 4항).',
    en: 'The payment date is outside the stage and its settlement period ({startsOn} to {lastOn}).',
    pointer: '/paidOn',
  },
  'expense.team-closed': {
    kind: 'rule',
    ko: '팀의 집행이 멈춰 있어 새로 제출할 수 없습니다. 전담기관에 문의해 주세요.',
    en: 'The team’s spending is frozen; nothing new can be submitted. Ask the programme office.',
  },
  'expense.text-too-long': {
    kind: 'invalid',
    ko: '{limit}자까지 적을 수 있습니다. 줄여 주세요.',
    en: 'Up to {limit} characters. Please shorten it.',
  },
});
