import type { AccountPlace } from './account-numbers.js';

export type AccountState = 'proposed' | 'confirmed' | 'refused' | 'withdrawn';

/** One account that was proposed for a supplier, and what became of it; its number sealed. */
export interface SupplierAccount extends AccountPlace {
  state: AccountState;
  holder: string;
  lastFour: string;
  sealedNumber: Buffer;
  /** The account that was in force before. */
  replacesId?: string;
  proposedBy: string;
  proposedAt: Date;
  decidedBy?: string;
  decidedAt?: Date;
}

/** What an audit event says of an account: never its number. */
export function auditedAccount({ id, bankCode, holder, lastFour }: SupplierAccount): object {
  return { accountId: id, bankCode, holder, lastFour };
}

export interface AccountRow {
  team_id: string;
  id: string;
  supplier_id: string;
  state: AccountState;
  bank_code: string;
  holder: string;
  last_four: string;
  sealed_number: Buffer;
  replaces_id: string | null;
  proposed_by: string;
  proposed_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
}

export function accountFrom(row: AccountRow): SupplierAccount {
  return {
    teamId: row.team_id,
    id: row.id,
    supplierId: row.supplier_id,
    state: row.state,
    bankCode: row.bank_code,
    holder: row.holder,
    lastFour: row.last_four,
    sealedNumber: row.sealed_number,
    replacesId: row.replaces_id ?? undefined,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
  };
}
