import type { KindEntry } from '../kind-entry.js';
import type { NoticeSubject } from '../notice-subject.js';

const run = ({ id }: NoticeSubject) => `/pay-runs/${id}`;

/** Kinds about runs of transfers. */
export const PAY_KINDS = {
  'pay-run-prepared': {
    name: { ko: '확정할 지급 실행', en: 'Pay runs to release' },
    text: {
      ko: ({ actor }) => `${actor}이 지급 실행을 만들었습니다`,
      en: ({ actor }) => `${actor} prepared a pay run`,
    },
    next: { ko: '검사 결과를 보고 확정해 주세요.', en: 'Look at its checks and release it.' },
    icon: 'bank',
    tone: 'ask',
    href: run,
    mail: 'daily',
    place: '/pay-runs',
    roles: ['finance'],
  },
  'transfers-failed': {
    name: { ko: '실패한 이체', en: 'Failed transfers' },
    text: { ko: () => '은행이 이체하지 못한 지급이 있습니다', en: () => 'The bank failed some transfers' },
    next: { ko: '사유를 보고 계좌를 확인해 주세요.', en: 'See the bank’s reason and check the account.' },
    icon: 'bank',
    tone: 'bad',
    href: run,
    mail: 'daily',
    place: '/payments',
    roles: ['finance'],
  },
} satisfies Record<string, KindEntry>;
