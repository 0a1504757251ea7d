import { Injectable } from '@nestjs/common';
import { formatExpenseNumber } from '../expenses/expense.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { approvalNumberKey } from '../platform/ids/approval-number.js';
import { approvalNumbersOf, type KnownRows, type ReadRows } from './judge-rows.js';

/** Looks up what of a batch is in already, inside the unit in hand. */
@Injectable()
export class KnownRowQueries {
  constructor(private readonly unit: UnitOfWork) {}

  /**
   * Makes the team's other imports wait until the unit ends: two of them that hold the same row must not both find that
   * it isn't there.
   */
  async lock({ teamId }: { teamId: string }): Promise<void> {
    await this.unit.byKey('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`imports of ${teamId}`]);
  }

  async of(one: { teamId: string; id: string }, rows: readonly ReadRows[]): Promise<KnownRows> {
    const fingerprints = [...new Set(rows.flatMap(({ fingerprint }) => fingerprint ?? []))];
    const [imported, before, claimed] = await Promise.all([
      this.imported(one, fingerprints),
      this.before(one, fingerprints),
      this.claimed(one.teamId, approvalNumbersOf(rows)),
    ]);
    return { imported, before, claimed };
  }

  private async imported({ teamId }: { teamId: string }, fingerprints: readonly string[]) {
    const rows = await this.unit.byKey<{ key: string; expense_id: string }>(
      `SELECT r.fingerprint || '#' || r.occurrence AS key, e.id AS expense_id
       FROM import_rows r JOIN expenses e ON e.team_id = r.team_id AND e.id = r.expense_id
       WHERE r.team_id = $1 AND r.fingerprint = ANY ($2::uuid[]) AND r.outcome = 'imported' AND e.state <> 'reversed'`,
      [teamId, fingerprints],
    );
    return new Map(rows.map(({ key, expense_id }) => [key, expense_id]));
  }

  private async before({ teamId, id }: { teamId: string; id: string }, fingerprints: readonly string[]) {
    const rows = await this.unit.byKey<{ fingerprint: string; count: number }>(
      `SELECT fingerprint, max(occurrence) AS count FROM import_rows
       WHERE team_id = $1 AND import_id = $2 AND fingerprint = ANY ($3::uuid[]) GROUP BY fingerprint`,
      [teamId, id, fingerprints],
    );
    return new Map(rows.map(({ fingerprint, count }) => [fingerprint, count]));
  }

  private async claimed(teamId: string, numbers: readonly string[]): Promise<KnownRows['claimed']> {
    if (numbers.length === 0) return new Map();
    const rows = await this.unit.byKey<{
      id: string;
      approval_number: string;
      number: number | null;
      number_year: number | null;
      title: string;
    }>(
      `SELECT id, approval_number, number, number_year, title FROM expenses
       WHERE team_id = $1 AND approval_number = ANY ($2::text[]) AND state NOT IN ('rejected', 'reversed')`,
      [teamId, numbers],
    );
    return new Map(
      rows.map(({ id, approval_number, number, number_year, title }) => [
        approvalNumberKey(approval_number),
        {
          expenseId: id,
          number: number === null || number_year === null ? title : formatExpenseNumber(number_year, number),
        },
      ]),
    );
  }
}
