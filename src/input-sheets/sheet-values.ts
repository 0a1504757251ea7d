import type { KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import type { SheetMeans } from './sheet-means.js';

/** A line of a claim as a national system asks for it. */
export interface SheetLine {
  readonly name: string;
  /** 비목: the first step of the path. */
  readonly category?: Text;
  readonly categoryCode?: string;
  /** 세목: the second step. */
  readonly subcategory?: Text;
  readonly supplyAmount: Won;
  readonly taxAmount: Won;
  readonly claimAmount: Won;
  readonly payableAmount: Won;
}

/** The supplier's account in force. */
export interface SheetAccount {
  readonly supplierId: string;
  readonly bankName: Text;
  readonly holder: string;
  readonly lastFour: string;
  /** Whole, for those who type it in. */
  readonly number?: string;
  /** Whoever types it in may see it, but it doesn't open with the server's key. */
  readonly unreadable: boolean;
}

/** All that is known of a claim for the sheet. */
export interface SheetClaim {
  readonly teamId: string;
  readonly teamName: Text;
  readonly id: string;
  /** `2025-0007` */
  readonly number: string;
  readonly state: 'approved' | 'paid' | 'reversed';
  readonly title: string;
  readonly institution: { readonly id: string; readonly name: string; readonly kind: string };
  readonly supplier: { readonly id?: string; readonly name: string; readonly businessNumber?: string };
  readonly documentedOn?: KstDate;
  /** 사용일; absent while it is approved and not yet paid. */
  readonly paidOn?: KstDate;
  readonly approvalNumber?: string;
  readonly cardApprovalNumber?: string;
  readonly means: SheetMeans;
  /** What its documents serve as, by the codes of rule packs. */
  readonly documents: readonly string[];
  readonly supplyAmount: Won;
  readonly taxAmount: Won;
  readonly claimAmount: Won;
  readonly payableAmount: Won;
  readonly reversedAmount: Won;
  /** Last day of the fiscal year of its stage. */
  readonly yearEndsOn: KstDate;
  readonly isHeld: boolean;
  readonly account?: SheetAccount;
  readonly lines: readonly SheetLine[];
  readonly entry?: { readonly enteredByName: string; readonly enteredAt: Date };
}

type Known = string | bigint | Text | undefined;
type Reader = (claim: SheetClaim, line: SheetLine | undefined, evidenceName: Text) => Known;

/** Everything that a field of a layout may take its content from. */
const READERS = {
  'evidence.kind': (_claim, _line, evidenceName) => evidenceName,
  'invoice.approvalNumber': (claim) => claim.approvalNumber,
  'card.approvalNumber': (claim) => claim.cardApprovalNumber,
  'claim.number': (claim) => claim.number,
  'claim.title': (claim) => claim.title,
  'claim.documentedOn': (claim) => claim.documentedOn,
  'claim.paidOn': (claim) => claim.paidOn,
  'claim.supplyAmount': (claim) => claim.supplyAmount,
  'claim.taxAmount': (claim) => claim.taxAmount,
  'claim.claimAmount': (claim) => claim.claimAmount,
  'claim.payableAmount': (claim) => claim.payableAmount,
  'institution.name': (claim) => claim.institution.name,
  'supplier.name': (claim) => claim.supplier.name,
  'supplier.businessNumber': (claim) => claim.supplier.businessNumber,
  'account.bank': (claim) => claim.account?.bankName,
  'account.number': (claim) => claim.account?.number,
  'account.holder': (claim) => claim.account?.holder,
  'line.category': (_claim, line) => line?.category,
  'line.subcategory': (_claim, line) => line?.subcategory,
  'line.name': (_claim, line) => line?.name,
  'line.supplyAmount': (_claim, line) => line?.supplyAmount,
  'line.taxAmount': (_claim, line) => line?.taxAmount,
  'line.claimAmount': (_claim, line) => line?.claimAmount,
  'line.payableAmount': (_claim, line) => line?.payableAmount,
} satisfies Record<string, Reader>;

export type SheetValue = keyof typeof READERS;

export function isSheetValue(name: string): name is SheetValue {
  return Object.hasOwn(READERS, name);
}

/** What is known under the name. Systems are Korean, so that names of two languages are the Korean ones. Pure. */
export function valueOf(
  name: SheetValue,
  claim: SheetClaim,
  line: SheetLine | undefined,
  evidenceName: Text,
): string | bigint | undefined {
  const read: Reader = READERS[name];
  const known = read(claim, line, evidenceName);
  return typeof known === 'object' ? known.ko : known;
}
