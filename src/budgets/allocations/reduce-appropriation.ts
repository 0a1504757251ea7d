import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Ledger } from '../../ledger/ledger.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { translateDatabaseError } from '../../platform/errors/database-errors.js';
import { formatWon, type Won } from '../../platform/money/won.js';
import { isShortOfMoney } from '../allocate.js';
import type { AppropriateCommand } from '../appropriate.js';
import { BUDGET_ERRORS } from '../budget.errors.js';
import { mayAllocate } from '../budget.policy.js';

/** 편성 줄이기: what of a fund's year isn't allocated goes back where it came from. */
@Injectable()
export class ReduceAppropriation {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Returns the id of the fund's appropriation line of that year. */
  async execute(actor: Actor, command: AppropriateCommand): Promise<string> {
    ensure(mayAllocate(actor));
    const { fundId, fiscalYearId, amount, key } = command;
    const reason = command.reason?.trim();
    if (amount <= 0n) throw BUDGET_ERRORS.fail('budget.amount-not-positive');
    if (!reason) throw BUDGET_ERRORS.fail('budget.reason-missing');
    const { id: lineId } = await this.line(actor, fundId, fiscalYearId);
    const teamId = actor.programme.officeTeamId;
    const work = async () => {
      await this.ledger.postNow({
        teamId,
        key: `appropriation-return:${key ?? uuidv7()}`,
        causeType: 'appropriation',
        causeId: lineId,
        occurredOn: this.clock.businessDate(actor.demo),
        actorId: actor.userId,
        reason,
        entries: [{ kind: 'return', lineId, amount }],
      });
      await this.audit.record(actor, {
        teamId,
        act: 'fund.appropriation-reduced',
        subjectType: 'fund',
        subjectId: fundId,
        after: { fundId, fiscalYearId, amount, reason },
      });
    };
    await this.unit.run(actor, work).catch(async (thrown: unknown) => {
      const error = translateDatabaseError(thrown);
      if (!isShortOfMoney(error)) throw error;
      const { available } = await this.line(actor, fundId, fiscalYearId);
      throw BUDGET_ERRORS.fail('budget.unallocated-exceeded', { available: formatWon(available) });
    });
    return lineId;
  }

  private async line(
    actor: Actor,
    fundId: string,
    fiscalYearId: string,
  ): Promise<{ id: string; available: Won }> {
    const row = await this.unit.run(actor, () =>
      this.unit.one<{ id: string; available: string }>(
        `SELECT l.id, b.available FROM budget_lines l JOIN line_balances b ON b.line_id = l.id
         WHERE l.kind = 'appropriation' AND l.fund_id = $1 AND l.fiscal_year_id = $2`,
        [fundId, fiscalYearId],
      ),
    );
    if (!row) throw BUDGET_ERRORS.fail('budget.not-appropriated');
    return { id: row.id, available: BigInt(row.available) };
  }
}
