import type { PageFrame, RoleName } from '../../../templates/layouts/page-frame.js';
import type { Locale } from '../../../src/platform/i18n/locale.js';

/** Made-up figures throughout: the business day of the gallery. */
export const TODAY = '2025-11-03';

export function at(day: string, time = '10:42'): Date {
  return new Date(`${day}T${time}:00+09:00`);
}

const NAMES: Record<RoleName, string> = {
  researcher: '업스테이지 연구자 1',
  'principal-investigator': '업스테이지 연구책임자 1',
  administrator: '업스테이지 관리자 1',
  finance: '업스테이지 재무 1',
  officer: '전담기관 담당 1',
  auditor: '전담기관 감사 1',
};

export function frameFor(role: RoleName, locale: Locale, path: string): PageFrame {
  const office = role === 'officer' || role === 'auditor';
  return {
    locale,
    path,
    viewer: {
      name: NAMES[role],
      roles: [role],
      teamName: office ? '전담기관' : '업스테이지',
      kind: office ? 'office' : 'team',
    },
    programmeName: '독자 AI 파운데이션 모델 프로젝트',
    inboxCount: 52,
    payableCount: 7,
    noticeCount: 3,
    demo: { businessDate: TODAY },
  };
}

export const STAGE = { name: '1단계', startsOn: '2025-08-04', endsOn: '2026-01-31' };
export const LIMITS = { maxFiles: 50, maxMegabytes: 50 };
