import { Injectable } from '@nestjs/common';
import type { PostingEntry } from '../ledger/posting.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { COMMITMENT_ERRORS } from './commitment.errors.js';
import type { Instalment } from './commitment.js';
import { mayCancel } from './commitment.policy.js';
import { CommitmentStore } from './commitment-store.js';
import { readReason } from './change-commitment.js';
import { auditedCommitment } from './enter-commitment.js';
import { holdAnew } from './hold-anew.js';
import { givenUp } from './plan-change.js';

/** Ends a contract: what it still holds is free; claims that were handed in on it go their way. A draft goes away. */
@Injectable()
export class CancelCommitment {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: CommitmentStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: { id: string; version?: number; reason: string }): Promise<void> {
    await this.unit.run(actor, async () => {
      const commitment = await this.store.lock(command.id);
      ensure(mayCancel(actor, commitment));
      if (command.version !== undefined && command.version !== commitment.version)
        throw COMMITMENT_ERRORS.fail('commitment.changed');
      const reason = readReason(command.reason);
      const before = auditedCommitment(commitment);
      const wasActive = commitment.state === 'active';
      const entries: PostingEntry[] = [];
      const open = wasActive ? commitment.instalments.filter(({ state }) => state === 'open') : [];
      const freed = open.map((instalment): Instalment => {
        const ended = givenUp(instalment);
        const lines = ended.lines.map((line) => {
          const anew = holdAnew(line, 0n);
          entries.push(...anew.entries);
          return { ...line, ...anew.hold };
        });
        return { ...ended, lines };
      });
      commitment.state = 'cancelled';
      this.store.addEvent(actor, commitment, { act: wasActive ? 'cancelled' : 'discarded', comment: reason });
      await this.dropChange(actor, commitment);
      this.store.settle(actor, commitment, freed);
      await this.audit.record(actor, {
        teamId: commitment.teamId,
        act: 'commitment.cancelled',
        subjectType: 'commitment',
        subjectId: commitment.id,
        before,
        after: { ...auditedCommitment(commitment), reason },
      });
      this.store.post(actor, commitment, 'cancel', entries, reason);
    });
  }

  /** A change of what has ended waits for nobody any more. */
  private async dropChange(actor: Actor, { teamId, id }: { teamId: string; id: string }): Promise<void> {
    await this.unit.query(
      `UPDATE commitment_changes SET state = 'withdrawn', decided_by = $3, decided_at = $4
       WHERE team_id = $1 AND commitment_id = $2 AND state = 'proposed'`,
      [teamId, id, actor.userId, this.clock.businessNow(actor.demo)],
    );
  }
}
