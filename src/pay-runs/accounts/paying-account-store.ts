import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PAYING_ACCOUNT_ERRORS } from './paying-account.errors.js';
import type { PayingAccount, PayingAccountState } from './paying-account.js';

interface Row {
  team_id: string;
  id: string;
  institution_id: string;
  state: PayingAccountState;
  name: string;
  bank_code: string;
  holder: string;
  last_four: string;
  sealed_number: Buffer;
  layout: string;
  proposed_by: string;
  proposed_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
}

/** Paying accounts inside the unit of work in hand. */
@Injectable()
export class PayingAccountStore {
  constructor(private readonly unit: UnitOfWork) {}

  /** Makes other changes of this institution's accounts wait. */
  async lockInstitution(teamId: string, institutionId: string): Promise<void> {
    const row = await this.unit.one('SELECT id FROM institutions WHERE team_id = $1 AND id = $2', [
      teamId,
      institutionId,
    ]);
    if (!row) throw PAYING_ACCOUNT_ERRORS.fail('paying-account.institution-missing');
    await this.unit.query("SELECT pg_advisory_xact_lock(hashtextextended('paying-account:' || $1, 0))", [
      institutionId,
    ]);
  }

  inForce(teamId: string, institutionId: string): Promise<PayingAccount | undefined> {
    return this.one(`team_id = $1 AND institution_id = $2 AND state = 'in-force'`, [teamId, institutionId]);
  }

  waiting(teamId: string, institutionId: string): Promise<PayingAccount | undefined> {
    return this.one(`team_id = $1 AND institution_id = $2 AND state = 'proposed'`, [teamId, institutionId]);
  }

  find(teamId: string, id: string): Promise<PayingAccount | undefined> {
    return this.one('team_id = $1 AND id = $2', [teamId, id]);
  }

  add(account: PayingAccount): void {
    this.unit.write(
      `INSERT INTO paying_accounts (team_id, id, institution_id, state, name, bank_code, holder, last_four, sealed_number, layout, proposed_by, proposed_at)
       VALUES ($1, $2, $3, 'proposed', $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        account.teamId,
        account.id,
        account.institutionId,
        account.name,
        account.bankCode,
        account.holder,
        account.lastFour,
        account.sealedNumber,
        account.layout,
        account.proposedBy,
        account.proposedAt,
      ],
    );
  }

  decide(
    { teamId, id }: PayingAccount,
    { state, by, at, replacesId }: { state: PayingAccountState; by: string; at: Date; replacesId?: string },
  ): void {
    this.unit.write(
      `UPDATE paying_accounts SET state = $3, decided_by = $4, decided_at = $5, replaces_id = $6 WHERE team_id = $1 AND id = $2`,
      [teamId, id, state, by, at, replacesId ?? null],
    );
  }

  /** The one in force steps back; who had confirmed it stays with it. */
  replace({ teamId, id }: PayingAccount): void {
    this.unit.write(`UPDATE paying_accounts SET state = 'replaced' WHERE team_id = $1 AND id = $2`, [
      teamId,
      id,
    ]);
  }

  private async one(where: string, parameters: readonly unknown[]): Promise<PayingAccount | undefined> {
    const [row] = await this.unit.byKey<Row>(`SELECT * FROM paying_accounts WHERE ${where}`, parameters);
    return (
      row && {
        teamId: row.team_id,
        id: row.id,
        institutionId: row.institution_id,
        state: row.state,
        name: row.name,
        bankCode: row.bank_code,
        holder: row.holder,
        lastFour: row.last_four,
        sealedNumber: row.sealed_number,
        layout: row.layout,
        proposedBy: row.proposed_by,
        proposedAt: row.proposed_at,
        decidedBy: row.decided_by ?? undefined,
        decidedAt: row.decided_at ?? undefined,
      }
    );
  }
}
