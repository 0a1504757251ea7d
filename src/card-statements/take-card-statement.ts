import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Evidence } from '../evidence/evidence.js';
import { ReceiveEvidence, type IncomingFile } from '../evidence/receive-evidence.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { EvidenceStore } from '../platform/storage/evidence-store.js';
import { openSheet } from '../sheets/open-sheet.js';
import { columnsIn, type CardColumns } from './card-columns.js';
import { CARD_ERRORS } from './card-statement.errors.js';
import { mayTakeCardStatement } from './card-statement.policy.js';
import { readCardRow, type CardRow } from './read-card-row.js';

export const MOST_ROWS = 100_000;
/** Names of the company, the card and the month stand above the header of many statements. */
const HEADER_WITHIN = 20;
const BATCH = 500;
const UNREADABLE_KEPT = 100;

interface KeyedRow extends CardRow {
  key: string;
}

interface Counts {
  rows: number;
  taken: number;
  unreadable: number;
  unreadableRows: number[];
}

/**
 * Takes a card statement in: each use of a card is kept once, however many statements list it, and a cancellation is put
 * to its purchase. The same file again gives back the first statement.
 */
@Injectable()
export class TakeCardStatement {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly reception: ReceiveEvidence,
    private readonly files: EvidenceStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, file: IncomingFile): Promise<{ id: string; isNew: boolean }> {
    ensure(mayTakeCardStatement(actor));
    const evidence = await this.reception.execute(actor, { ...file, inspect: checkStatement });
    const path = this.files.pathOf(evidence.teamId, evidence.sha256);
    return this.unit.run(actor, async () => {
      // One statement of a team at a time, so that none waits for half of another's rows.
      await this.unit.query("SELECT pg_advisory_xact_lock(hashtextextended('card-statement:' || $1, 0))", [
        evidence.teamId,
      ]);
      const earlier = await this.unit.one<{ id: string }>(
        'SELECT id FROM card_statements WHERE team_id = $1 AND evidence_id = $2',
        [evidence.teamId, evidence.id],
      );
      if (earlier) return { id: earlier.id, isNew: false };
      const id = uuidv7();
      const counts = await this.takeRows(evidence, path, id);
      await this.keep(actor, evidence, id, counts);
      return { id, isNew: true };
    });
  }

  private async takeRows(evidence: Evidence, path: string, statementId: string): Promise<Counts> {
    const counts: Counts = { rows: 0, taken: 0, unreadable: 0, unreadableRows: [] };
    const seen = new Map<string, number>();
    let batch: KeyedRow[] = [];
    for await (const { row, number } of cardRows(path, evidence.mediaType)) {
      counts.rows += 1;
      if (row) batch.push({ ...row, key: keyOf(row, seen) });
      else {
        counts.unreadable += 1;
        if (counts.unreadableRows.length < UNREADABLE_KEPT) counts.unreadableRows.push(number);
      }
      if (batch.length < BATCH) continue;
      counts.taken += await this.insert(evidence.teamId, statementId, batch);
      batch = [];
    }
    counts.taken += await this.insert(evidence.teamId, statementId, batch);
    await this.pairCancellations(evidence.teamId);
    return counts;
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

  private async keep(actor: Actor, evidence: Evidence, id: string, counts: Counts): Promise<void> {
    const known = counts.rows - counts.taken - counts.unreadable;
    await this.unit.query(
      `INSERT INTO card_statements (team_id, id, evidence_id, created_by, created_at, row_count, taken_count, known_count, unreadable,
         unreadable_count) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        evidence.teamId,
        id,
        evidence.id,
        actor.userId,
        this.clock.businessNow(actor.demo),
        counts.rows,
        counts.taken,
        known,
        JSON.stringify(counts.unreadableRows),
        counts.unreadable,
      ],
    );
    await this.audit.record(actor, {
      teamId: evidence.teamId,
      act: 'card-statement.taken',
      subjectType: 'card-statement',
      subjectId: id,
      after: { rows: counts.rows, taken: counts.taken, known, unreadable: counts.unreadable },
      documentHashes: [evidence.sha256],
    });
  }
}

/** Reads it to its end before anything is kept of it. */
async function checkStatement(path: string, mediaType: string): Promise<void> {
  let rows = 0;
  for await (const _ of cardRows(path, mediaType)) {
    rows += 1;
    if (rows > MOST_ROWS)
      throw CARD_ERRORS.fail('card-statement.too-many-rows', { limit: MOST_ROWS.toLocaleString('en') });
  }
}

async function* cardRows(path: string, mediaType: string): AsyncGenerator<{ row?: CardRow; number: number }> {
  let columns: CardColumns | undefined;
  let above = 0;
  for await (const row of openSheet(path, mediaType)) {
    if (columns) yield { row: readCardRow(row, columns), number: row.number };
    else {
      columns = columnsIn(row);
      above += 1;
      if (!columns && above >= HEADER_WITHIN) break;
    }
  }
  if (!columns) throw CARD_ERRORS.fail('card-statement.columns-missing');
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
