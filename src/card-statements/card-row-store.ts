import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { LINK } from './card-use-sql.js';
import { CARD_ERRORS } from './card-statement.errors.js';
import { VAT_ERRORS } from './vat/vat.errors.js';
import { cardRows } from './card-rows.js';
import type { CardRow } from './read-card-row.js';
import type { ReadBy } from './statement-sheet.js';

const BATCH = 500;
const UNREADABLE_KEPT = 100;

export interface KeyedRow extends CardRow {
  key: string;
}

export interface TakenCounts {
  rows: number;
  taken: number;
  unreadable: number;
  unreadableRows: number[];
}

/** Keeps the rows of a statement inside the unit of work in hand: each use of a card once, however often it is listed. */
@Injectable()
export class CardRowStore {
  constructor(private readonly unit: UnitOfWork) {}

  async take(
    { teamId, statementId }: { teamId: string; statementId: string },
    file: { path: string; mediaType: string },
    by: ReadBy,
  ): Promise<TakenCounts> {
    const counts: TakenCounts = { rows: 0, taken: 0, unreadable: 0, unreadableRows: [] };
    const seen = new Map<string, number>();
    let batch: KeyedRow[] = [];
    for await (const { row, number } of cardRows(file, by)) {
      counts.rows += 1;
      if (row) batch.push({ ...row, key: keyOf(row, seen) });
      else {
        counts.unreadable += 1;
        if (counts.unreadableRows.length < UNREADABLE_KEPT) counts.unreadableRows.push(number);
      }
      if (batch.length < BATCH) continue;
      counts.taken += await this.insert(teamId, statementId, batch);
      batch = [];
    }
    counts.taken += await this.insert(teamId, statementId, batch);
    await this.pairCancellations(teamId);
    return counts;
  }

  /** Takes the rows of a statement away again, unless one of them is put to a claim that still stands. */
  async remove(teamId: string, statementId: string): Promise<void> {
    const linked = await this.unit.one(
      `SELECT 1 FROM card_transactions t ${LINK}
       WHERE t.team_id = $1 AND t.statement_id = $2 AND k.expense_id IS NOT NULL LIMIT 1`,
      [teamId, statementId],
    );
    if (linked) throw CARD_ERRORS.fail('card-statement.rows-linked');
    const inBatch = await this.unit.one(
      `SELECT 1 FROM vat_batch_rows b JOIN card_transactions t ON t.team_id = b.team_id AND t.id = b.transaction_id
       WHERE t.team_id = $1 AND t.statement_id = $2 LIMIT 1`,
      [teamId, statementId],
    );
    if (inBatch) throw VAT_ERRORS.fail('vat.rows-in-batch');
    const own = 'SELECT id FROM card_transactions WHERE team_id = $1 AND statement_id = $2';
    await this.unit.query(
      `UPDATE card_transactions SET cancels_id = NULL WHERE team_id = $1 AND cancels_id IN (${own})`,
      [teamId, statementId],
    );
    for (const table of ['card_requests', 'card_links'])
      await this.unit.query(`DELETE FROM ${table} WHERE team_id = $1 AND transaction_id IN (${own})`, [
        teamId,
        statementId,
      ]);
    await this.unit.query('DELETE FROM card_transactions WHERE team_id = $1 AND statement_id = $2', [
      teamId,
      statementId,
    ]);
  }

  /** How many of the rows were new. */
  private async insert(teamId: string, statementId: string, rows: readonly KeyedRow[]): Promise<number> {
    if (rows.length === 0) return 0;
    const column = <T>(pick: (row: KeyedRow) => T) => rows.map(pick);
    const inserted = await this.unit.query(
      `INSERT INTO card_transactions (team_id, statement_id, id, row_number, row_key, card_number, approval_number, used_on, used_at,
         amount, supply_amount, tax_amount, foreign_amount, exchange_rate, country, merchant_name, merchant_business_number, merchant_kind)
       SELECT $1, $2, * FROM unnest($3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::date[], $9::text[], $10::bigint[],
         $11::bigint[], $12::bigint[], $13::numeric[], $14::numeric[], $15::text[], $16::text[], $17::text[], $18::text[])
       ON CONFLICT (team_id, row_key) DO NOTHING RETURNING id`,
      [
        teamId,
        statementId,
        column(() => uuidv7()),
        column(({ rowNumber }) => rowNumber),
        column(({ key }) => key),
        column(({ cardNumber }) => cardNumber),
        column(({ approvalNumber }) => approvalNumber),
        column(({ usedOn }) => usedOn),
        column(({ usedAt }) => usedAt),
        column(({ amount }) => amount.toString()),
        column(({ supplyAmount }) => supplyAmount?.toString()),
        column(({ taxAmount }) => taxAmount?.toString()),
        column(({ foreignAmount }) => foreignAmount),
        column(({ exchangeRate }) => exchangeRate),
        column(({ country }) => country),
        column(({ merchantName }) => merchantName),
        column(({ merchantBusinessNumber }) => merchantBusinessNumber),
        column(({ merchantKind }) => merchantKind),
      ],
    );
    return inserted.length;
  }

  /** By card and approval number; the purchase may have come with a statement of another month, before or after. */
  private async pairCancellations(teamId: string): Promise<void> {
    await this.unit.query(
      `UPDATE card_transactions c SET cancels_id = p.id FROM card_transactions p
       WHERE c.team_id = $1 AND c.amount < 0 AND c.cancels_id IS NULL AND c.approval_number <> ''
         AND p.team_id = c.team_id AND p.approval_number = c.approval_number AND p.card_number = c.card_number
         AND p.amount >= -c.amount AND p.used_on <= c.used_on`,
      [teamId],
    );
  }
}

/** What a use of a card is known again by; those that are alike within one statement are counted. */
function keyOf(row: CardRow, seen: Map<string, number>): string {
  const { cardNumber, approvalNumber, usedOn, usedAt, amount, merchantName } = row;
  const what = [cardNumber, approvalNumber, usedOn, usedAt, amount.toString(), merchantName];
  const hash = (parts: unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
  const alike = hash(what);
  const occurrence = seen.get(alike) ?? 0;
  seen.set(alike, occurrence + 1);
  return occurrence === 0 ? alike : hash([...what, occurrence]);
}
