import { defineErrors } from '../platform/errors/define-errors.js';

export const PAY_RUN_ERRORS = defineErrors({
  'pay-run.not-found': {
    kind: 'not-found',
    ko: '지급 실행이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such pay run. Choose again from the list.',
  },
  'pay-run.not-permitted': {
    kind: 'forbidden',
    ko: '지급 실행은 팀의 재무가 합니다.',
    en: 'Pay runs are the team’s finance’s.',
  },
  'pay-run.own-release': {
    kind: 'forbidden',
    ko: '내가 만든 실행은 다른 사람이 확정해야 합니다.',
    en: 'You made this run: somebody else releases it.',
    constraints: ['pay_runs_two_people_ck'],
  },
  'pay-run.own-claim': {
    kind: 'forbidden',
    ko: '내가 신청·작성·결재한 신청이 들어 있습니다({numbers}). 다른 사람에게 맡기거나 빼 주세요.',
    en: 'It has claims you filed, prepared or approved ({numbers}). Leave it to somebody else, or take them out.',
  },
  'pay-run.own-hand': {
    kind: 'forbidden',
    ko: '내가 신청·작성·결재한 신청이 들어 있습니다. 다른 사람에게 맡기거나 빼 주세요.',
    en: 'It has claims you filed, prepared or approved. Leave it to somebody else, or take them out.',
    constraints: ['pay_run_items_own_ck', 'pay_runs_own_ck'],
  },
  'pay-run.needs-finance': {
    kind: 'forbidden',
    ko: '이 팀에는 재무가 둘 이상이므로 다른 재무가 확정합니다.',
    en: 'This team has more than one finance person: another of them releases.',
  },
  'pay-run.wrong-state': {
    kind: 'conflict',
    ko: '지금 상태에서는 할 수 없습니다. 화면을 새로 열어 확인해 주세요.',
    en: 'This can’t be done in the run’s present state. Reload to see how it stands.',
  },
  'pay-run.none-chosen': {
    kind: 'invalid',
    ko: '지급할 신청을 하나 이상 골라 주세요.',
    en: 'Choose at least one claim to pay.',
    pointer: '/items',
  },
  'pay-run.not-payable': {
    kind: 'conflict',
    ko: '{number}: 지금은 지급 실행에 담을 수 없습니다. 화면을 새로 열어 다시 골라 주세요.',
    en: '{number} can’t be put into a run now. Reload and choose again.',
  },
  'pay-run.no-transfer': {
    kind: 'rule',
    ko: '{number}: 카드나 현금으로 쓴 것이라 거래처로 이체하지 않습니다. 카드는 카드대금 정산에서 처리해 주세요.',
    en: '{number} was paid by card or in cash, so nothing goes to the supplier. Settle cards with their bill.',
  },
  'pay-run.no-paying-account': {
    kind: 'rule',
    ko: '{institution}의 출금계좌가 없습니다. 설정에서 먼저 등록해 주세요.',
    en: '{institution} has no account to pay from. Add it in the settings first.',
  },
  'pay-run.already-in-run': {
    kind: 'conflict',
    ko: '그사이 다른 지급 실행에 담긴 신청이 있습니다. 화면을 새로 열어 다시 골라 주세요.',
    en: 'One of the claims was put into another run meanwhile. Reload and choose again.',
    constraints: ['pay_run_items_live_uq'],
  },
  'pay-run.number-taken': {
    kind: 'conflict',
    ko: '동시에 다른 실행이 만들어졌습니다. 다시 눌러 주세요.',
    en: 'Another run was made at the same moment. Press again.',
    constraints: ['pay_runs_number_uq'],
  },
  'pay-run.too-many': {
    kind: 'rule',
    ko: '이 은행 파일에는 {limit}건까지 담을 수 있습니다. 나누어 만들어 주세요.',
    en: 'This bank’s file takes {limit} transfers. Make several runs.',
  },
  'pay-run.item-missing': {
    kind: 'conflict',
    ko: '이 실행에 없거나 이미 처리된 건입니다. 화면을 새로 열어 확인해 주세요.',
    en: 'It isn’t in this run, or was dealt with already. Reload to see.',
  },
  'pay-run.no-account': {
    kind: 'rule',
    ko: '{number}: 확인된 계좌가 없어 예금주를 조회할 수 없습니다. 거래처에 계좌를 먼저 등록해 주세요.',
    en: '{number} has no confirmed account to inquire about. Add the supplier’s account first.',
  },
  'pay-run.blocked': {
    kind: 'rule',
    ko: '막힌 건이 있습니다. 풀거나 빼 주세요.',
    en: 'Some items are blocked. Settle them or take them out.',
  },
  'pay-run.reason-missing': {
    kind: 'invalid',
    ko: '{number}: 확인한 내용을 적어 주세요.',
    en: '{number}: say what you checked.',
  },
  'pay-run.questions-changed': {
    kind: 'conflict',
    ko: '{number}: 그사이 확인할 것이 달라졌습니다. 다시 읽고 적어 주세요.',
    en: '{number}: what is to be checked changed meanwhile. Read it again.',
  },
  'pay-run.empty': {
    kind: 'rule',
    ko: '남은 건이 없습니다. 실행을 취소해 주세요.',
    en: 'Nothing is left in it. Cancel the run.',
  },
  'pay-run.transfer-day': {
    kind: 'invalid',
    ko: '이체일을 오늘({today})부터 30일 안으로 골라 주세요.',
    en: 'Choose a day from today ({today}) to 30 days on.',
    pointer: '/transferOn',
  },
  'pay-run.end-reason': {
    kind: 'invalid',
    ko: '까닭을 적어 주세요. 기록에 남습니다.',
    en: 'Give the reason; it is kept.',
    pointer: '/reason',
  },
  'pay-run.layout-gone': {
    kind: 'rule',
    ko: '이 은행 파일 양식을 찾을 수 없습니다. 실행을 취소하고 출금계좌의 양식을 다시 골라 주세요.',
    en: 'The bank file’s layout is gone. Cancel the run and choose a layout for the paying account.',
  },
  'pay-run.file-unreadable': {
    kind: 'rule',
    ko: '저장된 은행 파일을 열 수 없습니다. 서버의 비밀 키가 바뀌었습니다.',
    en: 'The stored bank file can’t be opened: the server’s secret key was changed.',
  },
  'pay-run.holder-outcome': {
    kind: 'invalid',
    ko: '일치 또는 불일치를 골라 주세요.',
    en: 'Choose match or mismatch.',
    pointer: '/outcome',
  },
  'pay-run.outcome-missing': {
    kind: 'invalid',
    ko: '성공이나 실패로 적을 건을 하나 이상 골라 주세요.',
    en: 'Choose at least one item to mark.',
    pointer: '/items',
  },
  'pay-run.paid-on': {
    kind: 'invalid',
    ko: '{number}: 사용일 {day}에는 지급할 수 없습니다(단계 밖이거나 오늘보다 뒤).',
    en: '{number} can’t have been paid on {day}: outside its stage or after today.',
    pointer: '/paidOn',
  },
  'pay-run.statement-missing': {
    kind: 'not-found',
    ko: '카드 내역이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such card statement. Choose again from the list.',
  },
  'pay-run.not-on-bill': {
    kind: 'conflict',
    ko: '그사이 바뀌었거나 이 카드대금에 없는 신청이 있습니다. 화면을 새로 열어 다시 골라 주세요.',
    en: 'A claim changed meanwhile or isn’t on this bill. Reload and choose again.',
  },
});
