import type { Texts } from '../texts.js';

const things = (count: number) => (count === 1 ? '1 item' : `${count} items`);

export const mailTexts = {
  product: { ko: '한장', en: 'Hanjang' },
  subjectWaiting: {
    ko: (count: number) => `[한장] 하실 일 ${count}건`,
    en: (count: number) => `[Hanjang] ${count} to do`,
  },
  subjectNews: {
    ko: (count: number) => `[한장] 새 알림 ${count}건`,
    en: (count: number) => `[Hanjang] ${count} new`,
  },
  subjectUrgent: {
    ko: (count: number) => `[한장] 서두를 알림 ${count}건`,
    en: (count: number) => `[Hanjang] ${count} urgent`,
  },
  titleDaily: { ko: '오늘의 알림', en: 'Your notices today' },
  titleUrgent: { ko: '서두를 알림', en: 'Urgent notices' },
  waiting: { ko: '하실 일', en: 'To do' },
  news: { ko: '새 소식', en: 'News' },
  count: { ko: (count: number) => `${count}건`, en: things },
  open: { ko: '한장에서 보기', en: 'Open in Hanjang' },
  lead: {
    ko: '무엇에 관한 것인지는 로그인한 뒤에 보입니다. 메일에는 이름과 금액을 적지 않습니다.',
    en: 'What it is about is shown once you sign in: mails carry no names and no amounts.',
  },
  footDaily: {
    ko: '하루에 한 번, 알릴 것이 있는 날에만 보냅니다.',
    en: 'Sent once a day, when there is something.',
  },
  footUrgent: {
    ko: '서두를 알림을 바로 받기로 하셔서 보냅니다.',
    en: 'You chose to hear of urgent things at once.',
  },
  settings: { ko: '알림 설정', en: 'Notification settings' },
  unsubscribe: { ko: '이 메일 그만 받기', en: 'Stop these mails' },
} satisfies Texts;
