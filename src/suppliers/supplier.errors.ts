import { defineErrors } from '../platform/errors/define-errors.js';

export const SUPPLIER_ERRORS = defineErrors({
  'supplier.not-found': {
    kind: 'not-found',
    ko: '거래처가 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such supplier. Choose again from the list.',
  },
  'supplier.not-permitted': {
    kind: 'forbidden',
    ko: '거래처는 그 팀의 사람만 등록하고 고칠 수 있습니다.',
    en: 'Only people of the team add or change its suppliers.',
  },
  'supplier.exists': {
    kind: 'conflict',
    ko: '이미 등록된 사업자등록번호입니다: {name}. 그 거래처를 쓰시면 됩니다.',
    en: 'This business number is here already: {name}. Use that supplier.',
    pointer: '/businessNumber',
  },
  'supplier.number-malformed': {
    kind: 'invalid',
    ko: '사업자등록번호를 숫자 10자리로 적어 주세요. 예: 123-45-67891',
    en: 'Give the business number as 10 digits, such as 123-45-67891.',
    pointer: '/businessNumber',
  },
  'supplier.number-check-digit': {
    kind: 'invalid',
    ko: '사업자등록번호의 마지막 확인 숫자가 맞지 않습니다. 사업자등록증을 보고 다시 적어 주세요.',
    en: 'The last digit doesn’t fit the rest of the business number. Check it on the registration.',
    pointer: '/businessNumber',
  },
  'supplier.name-missing': {
    kind: 'invalid',
    ko: '거래처 이름을 1자에서 200자로 적어 주세요.',
    en: 'Give the supplier’s name in 1 to 200 characters.',
    pointer: '/name',
  },
  'supplier.account-not-permitted': {
    kind: 'forbidden',
    ko: '계좌는 팀의 재무나 관리자만 바꿀 수 있습니다.',
    en: 'Only the team’s finance people and administrators change accounts.',
  },
  'supplier.account-own-proposal': {
    kind: 'forbidden',
    ko: '내가 제안한 계좌는 다른 재무나 관리자가 확인해야 합니다.',
    en: 'You proposed this account: another finance person or administrator must confirm it.',
    constraints: ['supplier_accounts_two_people_ck'],
  },
  'supplier.account-waiting': {
    kind: 'conflict',
    ko: '다른 사람이 제안한 계좌가 확인을 기다리고 있습니다. 먼저 확인하거나 거절해 주세요.',
    en: 'An account proposed by somebody else is waiting. Confirm or refuse it first.',
    constraints: ['supplier_accounts_proposed_uq'],
  },
  'supplier.account-decided': {
    kind: 'conflict',
    ko: '기다리는 계좌 변경이 없거나 그사이 처리되었습니다. 화면을 새로 고쳐 확인해 주세요.',
    en: 'No such proposal is waiting any more. Reload the page to see what became of it.',
  },
  'supplier.account-unreadable': {
    kind: 'rule',
    ko: '저장된 계좌번호를 읽을 수 없습니다. 서버의 비밀 키가 바뀌었거나 값이 손상되었습니다. 계좌를 다시 제안해 주세요.',
    en: 'The stored account number can’t be read: the server’s secret key was changed or the value damaged. Propose the account anew.',
  },
  'supplier.bank-unknown': {
    kind: 'invalid',
    ko: '은행을 목록에서 골라 주세요.',
    en: 'Choose the bank from the list.',
    pointer: '/bankCode',
  },
  'supplier.account-number-malformed': {
    kind: 'invalid',
    ko: '계좌번호는 숫자와 붙임표(-)로만 적어 주세요.',
    en: 'Give the account number in digits and hyphens only.',
    pointer: '/number',
  },
  'supplier.account-number-length': {
    kind: 'invalid',
    ko: '계좌번호는 숫자 {min}자리에서 {max}자리입니다. 통장 사본과 견주어 주세요.',
    en: 'An account number has {min} to {max} digits. Compare it with the bank book.',
    pointer: '/number',
  },
  'supplier.holder-missing': {
    kind: 'invalid',
    ko: '예금주를 통장에 적힌 대로 1자에서 100자로 적어 주세요.',
    en: 'Give the account holder as on the bank book, in 1 to 100 characters.',
    pointer: '/holder',
  },
});
