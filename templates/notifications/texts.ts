import type { Texts } from '../texts.js';

export const noticeTexts = {
  title: { ko: '알림', en: 'Notifications' },
  settings: { ko: '알림 설정', en: 'Settings' },
  unread: {
    ko: (count: number) => `읽지 않은 알림 ${count}건`,
    en: (count: number) => `${count} unread`,
  },
  unreadMark: { ko: '읽지 않음', en: 'Unread' },
  allRead: { ko: '모두 읽었습니다.', en: 'All are read.' },
  readAll: { ko: '모두 읽음으로', en: 'Mark all as read' },
  readAllDone: {
    ko: (count: number) =>
      count === 0 ? '읽지 않은 알림이 없습니다.' : `알림 ${count}건을 읽음으로 바꾸었습니다.`,
    en: (count: number) => (count === 0 ? 'There is nothing unread.' : `${count} marked as read.`),
  },
  waiting: { ko: '하실 일', en: 'To do' },
  waitingLead: { ko: '끝낼 때까지 남아 있습니다.', en: 'Stays until it is done.' },
  count: { ko: (count: number) => `${count}건`, en: (count: number) => `${count}` },
  today: { ko: '오늘', en: 'Today' },
  yesterday: { ko: '어제', en: 'Yesterday' },
  gone: { ko: '지금은 볼 수 없습니다.', en: 'It is no longer there.' },
  goneFlash: {
    ko: '알림이 말하는 것은 지워졌거나 지금은 볼 수 없습니다.',
    en: 'What the notice is about is gone, or isn’t yours to see any more.',
  },
  emptyTitle: { ko: '알림이 없습니다', en: 'No notifications' },
  emptyLead: {
    ko: '신청이 돌아오거나 승인되거나, 누가 의견에서 부르면 여기에 나옵니다.',
    en: 'When a claim is returned or approved, or somebody calls you, it shows up here.',
  },
  emptyAuditor: {
    ko: '감사에게 따로 알리는 일은 없습니다. 홈에서 사업 전체를 볼 수 있습니다.',
    en: 'Auditors aren’t told of anything. Your home page shows the whole programme.',
  },
  emptyOfficer: {
    ko: '결재할 집행과 의견에서 전담기관을 부른 일은 위의 하실 일에 나옵니다.',
    en: 'What you decide on and where the office is called shows up above as things to do.',
  },
  troubleTitle: { ko: '메일이 가지 않습니다', en: 'Mails don’t arrive' },
  'trouble-address': {
    ko: '계정의 이메일 주소로는 보낼 수 없습니다. 관리자에게 주소를 고쳐 달라고 해 주세요.',
    en: 'Nothing can be sent to the address of your account. Ask an administrator to put it right.',
  },
  'trouble-refused': {
    ko: '받는 메일 서버가 거절했습니다. 주소가 맞는지, 메일함이 차지 않았는지 봐 주세요.',
    en: 'Your mail server refused it. See whether the address is right and the mailbox isn’t full.',
  },
  'trouble-unreachable': {
    ko: '메일 서버에 닿지 않습니다. 운영 담당자에게 알려 주세요.',
    en: 'The mail server can’t be reached. Tell whoever runs this installation.',
  },
  'trouble-deferred': {
    ko: '메일 서버가 지금은 받지 않습니다. 오래가면 운영 담당자에게 알려 주세요.',
    en: 'The mail server doesn’t take mails now. If that lasts, tell whoever runs this installation.',
  },
  triedStill: { ko: '계속 다시 보내고 있습니다.', en: 'It is still tried.' },
  triedNoMore: {
    ko: '이 메일은 더 보내지 않습니다. 알림은 이 화면에 모두 있습니다.',
    en: 'It isn’t tried any more. Every notice is on this page.',
  },
  troubleOf: { ko: (at: string) => `${at}에 쓴 메일`, en: (at: string) => `Mail of ${at}` },
} satisfies Texts;

export const noticeSettingsTexts = {
  lead: {
    ko: '어떤 일을 어디로 알릴지 정합니다. 나에게만 적용됩니다.',
    en: 'What you hear of, and where. It holds for you alone.',
  },
  mailOff: {
    ko: '이 설치에서는 메일을 보내지 않습니다. 아래의 메일 설정은 메일 서버가 마련된 뒤부터 쓰입니다.',
    en: 'This installation sends no mail. What you choose for mails holds once it has a mail server.',
  },
  daily: { ko: '하루 한 번 메일', en: 'Daily mail' },
  dailyOn: { ko: '하루 한 번, 모아서 메일로 받기', en: 'One mail a day with all of it' },
  dailyHint: {
    ko: (email: string) => `${email} · 알릴 것이 있는 날에만 보냅니다. 이름과 금액은 적지 않습니다.`,
    en: (email: string) => `${email} · On days with something to tell. It carries no names and no amounts.`,
  },
  hour: { ko: '받을 시각', en: 'Hour' },
  hourOption: {
    ko: (hour: number) => `${hour < 12 ? '오전' : '오후'} ${hour % 12 === 0 ? 12 : hour % 12}시`,
    en: (hour: number) => `${String(hour).padStart(2, '0')}:00`,
  },
  kinds: { ko: '알림의 종류', en: 'Kinds' },
  'group-decisions': { ko: '결재', en: 'Decisions' },
  'group-claims': { ko: '내 신청과 집행', en: 'My claims' },
  'group-others': { ko: '거래처와 가져오기', en: 'Suppliers and imports' },
  inPage: { ko: '화면', en: 'Page' },
  inPageOf: { ko: (name: string) => `${name}: 화면에서 보기`, en: (name: string) => `${name}: in the page` },
  byMail: { ko: '메일', en: 'Mail' },
  byMailOf: { ko: (name: string) => `${name}: 메일`, en: (name: string) => `${name}: mail` },
  'mail-off': { ko: '받지 않음', en: 'None' },
  'mail-daily': { ko: '하루 한 번', en: 'Daily' },
  'mail-at-once': { ko: '바로', en: 'At once' },
  atOnceNote: {
    ko: '‘바로’를 고르면 급한 것은 몇 분 안에 따로 보냅니다. 돌아온 신청은 단계가 끝나기 3일 전부터 급합니다.',
    en: '“At once” sends urgent ones within minutes. A returned claim is urgent in the last 3 days of its stage.',
  },
  save: { ko: '저장', en: 'Save' },
  saved: { ko: '알림 설정을 저장했습니다.', en: 'Your notification settings are saved.' },
} satisfies Texts;

export const unsubscribeTexts = {
  title: { ko: '메일 그만 받기', en: 'Stop mails' },
  'ask-daily': {
    ko: '하루 한 번 보내는 알림 메일을 더 보내지 않습니다.',
    en: 'The daily mail with your notices will no longer be sent.',
  },
  'ask-at-once': {
    ko: '급한 알림을 바로 보내는 메일을 더 보내지 않습니다. 급한 것도 하루 한 번 메일에 들어갑니다.',
    en: 'Urgent notices will no longer be mailed at once; they come with the daily mail.',
  },
  stop: { ko: '그만 받기', en: 'Stop these mails' },
  doneTitle: { ko: '메일을 끊었습니다', en: 'The mails are stopped' },
  done: {
    ko: '알림은 한장의 알림 화면에 그대로 있습니다. 다시 받으려면 로그인해 알림 설정에서 켜 주세요.',
    en: 'Your notices stay on the page. To have mails again, sign in and turn them on in your settings.',
  },
  settings: { ko: '알림 설정', en: 'Notification settings' },
} satisfies Texts;
