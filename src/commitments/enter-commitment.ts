import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { totalOf, type Commitment } from './commitment.js';
import { checkContent, instalmentsOf, type CommitmentContent } from './commitment-content.js';
import { COMMITMENT_ERRORS } from './commitment.errors.js';
import { mayEdit, mayEnter } from './commitment.policy.js';
import { CommitmentStore } from './commitment-store.js';
import { ReadGround } from './read-ground.js';

/** Enters a contract as a draft, or writes a draft anew. Nothing is reserved before a second person puts it in force. */
@Injectable()
export class EnterCommitment {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: CommitmentStore,
    private readonly ground: ReadGround,
    private readonly audit: AuditLog,
  ) {}

  /** The new draft's id. */
  async create(actor: Actor, content: CommitmentContent): Promise<string> {
    ensure(mayEnter(actor));
    return this.unit.run(actor, async () => {
      const commitment: Commitment = {
        ...(await this.checked(actor, content)),
        teamId: actor.team.id,
        id: uuidv7(),
        state: 'draft',
        createdBy: actor.userId,
        enteredBy: [actor.userId],
        version: 1,
      };
      this.store.insert(actor, commitment);
      this.store.addEvent(actor, commitment, { act: 'entered' });
      await this.record(actor, commitment, 'commitment.entered');
      return commitment.id;
    });
  }

  async change(
    actor: Actor,
    command: { id: string; version?: number; content: CommitmentContent },
  ): Promise<void> {
    await this.unit.run(actor, async () => {
      const before = await this.store.lock(command.id);
      ensure(mayEdit(actor, before));
      if (command.version !== undefined && command.version !== before.version)
        throw COMMITMENT_ERRORS.fail('commitment.changed');
      const commitment: Commitment = {
        ...before,
        ...(await this.checked(actor, command.content)),
        enteredBy: [...new Set([...before.enteredBy, actor.userId])],
      };
      this.store.replace(actor, commitment);
      this.store.addEvent(actor, commitment, { act: 'edited' });
      await this.record(actor, commitment, 'commitment.edited', before);
    });
  }

  private async checked(actor: Actor, content: CommitmentContent) {
    const ground = await this.ground.for(actor, content);
    const problems = checkContent(content, ground);
    if (problems.length > 0) throw invalidInput(problems);
    const supplier = await this.ground.supplier(actor.team.id, content.supplierId);
    return {
      title: content.title.trim(),
      contractNumber: content.contractNumber.trim(),
      supplierId: content.supplierId,
      supplierName: supplier?.name ?? '',
      institutionId: content.institutionId,
      stageId: ground.stage?.id ?? '',
      signedOn: content.signedOn,
      endsOn: content.endsOn || undefined,
      instalments: instalmentsOf(content.instalments),
    };
  }

  private async record(
    actor: Actor,
    commitment: Commitment,
    act: string,
    before?: Commitment,
  ): Promise<void> {
    await this.audit.record(actor, {
      teamId: commitment.teamId,
      act,
      subjectType: 'commitment',
      subjectId: commitment.id,
      ...(before ? { before: auditedCommitment(before) } : {}),
      after: auditedCommitment(commitment),
    });
  }
}

/** A contract as the audit log keeps it. */
export function auditedCommitment(commitment: Commitment): object {
  const { title, supplierName, contractNumber, signedOn, endsOn, state, number } = commitment;
  return {
    title,
    supplierName,
    contractNumber,
    signedOn,
    endsOn,
    state,
    number,
    amount: totalOf(commitment),
    instalments: commitment.instalments.map(({ dueOn, state: stands, lines }) => ({
      dueOn,
      state: stands,
      lines: lines.map(({ budgetLineId, amount, held }) => ({ budgetLineId, amount, held })),
    })),
  };
}
