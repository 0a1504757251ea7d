import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { accountFrom, type AccountRow, type SupplierAccount } from './supplier-account.js';
import { SUPPLIER_ERRORS } from './supplier.errors.js';

/** A supplier as acts on it need to know one. */
export interface SupplierHead {
  teamId: string;
  id: string;
  name: string;
  businessNumber: string;
  /** The account in force. */
  accountId?: string;
}

interface HeadRow {
  team_id: string;
  id: string;
  name: string;
  business_number: string;
  account_id: string | null;
}

/** Suppliers and their accounts for those who change them; inside the unit in hand. */
@Injectable()
export class SupplierStore {
  constructor(private readonly unit: UnitOfWork) {}

  /** @throws supplier.not-found, also for another team's. */
  async find(actor: Actor, supplierId: string): Promise<SupplierHead> {
    return this.head(actor, supplierId, '');
  }

  /** Makes other changes of this supplier wait, but not the claims that name it. */
  async lock(actor: Actor, supplierId: string): Promise<SupplierHead> {
    return this.head(actor, supplierId, 'FOR NO KEY UPDATE');
  }

  async account({ teamId, id }: SupplierHead, accountId: string): Promise<SupplierAccount | undefined> {
    const row = await this.unit.one<AccountRow>(
      'SELECT * FROM supplier_accounts WHERE team_id = $1 AND supplier_id = $2 AND id = $3',
      [teamId, id, accountId],
    );
    return row && accountFrom(row);
  }

  /** The account proposed last, whatever became of it. */
  async latest({ teamId, id }: SupplierHead): Promise<SupplierAccount | undefined> {
    const row = await this.unit.one<AccountRow>(
      `SELECT * FROM supplier_accounts WHERE team_id = $1 AND supplier_id = $2
       ORDER BY (state = 'proposed') DESC, proposed_at DESC, id DESC LIMIT 1`,
      [teamId, id],
    );
    return row && accountFrom(row);
  }

  add(account: SupplierAccount): void {
    this.unit.write(
      `INSERT INTO supplier_accounts (team_id, id, supplier_id, state, bank_code, holder, last_four, sealed_number, proposed_by, proposed_at)
       VALUES ($1, $2, $3, 'proposed', $4, $5, $6, $7, $8, $9)`,
      [
        account.teamId,
        account.id,
        account.supplierId,
        account.bankCode,
        account.holder,
        account.lastFour,
        account.sealedNumber,
        account.proposedBy,
        account.proposedAt,
      ],
    );
  }

  decide(
    { teamId, id }: SupplierAccount,
    decision: { state: 'confirmed' | 'refused' | 'withdrawn'; by: string; at: Date; replacesId?: string },
  ): void {
    this.unit.write(
      `UPDATE supplier_accounts SET state = $3, decided_by = $4, decided_at = $5, replaces_id = $6
       WHERE team_id = $1 AND id = $2`,
      [teamId, id, decision.state, decision.by, decision.at, decision.replacesId ?? null],
    );
  }

  putInForce({ teamId, supplierId, id }: SupplierAccount): void {
    this.unit.write('UPDATE suppliers SET account_id = $3 WHERE team_id = $1 AND id = $2', [
      teamId,
      supplierId,
      id,
    ]);
  }

  /** Those through whose hands money goes, as `mayHandleAccounts` says. */
  async accountHandlers(teamId: string): Promise<string[]> {
    const rows = await this.unit.query<{ id: string }>(
      `SELECT DISTINCT u.id FROM users u JOIN memberships m ON m.team_id = u.team_id AND m.user_id = u.id
       WHERE u.team_id = $1 AND u.status = 'active' AND m.role IN ('finance', 'administrator')`,
      [teamId],
    );
    return rows.map(({ id }) => id);
  }

  private async head(
    actor: Actor,
    supplierId: string,
    lock: '' | 'FOR NO KEY UPDATE',
  ): Promise<SupplierHead> {
    const row = await this.unit.one<HeadRow>(
      `SELECT team_id, id, name, business_number, account_id FROM suppliers WHERE team_id = ANY ($1::uuid[]) AND id = $2 ${lock}`,
      [[...actor.readTeamIds], supplierId],
    );
    if (!row) throw SUPPLIER_ERRORS.fail('supplier.not-found');
    return {
      teamId: row.team_id,
      id: row.id,
      name: row.name,
      businessNumber: row.business_number,
      accountId: row.account_id ?? undefined,
    };
  }
}
