import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Ledger } from '../ledger/ledger.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { translateDatabaseError } from '../platform/errors/database-errors.js';
import { DomainError } from '../platform/errors/domain-error.js';
import type { Won } from '../platform/money/won.js';
import { linePlaces } from './allocations/line-places.js';
import { BUDGET_ERRORS } from './budget.errors.js';
import { mayAllocate } from './budget.policy.js';

export interface AllocateCommand {
  lineId: string;
  amount: Won;
  reason?: string;
  /** The same key with the same amount gives the money once. */
  key?: string;
}

/** 배정: moves money from a fund's appropriation of the year to one of its lines, in the owning team's name. */
@Injectable()
export class Allocate {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: AllocateCommand): Promise<void> {
    ensure(mayAllocate(actor));
    if (command.amount <= 0n) throw BUDGET_ERRORS.fail('budget.amount-not-positive');
    const places = await this.unit.run(actor, () => linePlaces(this.unit, command.lineId));
    const { ownerTeamId: teamId, appropriationId: from } = places;
    if (from === undefined) throw BUDGET_ERRORS.fail('budget.not-appropriated');
    if (places.ownerStatus === 'cut') throw BUDGET_ERRORS.fail('budget.team-cut');
    const work = async () => {
      await this.ledger.postNow({
        teamId,
        key: `allocation:${command.key ?? uuidv7()}`,
        causeType: 'allocation',
        causeId: command.lineId,
        occurredOn: this.clock.businessDate(actor.demo),
        actorId: actor.userId,
        reason: command.reason,
        entries: [{ kind: 'allocate', lineId: command.lineId, counterLineId: from, amount: command.amount }],
      });
      const after = { amount: command.amount, reason: command.reason };
      const entry = {
        teamId,
        act: 'budget-line.allocated',
        subjectType: 'budget-line',
        subjectId: command.lineId,
      };
      await this.audit.record(actor, { ...entry, after });
    };
    await this.unit.run(actor, work, { onBehalfOf: teamId }).catch((thrown: unknown) => {
      const error = translateDatabaseError(thrown);
      throw isShortOfMoney(error) ? BUDGET_ERRORS.fail('budget.appropriation-exceeded') : error;
    });
  }
}

/** The ledger speaks of the line it takes from; to the officer that is the appropriation. */
export function isShortOfMoney(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'ledger.insufficient-balance';
}
