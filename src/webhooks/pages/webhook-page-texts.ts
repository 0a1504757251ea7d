export const WEBHOOK_MESSAGES = {
  changed: { ko: '웹훅을 바꿨습니다.', en: 'The webhook was changed.' },
  paused: { ko: '웹훅을 멈췄습니다.', en: 'The webhook is paused.' },
  resumed: {
    ko: '웹훅을 다시 켰습니다. 밀린 것부터 보냅니다.',
    en: 'It is sending again, what waited first.',
  },
  removed: { ko: '웹훅을 지웠습니다.', en: 'The webhook was deleted.' },
  kept: { ko: '이제 모든 이벤트를 30일 동안 남깁니다.', en: 'Every event is kept for 30 days from now on.' },
  notKept: { ko: '웹훅이 고른 이벤트만 남깁니다.', en: 'Only what a webhook chose is kept now.' },
  replayedOne: { ko: '다시 보냅니다. 곧 결과가 나타납니다.', en: 'It is sent again; the result shows soon.' },
  replayed: {
    ko: (count: number) =>
      count === 0
        ? '그 기간에 다시 보낼 것이 없습니다.'
        : `${count}건을 다시 보냅니다. 곧 결과가 나타납니다.`,
    en: (count: number) =>
      count === 0
        ? 'There is nothing to send again in that period.'
        : `${count} are sent again; results show soon.`,
  },
  pinged: {
    ko: (status: number, ms: number) => `시험을 받았습니다: ${status}, ${ms} ms.`,
    en: (status: number, ms: number) => `The test was taken: ${status}, ${ms} ms.`,
  },
  pingFailed: {
    ko: (how: string) => `시험을 받지 못했습니다: ${how}.`,
    en: (how: string) => `The test was not taken: ${how}.`,
  },
  groups: {
    claim: { ko: '집행 신청', en: 'Claims' },
    other: { ko: '그 밖', en: 'Other' },
  },
} as const;
