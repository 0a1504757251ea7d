import { Injectable } from '@nestjs/common';
import type { PostingEntry } from '../ledger/posting.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { Commitment, Instalment } from './commitment.js';
import { checkContent, shortfalls, type CommitmentContent } from './commitment-content.js';
import { COMMITMENT_ERRORS } from './commitment.errors.js';
import { mayActivate } from './commitment.policy.js';
import { CommitmentStore } from './commitment-store.js';
import { auditedCommitment } from './enter-commitment.js';
import { holdAnew } from './hold-anew.js';
import { namingShortfall } from './name-shortfall.js';
import { ReadGround } from './read-ground.js';

/**
 * The second person's word: the contract is in force, and all its instalments are reserved in one group, or none. A line
 * that doesn't hold enough is named.
 */
@Injectable()
export class ActivateCommitment {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: CommitmentStore,
    private readonly ground: ReadGround,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: { id: string; version?: number }): Promise<void> {
    const act = () => this.unit.run(actor, () => this.activate(actor, command));
    const name = () => this.unit.run(actor, async () => this.check(actor, await this.store.find(command.id)));
    await namingShortfall(act, name);
  }

  private async activate(actor: Actor, command: { id: string; version?: number }): Promise<void> {
    const commitment = await this.store.lock(command.id);
    ensure(mayActivate(actor, commitment));
    if (command.version !== undefined && command.version !== commitment.version)
      throw COMMITMENT_ERRORS.fail('commitment.changed');
    await this.check(actor, commitment);
    const entries: PostingEntry[] = [];
    const instalments = commitment.instalments.map((instalment): Instalment => ({
      ...instalment,
      lines: instalment.lines.map((line) => {
        const anew = holdAnew(line, line.amount);
        entries.push(...anew.entries);
        return { ...line, ...anew.hold };
      }),
    }));
    for (const instalment of instalments) this.store.saveInstalment(commitment.teamId, instalment);
    const year = Number(this.clock.businessDate(actor.demo).slice(0, 4));
    await this.store.activate(actor, Object.assign(commitment, { instalments }), year);
    this.store.addEvent(actor, commitment, { act: 'activated' });
    await this.audit.record(actor, {
      teamId: commitment.teamId,
      act: 'commitment.activated',
      subjectType: 'commitment',
      subjectId: commitment.id,
      before: { state: 'draft' },
      after: auditedCommitment(commitment),
    });
    this.store.post(actor, commitment, 'activate', entries);
  }

  /** What was right when it was entered may have changed since: a line closed, a stage over, money spent. */
  private async check(actor: Actor, commitment: Commitment): Promise<void> {
    const content = contentOf(commitment);
    const ground = await this.ground.for(actor, content);
    const problems = [...checkContent(content, ground), ...shortfalls(commitment.instalments, ground.lines)];
    if (problems.length > 0) throw invalidInput(problems);
  }
}

/** A stored contract as it would be typed. Pure. */
export function contentOf(commitment: Commitment): CommitmentContent {
  const { title, contractNumber, signedOn, institutionId } = commitment;
  return {
    title,
    contractNumber,
    signedOn,
    institutionId,
    supplierId: commitment.supplierId ?? '',
    endsOn: commitment.endsOn ?? '',
    instalments: commitment.instalments
      .filter(({ state }) => state === 'open')
      .map(({ id, dueOn, carriesOver, lines }) => ({
        id,
        dueOn,
        carriesOver,
        lines: lines
          .filter(({ amount }) => amount > 0n)
          .map(({ budgetLineId, amount }) => ({ budgetLineId, amount })),
      })),
  };
}
