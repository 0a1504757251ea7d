import { plural, type Texts } from '../texts.js';

export const webhookTexts = {
  title: { ko: '웹훅', en: 'Webhooks' },
  lead: {
    ko: '신청이 제출되거나 지급되면 ERP나 그룹웨어에 바로 알립니다. 받는 쪽은 서명으로 보낸 곳을 확인합니다.',
    en: 'Tells an ERP or groupware at once when a claim is submitted or paid. The receiver checks our signature.',
  },
  leadOffice: {
    ko: '공동 재원에서 나가는 신청과 전담기관의 일만 알립니다.',
    en: 'Tells of claims on common pots and of the office’s own acts only.',
  },
  api: { ko: 'API 설명서', en: 'API reference' },
  add: { ko: '웹훅 추가', en: 'Add a webhook' },
  emptyTitle: { ko: '웹훅이 없습니다', en: 'No webhooks' },
  emptyLead: {
    ko: '받을 주소를 하나 적으면 그때부터 일어나는 일을 보냅니다.',
    en: 'Give an address, and what happens from then on is sent there.',
  },
  name: { ko: '이름', en: 'Name' },
  state: { ko: '상태', en: 'State' },
  last: { ko: '마지막 전달', en: 'Last delivered' },
  never: { ko: '아직 없음', en: 'never' },
  open: { ko: '남은 것', en: 'Open' },
  waitingCount: {
    ko: (n: number) => `대기 ${n.toLocaleString('en')}`,
    en: (n: number) => `${n.toLocaleString('en')} waiting`,
  },
  failedCount: {
    ko: (n: number) => `실패 ${n.toLocaleString('en')}`,
    en: (n: number) => `${n.toLocaleString('en')} failed`,
  },
  nothingOpen: { ko: '없음', en: 'none' },
  eventCount: {
    ko: (n: number) => `이벤트 ${n}종`,
    en: (n: number) => (n === 1 ? '1 event' : `${n} events`),
  },

  active: { ko: '보내는 중', en: 'Sending' },
  troubled: { ko: '실패하는 중', en: 'Failing' },
  paused: { ko: '멈춤', en: 'Paused' },
  failing: { ko: '자동으로 멈춤', en: 'Stopped' },
  gone: { ko: '꺼짐', en: 'Off' },
  waiting: { ko: '대기', en: 'Waiting' },
  delivered: { ko: '전달', en: 'Delivered' },
  failed: { ko: '실패', en: 'Failed' },
  all: { ko: '전체', en: 'All' },

  stoppedTitle: { ko: '확인이 필요한 웹훅이 있습니다', en: 'A webhook needs you' },
  stoppedFailing: {
    ko: (name: string) =>
      `${name}: 오래 실패해서 멈췄습니다. 받는 쪽을 고친 뒤 다시 켜면 밀린 것부터 보냅니다.`,
    en: (name: string) =>
      `${name} was stopped after failing for long. Mend the receiver and switch it on: what waited is sent first.`,
  },
  stoppedGone: {
    ko: (name: string) => `${name}: 받는 쪽이 더 받지 않겠다고(410) 답해서 껐습니다.`,
    en: (name: string) => `${name} was switched off: its receiver wants no more (410).`,
  },
  troubledSince: {
    ko: (since: string) => `${since}부터 받는 쪽이 답하지 않습니다. 3일이 지나면 멈춥니다.`,
    en: (since: string) =>
      `The receiver has not taken anything since ${since}. After three days it is stopped.`,
  },
  pausedLead: {
    ko: '멈춘 동안 일어난 일은 남겨 두었다가 다시 켜면 보냅니다.',
    en: 'What happens meanwhile waits and is sent when it goes on.',
  },

  keepTitle: { ko: '이벤트 가져가기', en: 'Fetching events' },
  keepLead: {
    ko: '밖에서 부를 수 없는 시스템은 API로 최근 30일의 이벤트를 가져갑니다.',
    en: 'Systems that can’t be called fetch the events of the last 30 days by API.',
  },
  keepOn: {
    ko: '모든 이벤트를 남기고 있습니다.',
    en: 'Every event is kept.',
  },
  keepOff: {
    ko: '지금은 웹훅이 고른 이벤트만 남깁니다.',
    en: 'Only events chosen by a webhook are kept now.',
  },
  keepTurnOn: { ko: '모든 이벤트 남기기', en: 'Keep every event' },
  keepTurnOff: { ko: '그만 남기기', en: 'Stop keeping them' },

  addTitle: { ko: '웹훅 추가', en: 'Add a webhook' },
  changeTitle: { ko: '웹훅 바꾸기', en: 'Change the webhook' },
  url: { ko: '받을 주소', en: 'Address' },
  urlHint: {
    ko: 'https://로 시작하는, 인터넷에서 닿는 주소',
    en: 'Begins https:// and can be reached from the internet',
  },
  description: { ko: '설명', en: 'Description' },
  descriptionHint: {
    ko: '어느 시스템인지 알아볼 말. 예: 본사 ERP',
    en: 'Which system it is, such as Head office ERP',
  },
  events: { ko: '받을 이벤트', en: 'Events' },
  details: { ko: '내용', en: 'Content' },
  detailsOption: { ko: '자세한 내용도 보내기', en: 'Send details, too' },
  detailsHint: {
    ko: '신청 번호, 상태, 금액, 처리한 사람의 역할. 고르지 않으면 종류와 식별자만 보냅니다.',
    en: 'Number, state, amounts and the role of who acted. Without it only types and ids are sent.',
  },
  detailsOn: { ko: '자세히 (번호, 상태, 금액, 역할)', en: 'Details (number, state, amounts, role)' },
  detailsOff: { ko: '최소 (종류와 식별자만)', en: 'Thin (type and ids only)' },
  save: { ko: '저장', en: 'Save' },
  create: { ko: '추가하고 비밀 키 받기', en: 'Add and get the secret' },
  cancel: { ko: '취소', en: 'Cancel' },

  secretTitle: { ko: '비밀 키는 지금만 보입니다', en: 'The secret is shown only now' },
  secretLead: {
    ko: '받는 시스템에 넣어 주세요. 잃어버리면 새로 만들어야 합니다.',
    en: 'Put it into the receiving system. If it is lost, make a new one.',
  },
  secret: { ko: '비밀 키', en: 'Secret' },
  secretKept: { ko: '보관 중 (다시 볼 수 없음)', en: 'kept, never shown again' },
  oldSecretUntil: {
    ko: (until: string) => `이전 키도 ${until}까지 함께 서명합니다.`,
    en: (until: string) => `The old secret signs, too, until ${until}.`,
  },
  rotate: { ko: '새 키 만들기', en: 'New secret' },
  rotateLead: {
    ko: '정한 동안 이전 키와 새 키로 함께 서명하니, 그 사이에 받는 시스템의 키를 바꾸면 됩니다.',
    en: 'For the time you choose both secrets sign, so the receiver can be changed in between.',
  },
  overlap: { ko: '이전 키를 함께 쓰는 기간', en: 'How long the old secret goes on' },
  overlapHours: {
    ko: (hours: number) => (hours === 0 ? '바로 끊기' : hours < 48 ? `${hours}시간` : `${hours / 24}일`),
    en: (hours: number) =>
      hours === 0 ? 'Not at all' : hours < 48 ? plural(hours, 'hour') : plural(hours / 24, 'day'),
  },

  ping: { ko: '시험 보내기', en: 'Send a test' },
  pause: { ko: '멈추기', en: 'Pause' },
  resume: { ko: '다시 켜기', en: 'Switch on' },
  change: { ko: '바꾸기', en: 'Change' },
  remove: { ko: '지우기', en: 'Delete' },
  removeLead: {
    ko: '전달 기록도 함께 지워집니다. 되돌릴 수 없습니다.',
    en: 'Its deliveries go with it. This can’t be undone.',
  },
  removeButton: { ko: '웹훅 지우기', en: 'Delete the webhook' },
  setup: { ko: '설정', en: 'Set-up' },

  deliveries: { ko: '전달 기록', en: 'Deliveries' },
  deliveriesLead: { ko: '30일 동안 남깁니다.', en: 'Kept for 30 days.' },
  event: { ko: '이벤트', en: 'Event' },
  at: { ko: '일어난 때', en: 'When' },
  result: { ko: '결과', en: 'Result' },
  attempts: { ko: '시도', en: 'Attempts' },
  attemptCount: { ko: (n: number) => `${n}번`, en: (n: number) => String(n) },
  next: { ko: (when: string) => `다음 ${when}`, en: (when: string) => `next ${when}` },
  noDeliveriesTitle: { ko: '보낸 것이 없습니다', en: 'Nothing was sent' },
  noDeliveriesLead: {
    ko: '고른 일이 일어나면 여기에 쌓입니다. 먼저 시험을 보내 보세요.',
    en: 'What you chose shows up here when it happens. Send a test first.',
  },
  noneOfState: { ko: '그런 기록이 없습니다', en: 'None of these' },
  noneOfStateLead: { ko: '전체를 보려면 위에서 고르세요.', en: 'Choose all above.' },

  replayTitle: { ko: '한꺼번에 다시 보내기', en: 'Send again' },
  replayLead: {
    ko: '같은 이벤트는 같은 webhook-id로 가므로, 받는 쪽이 이미 받은 것을 가려낼 수 있습니다.',
    en: 'An event goes out under the same webhook-id, so the receiver can drop what it has had.',
  },
  which: { ko: '무엇을', en: 'What' },
  whichFailed: { ko: '실패한 것만', en: 'Only what failed' },
  whichAll: { ko: '고른 이벤트 모두', en: 'All chosen events' },
  from: { ko: '언제부터', en: 'From' },
  until: { ko: '언제까지', en: 'Until' },
  replay: { ko: '다시 보내기', en: 'Send again' },
  replayNotNow: { ko: '보내는 중일 때만 다시 보낼 수 있습니다.', en: 'Only while it is sending.' },

  message: { ko: '보내는 내용', en: 'Message' },
  log: { ko: '시도한 기록', en: 'Attempts' },
  noLog: { ko: '아직 보내지 않았습니다', en: 'Not sent yet' },
  noLogLead: { ko: '차례가 되면 보냅니다.', en: 'It is sent when its turn comes.' },
  took: { ko: '걸린 시간', en: 'Took' },
  answer: { ko: '받은 답', en: 'Answer' },
  noAnswer: { ko: '내용 없음', en: 'empty' },

  'fault-status': { ko: '받지 않았습니다', en: 'Not taken' },
  'fault-redirect': {
    ko: '다른 주소로 넘기려 해서 따라가지 않았습니다',
    en: 'A redirect, which isn’t followed',
  },
  'fault-timeout': { ko: '10초 안에 답이 없었습니다', en: 'No answer within 10 seconds' },
  'fault-unknown-host': { ko: '주소의 서버 이름을 찾지 못했습니다', en: 'The host name isn’t known' },
  'fault-forbidden-address': {
    ko: '사설망 주소여서 보내지 않았습니다',
    en: 'Leads to a private network, so nothing was sent',
  },
  'fault-refused': { ko: '연결을 받지 않았습니다', en: 'The connection was refused' },
  'fault-reset': { ko: '답하다가 연결을 끊었습니다', en: 'The connection was broken off' },
  'fault-tls': {
    ko: '보안 연결(인증서)에 문제가 있습니다',
    en: 'The secure connection failed (certificate)',
  },
  'fault-unreachable': { ko: '닿지 못했습니다', en: 'Couldn’t be reached' },
  'fault-too-large': { ko: '내용이 너무 커서 보내지 않았습니다', en: 'Too large to send' },
  'fault-secret': {
    ko: '비밀 키를 읽지 못했습니다. 새 키를 만들어 주세요',
    en: 'The secret can’t be read: make a new one',
  },
} satisfies Texts;
