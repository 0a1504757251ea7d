import type { FormError } from '../../../templates/components/form-error.js';
import type { PageFrame } from '../../../templates/layouts/page-frame.js';
import type { AccountView, SupplierPageProps } from '../../../templates/suppliers/supplier-view.js';
import { settingsSections } from '../../people/settings-sections.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { bankName } from '../../platform/ids/banks.js';
import { isBusinessNumber } from '../../platform/ids/business-number.js';
import { sumWon } from '../../platform/money/won.js';
import type { SupplierDetail } from '../supplier-detail.queries.js';
import { mayRename } from '../supplier.policy.js';
import type { Supplier } from '../supplier.queries.js';

export interface SupplierPageRequest {
  frame: PageFrame;
  actor: Actor;
  typedName?: string;
  errors?: readonly FormError[];
}

/** The list of its claims: a number finds them whatever they call it. */
export function claimsHref(supplier: Pick<Supplier, 'businessNumber' | 'teamId'>, office: boolean): string {
  const query = new URLSearchParams({ scope: 'team', q: supplier.businessNumber });
  if (office) query.set('team', supplier.teamId);
  return `/expenses?${query.toString()}`;
}

/** The page of one supplier, from what was read of it. Pure. */
export function supplierProps(
  supplier: SupplierDetail,
  { frame, actor, typedName, errors = [] }: SupplierPageRequest,
): SupplierPageProps {
  const { locale } = frame;
  const office = actor.team.kind === 'office';
  const { inForce, proposal, changes, mayHandle } = supplier.accounts;
  return {
    frame,
    sections: settingsSections(actor),
    id: supplier.id,
    name: supplier.name,
    teamName: office ? supplier.teamName[locale] : undefined,
    businessNumber: supplier.businessNumber,
    isNumberValid: isBusinessNumber(supplier.businessNumber),
    claimCount: supplier.claimCount,
    claimAmount: supplier.claimAmount,
    paidAmount: sumWon(
      supplier.totals.filter(({ state }) => state === 'paid').map(({ payableAmount }) => payableAmount),
    ),
    firstDocumentedOn: supplier.firstDocumentedOn,
    lastDocumentedOn: supplier.lastDocumentedOn,
    names: supplier.names,
    totals: supplier.totals,
    claims: supplier.claims.map((claim) => ({ ...claim, href: `/expenses/${claim.id}` })),
    claimsHref: claimsHref(supplier, office),
    mayRename: mayRename(actor, supplier).allowed,
    typedName,
    mayHandleAccount: mayHandle,
    account: inForce && withBank(inForce, locale),
    proposal: proposal && withBank(proposal, locale),
    changes: changes.map((change) => withBank(change, locale)),
    errors,
  };
}

export function withBank<Account extends { bankCode: string }>(
  account: Account,
  locale: Locale,
): Account & Pick<AccountView, 'bank'> {
  return { ...account, bank: bankName(account.bankCode)[locale] };
}
