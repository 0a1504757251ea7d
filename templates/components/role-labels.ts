import type { Locale } from '../../src/platform/i18n/locale.js';
import type { RoleName } from '../layouts/page-frame.js';

const LABELS: Record<RoleName, Record<Locale, string>> = {
  researcher: { ko: '연구자', en: 'Researcher' },
  'principal-investigator': { ko: '연구책임자', en: 'Principal investigator' },
  administrator: { ko: '관리자', en: 'Administrator' },
  finance: { ko: '재무', en: 'Finance' },
  officer: { ko: '전담기관 담당', en: 'Programme officer' },
  auditor: { ko: '감사', en: 'Auditor' },
};

export function roleLabel(role: RoleName, locale: Locale): string {
  return LABELS[role][locale];
}

/** Roles as one text: `연구자 · 재무`. */
export function rolesText(roles: readonly RoleName[], locale: Locale): string {
  return roles.map((role) => roleLabel(role, locale)).join(' · ');
}
