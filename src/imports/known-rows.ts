import { Injectable } from '@nestjs/common';
import { formatExpenseNumber } from '../expenses/expense.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { approvalNumberKey } from '../platform/ids/approval-number.js';
import { approvalNumbersOf, type KnownRows, type ReadRows } from './judge-rows.js';

interface AlikeRow {
  fingerprint: string;
  occurrence: number;
  own: boolean;
  expense_id: string | null;
}

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
    const [alike, claimed] = await Promise.all([
      this.alike(one, [...new Set(rows.flatMap(({ fingerprint }) => fingerprint ?? []))]),
      this.claimed(one.teamId, approvalNumbersOf(rows)),
    ]);
    const imported = new Map<string, string>();
    const before = new Map<string, number>();
    for (const { fingerprint, occurrence, own, expense_id } of alike) {
      if (expense_id) imported.set(`${fingerprint}#${occurrence}`, expense_id);
      if (own) before.set(fingerprint, Math.max(occurrence, before.get(fingerprint) ?? 0));
    }
    return { imported, before, claimed };
  }

  /**
   * Fingerprint by fingerprint, the team only looked at afterwards: as long as the table has no statistics, a team named
   * beside it would have the planner walk through all its rows for each.
   */
  private async alike(
    { teamId, id }: { teamId: string; id: string },
    fingerprints: readonly string[],
  ): Promise<AlikeRow[]> {
    return this.unit.byKey<AlikeRow>(
      `SELECT f.value AS fingerprint, r.occurrence, r.import_id = $3 AS own, e.id AS expense_id
       FROM unnest($2::uuid[]) AS f (value) CROSS JOIN LATERAL (
         SELECT team_id, occurrence, outcome, import_id, expense_id FROM import_rows
         WHERE fingerprint = f.value OFFSET 0) r
       LEFT JOIN expenses e ON e.team_id = $1 AND e.id = r.expense_id AND r.outcome = 'imported' AND e.state <> 'reversed'
       WHERE r.team_id = $1`,
      [teamId, fingerprints, id],
    );
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
