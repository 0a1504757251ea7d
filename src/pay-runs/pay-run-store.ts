import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { PAY_RUN_ERRORS } from './pay-run.errors.js';
import type { PayRun, PayRunItem } from './pay-run.js';

interface RunRow {
  team_id: string;
  id: string;
  number: number;
  kind: PayRun['kind'];
  state: PayRun['state'];
  institution_id: string | null;
  paying_account_id: string | null;
  layout: string | null;
  statement_id: string | null;
  transfer_on: string | null;
  prepared_by: string;
  prepared_at: Date;
  released_by: string | null;
  released_at: Date | null;
  file_name: string | null;
  file_sha256: string | null;
  file_sealed: Buffer | null;
  filed_by: string | null;
  filed_at: Date | null;
  ended_by: string | null;
  ended_at: Date | null;
  end_reason: string;
}

interface ItemRow {
  id: string;
  position: number;
  expense_id: string;
  expense_version: number;
  supplier_id: string | null;
  account_id: string | null;
  claim_amount: string;
  payable_amount: string;
  state: PayRunItem['state'];
  holder_check: PayRunItem['holderCheck'] | null;
  holder_checked_account_id: string | null;
  acknowledged: PayRunItem['acknowledged'];
  reason: string;
  paid_on: string | null;
  bank_reference: string;
  payment_id: string | null;
  problem: PayRunItem['problem'] | null;
}

/** Reads and writes runs inside the unit of work in hand. */
@Injectable()
export class PayRunStore {
  constructor(private readonly unit: UnitOfWork) {}

  /** @throws pay-run.not-found, also for another team's. */
  find(actor: Actor, id: string): Promise<PayRun> {
    return this.load(actor, id, '');
  }

  /** Makes every other act on this run wait. */
  lock(actor: Actor, id: string): Promise<PayRun> {
    return this.load(actor, id, 'FOR UPDATE');
  }

  /** In their order. */
  async items({ teamId, id }: Pick<PayRun, 'teamId' | 'id'>): Promise<PayRunItem[]> {
    const rows = await this.unit.byKey<ItemRow>(
      'SELECT * FROM pay_run_items WHERE team_id = $1 AND run_id = $2 ORDER BY position',
      [teamId, id],
    );
    return rows.map(itemFrom);
  }

  /** Writes the given columns of the run. */
  change({ teamId, id }: PayRun, columns: Readonly<Record<string, unknown>>): void {
    this.update('pay_runs', [teamId, id], columns);
  }

  changeItem({ teamId }: PayRun, itemId: string, columns: Readonly<Record<string, unknown>>): void {
    this.update('pay_run_items', [teamId, itemId], columns);
  }

  /** The items still open go with their run, and their claims are payable again. */
  dropOpen(actor: Actor, { teamId, id }: PayRun, at: Date, reason: string): void {
    this.unit.write(
      `UPDATE pay_run_items SET state = 'dropped', reason = $4, decided_by = $3, decided_at = $5
       WHERE team_id = $1 AND run_id = $2 AND state = 'open'`,
      [teamId, id, actor.userId, reason, at],
    );
  }

  private update(table: string, key: string[], columns: Readonly<Record<string, unknown>>): void {
    const names = Object.keys(columns);
    const set = names.map((name, index) => `${name} = $${index + 3}`).join(', ');
    this.unit.write(`UPDATE ${table} SET ${set} WHERE team_id = $1 AND id = $2`, [
      ...key,
      ...Object.values(columns),
    ]);
  }

  private async load(actor: Actor, id: string, lock: string): Promise<PayRun> {
    const [row] = await this.unit.byKey<RunRow>(
      `SELECT * FROM pay_runs WHERE team_id = ANY ($1::uuid[]) AND id = $2 ${lock}`,
      [[...actor.readTeamIds], id],
    );
    if (!row) throw PAY_RUN_ERRORS.fail('pay-run.not-found');
    return runFrom(row);
  }
}

function runFrom(row: RunRow): PayRun {
  return {
    teamId: row.team_id,
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    institutionId: row.institution_id ?? undefined,
    payingAccountId: row.paying_account_id ?? undefined,
    layout: row.layout ?? undefined,
    statementId: row.statement_id ?? undefined,
    transferOn: row.transfer_on ?? undefined,
    preparedBy: row.prepared_by,
    preparedAt: row.prepared_at,
    releasedBy: row.released_by ?? undefined,
    releasedAt: row.released_at ?? undefined,
    fileName: row.file_name ?? undefined,
    fileSha256: row.file_sha256 ?? undefined,
    fileSealed: row.file_sealed ?? undefined,
    filedBy: row.filed_by ?? undefined,
    filedAt: row.filed_at ?? undefined,
    endedBy: row.ended_by ?? undefined,
    endedAt: row.ended_at ?? undefined,
    endReason: row.end_reason,
  };
}

function itemFrom(row: ItemRow): PayRunItem {
  return {
    id: row.id,
    position: row.position,
    expenseId: row.expense_id,
    expenseVersion: row.expense_version,
    supplierId: row.supplier_id ?? undefined,
    accountId: row.account_id ?? undefined,
    claimAmount: BigInt(row.claim_amount),
    payableAmount: BigInt(row.payable_amount),
    state: row.state,
    holderCheck: row.holder_check ?? undefined,
    holderCheckedAccountId: row.holder_checked_account_id ?? undefined,
    acknowledged: row.acknowledged,
    reason: row.reason,
    paidOn: row.paid_on ?? undefined,
    bankReference: row.bank_reference,
    paymentId: row.payment_id ?? undefined,
    problem: row.problem ?? undefined,
  };
}
