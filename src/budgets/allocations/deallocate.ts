import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Ledger } from '../../ledger/ledger.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { translateDatabaseError } from '../../platform/errors/database-errors.js';
import { formatWon } from '../../platform/money/won.js';
import { isShortOfMoney, type AllocateCommand } from '../allocate.js';
import { BUDGET_ERRORS } from '../budget.errors.js';
import { mayAllocate } from '../budget.policy.js';
import { linePlaces } from './line-places.js';

/** 배정 회수: what a line still holds goes back to its fund's appropriation, where it can be allocated again. */
@Injectable()
export class Deallocate {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: AllocateCommand): Promise<void> {
    ensure(mayAllocate(actor));
    const { lineId, amount, key } = command;
    const reason = command.reason?.trim();
    if (amount <= 0n) throw BUDGET_ERRORS.fail('budget.amount-not-positive');
    if (!reason) throw BUDGET_ERRORS.fail('budget.reason-missing');
    const places = await this.unit.run(actor, () => linePlaces(this.unit, lineId));
    const { ownerTeamId: teamId, appropriationId: to } = places;
    if (to === undefined) throw BUDGET_ERRORS.fail('budget.not-appropriated');
    const work = async () => {
      await this.ledger.postNow({
        teamId,
        key: `deallocation:${key ?? uuidv7()}`,
        causeType: 'allocation',
        causeId: lineId,
        occurredOn: this.clock.businessDate(actor.demo),
        actorId: actor.userId,
        reason,
        entries: [{ kind: 'deallocate', lineId, counterLineId: to, amount }],
      });
      await this.audit.record(actor, {
        teamId,
        act: 'budget-line.deallocated',
        subjectType: 'budget-line',
        subjectId: lineId,
        after: { amount, reason },
      });
    };
    await this.unit.run(actor, work, { onBehalfOf: teamId }).catch(async (thrown: unknown) => {
      const error = translateDatabaseError(thrown);
      if (!isShortOfMoney(error)) throw error;
      const { available } = await this.unit.run(actor, () => linePlaces(this.unit, lineId));
      throw BUDGET_ERRORS.fail('budget.allocation-exceeded', { available: formatWon(available) });
    });
  }
}
