import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { BUDGET_ERRORS } from '../budget.errors.js';
import { mayAllocate } from '../budget.policy.js';

export interface ResumeCommand {
  id: string;
  resumedOn: KstDate;
  reason: string;
}

/** Records that a team takes a support up again: lines may be opened and money allocated for it from now on. */
@Injectable()
export class ResumeSupport {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, { id, resumedOn, reason: typed }: ResumeCommand): Promise<void> {
    ensure(mayAllocate(actor));
    const reason = typed.trim();
    if (!reason) throw BUDGET_ERRORS.fail('budget.reason-missing');
    if (resumedOn > this.clock.businessDate(actor.demo))
      throw BUDGET_ERRORS.fail('budget.support-not-yet', {}, '/resumedOn');
    const found = await this.unit.run(actor, () =>
      this.unit.one<{ team_id: string }>('SELECT team_id FROM declined_supports WHERE id = $1', [id]),
    );
    if (!found) throw BUDGET_ERRORS.fail('budget.support-not-found');
    const teamId = found.team_id;
    await this.unit.run(
      actor,
      async () => {
        const one = await this.unit.one<{ resumed_on: KstDate | null; declined_on: KstDate }>(
          'SELECT resumed_on, declined_on FROM declined_supports WHERE team_id = $1 AND id = $2 FOR UPDATE',
          [teamId, id],
        );
        if (one?.resumed_on) throw BUDGET_ERRORS.fail('budget.support-resumed-already');
        if (one && resumedOn < one.declined_on) throw BUDGET_ERRORS.fail('budget.support-resumed-early');
        await this.unit.query(
          `UPDATE declined_supports SET resumed_on = $3, resumed_reason = $4, resumed_by = $5 WHERE team_id = $1 AND id = $2`,
          [teamId, id, resumedOn, reason, actor.userId],
        );
        await this.audit.record(actor, {
          teamId,
          act: 'support.resumed',
          subjectType: 'declined-support',
          subjectId: id,
          after: { resumedOn, reason },
        });
      },
      { onBehalfOf: teamId },
    );
  }
}
