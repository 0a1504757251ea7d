import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { mayAllocate } from './budget.policy.js';
import { BudgetLines } from './budget-lines.js';

/** Closes a line to new claims, or opens it again. What is reserved can still be paid or released. */
@Injectable()
export class CloseBudgetLine {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly lines: BudgetLines,
  ) {}

  async execute(actor: Actor, command: { lineId: string; closed: boolean }): Promise<void> {
    ensure(mayAllocate(actor));
    const { team, closed: before } = await this.lines.line(actor, command.lineId);
    if (before === command.closed) return;
    const work = async () => {
      await this.unit.query('UPDATE budget_lines SET closed = $3 WHERE owner_team_id = $1 AND id = $2', [
        team.id,
        command.lineId,
        command.closed,
      ]);
      const act = command.closed ? 'budget-line.closed' : 'budget-line.opened';
      await this.audit.record(actor, {
        teamId: team.id,
        act,
        subjectType: 'budget-line',
        subjectId: command.lineId,
      });
    };
    await this.unit.run(actor, work, { onBehalfOf: team.id });
  }
}
