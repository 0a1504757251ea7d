import pg from 'pg';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { formatWon } from '../../src/platform/money/won.js';
import type { TestApp } from './app.js';

interface PostingRow {
  kind: string;
  debit: string;
  credit: string;
  amount: string;
  occurred_on: string;
}

/** A claim's entries as a table that a book-keeper can read, seen by a person of its team. */
export async function ledgerTable(test: TestApp, email: string, causeId: unknown): Promise<string> {
  const unit = test.app.get(UnitOfWork);
  const rows = await unit.run(await test.actor(email), () =>
    unit.query<PostingRow>(
      `SELECT p.kind, d.kind AS debit, c.kind AS credit, p.amount::text, p.occurred_on::text FROM postings p
       LEFT JOIN accounts d ON d.id = p.debit_account LEFT JOIN accounts c ON c.id = p.credit_account
       WHERE p.cause_id = $1 ORDER BY p.recorded_at, p.id`,
      [causeId],
    ),
  );
  const head = ['kind', 'debit', 'credit', 'amount', 'occurred on'];
  const body = rows.map((row) => [
    row.kind,
    row.debit,
    row.credit,
    formatWon(BigInt(row.amount)),
    row.occurred_on,
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...body.map((cells) => cells[column]?.length ?? 0)),
  );
  const print = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join(' | ')
      .trimEnd();
  return [head, ...body].map(print).join('\n');
}

/** What the books' own check finds wrong; empty when every balance equals its postings. */
export async function ledgerFaults(test: TestApp): Promise<unknown[]> {
  const owner = new pg.Client({ connectionString: test.database.ownerUrl });
  await owner.connect();
  try {
    return (await owner.query('SELECT * FROM ledger_check()')).rows;
  } finally {
    await owner.end();
  }
}
