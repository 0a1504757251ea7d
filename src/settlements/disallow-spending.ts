import { Injectable } from '@nestjs/common';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { formatWon, type Won } from '../platform/money/won.js';
import { ActOnSettlement, type AskedOf } from './act-on-settlement.js';
import { SETTLEMENT_ERRORS } from './settlement.errors.js';
import { mayChangeDraft } from './settlement.policy.js';
import { SpendingEntries } from './spending-entries.js';

export interface DisallowCommand extends AskedOf {
  postingId: string;
  amount: Won;
  reason: string;
  /** What it offends against, such as 사용 기준 제25조. */
  article: string;
}

/** Disallows part or all of an entry that spent money. Nothing is posted before the settlement is final. */
@Injectable()
export class DisallowSpending {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly acting: ActOnSettlement,
    private readonly entries: SpendingEntries,
  ) {}

  async execute(actor: Actor, command: DisallowCommand): Promise<string> {
    return this.acting.run(actor, command, async (settlement, { team, stage }) => {
      ensure(mayChangeDraft(actor, settlement.state));
      const { postingId, amount } = command;
      const [reason, article] = [command.reason.trim(), command.article.trim()];
      const entry = isUuid(postingId) ? await this.entries.one(team.id, stage.id, postingId) : undefined;
      const problems: FieldProblem[] = [];
      if (!entry) problems.push(SETTLEMENT_ERRORS.problem('settlement.posting-not-found', '/postingId'));
      if (amount <= 0n) problems.push(SETTLEMENT_ERRORS.problem('settlement.amount-malformed', '/amount'));
      else if (entry && amount > entry.left)
        problems.push(
          SETTLEMENT_ERRORS.problem('settlement.disallowed-too-much', '/amount', {
            left: formatWon(entry.left),
          }),
        );
      if (reason === '') problems.push(SETTLEMENT_ERRORS.problem('settlement.text-missing', '/reason'));
      if (!entry || problems.length > 0) throw invalidInput(problems);
      const id = uuidv7();
      await this.unit.query(
        `INSERT INTO settlement_disallowances (team_id, id, settlement_id, posting_id, line_id, expense_id, amount, reason, article, entered_by, entered_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          team.id,
          id,
          settlement.id,
          postingId,
          entry.lineId,
          entry.expenseId ?? null,
          amount,
          reason,
          article,
          actor.userId,
          this.clock.businessNow(actor.demo),
        ],
      );
      await this.acting.tell(actor, settlement, 'disallowed', { id, postingId, amount, reason, article });
      return id;
    });
  }
}
