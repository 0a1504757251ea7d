import type { Finding } from '../../../templates/expenses/expense-view.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { fieldName } from '../../platform/web/form-outcome.js';
import type { ClaimFinding } from '../claim-finding.js';
import { formFieldOf } from './form-body.js';

const LOOK = { ko: '그 집행 보기', en: 'See that claim' };

/** Findings in the reader's language, each at the form field it concerns. */
export function findingViews(findings: readonly ClaimFinding[], locale: Locale, split = false): Finding[] {
  return findings.map(({ code, outcome, byRule, text, add, article, pointer, needs, reason, expenseId }) => ({
    outcome,
    byRule,
    text: text[locale],
    add: add?.[locale],
    needs: needs?.map((name) => name[locale]),
    article: article && { label: article[locale] },
    field: pointer && formFieldOf(fieldName(pointer), split),
    cell: code === 'first-use' ? 'approvalNumber' : undefined,
    link: expenseId ? { href: `/expenses/${expenseId}`, text: LOOK[locale] } : undefined,
    requirement: code.startsWith('document:') ? code.slice('document:'.length) : undefined,
    reason: byRule && outcome === 'needs-more' ? { name: `reasons.${code}`, text: reason ?? '' } : undefined,
  }));
}
