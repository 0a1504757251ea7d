import { Injectable } from '@nestjs/common';
import { HoldPayment } from '../expenses/hold-payment.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import { MATCH_ERRORS } from './match.errors.js';
import { mayDecideMatches } from './match.policy.js';
import type { MatchDecision, MatchStanding } from './match.js';

interface Asked {
  id: string;
  /** As it was read; absent, as it is. */
  version?: number;
  reason: string;
}

interface Standing {
  version: number;
  standing: MatchStanding;
  first_expense_id: string;
  second_expense_id: string;
}

/** The officer's three answers to a match. They are rows of the office; a hold's own row says nothing of the match. */
@Injectable()
export class DecideMatch {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly holding: HoldPayment,
    private readonly audit: AuditLog,
  ) {}

  /** Holds the payment of one or both claims; `reason` is a code of the list of neutral reasons. */
  async hold(actor: Actor, asked: Asked & { expenseIds: readonly string[] }): Promise<void> {
    await this.decide(actor, asked, 'held', (pair) => {
      if (pair.standing !== 'open' && pair.standing !== 'held') throw MATCH_ERRORS.fail('match.changed');
      // Of these two only, and always in the same order, as two holds at once would wait for each other.
      const chosen = [pair.first_expense_id, pair.second_expense_id]
        .filter((id) => asked.expenseIds.includes(id))
        .sort();
      if (chosen.length === 0) throw invalidInput([MATCH_ERRORS.problem('match.claims-missing', '/claims')]);
      return { chosen, reason: asked.reason };
    });
  }

  async dismiss(actor: Actor, asked: Asked): Promise<void> {
    await this.decide(actor, asked, 'dismissed', ({ standing }) => {
      if (standing === 'held') throw MATCH_ERRORS.fail('match.held');
      if (standing !== 'open') throw MATCH_ERRORS.fail('match.changed');
      const reason = asked.reason.trim();
      if (reason === '') throw invalidInput([MATCH_ERRORS.problem('match.reason-missing', '/reason')]);
      return { chosen: [], reason };
    });
  }

  async reopen(actor: Actor, asked: Asked): Promise<void> {
    await this.decide(actor, asked, 'reopened', ({ standing }) => {
      if (standing !== 'dismissed') throw MATCH_ERRORS.fail('match.changed');
      return { chosen: [], reason: asked.reason.trim() };
    });
  }

  private async decide(
    actor: Actor,
    { id, version }: Asked,
    decision: MatchDecision['decision'],
    answer: (pair: Standing) => { chosen: string[]; reason: string },
  ): Promise<void> {
    ensure(mayDecideMatches(actor));
    await this.unit.run(actor, async () => {
      const pair = await this.standing(actor, id);
      if (version !== undefined && version !== pair.version) throw MATCH_ERRORS.fail('match.changed');
      const { chosen, reason } = answer(pair);
      await this.unit.query(
        `INSERT INTO match_decisions (team_id, first_expense_id, second_expense_id, version, decision, reason, held_expense_ids, decided_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          actor.team.id,
          pair.first_expense_id,
          pair.second_expense_id,
          pair.version + 1,
          decision,
          reason,
          chosen,
          actor.userId,
        ],
      );
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: `match.${decision}`,
        subjectType: 'match',
        subjectId: id,
        before: { standing: pair.standing },
        after: { decision, reason, expenseIds: chosen },
      });
      for (const expenseId of chosen) await this.holding.hold(actor, { id: expenseId, reason });
    });
  }

  /** By the id of any of the pair's kinds. */
  private async standing(actor: Actor, id: string): Promise<Standing> {
    const row = await this.unit.one<Standing>(
      `SELECT s.version, s.standing, s.first_expense_id, s.second_expense_id FROM duplicate_matches m
       JOIN match_standings s ON s.team_id = m.team_id AND s.first_expense_id = m.first_expense_id AND s.second_expense_id = m.second_expense_id
       WHERE m.team_id = $1 AND m.id = $2`,
      [actor.team.id, id],
    );
    if (!row) throw MATCH_ERRORS.fail('match.not-found');
    return row;
  }
}
