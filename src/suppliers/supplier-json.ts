import type { Locale } from '../platform/i18n/locale.js';
import { bankName } from '../platform/ids/banks.js';
import { isBusinessNumber } from '../platform/ids/business-number.js';
import type { AccountChange, SeenAccount, SupplierAccounts } from './account.queries.js';
import type { SupplierDetail } from './supplier-detail.queries.js';
import type { Supplier } from './supplier.queries.js';

export function supplierJson(supplier: Supplier): object {
  return {
    id: supplier.id,
    teamId: supplier.teamId,
    name: supplier.name,
    businessNumber: supplier.businessNumber,
    claimCount: supplier.claimCount,
    claimAmount: supplier.claimAmount.toString(),
    lastDocumentedOn: supplier.lastDocumentedOn ?? null,
    hasAccount: supplier.accountId !== undefined,
    isAccountWaiting: supplier.isAccountWaiting,
  };
}

/** A supplier with all that is known of it; account numbers only as far as they were read. */
export function supplierDetailJson(supplier: SupplierDetail, locale: Locale): object {
  const { totals, claims, names, accounts } = supplier;
  return {
    ...supplierJson(supplier),
    isBusinessNumberValid: isBusinessNumber(supplier.businessNumber),
    firstDocumentedOn: supplier.firstDocumentedOn ?? null,
    totals: totals.map(({ claimAmount, payableAmount, ...total }) => ({
      ...total,
      claimAmount: claimAmount.toString(),
      payableAmount: payableAmount.toString(),
    })),
    claims: claims.map(({ claimAmount, number, documentedOn, ...claim }) => ({
      ...claim,
      number: number ?? null,
      documentedOn: documentedOn ?? null,
      claimAmount: claimAmount.toString(),
    })),
    names: names.map(({ lastOn, ...naming }) => ({ ...naming, lastOn: lastOn ?? null })),
    ...accountsJson(accounts, locale),
  };
}

function accountsJson({ inForce, proposal, changes }: SupplierAccounts, locale: Locale): object {
  return {
    account: inForce ? accountJson(inForce, locale) : null,
    accountChangedOn: inForce?.changedOn ?? null,
    isRecentlyChanged: inForce?.isRecentlyChanged ?? false,
    proposal: proposal
      ? {
          ...accountJson(proposal, locale),
          proposedByName: proposal.proposedByName,
          proposedAt: proposal.proposedAt,
          mayConfirm: proposal.mayConfirm,
        }
      : null,
    accountChanges: changes.map((change) => changeJson(change, locale)),
  };
}

function accountJson({ id, bankCode, holder, lastFour, number, unreadable }: SeenAccount, locale: Locale) {
  return { id, ...bankJson(bankCode, locale), holder, lastFour, number: number ?? null, unreadable };
}

function changeJson(change: AccountChange, locale: Locale): object {
  const { id, state, bankCode, holder, lastFour, proposedByName, proposedAt, decidedByName, decidedAt } =
    change;
  return {
    id,
    state,
    ...bankJson(bankCode, locale),
    holder,
    lastFour,
    proposedByName,
    proposedAt,
    decidedByName: decidedByName ?? null,
    decidedAt: decidedAt ?? null,
  };
}

function bankJson(bankCode: string, locale: Locale): { bankCode: string; bankName: string } {
  return { bankCode, bankName: bankName(bankCode)[locale] };
}
