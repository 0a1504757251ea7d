import { defineErrors } from '../platform/errors/define-errors.js';

export const COMMITMENT_ERRORS = defineErrors({
  'commitment.not-found': {
    kind: 'not-found',
    ko: '계약이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such contract. Choose again from the list.',
  },
  'commitment.not-permitted': {
    kind: 'forbidden',
    ko: '계약은 그 팀의 재무나 관리자가 적습니다.',
    en: 'Contracts are entered by the team’s finance people and administrators.',
  },
  'commitment.not-administrator': {
    kind: 'forbidden',
    ko: '계약은 그 팀의 관리자가 확정합니다.',
    en: 'A contract is put in force by an administrator of the team.',
  },
  'commitment.own-entry': {
    kind: 'forbidden',
    ko: '내가 적은 계약은 다른 관리자가 확정해야 합니다.',
    en: 'You entered this contract: another administrator must put it in force.',
    constraints: ['commitments_two_people_ck'],
  },
  'commitment.own-change': {
    kind: 'forbidden',
    ko: '내가 제안한 변경은 다른 관리자가 확인해야 합니다.',
    en: 'You proposed this change: another administrator must confirm it.',
    constraints: ['commitment_changes_two_people_ck'],
  },
  'commitment.team-closed': {
    kind: 'rule',
    ko: '팀의 집행이 멈춰 있어 새로 계약하거나 늘릴 수 없습니다. 전담기관에 문의해 주세요.',
    en: 'The team’s spending is frozen: nothing new can be committed. Ask the programme office.',
  },
  'commitment.not-draft': {
    kind: 'conflict',
    ko: '이미 확정되었거나 끝난 계약입니다. 화면을 새로 고쳐 확인해 주세요.',
    en: 'This contract is in force already, or ended. Reload the page to see how it stands.',
  },
  'commitment.not-active': {
    kind: 'conflict',
    ko: '진행 중인 계약이 아닙니다. 화면을 새로 고쳐 확인해 주세요.',
    en: 'This contract isn’t in force. Reload the page to see how it stands.',
  },
  'commitment.changed': {
    kind: 'conflict',
    ko: '그사이 계약이 바뀌었습니다. 지금 내용을 보고 다시 해 주세요.',
    en: 'The contract was changed meanwhile. Look at it again and repeat what you did.',
  },
  'commitment.change-waiting': {
    kind: 'conflict',
    ko: '확인을 기다리는 변경이 있습니다. 먼저 확인하거나 거두어 주세요.',
    en: 'A change of this contract is waiting. Confirm it or take it back first.',
    constraints: ['commitment_changes_proposed_uq'],
  },
  'commitment.change-decided': {
    kind: 'conflict',
    ko: '기다리는 변경이 없거나 그사이 처리되었습니다. 화면을 새로 고쳐 확인해 주세요.',
    en: 'No such change is waiting any more. Reload the page to see what became of it.',
  },
  'commitment.title': {
    kind: 'invalid',
    ko: '계약 이름을 1자에서 200자로 적어 주세요.',
    en: 'Name the contract in 1 to 200 characters.',
  },
  'commitment.supplier': {
    kind: 'invalid',
    ko: '거래처를 목록에서 골라 주세요. 없으면 설정에서 먼저 등록해 주세요.',
    en: 'Choose the supplier from the list. If it isn’t there, add it in the settings first.',
  },
  'commitment.institution': {
    kind: 'invalid',
    ko: '계약한 기관을 골라 주세요.',
    en: 'Choose the institution that signed it.',
  },
  'commitment.contract-number': {
    kind: 'invalid',
    ko: '계약번호는 100자까지 적을 수 있습니다.',
    en: 'A contract number has up to 100 characters.',
  },
  'commitment.date': {
    kind: 'invalid',
    ko: '날짜를 2025-03-09처럼 적어 주세요.',
    en: 'Give the date as 2025-03-09.',
  },
  'commitment.signed-in-future': {
    kind: 'invalid',
    ko: '계약일은 오늘({today})까지로 적어 주세요.',
    en: 'The contract can’t be signed after today ({today}).',
  },
  'commitment.outside-stages': {
    kind: 'rule',
    ko: '계약일이 어느 단계에도 들지 않습니다. 단계 안의 날짜로 적어 주세요.',
    en: 'No stage holds the day of signing. Give a day inside a stage.',
  },
  'commitment.stage-over': {
    kind: 'rule',
    ko: '이 계약일의 단계는 {endsOn}에 끝났습니다. 끝난 단계에는 새 계약을 적을 수 없습니다.',
    en: 'The stage of that day ended on {endsOn}: no new contract can be entered in it.',
  },
  'commitment.ends-before': {
    kind: 'invalid',
    ko: '끝나는 날을 계약일 뒤로 적어 주세요.',
    en: 'The contract must end after it was signed.',
    constraints: ['commitments_period_ck'],
  },
  'commitment.instalments-missing': {
    kind: 'invalid',
    ko: '언제 얼마를 낼지 한 번 이상 적어 주세요.',
    en: 'Say at least once when how much is due.',
  },
  'commitment.too-many': {
    kind: 'invalid',
    ko: '{limit}번까지 나눌 수 있습니다. 계약을 나누어 적어 주세요.',
    en: 'Up to {limit} instalments. Enter it as several contracts.',
  },
  'commitment.too-many-lines': {
    kind: 'invalid',
    ko: '한 번에 예산 항목 {limit}개까지 나눌 수 있습니다.',
    en: 'An instalment is split over up to {limit} budget lines.',
  },
  'commitment.due-before': {
    kind: 'invalid',
    ko: '지급 예정일을 계약일 뒤로 적어 주세요.',
    en: 'It can’t be due before the contract was signed.',
  },
  'commitment.amount': {
    kind: 'invalid',
    ko: '금액을 1원 이상으로 적어 주세요. 예: 1,000,000',
    en: 'Give an amount of at least 1 won, such as 1,000,000.',
    constraints: ['commitment_instalments_amount_ck'],
  },
  'commitment.line-missing': {
    kind: 'invalid',
    ko: '예산 항목을 골라 주세요.',
    en: 'Choose a budget line.',
  },
  'commitment.line-not-open': {
    kind: 'rule',
    ko: '쓸 수 없는 예산 항목입니다. 그 기관의 열린 현금 항목을 골라 주세요.',
    en: 'This budget line can’t be used. Choose an open cash line of that institution.',
  },
  'commitment.pot-line': {
    kind: 'rule',
    ko: '공동 재원의 계약은 전담기관이 맺습니다. 팀 항목을 골라 주세요.',
    en: 'Contracts on a common pot are the programme office’s. Choose a line of your team.',
  },
  'commitment.line-twice': {
    kind: 'invalid',
    ko: '같은 예산 항목은 한 번에 한 줄로 적어 주세요.',
    en: 'Name each budget line once in an instalment.',
  },
  'commitment.lines-of-stages': {
    kind: 'invalid',
    ko: '한 번의 지급은 한 단계의 예산 항목으로만 나누어 주세요.',
    en: 'Split an instalment over budget lines of one stage.',
  },
  'commitment.due-after-stage': {
    kind: 'rule',
    ko: '이 항목의 단계는 {endsOn}에 끝납니다. 다음 단계의 항목을 고르거나 ‘다음 단계로 이월’을 선택해 주세요.',
    en: 'The stage of this line ends on {endsOn}. Choose a line of a later stage, or say it will be carried over.',
  },
  'commitment.over-balance': {
    kind: 'rule',
    ko: '{line}의 잔액이 {available}원이라 {short}원 모자랍니다.',
    en: '{line} has {available} won left: {short} won too little.',
  },
  'commitment.below-used': {
    kind: 'rule',
    ko: '이미 {used}원을 신청한 회차입니다. 그보다 적게 줄일 수 없습니다.',
    en: 'Claims on this instalment use {used} won already: it can’t be less.',
  },
  'commitment.reason': {
    kind: 'invalid',
    ko: '까닭을 1자에서 1,000자로 적어 주세요.',
    en: 'Give the reason in 1 to 1,000 characters.',
    pointer: '/reason',
  },
  'commitment.nothing-changed': {
    kind: 'invalid',
    ko: '바뀐 것이 없습니다. 고칠 곳을 고친 뒤 저장해 주세요.',
    en: 'Nothing was changed. Change something, then save.',
  },
  'commitment.instalment-not-found': {
    kind: 'not-found',
    ko: '계약의 회차가 없습니다. 계약을 다시 열어 골라 주세요.',
    en: 'There is no such instalment. Open the contract and choose again.',
  },
  'commitment.instalment-taken': {
    kind: 'conflict',
    ko: '이미 다른 신청이 쓴 회차입니다. 계약을 다시 골라 주세요.',
    en: 'Another claim took this instalment already. Choose again.',
  },
  'commitment.other-supplier': {
    kind: 'rule',
    ko: '계약의 거래처({supplier})와 다릅니다. 거래처를 고치거나 계약과의 연결을 끊어 주세요.',
    en: 'The contract is with {supplier}. Correct the supplier, or unlink the contract.',
  },
  'commitment.other-institution': {
    kind: 'rule',
    ko: '다른 기관이 맺은 계약입니다. 그 기관의 사람이 신청해야 합니다.',
    en: 'Another institution signed this contract: one of its people must claim it.',
  },
  'commitment.other-lines': {
    kind: 'rule',
    ko: '이 회차의 예산 항목으로 신청해야 합니다. 항목을 고치거나 계약과의 연결을 끊어 주세요.',
    en: 'The claim must use a budget line of this instalment. Change the line, or unlink the contract.',
  },
  'commitment.carried-over': {
    kind: 'rule',
    ko: '이 회차는 다른 단계로 이월되었습니다. 계약을 다시 골라 주세요.',
    en: 'This instalment was carried over to another stage. Choose the contract again.',
  },
  'commitment.document': {
    kind: 'not-found',
    ko: '올린 문서를 찾을 수 없습니다. 다시 올려 주세요.',
    en: 'The document can’t be found. Upload it again.',
    pointer: '/evidenceIds',
  },
});
