import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { ensure, ALLOWED, refused, type Decision } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { mayPutVatBack } from '../card-statement.policy.js';
import { VatBatchStore } from './vat-batch-store.js';
import { VAT_ERRORS } from './vat.errors.js';

/** What of a batch decides who may take it back. */
export interface BatchStanding {
  recordedBy: string;
  isContrary: boolean;
  isTakenBack: boolean;
}

interface Row {
  recorded_by: string;
  bank_reference: string;
  amount: string;
  row_count: number;
  contrary_to: string | null;
  taken_back: boolean;
}

/** A wrong batch is taken back by a second person, by a contrary record; its uses are on the list again. */
@Injectable()
export class TakeVatBatchBack {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly batches: VatBatchStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: { id: string; comment: string }): Promise<{ id: string }> {
    const comment = command.comment.trim();
    ensure(mayPutVatBack(actor));
    return this.unit.run(actor, async () => {
      // One at a time; a batch itself is never changed, and so can't be locked.
      await this.unit.query("SELECT pg_advisory_xact_lock(hashtextextended('vat-batch:' || $1, 0))", [
        command.id,
      ]);
      const batch = await this.unit.one<Row>(
        `SELECT b.*, EXISTS (SELECT 1 FROM vat_batches c WHERE c.team_id = b.team_id AND c.contrary_to = b.id) AS taken_back
         FROM vat_batches b WHERE b.team_id = $1 AND b.id = $2`,
        [actor.team.id, command.id],
      );
      if (!batch) throw VAT_ERRORS.fail('vat.batch-not-found');
      const standing = {
        recordedBy: batch.recorded_by,
        isContrary: batch.contrary_to !== null,
        isTakenBack: batch.taken_back,
      };
      ensure(mayTakeVatBatchBack(actor, standing));
      if (comment === '') throw VAT_ERRORS.fail('vat.comment-missing');
      const contrary = {
        id: uuidv7(),
        putBackOn: this.clock.businessDate(actor.demo),
        bankReference: batch.bank_reference,
        amount: -BigInt(batch.amount),
        rowCount: batch.row_count,
        contraryTo: { id: command.id, recordedBy: batch.recorded_by, comment },
      };
      this.batches.insert(actor, contrary);
      this.batches.turnRound(actor.team.id, command.id, contrary.id);
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'vat.taken-back',
        subjectType: 'vat-batch',
        subjectId: command.id,
        after: { contraryId: contrary.id, amount: contrary.amount, comment },
      });
      return { id: contrary.id };
    });
  }
}

export function mayTakeVatBatchBack(actor: Actor, batch: BatchStanding): Decision {
  const keepsBooks = mayPutVatBack(actor);
  if (!keepsBooks.allowed) return keepsBooks;
  if (batch.isContrary) return refused(VAT_ERRORS.fail('vat.is-contrary'));
  if (batch.isTakenBack) return refused(VAT_ERRORS.fail('vat.taken-back'));
  return batch.recordedBy === actor.userId ? refused(VAT_ERRORS.fail('vat.same-person')) : ALLOWED;
}
