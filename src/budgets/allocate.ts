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
import { BUDGET_ERRORS } from './budget.errors.js';
import { mayAllocate } from './budget.policy.js';

export interface AllocateCommand {
  lineId: string;
  amount: Won;
  reason?: string;
  /** The same key with the same amount gives the money once. */
  key?: string;
}

interface Places {
  owner_team_id: string;
  appropriation_id: string | null;
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
    const { owner_team_id: teamId, appropriation_id: from } = await this.places(actor, command.lineId);
    if (from === null) throw BUDGET_ERRORS.fail('budget.not-appropriated');
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

  private places(actor: Actor, lineId: string): Promise<Places> {
    return this.unit.run(actor, async () => {
      const places = await this.unit.one<Places>(
        `SELECT l.owner_team_id, a.id AS appropriation_id FROM budget_lines l
         LEFT JOIN budget_lines a ON a.kind = 'appropriation' AND a.fund_id = l.fund_id AND a.fiscal_year_id = l.fiscal_year_id
         WHERE l.id = $1 AND l.kind = 'line'`,
        [lineId],
      );
      if (!places) throw BUDGET_ERRORS.fail('budget.line-not-found');
      return places;
    });
  }
}

/** The ledger speaks of the line it takes from; to the officer that is the appropriation. */
function isShortOfMoney(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'ledger.insufficient-balance';
}
