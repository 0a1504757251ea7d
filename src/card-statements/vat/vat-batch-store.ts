import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Won } from '../../platform/money/won.js';
import type { VatRow } from './vat-rows.js';

interface NewBatch {
  id: string;
  putBackOn: KstDate;
  bankReference: string;
  amount: Won;
  rowCount: number;
  contraryTo?: { id: string; recordedBy: string; comment: string };
}

/** Writes batches inside the unit of work in hand. */
@Injectable()
export class VatBatchStore {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  insert(actor: Actor, batch: NewBatch): void {
    this.unit.write(
      `INSERT INTO vat_batches (team_id, id, put_back_on, bank_reference, amount, row_count, recorded_by, recorded_at, contrary_to, contrary_to_by, comment)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        actor.team.id,
        batch.id,
        batch.putBackOn,
        batch.bankReference,
        batch.amount.toString(),
        batch.rowCount,
        actor.userId,
        this.clock.businessNow(actor.demo),
        batch.contraryTo?.id,
        batch.contraryTo?.recordedBy,
        batch.contraryTo?.comment ?? '',
      ],
    );
  }

  /** Its rows, which are put back from now on. */
  addRows(teamId: string, batchId: string, rows: readonly VatRow[]): void {
    this.unit.write(
      `INSERT INTO vat_batch_rows (team_id, batch_id, transaction_id, expense_id, amount, position)
       SELECT $1, $2, r.* FROM unnest($3::uuid[], $4::uuid[], $5::bigint[]) WITH ORDINALITY AS r`,
      [
        teamId,
        batchId,
        rows.map(({ id }) => id),
        rows.map(({ expenseId }) => expenseId),
        rows.map(({ vatAmount }) => vatAmount.toString()),
      ],
    );
    this.unit.write(
      'INSERT INTO vat_put_back (team_id, transaction_id, batch_id) SELECT $1, unnest($3::uuid[]), $2',
      [teamId, batchId, rows.map(({ id }) => id)],
    );
  }

  /** The same rows the other way round; they are to be put back again. */
  turnRound(teamId: string, batchId: string, contraryId: string): void {
    this.unit.write(
      `INSERT INTO vat_batch_rows (team_id, batch_id, transaction_id, expense_id, amount, position)
       SELECT team_id, $3, transaction_id, expense_id, -amount, position FROM vat_batch_rows WHERE team_id = $1 AND batch_id = $2`,
      [teamId, batchId, contraryId],
    );
    this.unit.write('DELETE FROM vat_put_back WHERE team_id = $1 AND batch_id = $2', [teamId, batchId]);
  }
}
