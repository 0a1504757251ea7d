import type { KindEntry } from '../kind-entry.js';

const evaluations = () => '/stage-evaluations';

/** Kinds about how a team takes part. */
export const STAGE_KINDS = {
  'team-frozen': {
    name: { ko: '멈춘 집행', en: 'Spending stopped' },
    text: { ko: () => '우리 팀의 집행이 멈췄습니다', en: () => 'Your team’s spending was stopped' },
    next: {
      ko: '새로 제출할 수 없습니다. 이미 제출했거나 계약한 것은 지급할 수 있습니다.',
      en: 'Nothing new can be submitted; what was submitted or contracted before may be paid.',
    },
    icon: 'warning',
    tone: 'bad',
    href: evaluations,
    mail: 'at-once',
    urgent: 'always',
  },
  'team-thawed': {
    name: { ko: '다시 시작된 집행', en: 'Spending goes on' },
    text: { ko: () => '우리 팀이 다시 집행할 수 있습니다', en: () => 'Your team may spend again' },
    next: { ko: '작성하던 신청을 제출할 수 있습니다.', en: 'You may submit your drafts.' },
    icon: 'check',
    tone: 'good',
    href: evaluations,
    mail: 'daily',
  },
  'team-cut': {
    name: { ko: '확정된 참여 종료', en: 'Participation ended' },
    text: {
      ko: () => '우리 팀의 참여 종료가 확정되었습니다',
      en: () => 'The end of your participation was confirmed',
    },
    next: { ko: '마무리할 일과 기한을 확인해 주세요.', en: 'See what has to be closed, and by when.' },
    icon: 'warning',
    tone: 'bad',
    href: evaluations,
    mail: 'at-once',
    urgent: 'always',
    roles: ['administrator', 'finance', 'principal-investigator'],
  },
} satisfies Record<string, KindEntry>;
