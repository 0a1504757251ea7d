import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ApplyChange } from './apply-change.js';
import { changedJson } from './change-json.js';
import { CheckChange } from './check-change.js';
import type { Commitment } from './commitment.js';
import type { ChangedContent } from './commitment-content.js';
import { COMMITMENT_ERRORS } from './commitment.errors.js';
import { mayChange, mayEnter } from './commitment.policy.js';
import { CommitmentStore } from './commitment-store.js';
import { namingShortfall } from './name-shortfall.js';
import { changesSomething } from './plan-change.js';

const MAX_REASON = 1000;

export interface ChangeCommand {
  id: string;
  /** What the person saw; a contract changed since then is refused. */
  version?: number;
  content: ChangedContent;
  reason: string;
}

/**
 * Changes a contract in force, with the reason. What frees money, or moves days, holds at once; what takes more of a
 * budget line waits for a second person, or else entering a small contract and raising it would need only one.
 */
@Injectable()
export class ChangeCommitment {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: CommitmentStore,
    private readonly checking: CheckChange,
    private readonly applying: ApplyChange,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: ChangeCommand): Promise<'changed' | 'proposed'> {
    const act = () => this.unit.run(actor, () => this.change(actor, command));
    const name = () =>
      this.unit.run(actor, async () => {
        await this.checking.execute(await this.store.find(command.id), command.content);
      });
    return namingShortfall(act, name);
  }

  private async change(actor: Actor, command: ChangeCommand): Promise<'changed' | 'proposed'> {
    const commitment = await this.store.lock(command.id);
    ensure(mayChange(actor, commitment));
    if (command.version !== undefined && command.version !== commitment.version)
      throw COMMITMENT_ERRORS.fail('commitment.changed');
    const waiting = await this.unit.one(
      `SELECT id FROM commitment_changes WHERE team_id = $1 AND commitment_id = $2 AND state = 'proposed'`,
      [commitment.teamId, commitment.id],
    );
    if (waiting) throw COMMITMENT_ERRORS.fail('commitment.change-waiting');
    const plan = await this.checking.execute(commitment, command.content);
    if (!changesSomething(commitment, command.content, plan))
      throw COMMITMENT_ERRORS.fail('commitment.nothing-changed');
    const reason = readReason(command.reason);
    if (plan.raises) {
      ensure(mayEnter(actor));
      await this.propose(actor, commitment, { ...command, reason });
      return 'proposed';
    }
    await this.applying.execute(actor, commitment, { content: command.content, plan, reason });
    return 'changed';
  }

  private async propose(
    actor: Actor,
    commitment: Commitment,
    { content, reason }: ChangeCommand,
  ): Promise<void> {
    const id = uuidv7();
    this.unit.write(
      `INSERT INTO commitment_changes (team_id, id, commitment_id, state, content, reason, base_version, proposed_by, proposed_at)
       VALUES ($1, $2, $3, 'proposed', $4, $5, $6, $7, $8)`,
      [
        commitment.teamId,
        id,
        commitment.id,
        JSON.stringify(changedJson(content)),
        reason,
        commitment.version,
        actor.userId,
        this.clock.businessNow(actor.demo),
      ],
    );
    this.store.addEvent(actor, commitment, { act: 'change-proposed', comment: reason });
    await this.audit.record(actor, {
      teamId: commitment.teamId,
      act: 'commitment.change-proposed',
      subjectType: 'commitment',
      subjectId: commitment.id,
      after: { changeId: id, reason, content: changedJson(content) },
    });
  }
}

export function readReason(text: string): string {
  const reason = text.trim();
  if (reason === '' || reason.length > MAX_REASON) throw COMMITMENT_ERRORS.fail('commitment.reason');
  return reason;
}
