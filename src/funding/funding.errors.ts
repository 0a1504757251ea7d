import { defineErrors } from '../platform/errors/define-errors.js';

export const FUNDING_ERRORS = defineErrors({
  'funding.not-permitted': {
    kind: 'forbidden',
    ko: '재원 계획과 교부는 전담기관이, 자기부담 입금과 이자는 팀의 재무·관리자가 기록합니다.',
    en: 'The programme office records plans and instalments; the team’s finance people and administrators record own cash and interest.',
  },
  'funding.amount-negative': {
    kind: 'invalid',
    ko: '금액은 0원 이상의 정수로 적어 주세요.',
    en: 'Enter a whole amount of 0 won or more.',
  },
  'funding.amount-not-positive': {
    kind: 'invalid',
    ko: '금액은 1원 이상의 정수로 적어 주세요.',
    en: 'Enter a whole amount of at least 1 won.',
    pointer: '/amount',
  },
  'funding.government-too-high': {
    kind: 'rule',
    ko: '정부지원금이 총 연구개발비의 {share} %입니다. 이 기관은 {limit} %까지 받을 수 있습니다. 금액을 고치거나 예외 사유를 적어 주세요.',
    en: 'The government bears {share} % of the whole; at most {limit} % is allowed for this kind of institution. Correct the amounts or give the reason for the exception.',
    pointer: '/government',
  },
  'funding.own-cash-too-low': {
    kind: 'rule',
    ko: '기관부담금 가운데 현금이 {share} %입니다. {limit} % 이상이어야 합니다. 금액을 고치거나 예외 사유를 적어 주세요.',
    en: 'Cash is {share} % of what the institution bears; at least {limit} % is asked for. Correct the amounts or give the reason for the exception.',
    pointer: '/ownCash',
  },
  'funding.changed': {
    kind: 'conflict',
    ko: '그사이 다른 사람이 재원 계획을 바꿨습니다. 지금 값을 확인하고 다시 저장해 주세요.',
    en: 'Somebody changed this plan meanwhile. Check how it stands and save again.',
    constraints: ['funding_plans_place_uq'],
  },
  'funding.team-of-office': {
    kind: 'not-found',
    ko: '팀에 속한 기관이 아닙니다. 목록에서 다시 골라 주세요.',
    en: 'This institution belongs to no team. Choose again.',
  },
  'funding.day-missing': {
    kind: 'invalid',
    ko: '예정일이나 실제 날짜 가운데 하나는 적어 주세요.',
    en: 'Enter the planned day or the day it was paid.',
    pointer: '/paidOn',
    constraints: ['disbursements_day_ck'],
  },
  'funding.paid-in-future': {
    kind: 'invalid',
    ko: '실제 날짜는 오늘({today})까지로 적어 주세요. 앞으로 있을 일은 예정일에 적습니다.',
    en: 'The day it was paid can’t be after today ({today}). Enter a later day as planned.',
    pointer: '/paidOn',
  },
  'funding.interest-unplanned': {
    kind: 'invalid',
    ko: '이자는 실제로 들어온 날짜를 적어 주세요.',
    en: 'Enter the day on which the interest came in.',
    pointer: '/paidOn',
  },
  'funding.kind-missing': {
    kind: 'invalid',
    ko: '교부, 입금, 이자 가운데 하나를 골라 주세요.',
    en: 'Choose what it is: an instalment, a deposit or interest.',
    pointer: '/kind',
  },
  'funding.institution-missing': {
    kind: 'invalid',
    ko: '기관을 골라 주세요.',
    en: 'Choose the institution.',
    pointer: '/institutionId',
  },
  'funding.fund-missing': {
    kind: 'invalid',
    ko: '교부한 재원을 골라 주세요.',
    en: 'Choose the fund that was paid out.',
    pointer: '/fundId',
  },
  'funding.more-than-planned': {
    kind: 'rule',
    ko: '교부액 합계가 정부지원금 계획보다 {over}원 많습니다. 금액을 줄이거나 재원 계획부터 바꿔 주세요.',
    en: 'Instalments would exceed the planned government money by ₩{over}. Lower the amount or change the plan first.',
    pointer: '/amount',
  },
  'funding.not-found': {
    kind: 'not-found',
    ko: '기록을 찾을 수 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such record. Choose again from the list.',
  },
  'funding.already-paid': {
    kind: 'conflict',
    ko: '이미 실제 날짜가 적힌 기록입니다. 화면을 새로 열어 확인해 주세요.',
    en: 'The day of this record is known already. Reload the page to see it.',
  },
  'funding.already-corrected': {
    kind: 'conflict',
    ko: '이미 취소한 기록입니다. 화면을 새로 열어 확인해 주세요.',
    en: 'This record was taken back already. Reload the page to see it.',
    constraints: ['disbursements_corrects_uq'],
  },
  'funding.reason-missing': {
    kind: 'invalid',
    ko: '취소하는 사유를 적어 주세요.',
    en: 'Say why it is taken back.',
    pointer: '/note',
  },
  'funding.text-too-long': {
    kind: 'invalid',
    ko: '{limit}자까지 적을 수 있습니다.',
    en: 'At most {limit} characters fit.',
    pointer: '/note',
  },
  'funding.rate-out-of-range': {
    kind: 'invalid',
    ko: '비율은 0에서 100 사이로, 소수 첫째 자리까지 적어 주세요. 예: 75 또는 13.5',
    en: 'Enter a percentage from 0 to 100 with at most one decimal, such as 75 or 13.5.',
  },
  'funding.spending-stopped': {
    kind: 'rule',
    ko: '{institution}의 기관부담 현금 {late}원이 {since}부터 밀려 집행이 멈춰 있습니다. 입금을 기록하면 바로 풀립니다. (사용 기준 제60조 2항)',
    en: 'Spending of {institution} has been stopped since {since}: ₩{late} of its own cash is late. It goes on as soon as the deposit is recorded. (Standard of use, Art. 60 (2))',
  },
});
