import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Ledger } from '../ledger/ledger.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import { ProgrammeStructure } from '../programmes/programme-structure.js';
import { BUDGET_ERRORS } from './budget.errors.js';
import { mayAllocate } from './budget.policy.js';

export interface AppropriateCommand {
  fundId: string;
  fiscalYearId: string;
  amount: Won;
  reason?: string;
  /** The same key with the same amount gives the money once. */
  key?: string;
}

/** 편성: gives money to a fund for a fiscal year, from where it is allocated to lines. */
@Injectable()
export class Appropriate {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly structure: ProgrammeStructure,
  ) {}

  /** Returns the id of the fund's appropriation line of that year. */
  async execute(actor: Actor, command: AppropriateCommand): Promise<string> {
    ensure(mayAllocate(actor));
    if (command.amount <= 0n) throw BUDGET_ERRORS.fail('budget.amount-not-positive');
    return this.unit.run(actor, async () => {
      await this.structure.fund(actor, command.fundId);
      await this.structure.fiscalYear(actor, command.fiscalYearId);
      const lineId = await this.appropriationLine(actor, command);
      const teamId = actor.programme.officeTeamId;
      await this.ledger.postNow({
        teamId,
        key: `appropriation:${command.key ?? uuidv7()}`,
        causeType: 'appropriation',
        causeId: lineId,
        occurredOn: this.clock.businessDate(actor.demo),
        actorId: actor.userId,
        reason: command.reason,
        entries: [{ kind: 'appropriate', lineId, amount: command.amount }],
      });
      const after = {
        fundId: command.fundId,
        fiscalYearId: command.fiscalYearId,
        amount: command.amount,
        reason: command.reason,
      };
      await this.audit.record(actor, {
        teamId,
        act: 'fund.appropriated',
        subjectType: 'fund',
        subjectId: command.fundId,
        after,
      });
      return lineId;
    });
  }

  private async appropriationLine(
    actor: Actor,
    { fundId, fiscalYearId }: AppropriateCommand,
  ): Promise<string> {
    const owner = actor.programme.officeTeamId;
    await this.unit.query(
      `INSERT INTO budget_lines (owner_team_id, id, programme_id, kind, audience, fund_id, fiscal_year_id)
       VALUES ($1, $2, $3, 'appropriation', 'office', $4, $5) ON CONFLICT DO NOTHING`,
      [owner, uuidv7(), actor.programme.id, fundId, fiscalYearId],
    );
    const line = await this.unit.one<{ id: string }>(
      `SELECT id FROM budget_lines WHERE owner_team_id = $1 AND kind = 'appropriation' AND fund_id = $2 AND fiscal_year_id = $3`,
      [owner, fundId, fiscalYearId],
    );
    if (!line) throw BUDGET_ERRORS.fail('budget.line-not-found');
    return line.id;
  }
}
