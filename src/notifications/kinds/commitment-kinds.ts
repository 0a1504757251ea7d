import type { KindEntry } from '../kind-entry.js';
import type { NoticeSubject } from '../notice-subject.js';

const list = (_subject: NoticeSubject) => '/commitments?state=open';

/** Kinds about contracts; counted from how things stand. */
export const COMMITMENT_KINDS = {
  'commitment-waits': {
    name: { ko: '확정할 계약', en: 'Contracts to put in force' },
    text: { ko: () => '계약이 확정을 기다립니다', en: () => 'A contract waits to be put in force' },
    next: { ko: '내용을 보고 확정해 주세요.', en: 'Look at it and put it in force.' },
    icon: 'file',
    tone: 'ask',
    href: list,
    mail: 'daily',
    place: '/commitments?state=open',
    waits: 'only',
    roles: ['administrator'],
  },
  'instalment-overdue': {
    name: { ko: '지급 예정일이 지난 계약', en: 'Contract payments past their day' },
    text: {
      ko: () => '지급 예정일이 지난 계약이 있습니다',
      en: () => 'A contract’s payment is past its day',
    },
    next: {
      ko: '청구서를 받아 신청하거나 예정일을 고쳐 주세요.',
      en: 'Get the invoice and claim it, or change the day.',
    },
    icon: 'file',
    tone: 'bad',
    href: list,
    mail: 'daily',
    place: '/commitments?state=overdue',
    waits: 'only',
    roles: ['finance'],
  },
} satisfies Record<string, KindEntry>;
