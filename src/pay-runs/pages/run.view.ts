import type {
  ChoiceRow,
  Fact,
  PayRunPageProps,
  RunItemView,
  RunRow,
  RunStatus,
} from '../../../templates/pay-runs/pay-runs-view.js';
import { payRunTexts } from '../../../templates/pay-runs/texts.js';
import { dateTime, fullDate } from '../../../templates/format.js';
import { inLocale } from '../../../templates/texts.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { bankName } from '../../platform/ids/banks.js';
import { sumWon } from '../../platform/money/won.js';
import { questionMark } from '../ensure-payable.js';
import { bankLayout } from '../layouts/bank-layouts.js';
import type { DetailedItem, RunDetail, RunSummary } from '../pay-run.queries.js';
import type { TransferClaim } from '../transfer-claims.queries.js';

export function statusOf({ state, openCount, waitingCount }: RunSummary): RunStatus {
  if (state !== 'filed' || openCount > 0) return state;
  return waitingCount > 0 ? 'posting' : 'done';
}

export function runRow(
  run: RunSummary,
  { locale, manyTeams }: { locale: Locale; manyTeams: boolean },
): RunRow {
  return {
    href: `/pay-runs/${run.id}`,
    number: run.number,
    teamName: manyTeams ? run.teamName[locale] : undefined,
    from:
      run.kind === 'card'
        ? (run.statementName ?? '')
        : [run.institutionName, run.accountName].filter(Boolean).join(' · '),
    status: statusOf(run),
    transferOn: run.transferOn,
    itemCount: run.itemCount,
    payableAmount: run.payableAmount,
  };
}

export interface Typed {
  transferOn?: string;
  paidOn?: string;
  bankReference?: string;
  reason?: string;
  chosen?: readonly string[];
  reasons?: ReadonlyMap<string, string>;
}

export function runItems(detail: RunDetail, locale: Locale, typed: Typed): RunItemView[] {
  return detail.items.map((one) => itemView(one, locale, typed));
}

function itemView(one: DetailedItem, locale: Locale, { reasons }: Typed): RunItemView {
  const { item, paidInto, account, checks, questions } = one;
  const t = inLocale(payRunTexts, locale);
  const isOfAccount =
    item.holderCheckedAccountId !== undefined && item.holderCheckedAccountId === account?.id;
  const problem = item.state === 'succeeded' ? item.problem?.[locale] : undefined;
  return {
    id: item.id,
    number: one.number,
    href: `/expenses/${item.expenseId}`,
    title: one.title,
    supplierName: one.supplierName,
    account: paidInto && `${bankName(paidInto.bankCode)[locale]} ${t.endsIn(paidInto.lastFour)}`,
    holder: paidInto?.holder,
    claimAmount: item.claimAmount,
    ownAmount: item.payableAmount - item.claimAmount,
    payableAmount: item.payableAmount,
    status: item.state,
    checks: checks.map(({ level, text }) => ({ level, text: text[locale] })),
    holderCheck: isOfAccount ? item.holderCheck : undefined,
    questionMark: questions.length > 0 ? questionMark(questions) : undefined,
    typedReason: reasons?.get(item.id) ?? '',
    acknowledged: Object.values(item.acknowledged).flatMap((taken) =>
      taken ? [{ byName: taken.byName, reason: taken.reason }] : [],
    ),
    note: problem ?? (item.state === 'failed' ? item.reason : undefined),
    paidOn: item.state === 'succeeded' || item.state === 'posted' ? item.paidOn : undefined,
    bankReference: item.bankReference,
  };
}

export function runTotals(items: readonly RunItemView[]): PayRunPageProps['totals'] {
  const live = items.filter(({ status }) => status !== 'removed');
  return {
    claimAmount: sumWon(live.map(({ claimAmount }) => claimAmount)),
    ownAmount: sumWon(live.map(({ ownAmount }) => ownAmount)),
    payableAmount: sumWon(live.map(({ payableAmount }) => payableAmount)),
  };
}

/** Who did what when, and from which account. */
export function runFacts(detail: RunDetail, locale: Locale): Fact[] {
  const t = inLocale(payRunTexts, locale);
  const { run, names, payingAccount, downloads } = detail;
  const by = (name: string | undefined, at: Date | undefined) => name && at && t.by(name, dateTime(at));
  const fact = (label: string, text: string | undefined, note?: string): Fact[] =>
    text ? [{ label, text, note }] : [];
  const from =
    payingAccount &&
    `${payingAccount.name} · ${bankName(payingAccount.bankCode)[locale]} ${t.endsIn(payingAccount.lastFour)}`;
  return [
    ...fact(t.payFrom, from, detail.institutionName),
    ...fact(t.statement, detail.statementName),
    ...fact(run.kind === 'card' ? t.settledBy : t.preparedBy, by(names.prepared, run.preparedAt)),
    ...fact(t.releasedBy, by(names.released, run.releasedAt)),
    ...fact(t.transferOn, run.transferOn && fullDate(run.transferOn, locale)),
    ...fact(
      t.fileMade,
      run.fileName ?? (run.layout && bankLayout(run.layout)?.name[locale]),
      run.fileSha256 && t.fileHash(run.fileSha256.slice(0, 16)),
    ),
    ...fact(t.downloads, downloads.map(({ byName, at }) => t.by(byName, dateTime(at))).join(', ')),
    ...fact(t.endedBy, by(names.ended, run.endedAt), run.endReason),
  ];
}

/** A claim as it can be put into a run, or why not. */
export function choiceRow(
  claim: TransferClaim & { failedReason?: string },
  { actor, withAccount, locale }: { actor: Actor; withAccount: ReadonlySet<string>; locale: Locale },
): ChoiceRow {
  const t = inLocale(payRunTexts, locale);
  const hasPayingAccount = withAccount.has(claim.institutionId);
  const isOwn = claim.hands.includes(actor.userId);
  return {
    id: claim.id,
    version: claim.version,
    number: claim.number,
    href: `/expenses/${claim.id}`,
    title: claim.title,
    supplierName: claim.supplierName,
    institutionName: claim.institutionName,
    approvedAt: claim.approvedAt,
    claimAmount: claim.claimAmount,
    payableAmount: claim.payableAmount,
    blocked: claim.held ? t.heldRow : isOwn ? t.ownRow : hasPayingAccount ? undefined : t.noPayingAccount,
    blockedHref:
      claim.held || isOwn || hasPayingAccount
        ? undefined
        : `/settings/paying-accounts/${claim.institutionId}`,
    notes: [
      ...(claim.failedReason === undefined ? [] : [t.failedBefore(claim.failedReason)]),
      ...(claim.hasAccount ? [] : [t.noSupplierAccount]),
      ...(claim.means === 'unknown' ? [t.unknownMeans] : []),
    ],
  };
}
