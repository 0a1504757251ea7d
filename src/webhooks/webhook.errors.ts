import { defineErrors } from '../platform/errors/define-errors.js';

export const WEBHOOK_ERRORS = defineErrors({
  'webhook.not-permitted': {
    kind: 'forbidden',
    ko: '웹훅은 팀의 관리자나 전담기관 담당자가 다룹니다.',
    en: 'Webhooks are for the team’s administrators and the programme’s officers.',
  },
  'webhook.session-needed': {
    kind: 'forbidden',
    ko: '받는 주소와 비밀 키는 로그인한 화면에서만 바꿀 수 있습니다. API 토큰으로는 보고 다시 보낼 수 있습니다.',
    en: 'Addresses and secrets are changed in a signed-in session only. A token may look, pause and replay.',
  },
  'webhook.not-found': {
    kind: 'not-found',
    ko: '웹훅이 없습니다. 목록에서 다시 골라 주세요.',
    en: 'There is no such webhook. Choose again from the list.',
  },
  'webhook.delivery-not-found': {
    kind: 'not-found',
    ko: '그런 전달 기록이 없습니다. 30일이 지나면 지워집니다.',
    en: 'There is no such delivery. They are kept for 30 days.',
  },
  'webhook.too-many': {
    kind: 'rule',
    ko: '웹훅은 {max}개까지 둘 수 있습니다. 쓰지 않는 것을 지운 뒤 다시 해 주세요.',
    en: 'There may be {max} webhooks. Delete one that isn’t used first.',
  },
  'webhook.url-malformed': {
    kind: 'invalid',
    ko: '주소를 https://로 시작하는 온전한 주소로 적어 주세요. 예: https://erp.example.com/hanjang',
    en: 'Give a whole address that begins https://, such as https://erp.example.com/hanjang.',
    pointer: '/url',
  },
  'webhook.url-credentials': {
    kind: 'invalid',
    ko: '주소에 아이디나 비밀번호를 넣지 마세요. 서명으로 보낸 곳을 확인할 수 있습니다.',
    en: 'Leave user name and password out of the address: the signature tells who sends.',
    pointer: '/url',
  },
  'webhook.url-private': {
    kind: 'invalid',
    ko: '사설망이나 서버 자신의 주소로는 보낼 수 없습니다. 밖에서 닿는 주소를 적거나, 운영자에게 그 망을 허용해 달라고 하세요.',
    en: 'Private and local addresses are not delivered to. Give a public one, or ask the operator to allow that network.',
    pointer: '/url',
  },
  'webhook.description-too-long': {
    kind: 'invalid',
    ko: '설명을 {max}자 안으로 적어 주세요.',
    en: 'Keep the description within {max} characters.',
    pointer: '/description',
  },
  'webhook.events-missing': {
    kind: 'invalid',
    ko: '받을 이벤트를 하나 이상 골라 주세요.',
    en: 'Choose at least one event.',
    pointer: '/eventTypes',
  },
  'webhook.event-unknown': {
    kind: 'invalid',
    ko: '받을 수 없는 이벤트입니다: {name}. 목록에 있는 것만 골라 주세요.',
    en: 'This event can’t be had: {name}. Choose from the list.',
    pointer: '/eventTypes',
  },
  'webhook.overlap': {
    kind: 'invalid',
    ko: '이전 키를 함께 쓸 기간을 목록에서 골라 주세요.',
    en: 'Choose from the list how long the old secret goes on.',
    pointer: '/overlapHours',
  },
  'webhook.secret-unreadable': {
    kind: 'rule',
    ko: '저장된 비밀 키를 읽을 수 없습니다. 서버의 키가 바뀌었습니다. 비밀 키를 새로 만들어 주세요.',
    en: 'The stored secret can’t be read: the server’s key was changed. Make a new secret.',
  },
  'webhook.not-active': {
    kind: 'conflict',
    ko: '지금은 보내지 않는 웹훅입니다. 먼저 다시 켜 주세요.',
    en: 'This webhook is not sending. Switch it on first.',
  },
  'webhook.already-active': {
    kind: 'conflict',
    ko: '이미 보내고 있는 웹훅입니다.',
    en: 'This webhook is sending already.',
  },
  'webhook.ping-soon': {
    kind: 'too-many',
    ko: '방금 시험했습니다. 몇 초 뒤에 다시 눌러 주세요.',
    en: 'It was tested just now. Try again in a few seconds.',
  },
  'webhook.replay-period': {
    kind: 'invalid',
    ko: '기간을 최근 30일 안에서, 시작이 끝보다 앞서게 적어 주세요.',
    en: 'Give a period within the last 30 days whose beginning is before its end.',
    pointer: '/from',
  },
  'webhook.replay-in-hand': {
    kind: 'conflict',
    ko: '이미 보내는 중입니다. 결과를 기다려 주세요.',
    en: 'It is on its way already. Wait for how it ends.',
  },
});
