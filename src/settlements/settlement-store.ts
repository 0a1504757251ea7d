import { Injectable } from '@nestjs/common';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { numberOf } from '../expenses/expense-rows.js';
import { thawResult } from './settlement-json.js';
import type { Disallowance, Objection, ReturnReceipt, Settlement } from './settlement.js';

interface SettlementRow {
  team_id: string;
  id: string;
  stage_id: string;
  state: Settlement['state'];
  version: number;
  as_of: KstDate;
  interest_method: Settlement['interestMethod'];
  result: unknown;
  digest: string | null;
  ledger_position: string | null;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  objection_due_on: KstDate | null;
  accepted_at: Date | null;
  finalised_by: string | null;
  finalised_on: KstDate | null;
  return_due_on: KstDate | null;
}

interface DisallowanceRow {
  id: string;
  posting_id: string;
  line_id: string;
  expense_id: string | null;
  number: number | null;
  number_year: number | null;
  title: string | null;
  amount: string;
  reason: string;
  article: string;
  entered_by: string | null;
  entered_at: Date;
}

type Key = Pick<Settlement, 'teamId' | 'id'>;

/** Reads and writes settlements inside the unit of work in hand. */
@Injectable()
export class SettlementStore {
  constructor(private readonly unit: UnitOfWork) {}

  find(teamId: string, stageId: string): Promise<Settlement | undefined> {
    return this.load(teamId, stageId, '');
  }

  /** Makes every other act on this settlement wait. */
  lock(teamId: string, stageId: string): Promise<Settlement | undefined> {
    return this.load(teamId, stageId, 'FOR UPDATE');
  }

  async ofTeams(teamIds: readonly string[]): Promise<Settlement[]> {
    const rows = await this.unit.query<SettlementRow>(
      'SELECT * FROM settlements WHERE team_id = ANY ($1::uuid[])',
      [[...teamIds]],
    );
    return rows.map(settlementFrom);
  }

  /** Writes the given columns of a locked settlement and counts its version up. */
  change({ teamId, id }: Key, columns: Readonly<Record<string, unknown>>): void {
    const names = Object.keys(columns);
    const sets = names.map((name, index) => `${name} = $${index + 3}`);
    this.unit.write(
      `UPDATE settlements SET ${[...sets, 'version = version + 1'].join(', ')} WHERE team_id = $1 AND id = $2`,
      [teamId, id, ...Object.values(columns)],
    );
  }

  /** Those in force, oldest first. */
  async disallowances({ teamId, id }: Key): Promise<Disallowance[]> {
    const rows = await this.unit.query<DisallowanceRow>(
      `SELECT d.id, d.posting_id, d.line_id, d.expense_id, x.number, x.number_year, coalesce(nullif(x.title, ''), p.reason) AS title,
         d.amount, d.reason, d.article, u.name AS entered_by, d.entered_at
       FROM settlement_disallowances d
       JOIN postings p ON p.team_id = d.team_id AND p.id = d.posting_id
       LEFT JOIN expenses x ON x.team_id = d.team_id AND x.id = d.expense_id
       LEFT JOIN users u ON u.id = d.entered_by
       WHERE d.team_id = $1 AND d.settlement_id = $2 AND d.withdrawn_at IS NULL ORDER BY d.id`,
      [teamId, id],
    );
    return rows.map(disallowanceFrom);
  }

  async objection({ teamId, id }: Key): Promise<Objection | undefined> {
    const row = await this.unit.one<Record<string, string | Date | null>>(
      `SELECT o.body, f.name AS filed_by, o.filed_at, o.decision, o.answer, d.name AS decided_by, o.decided_at
       FROM settlement_objections o LEFT JOIN users f ON f.id = o.filed_by LEFT JOIN users d ON d.id = o.decided_by
       WHERE o.team_id = $1 AND o.settlement_id = $2`,
      [teamId, id],
    );
    if (!row) return undefined;
    return {
      body: row['body'] as string,
      filedBy: (row['filed_by'] as string | null) ?? '',
      filedAt: row['filed_at'] as Date,
      decision: (row['decision'] as Objection['decision'] | null) ?? undefined,
      answer: (row['answer'] as string | null) ?? undefined,
      decidedBy: (row['decided_by'] as string | null) ?? undefined,
      decidedAt: (row['decided_at'] as Date | null) ?? undefined,
    };
  }

  /** In the order they came in. */
  async receipts({ teamId, id }: Key): Promise<ReturnReceipt[]> {
    const rows = await this.unit.query<{
      id: string;
      paid_on: KstDate;
      amount: string;
      destination: ReturnReceipt['destination'];
      bank_reference: string;
      recorded_by: string | null;
      recorded_at: Date;
    }>(
      `SELECT r.id, r.paid_on, r.amount, r.destination, r.bank_reference, u.name AS recorded_by, r.recorded_at
       FROM settlement_receipts r LEFT JOIN users u ON u.id = r.recorded_by
       WHERE r.team_id = $1 AND r.settlement_id = $2 ORDER BY r.id`,
      [teamId, id],
    );
    return rows.map((row) => ({
      id: row.id,
      paidOn: row.paid_on,
      amount: BigInt(row.amount),
      destination: row.destination,
      bankReference: row.bank_reference,
      recordedBy: row.recorded_by ?? '',
      recordedAt: row.recorded_at,
    }));
  }

  /** What came in so far, by settlement. */
  async received(teamIds: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
    const rows = await this.unit.query<{ id: string; amount: string }>(
      `SELECT settlement_id AS id, sum(amount) AS amount FROM settlement_receipts WHERE team_id = ANY ($1::uuid[]) GROUP BY settlement_id`,
      [[...teamIds]],
    );
    return new Map(rows.map(({ id, amount }) => [id, BigInt(amount)]));
  }

  async nameOf(userId: string | undefined): Promise<string | undefined> {
    if (!userId) return undefined;
    return (await this.unit.one<{ name: string }>('SELECT name FROM users WHERE id = $1', [userId]))?.name;
  }

  private async load(teamId: string, stageId: string, lock: string): Promise<Settlement | undefined> {
    const row = await this.unit.one<SettlementRow>(
      `SELECT * FROM settlements WHERE team_id = $1 AND stage_id = $2 ${lock}`,
      [teamId, stageId],
    );
    return row && settlementFrom(row);
  }
}

function settlementFrom(row: SettlementRow): Settlement {
  return {
    teamId: row.team_id,
    id: row.id,
    stageId: row.stage_id,
    state: row.state,
    version: row.version,
    asOf: row.as_of,
    interestMethod: row.interest_method,
    digest: row.digest ?? undefined,
    ledgerPosition: row.ledger_position === null ? undefined : BigInt(row.ledger_position),
    result: row.result === null ? undefined : thawResult(row.result),
    confirmedBy: row.confirmed_by ?? undefined,
    confirmedAt: row.confirmed_at ?? undefined,
    objectionDueOn: row.objection_due_on ?? undefined,
    acceptedAt: row.accepted_at ?? undefined,
    finalisedBy: row.finalised_by ?? undefined,
    finalisedOn: row.finalised_on ?? undefined,
    returnDueOn: row.return_due_on ?? undefined,
  };
}

function disallowanceFrom(row: DisallowanceRow): Disallowance {
  return {
    id: row.id,
    postingId: row.posting_id,
    lineId: row.line_id,
    expenseId: row.expense_id ?? undefined,
    expenseNumber: numberOf(row),
    title: row.title ?? '',
    amount: BigInt(row.amount),
    reason: row.reason,
    article: row.article,
    enteredBy: row.entered_by ?? '',
    enteredAt: row.entered_at,
  };
}
