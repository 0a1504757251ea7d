import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PROGRAMME_ERRORS } from '../../programmes/programme.errors.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { BUDGET_ERRORS } from '../budget.errors.js';
import { mayAllocate } from '../budget.policy.js';

export interface DeclineCommand {
  teamId: string;
  fundId: string;
  declinedOn: KstDate;
  reason: string;
}

/** Records that a team doesn't take a support. What is still allocated for it has to be taken back first. */
@Injectable()
export class DeclineSupport {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly structure: ProgrammeStructure,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: DeclineCommand): Promise<string> {
    ensure(mayAllocate(actor));
    const { teamId, fundId, declinedOn } = command;
    const reason = command.reason.trim();
    if (!reason) throw BUDGET_ERRORS.fail('budget.reason-missing');
    if (declinedOn > this.clock.businessDate(actor.demo)) throw BUDGET_ERRORS.fail('budget.support-not-yet');
    const fund = await this.structure.fund(actor, fundId);
    if (fund.kind === 'common-pot') throw BUDGET_ERRORS.fail('budget.pot-not-declined');
    const team = await this.structure.team(actor, teamId);
    if (team.kind !== 'team' || !actor.readTeamIds.includes(teamId))
      throw PROGRAMME_ERRORS.fail('programme.not-found', {}, '/teamId');
    const id = uuidv7();
    await this.unit.run(
      actor,
      async () => {
        await this.unit.query(
          `INSERT INTO declined_supports (team_id, id, fund_id, declined_on, reason, recorded_by, recorded_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
          [teamId, id, fundId, declinedOn, reason, actor.userId, this.clock.businessNow(actor.demo)],
        );
        await this.audit.record(actor, {
          teamId,
          act: 'support.declined',
          subjectType: 'declined-support',
          subjectId: id,
          after: { fundId, declinedOn, reason },
        });
      },
      { onBehalfOf: teamId },
    );
    return id;
  }
}
