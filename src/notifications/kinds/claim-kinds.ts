import type { KindEntry } from '../kind-entry.js';
import type { NoticeSubject } from '../notice-subject.js';

const claim = ({ id }: NoticeSubject) => `/expenses/${id}`;
const draft = ({ id }: NoticeSubject) => `/expenses/${id}/edit`;
const comment = ({ id, partId }: NoticeSubject) =>
  partId ? `/expenses/${id}#comment-${partId}` : `/expenses/${id}#comments`;

/** Kinds about one's own claims. */
export const CLAIM_KINDS = {
  returned: {
    name: { ko: '돌아온 신청', en: 'Claims returned to me' },
    text: {
      ko: ({ actor }) => `${actor}이 신청을 돌려보냈습니다`,
      en: ({ actor }) => `${actor} returned your claim`,
    },
    next: { ko: '까닭을 읽고 고쳐서 다시 제출해 주세요.', en: 'Read why, put it right and submit again.' },
    icon: 'back',
    tone: 'bad',
    href: draft,
    mail: 'daily',
    urgent: { withinDays: 3 },
    place: '/expenses?scope=mine&state=returned',
    waits: 'also',
  },
  rejected: {
    name: { ko: '반려된 신청', en: 'Rejected claims' },
    text: {
      ko: ({ actor }) => `${actor}이 신청을 반려했습니다`,
      en: ({ actor }) => `${actor} rejected your claim`,
    },
    next: { ko: '까닭을 확인해 주세요.', en: 'See why.' },
    icon: 'close',
    tone: 'bad',
    href: claim,
    mail: 'daily',
  },
  approved: {
    name: { ko: '승인된 신청', en: 'Approved claims' },
    text: {
      ko: ({ actor }) => `${actor}이 신청을 승인했습니다`,
      en: ({ actor }) => `${actor} approved your claim`,
    },
    next: { ko: '지급을 기다리면 됩니다.', en: 'It waits for payment now.' },
    icon: 'check',
    tone: 'good',
    href: claim,
    mail: 'daily',
  },
  paid: {
    name: { ko: '지급된 신청', en: 'Paid claims' },
    text: { ko: () => '지급했습니다', en: () => 'Your claim was paid' },
    next: { ko: '더 하실 일은 없습니다.', en: 'There is nothing left to do.' },
    icon: 'check',
    tone: 'good',
    href: claim,
    mail: 'daily',
  },
  reversed: {
    name: { ko: '취소된 집행', en: 'Reversed claims' },
    text: {
      ko: ({ actor }) => `${actor}이 지급한 집행을 취소했습니다`,
      en: ({ actor }) => `${actor} reversed a paid claim`,
    },
    next: { ko: '까닭과 되돌린 금액을 확인해 주세요.', en: 'See why, and what was taken back.' },
    icon: 'back',
    tone: 'bad',
    href: claim,
    mail: 'daily',
  },
  'partly-reversed': {
    name: { ko: '일부 취소된 집행', en: 'Partly reversed claims' },
    text: {
      ko: ({ actor }) => `${actor}이 지급한 집행의 일부를 취소했습니다`,
      en: ({ actor }) => `${actor} took back part of a paid claim`,
    },
    next: { ko: '까닭과 되돌린 금액을 확인해 주세요.', en: 'See why, and what was taken back.' },
    icon: 'back',
    tone: 'bad',
    href: claim,
    mail: 'daily',
  },
  held: {
    name: { ko: '보류된 지급', en: 'Held payments' },
    text: { ko: () => '전담기관이 지급을 보류했습니다', en: () => 'The programme office held the payment' },
    next: {
      ko: '까닭을 확인하고 필요한 서류를 준비해 주세요.',
      en: 'See the reason and have the papers ready.',
    },
    icon: 'pause',
    tone: 'bad',
    href: claim,
    mail: 'daily',
  },
  released: {
    name: { ko: '보류가 풀린 지급', en: 'Released payments' },
    text: { ko: () => '지급 보류가 풀렸습니다', en: () => 'The payment was released' },
    next: { ko: '지급을 기다리면 됩니다.', en: 'It waits for payment again.' },
    icon: 'check',
    tone: 'good',
    href: claim,
    mail: 'daily',
  },
  'handed-over': {
    name: { ko: '확인할 신청', en: 'Drafts waiting for my word' },
    text: {
      ko: ({ actor }) => `${actor}이 대신 작성한 신청의 확인을 부탁했습니다`,
      en: ({ actor }) => `${actor} prepared a claim for you to confirm`,
    },
    next: { ko: '내용을 확인하고 제출해 주세요.', en: 'Check it and submit it.' },
    icon: 'hands',
    tone: 'ask',
    href: draft,
    mail: 'daily',
    place: '/',
    waits: 'also',
  },
  'given-back': {
    name: { ko: '되돌아온 초안', en: 'Drafts given back to me' },
    text: {
      ko: ({ actor }) => `${actor}이 작성해 드린 신청을 되돌려 보냈습니다`,
      en: ({ actor }) => `${actor} gave the draft back to you`,
    },
    next: {
      ko: '적은 말을 읽고 고쳐서 다시 보내 주세요.',
      en: 'Read why, put it right, hand it over again.',
    },
    icon: 'back',
    tone: 'ask',
    href: draft,
    mail: 'daily',
    place: '/',
  },
  withdrawn: {
    name: { ko: '거두어들인 신청', en: 'Withdrawn claims' },
    text: {
      ko: ({ actor }) => `${actor}이 함께 작성한 신청을 거두어들였습니다`,
      en: ({ actor }) => `${actor} withdrew a claim you worked on`,
    },
    next: { ko: '더 하실 일은 없습니다.', en: 'There is nothing left to do.' },
    icon: 'back',
    tone: 'plain',
    href: claim,
    mail: 'off',
  },
  mentioned: {
    name: { ko: '나를 부른 의견', en: 'Comments that call me' },
    text: {
      ko: ({ actor }) => `${actor}이 의견에서 불렀습니다`,
      en: ({ actor }) => `${actor} called you in a comment`,
    },
    next: { ko: '의견을 읽고 답해 주세요.', en: 'Read it and answer.' },
    icon: 'chat',
    tone: 'ask',
    href: comment,
    mail: 'daily',
    place: '/',
    waits: 'also',
  },
  commented: {
    name: { ko: '내 집행의 의견', en: 'Comments at my claims' },
    text: {
      ko: ({ actor }) => `${actor}이 의견을 남겼습니다`,
      en: ({ actor }) => `${actor} commented`,
    },
    next: { ko: '읽고 필요하면 답해 주세요.', en: 'Read it, and answer if need be.' },
    icon: 'chat',
    tone: 'plain',
    href: comment,
    mail: 'daily',
  },
} satisfies Record<string, KindEntry>;
