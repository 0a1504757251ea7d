import type { VatBatchItem } from '../../../templates/card-statements/vat-view.js';
import { vatTexts } from '../../../templates/card-statements/vat-texts.js';
import { inLocale } from '../../../templates/texts.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { VatBatchRow, VatBatchSummary } from '../vat/vat-batch.queries.js';

export const batchHref = (id: string) => `/card-statements/vat/batches/${id}`;

export function batchItem(batch: VatBatchSummary, actor: Actor, locale: Locale): VatBatchItem {
  return {
    href: batchHref(batch.id),
    putBackOn: batch.putBackOn,
    bankReference: batch.bankReference,
    recorderName: batch.recordedBy.name,
    teamName: actor.team.kind === 'office' ? batch.teamName[locale] : undefined,
    count: batch.rowCount,
    amount: batch.amount,
    standing: batch.contraryTo ? 'contrary' : batch.takenBackBy ? 'taken-back' : undefined,
  };
}

/** A batch as a sheet: amounts as numbers, all else as text. */
export function batchTable(rows: readonly VatBatchRow[], locale: Locale) {
  const t = inLocale(vatTexts, locale);
  return {
    head: [
      ...[t.institution, t.usedOn, t.merchant, t.claim].map((name) => ({ name, isAmount: false })),
      ...[t.amount, t.vat].map((name) => ({ name, isAmount: true })),
    ],
    rows: rows.map((row) => [
      ...[row.institutionName, row.usedOn, row.merchantName, row.number ?? ''].map((text) => ({ text })),
      ...[row.amount, row.vatAmount].map((amount) => ({ text: amount.toString(), amount })),
    ]),
  };
}
