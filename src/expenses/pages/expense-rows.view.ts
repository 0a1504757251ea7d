import type { ExpenseRow, Holder } from '../../../templates/expenses/expense-list-view.js';
import { kstDateOf } from '../../platform/clock/kst-date.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { isDiscarded } from '../expense.js';
import type { ExpenseSummary } from '../expense.queries.js';

/** A claim as a row of a list; what is still to be filled in leads to the form. Pure. */
export function expenseRow(summary: ExpenseSummary, locale: Locale, viewerId: string): ExpenseRow {
  const preparing = summary.preparedBy === viewerId && !summary.number;
  const open = summary.state === 'draft' && (summary.claimantId === viewerId || preparing);
  return {
    id: summary.id,
    number: summary.number,
    href: open ? `/expenses/${summary.id}/edit` : `/expenses/${summary.id}`,
    title: summary.title,
    supplierName: summary.supplierName || undefined,
    claimantName: summary.claimantName,
    preparerName: summary.preparerName,
    teamName: summary.teamName[locale],
    categoryLabels: summary.categoryNames.map((name) => name[locale]),
    claimAmount: summary.claimAmount,
    takenBack: takenBack(summary),
    state: isDiscarded(summary) ? 'discarded' : summary.state,
    documentedOn: summary.documentedOn ?? kstDateOf(summary.createdAt),
    holder: holderOf(summary),
  };
}

/** Of a claim that is paid still. */
function takenBack({
  state,
  claimAmount,
  reversedAmount,
  owedAmount,
}: ExpenseSummary): ExpenseRow['takenBack'] {
  if (state !== 'paid' || (reversedAmount === 0n && !owedAmount)) return undefined;
  return { left: claimAmount - reversedAmount, owed: owedAmount ?? 0n };
}

function holderOf(summary: ExpenseSummary): Holder {
  const { state, onPot, claimantName, preparerName, handedAt, number, stateSince: since } = summary;
  switch (state) {
    case 'draft':
      return handedAt || !preparerName || number
        ? { kind: 'claimant', name: claimantName, since: number ? since : (handedAt ?? since) }
        : { kind: 'claimant', name: preparerName, since };
    case 'returned':
      return { kind: 'claimant', name: claimantName, since };
    case 'submitted':
      return { kind: onPot ? 'officer' : 'approver', since };
    case 'approved':
      return { kind: 'finance', since };
    default:
      return { kind: 'done', since };
  }
}
