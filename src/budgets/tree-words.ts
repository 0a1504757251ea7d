/** Words of the budget tree, on the page and in its exports. */
export const TREE_WORDS = {
  unallocated: { ko: '미배정', en: 'Unallocated' },
  pot: { ko: '공동 재원', en: 'Common pot' },
  perTeam: { ko: '팀별 배정', en: 'Allocated per team' },
  declined: { ko: '지원 안 받음', en: 'Support declined' },
  inKind: { ko: '현물', en: 'In kind' },
  closed: { ko: '마감', en: 'Closed' },
  frozen: { ko: '동결', en: 'Frozen' },
  cut: { ko: '협약 종료', en: 'Ended' },
  year: { ko: (year: number) => `${year} 회계연도`, en: (year: number) => `Fiscal year ${year}` },
} as const;
