import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import type { Commitment } from './commitment.js';
import type { ChangedContent } from './commitment-content.js';
import { CommitmentStore } from './commitment-store.js';
import { auditedCommitment } from './enter-commitment.js';
import type { ChangePlan } from './plan-change.js';

export interface DecidedChange {
  content: ChangedContent;
  plan: ChangePlan;
  reason: string;
}

/** Puts a decided change into a contract that is locked: what it holds follows in one group. */
@Injectable()
export class ApplyChange {
  constructor(
    private readonly store: CommitmentStore,
    private readonly audit: AuditLog,
  ) {}

  async execute(
    actor: Actor,
    commitment: Commitment,
    { content, plan, reason }: DecidedChange,
  ): Promise<void> {
    const before = auditedCommitment(commitment);
    Object.assign(commitment, {
      title: content.title.trim(),
      contractNumber: content.contractNumber.trim(),
      endsOn: content.endsOn || undefined,
      instalments: [...commitment.instalments, ...plan.added],
    });
    for (const instalment of plan.added) this.store.addInstalment(commitment, instalment);
    this.store.addEvent(actor, commitment, { act: 'changed', comment: reason });
    this.store.settle(actor, commitment, plan.changed);
    await this.audit.record(actor, {
      teamId: commitment.teamId,
      act: 'commitment.changed',
      subjectType: 'commitment',
      subjectId: commitment.id,
      before,
      after: { ...auditedCommitment(commitment), reason },
    });
    this.store.post(actor, commitment, 'change', plan.entries, reason);
  }
}
