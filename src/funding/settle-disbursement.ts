import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Disbursement } from './disbursement.js';
import { FundingStore } from './funding-store.js';
import { FUNDING_ERRORS } from './funding.errors.js';
import { mayRecord } from './funding.policy.js';
import { MAX_NOTE } from './record-disbursement.js';

/** What becomes of a recorded row: a planned one happens, a wrong one is taken back by its opposite. */
@Injectable()
export class SettleDisbursement {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: FundingStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Says on which day a planned row was paid; the same day again does nothing. */
  async pay(actor: Actor, { id, paidOn }: { id: string; paidOn: KstDate }): Promise<void> {
    const today = this.clock.businessDate(actor.demo);
    if (paidOn > today) throw FUNDING_ERRORS.fail('funding.paid-in-future', { today });
    await this.change(actor, id, async (row) => {
      if (row.paidOn === paidOn) return;
      if (row.paidOn !== undefined) throw FUNDING_ERRORS.fail('funding.already-paid');
      const taken = (await this.store.disbursements(row)).some(({ correctsId }) => correctsId === row.id);
      if (taken || row.correctsId) throw FUNDING_ERRORS.fail('funding.already-corrected');
      this.store.notePaid(row, paidOn);
      await this.record(actor, row, 'paid', { paidOn });
    });
  }

  /** Takes a row back, with the same days, so that no sum of any day has it any more. */
  async takeBack(actor: Actor, { id, note }: { id: string; note: string }): Promise<void> {
    const reason = note.trim();
    if (reason === '') throw FUNDING_ERRORS.fail('funding.reason-missing');
    if (reason.length > MAX_NOTE) throw FUNDING_ERRORS.fail('funding.text-too-long', { limit: MAX_NOTE });
    await this.change(actor, id, async (row) => {
      if (row.correctsId) throw FUNDING_ERRORS.fail('funding.already-corrected');
      const opposite = { ...row, id: uuidv7(), amount: -row.amount, note: reason, correctsId: row.id };
      this.store.add(opposite, actor.userId, this.clock.businessNow(actor.demo));
      await this.record(actor, row, 'taken-back', { note: reason });
    });
  }

  private async change(actor: Actor, id: string, act: (row: Disbursement) => Promise<void>): Promise<void> {
    const seen = await this.unit.run(actor, () => this.store.disbursement(id));
    if (!seen) throw FUNDING_ERRORS.fail('funding.not-found');
    ensure(mayRecord(actor, seen.kind));
    await this.unit.run(
      actor,
      async () => {
        await this.store.lock(seen);
        const row = await this.store.disbursement(id);
        if (!row) throw FUNDING_ERRORS.fail('funding.not-found');
        await act(row);
      },
      { onBehalfOf: seen.teamId },
    );
  }

  private record(actor: Actor, row: Disbursement, act: string, after: object): Promise<void> {
    return this.audit.record(actor, {
      teamId: row.teamId,
      act: `disbursement.${act}`,
      subjectType: 'disbursement',
      subjectId: row.id,
      before: { ...row },
      after,
    });
  }
}
