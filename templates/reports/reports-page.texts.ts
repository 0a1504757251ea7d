import type { Texts } from '../texts.js';

export const reportsPageTexts = {
  title: { ko: '보고서', en: 'Reports' },
  lead: {
    ko: '예산, 집행, 예약, 잔액을 한 장에 담습니다. 지금 원장의 값으로 바로 만들어지고, 숫자를 누르면 그 분개가 열립니다.',
    en: 'Budget, spent, reserved and left on one page, made at once from the ledger. Every figure opens its entries.',
  },
  current: { ko: '진행 중', en: 'current' },
  report: { ko: '한 장 보고서', en: 'One-page report' },
  allTeams: { ko: '사업 전체 · 모든 팀', en: 'Whole programme, all teams' },
  pdf: { ko: 'PDF', en: 'PDF' },
  xlsx: { ko: '엑셀', en: 'Excel' },
  none: { ko: '아직 단계가 없습니다.', en: 'There is no stage yet.' },
  noneLead: {
    ko: '전담기관이 단계를 등록하면 여기에 보고서가 나타납니다.',
    en: 'Reports appear here when the programme office has set up a stage.',
  },
} satisfies Texts;
