import type { AwaitedRow, RefundRow } from '../../../templates/payments/refunds-view.js';
import { reversalTexts } from '../../../templates/expenses/reversal-texts.js';
import { waitingText } from '../../../templates/format.js';
import { refundTexts } from '../../../templates/payments/refund-texts.js';
import { inLocale } from '../../../templates/texts.js';
import type { Actor } from '../../platform/access/actor.js';
import { startOfKstDate, type KstDate } from '../../platform/clock/kst-date.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { Awaited, RefundSummary } from '../refunds/refund.queries.js';
import { pageTexts } from './page-texts.js';

/** Money to come as a row of the list. Pure. */
export function awaitedRow(
  row: Awaited,
  { actor, today, locale }: { actor: Actor; today: KstDate; locale: Locale },
): AwaitedRow {
  const own = actor.userId === row.claimantId || actor.userId === row.preparedBy;
  return {
    reversalId: row.reversalId,
    item: `${row.expenseId}:${row.version}:${row.reversalId}`,
    number: row.number,
    title: row.title || inLocale(pageTexts, locale).untitled,
    href: `/expenses/${row.expenseId}`,
    teamName: actor.team.kind === 'office' ? row.teamName[locale] : undefined,
    fromName: row.owedBy === 'claimant' ? row.claimantName : row.supplierName,
    owedBy: row.owedBy,
    reason: inLocale(reversalTexts, locale)[row.reason],
    reversedOn: row.reversedOn,
    age: waitingText(startOfKstDate(row.reversedOn), today, locale),
    grantAmount: row.grantAmount,
    vatAmount: row.vatAmount,
    blocked: own ? inLocale(refundTexts, locale).own : undefined,
  };
}

export function refundRow(row: RefundSummary, actor: Actor, locale: Locale): RefundRow {
  return {
    id: row.id,
    receivedOn: row.receivedOn,
    bankReference: row.bankReference,
    recorderName: row.recorderName,
    teamName: actor.team.kind === 'office' ? row.teamName[locale] : undefined,
    grantAmount: row.grantAmount,
    vatAmount: row.vatAmount,
    claims: row.items.map(({ expenseId, number, title, grantAmount, vatAmount }) => ({
      href: `/expenses/${expenseId}`,
      number,
      title,
      amount: grantAmount + vatAmount,
    })),
  };
}
