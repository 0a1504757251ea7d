import type { Role } from '../../platform/access/actor.js';
import type { KindEntry } from '../kind-entry.js';
import type { NoticeSubject } from '../notice-subject.js';

const settlement = ({ id, partId }: NoticeSubject) => `/settlements/${id}/${partId ?? ''}`;
const READERS: readonly Role[] = ['principal-investigator', 'administrator', 'finance'];

/** Kinds about settlements: what the office confirmed, answered and made final. */
export const SETTLEMENT_KINDS = {
  'settlement-confirmed': {
    name: { ko: '정산 결과', en: 'Settlement results' },
    text: {
      ko: () => '전담기관이 정산 결과를 알렸습니다',
      en: () => 'The programme office gave notice of a settlement',
    },
    next: {
      ko: '결과를 보고 동의하거나 한 달 안에 이의를 신청해 주세요.',
      en: 'Read it; accept it or object within a month.',
    },
    icon: 'file',
    tone: 'ask',
    href: settlement,
    mail: 'daily',
    urgent: 'always',
    roles: READERS,
  },
  'settlement-answered': {
    name: { ko: '이의신청 결과', en: 'Answers to objections' },
    text: {
      ko: () => '전담기관이 이의신청에 답했습니다',
      en: () => 'The programme office answered your objection',
    },
    next: { ko: '답변과 다시 계산한 금액을 확인해 주세요.', en: 'Read the answer and what it changes.' },
    icon: 'file',
    tone: 'plain',
    href: settlement,
    mail: 'daily',
    roles: READERS,
  },
  'settlement-final': {
    name: { ko: '끝난 정산', en: 'Final settlements' },
    text: { ko: () => '정산이 끝났습니다', en: () => 'A settlement is final' },
    next: { ko: '반납할 금액과 납부 기한을 확인해 주세요.', en: 'See what is to be returned, and by when.' },
    icon: 'file',
    tone: 'ask',
    href: settlement,
    mail: 'daily',
    urgent: 'always',
    roles: READERS,
  },
} satisfies Record<string, KindEntry>;
