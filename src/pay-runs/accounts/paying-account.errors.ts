import { defineErrors } from '../../platform/errors/define-errors.js';

export const PAYING_ACCOUNT_ERRORS = defineErrors({
  'paying-account.not-permitted': {
    kind: 'forbidden',
    ko: '출금계좌는 팀의 재무나 관리자만 보고 바꿀 수 있습니다.',
    en: 'Only the team’s finance people and administrators see and change paying accounts.',
  },
  'paying-account.institution-missing': {
    kind: 'not-found',
    ko: '이 팀에 없는 기관입니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such institution in this team. Choose again.',
  },
  'paying-account.own-proposal': {
    kind: 'forbidden',
    ko: '내가 제안한 계좌는 다른 재무나 관리자가 확인해야 합니다.',
    en: 'You proposed this account: another finance person or administrator must confirm it.',
    constraints: ['paying_accounts_two_people_ck'],
  },
  'paying-account.waiting': {
    kind: 'conflict',
    ko: '확인을 기다리는 계좌가 이미 있습니다. 먼저 확인하거나 거절해 주세요.',
    en: 'An account is waiting already. Confirm or refuse it first.',
    constraints: ['paying_accounts_proposed_uq', 'paying_accounts_in_force_uq'],
  },
  'paying-account.decided': {
    kind: 'conflict',
    ko: '기다리는 계좌 변경이 없거나 그사이 처리되었습니다. 화면을 새로 고쳐 확인해 주세요.',
    en: 'No such proposal is waiting any more. Reload the page to see what became of it.',
  },
  'paying-account.unreadable': {
    kind: 'rule',
    ko: '저장된 계좌번호를 읽을 수 없습니다. 계좌를 다시 제안해 주세요.',
    en: 'The stored account number can’t be read. Propose the account anew.',
  },
  'paying-account.name-missing': {
    kind: 'invalid',
    ko: '계좌의 이름을 1자에서 50자로 적어 주세요. 예: 연구비 통장',
    en: 'Name the account in 1 to 50 characters, such as “Research account”.',
    pointer: '/name',
  },
  'paying-account.layout-unknown': {
    kind: 'invalid',
    ko: '은행 파일 양식을 목록에서 골라 주세요.',
    en: 'Choose the bank file’s layout from the list.',
    pointer: '/layout',
  },
});
