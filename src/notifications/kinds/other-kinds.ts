import type { KindEntry } from '../kind-entry.js';
import type { NoticeSubject } from '../notice-subject.js';

const supplier = ({ id }: NoticeSubject) => `/settings/suppliers/${id}`;
const stages = () => '/stages';
const sheet = ({ id }: NoticeSubject) => `/imports/${id}`;

/** Kinds about suppliers, imports and deadlines. */
export const OTHER_KINDS = {
  'account-proposed': {
    name: { ko: '확인할 거래처 계좌', en: 'Supplier accounts to confirm' },
    text: {
      ko: ({ actor }) => `${actor}이 거래처 계좌를 제안했습니다`,
      en: ({ actor }) => `${actor} proposed a supplier’s account`,
    },
    next: {
      ko: '통장 사본과 맞는지 보고 확인하거나 거절해 주세요.',
      en: 'Compare it with the bank book; confirm or refuse it.',
    },
    icon: 'bank',
    tone: 'ask',
    href: supplier,
    mail: 'daily',
    urgent: 'always',
    place: '/',
    roles: ['finance', 'administrator'],
  },
  'account-confirmed': {
    name: { ko: '확인된 거래처 계좌', en: 'Confirmed supplier accounts' },
    text: {
      ko: ({ actor }) => `${actor}이 거래처 계좌를 확인했습니다`,
      en: ({ actor }) => `${actor} confirmed the supplier’s account`,
    },
    next: { ko: '이제 이 계좌로 지급합니다.', en: 'Payments go there from now on.' },
    icon: 'bank',
    tone: 'good',
    href: supplier,
    mail: 'off',
    roles: ['finance', 'administrator'],
  },
  'account-refused': {
    name: { ko: '거절된 거래처 계좌', en: 'Refused supplier accounts' },
    text: {
      ko: ({ actor }) => `${actor}이 거래처 계좌를 거절했습니다`,
      en: ({ actor }) => `${actor} refused the supplier’s account`,
    },
    next: { ko: '계좌를 다시 확인해 주세요.', en: 'Check the account again.' },
    icon: 'bank',
    tone: 'bad',
    href: supplier,
    mail: 'daily',
    roles: ['finance', 'administrator'],
  },
  'import-done': {
    name: { ko: '끝난 가져오기', en: 'Finished imports' },
    text: { ko: () => '가져오기가 끝났습니다', en: () => 'Your import has finished' },
    next: { ko: '들어간 줄과 빠진 줄을 확인해 주세요.', en: 'See which rows went in and which didn’t.' },
    icon: 'file',
    tone: 'good',
    href: sheet,
    mail: 'off',
    ownWork: true,
  },
  'import-failed': {
    name: { ko: '멈춘 가져오기', en: 'Stopped imports' },
    text: { ko: () => '가져오기가 멈췄습니다', en: () => 'Your import has stopped' },
    next: { ko: '까닭을 보고 이어서 가져와 주세요.', en: 'See why, and go on with it.' },
    icon: 'file',
    tone: 'bad',
    href: sheet,
    mail: 'daily',
    ownWork: true,
  },
  'deadline-near': {
    name: { ko: '다가오는 기한', en: 'Deadlines coming up' },
    text: { ko: () => '기한이 다가왔습니다', en: () => 'A deadline is near' },
    next: { ko: '남은 날과 할 일을 확인해 주세요.', en: 'See how many days are left and what to do.' },
    icon: 'clock',
    tone: 'ask',
    href: stages,
    mail: 'daily',
    place: '/stages',
    ownWork: true,
  },
  'deadline-moved': {
    name: { ko: '바뀐 기한', en: 'Deadlines that moved' },
    text: { ko: () => '기한이 다른 날로 바뀌었습니다', en: () => 'A deadline moved to another day' },
    next: { ko: '바뀐 날을 확인해 주세요.', en: 'See the new day.' },
    icon: 'clock',
    tone: 'ask',
    href: stages,
    mail: 'daily',
    place: '/stages',
    ownWork: true,
  },
} satisfies Record<string, KindEntry>;
