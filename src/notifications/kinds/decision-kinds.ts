import type { KindEntry } from '../kind-entry.js';
import type { NoticeSubject } from '../notice-subject.js';

const claim = ({ id }: NoticeSubject) => `/expenses/${id}`;
const inbox = () => '/approvals';

/** Kinds about deciding. */
export const DECISION_KINDS = {
  'approval-asked': {
    name: { ko: '결재할 집행', en: 'Claims to decide on' },
    text: { ko: () => '결재를 기다립니다', en: () => 'Waits for your decision' },
    next: { ko: '결재함에서 확인해 주세요.', en: 'Open your inbox.' },
    icon: 'inbox',
    tone: 'ask',
    href: inbox,
    mail: 'daily',
    place: '/approvals',
    waits: 'only',
    roles: ['administrator', 'officer'],
  },
  escalated: {
    name: { ko: '넘어온 결재', en: 'Decisions passed up to me' },
    text: { ko: () => '늦어진 결재가 넘어왔습니다', en: () => 'A late decision was passed up to you' },
    next: { ko: '결재함에서 확인하고 결재해 주세요.', en: 'Decide on it in your inbox.' },
    icon: 'inbox',
    tone: 'ask',
    href: claim,
    mail: 'daily',
    urgent: 'always',
    place: '/approvals',
  },
  delegated: {
    name: { ko: '맡은 대결', en: 'Delegations to me' },
    text: {
      ko: ({ actor }) => `${actor}이 자리를 비우는 동안의 결재를 맡겼습니다`,
      en: ({ actor }) => `${actor} delegated decisions to you`,
    },
    next: { ko: '맡은 결재도 결재함에 나옵니다.', en: 'They appear in your inbox.' },
    icon: 'hands',
    tone: 'ask',
    href: inbox,
    mail: 'daily',
    place: '/approvals',
  },
  'delegation-ended': {
    name: { ko: '끝난 대결', en: 'Ended delegations' },
    text: {
      ko: ({ actor }) => `${actor}이 맡긴 결재가 끝났습니다`,
      en: ({ actor }) => `The delegation by ${actor} has ended`,
    },
    next: { ko: '더 하실 일은 없습니다.', en: 'There is nothing left to do.' },
    icon: 'hands',
    tone: 'plain',
    href: inbox,
    mail: 'off',
    place: '/approvals',
  },
} satisfies Record<string, KindEntry>;
