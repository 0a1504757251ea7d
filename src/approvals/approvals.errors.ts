import { defineErrors } from '../platform/errors/define-errors.js';

export const APPROVAL_ERRORS = defineErrors({
  'approval.not-asked': {
    kind: 'forbidden',
    ko: '지금 결재 차례가 아닙니다. 결재선을 확인해 주세요.',
    en: 'It isn’t your turn to decide. See the approval route.',
  },
  'approval.already-decided': {
    kind: 'conflict',
    ko: '이 결재선에서 이미 결재하셨거나 다른 사람이 대신 결재했습니다. 이제 다른 사람이 결재합니다.',
    en: 'You have decided on this route already, or somebody did in your stead. It takes somebody else now.',
  },
  'approval.filter-name': {
    kind: 'invalid',
    ko: '조건의 이름을 40자 안으로 적어 주세요.',
    en: 'Give the filter a name of up to 40 characters.',
    pointer: '/name',
  },
  'approval.filter-name-taken': {
    kind: 'conflict',
    ko: '같은 이름의 조건이 있습니다. 다른 이름을 적어 주세요.',
    en: 'A filter has this name already. Choose another one.',
    pointer: '/name',
  },
  'approval.too-many-filters': {
    kind: 'conflict',
    ko: '조건은 20개까지 저장합니다. 쓰지 않는 것을 지워 주세요.',
    en: 'Up to 20 filters are kept. Remove one you don’t need.',
    pointer: '/name',
  },
  'approval.delegate-of-claimant': {
    kind: 'forbidden',
    ko: '신청자나 작성자를 대신해서는 결재할 수 없습니다.',
    en: 'You can’t decide in the stead of whoever claimed or prepared it.',
  },
  'approval.delegation-over': {
    kind: 'forbidden',
    ko: '대결 기간이 끝나 대신 결재할 수 없습니다. 맡긴 사람이나 팀 관리자에게 알려 주세요.',
    en: 'The delegation has ended, so you can’t decide in anybody’s stead. Tell who lent it, or an administrator.',
  },
  'approval.delegation-limits': {
    kind: 'forbidden',
    ko: '맡은 금액이나 재원의 범위를 벗어나 대신 결재할 수 없습니다. 맡긴 사람에게 알려 주세요.',
    en: 'This goes beyond the amount or the funds that were lent to you. Tell who lent it.',
  },
});
