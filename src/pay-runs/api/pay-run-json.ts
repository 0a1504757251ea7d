import type { CardBill } from '../cards/card-bill.queries.js';
import type { InstitutionAccounts, ListedPayingAccount } from '../accounts/paying-account.queries.js';
import type { DetailedItem, RunDetail, RunSummary } from '../pay-run.queries.js';

export function runJson(run: RunSummary): object {
  const { payableAmount, claimAmount, institutionName, accountName, statementName, transferOn, ...rest } =
    run;
  return {
    id: rest.id,
    teamId: rest.teamId,
    number: rest.number,
    kind: rest.kind,
    state: rest.state,
    institutionName: institutionName ?? null,
    accountName: accountName ?? null,
    statementName: statementName ?? null,
    transferOn: transferOn ?? null,
    preparedByName: rest.preparedByName,
    preparedAt: rest.preparedAt,
    itemCount: rest.itemCount,
    openCount: rest.openCount,
    waitingCount: rest.waitingCount,
    postedCount: rest.postedCount,
    failedCount: rest.failedCount,
    payableAmount: payableAmount.toString(),
    claimAmount: claimAmount.toString(),
    ownAmount: (payableAmount - claimAmount).toString(),
  };
}

export function runDetailJson(detail: RunDetail): object {
  const { run, names } = detail;
  return {
    ...runJson(detail),
    releasedByName: names.released ?? null,
    releasedAt: run.releasedAt ?? null,
    fileName: run.fileName ?? null,
    fileSha256: run.fileSha256 ?? null,
    filedAt: run.filedAt ?? null,
    endedByName: names.ended ?? null,
    endedAt: run.endedAt ?? null,
    endReason: run.endReason,
    payingAccount: detail.payingAccount ?? null,
    items: detail.items.map(itemJson),
    downloads: detail.downloads,
    results: detail.results,
    mayRelease: detail.mayRelease.allowed,
  };
}

/** Accounts by their last digits: whole numbers are in the bank's file alone. */
function itemJson({ item, number, title, supplierName, checks, questions, paidInto }: DetailedItem): object {
  return {
    id: item.id,
    position: item.position,
    expenseId: item.expenseId,
    number,
    title,
    supplierName,
    account: paidInto ?? null,
    claimAmount: item.claimAmount.toString(),
    ownAmount: (item.payableAmount - item.claimAmount).toString(),
    payableAmount: item.payableAmount.toString(),
    state: item.state,
    holderCheck: item.holderCheck ?? null,
    checks: checks.map(({ code, level, text }) => ({
      code,
      level,
      text,
      needsReason: questions.some((question) => question.code === code),
    })),
    acknowledged: Object.entries(item.acknowledged).map(([code, taken]) => ({
      code,
      reason: taken?.reason,
      byName: taken?.byName,
      at: taken?.at,
    })),
    reason: item.reason,
    paidOn: item.paidOn ?? null,
    bankReference: item.bankReference,
    problem: item.problem ?? null,
  };
}

export function billJson(bill: CardBill): object {
  return {
    ...bill,
    total: bill.total.toString(),
    paid: { count: bill.paid.count, amount: bill.paid.amount.toString() },
    claims: bill.claims.map((claim) => ({
      id: claim.id,
      version: claim.version,
      number: claim.number,
      title: claim.title,
      supplierName: claim.supplierName,
      claimAmount: claim.claimAmount.toString(),
      payableAmount: claim.payableAmount.toString(),
      usedAmount: claim.usedAmount.toString(),
      difference: (claim.payableAmount - claim.usedAmount).toString(),
    })),
    missing: bill.missing.map((use) => ({ ...use, amount: use.amount.toString(), claim: use.claim ?? null })),
  };
}

export function institutionAccountsJson(one: InstitutionAccounts): object {
  const { institutionId, institutionName, inForce, proposal } = one;
  return {
    institutionId,
    institutionName,
    account: inForce ? accountJson(inForce) : null,
    proposal: proposal ? { ...accountJson(proposal), isOwn: proposal.isOwn } : null,
  };
}

function accountJson({ confirmedByName, confirmedAt, ...account }: ListedPayingAccount): object {
  return { ...account, confirmedByName: confirmedByName ?? null, confirmedAt: confirmedAt ?? null };
}
