import type { Texts } from '../texts.js';

/** What the inbox says after an act. */
export const inboxTexts = {
  approvedMany: {
    ko: (count: number) => `${count}건을 승인했습니다.`,
    en: (count: number) => `${count} were approved.`,
  },
  notApproved: {
    ko: (title: string, why: string) => `${title} 승인하지 못했습니다. ${why}`,
    en: (title: string, why: string) => `${title} was not approved. ${why}`,
  },
  moreFailed: {
    ko: (count: number) => `그 밖에 ${count}건이 남았습니다.`,
    en: (count: number) => `${count} more stay.`,
  },
  noneChosen: { ko: '하나 이상 골라 주세요.', en: 'Choose at least one.' },
  filterKept: { ko: '조건을 저장했습니다.', en: 'The filter was saved.' },
  filterRemoved: { ko: '저장한 조건을 지웠습니다.', en: 'The filter was removed.' },
} satisfies Texts;
