import { Injectable } from '@nestjs/common';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { sumWon, type Won } from '../../platform/money/won.js';
import type { Expense } from '../expense.js';
import type { OwedBy, Reversal, ReversalReason } from './reversal.js';
import type { Parts } from './shares-back.js';

interface Row {
  team_id: string;
  id: string;
  expense_id: string;
  reason_code: ReversalReason;
  comment: string;
  owed_by: OwedBy;
  grant_amount: string;
  vat_amount: string;
  grant_back: string;
  vat_back: string;
  reversed_on: KstDate;
  reversed_by: string;
  reversed_at: Date;
  withdrawn_at: Date | null;
  lines: { lineId: string; amount: string; returned: string }[] | null;
}

/** Reads and writes reversals inside the unit of work in hand; their claim is locked before. */
@Injectable()
export class ReversalStore {
  constructor(private readonly unit: UnitOfWork) {}

  /** Those of a claim, oldest first. */
  async of(expense: Pick<Expense, 'teamId' | 'id'>): Promise<Reversal[]> {
    const rows = await this.unit.byKey<Row>(
      `SELECT r.*, (SELECT jsonb_agg(jsonb_build_object('lineId', l.line_id, 'amount', l.amount::text, 'returned', l.returned::text) ORDER BY x.position)
           FROM expense_reversal_lines l JOIN expense_lines x ON x.team_id = l.team_id AND x.id = l.line_id
           WHERE l.team_id = r.team_id AND l.reversal_id = r.id) AS lines
       FROM expense_reversals r WHERE r.team_id = $1 AND r.expense_id = $2 ORDER BY r.reversed_at, r.id`,
      [expense.teamId, expense.id],
    );
    return rows.map(reversalFrom);
  }

  /** Which claim a reversal is of; undefined for another team's. */
  async claimOf(teamId: string, reversalId: string): Promise<string | undefined> {
    const [row] = await this.unit.byKey<{ expense_id: string }>(
      'SELECT expense_id FROM expense_reversals WHERE team_id = $1 AND id = $2',
      [teamId, reversalId],
    );
    return row?.expense_id;
  }

  /** Keeps it, and takes its amounts off the claim's lines. */
  insert(reversal: Reversal): void {
    this.unit.write(
      `INSERT INTO expense_reversals (team_id, id, expense_id, reason_code, comment, owed_by, grant_amount, vat_amount, grant_back, vat_back,
         reversed_on, reversed_by, reversed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        reversal.teamId,
        reversal.id,
        reversal.expenseId,
        reversal.reason,
        reversal.comment,
        reversal.owedBy,
        reversal.grantAmount.toString(),
        reversal.vatAmount.toString(),
        reversal.grantBack.toString(),
        reversal.vatBack.toString(),
        reversal.reversedOn,
        reversal.reversedBy,
        reversal.reversedAt,
      ],
    );
    this.unit.write(
      `INSERT INTO expense_reversal_lines (team_id, reversal_id, line_id, amount, returned)
       SELECT $1, $2, l.* FROM unnest($3::uuid[], $4::bigint[], $5::bigint[]) AS l`,
      [
        reversal.teamId,
        reversal.id,
        reversal.lines.map(({ lineId }) => lineId),
        reversal.lines.map(({ amount }) => amount.toString()),
        reversal.lines.map(({ returned }) => returned.toString()),
      ],
    );
    this.takeOffLines(
      reversal.teamId,
      reversal.lines.map(({ lineId, amount }) => ({ lineId, amount })),
    );
  }

  /** Money that came back for it. */
  comeBack(
    { teamId, id }: Reversal,
    { grant, vat }: Parts,
    lines: readonly { lineId: string; amount: Won }[],
  ): void {
    this.unit.write(
      'UPDATE expense_reversals SET grant_back = grant_back + $3, vat_back = vat_back + $4 WHERE team_id = $1 AND id = $2',
      [teamId, id, grant.toString(), vat.toString()],
    );
    this.unit.write(
      `UPDATE expense_reversal_lines l SET returned = l.returned + b.amount FROM unnest($3::uuid[], $4::bigint[]) AS b (line_id, amount)
       WHERE l.team_id = $1 AND l.reversal_id = $2 AND l.line_id = b.line_id`,
      [teamId, id, lines.map(({ lineId }) => lineId), lines.map(({ amount }) => amount.toString())],
    );
  }

  /** What of it hasn't come back is awaited no more. */
  withdraw(reversal: Reversal, by: { userId: string; at: Date; comment: string }): void {
    const { teamId, id, lines } = reversal;
    this.unit.write(
      'UPDATE expense_reversals SET withdrawn_by = $3, withdrawn_at = $4, withdrawn_comment = $5 WHERE team_id = $1 AND id = $2',
      [teamId, id, by.userId, by.at, by.comment],
    );
    this.takeOffLines(
      teamId,
      lines.map(({ lineId, amount, returned }) => ({ lineId, amount: returned - amount })),
    );
  }

  /** What the claim as a whole awaits; said before what came back is counted, so that no sum is above the claim in between. */
  awaitMoney(expense: Expense, change: { owed: Won; vatBack: Won }): void {
    const owed = (expense.owedAmount ?? 0n) + change.owed;
    const vat = (expense.vatBackAmount ?? 0n) + change.vatBack;
    Object.assign(expense, { owedAmount: owed || undefined, vatBackAmount: vat || undefined });
    this.unit.write(
      'UPDATE expenses SET owed_amount = $3, vat_back_amount = $4 WHERE team_id = $1 AND id = $2',
      [expense.teamId, expense.id, owed.toString(), vat.toString()],
    );
  }

  private takeOffLines(teamId: string, lines: readonly { lineId: string; amount: Won }[]): void {
    if (sumWon(lines.map(({ amount }) => amount)) === 0n) return;
    this.unit.write(
      `UPDATE expense_lines x SET reversed_amount = x.reversed_amount + b.amount FROM unnest($2::uuid[], $3::bigint[]) AS b (line_id, amount)
       WHERE x.team_id = $1 AND x.id = b.line_id`,
      [teamId, lines.map(({ lineId }) => lineId), lines.map(({ amount }) => amount.toString())],
    );
  }
}

function reversalFrom(row: Row): Reversal {
  return {
    teamId: row.team_id,
    id: row.id,
    expenseId: row.expense_id,
    reason: row.reason_code,
    comment: row.comment,
    owedBy: row.owed_by,
    grantAmount: BigInt(row.grant_amount),
    vatAmount: BigInt(row.vat_amount),
    grantBack: BigInt(row.grant_back),
    vatBack: BigInt(row.vat_back),
    reversedOn: row.reversed_on,
    reversedBy: row.reversed_by,
    reversedAt: row.reversed_at,
    withdrawn: row.withdrawn_at !== null,
    lines: (row.lines ?? []).map(({ lineId, amount, returned }) => ({
      lineId,
      amount: BigInt(amount),
      returned: BigInt(returned),
    })),
  };
}
