import { Injectable } from '@nestjs/common';
import { CLAIM_HANDS } from '../expenses/claim-hands-sql.js';
import { financeCount } from '../pay-runs/finance-people.js';
import { mayRelease } from '../pay-runs/pay-run.policy.js';
import { hasRole, type Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';

const MOST_RUNS = 50;

/** What waits for whoever moves the team's money; nothing is counted that isn't theirs to move. */
export interface PayTodos {
  /** Runs that others prepared and this person may release, oldest first. */
  releases: readonly { id: string; number: number }[];
  /** Claims that are payable again because the bank refused their transfer. */
  failed: number;
  /** Money that is to come back. */
  awaited: { count: number; amount: Won };
}

interface RunRow {
  id: string;
  number: number;
  preparedBy: string;
  hands: string[];
}

/** Reads it inside the unit of the home page. */
@Injectable()
export class PayTodoQueries {
  constructor(private readonly unit: UnitOfWork) {}

  async of(actor: Actor): Promise<PayTodos> {
    const isFinance = actor.team.kind === 'team' && hasRole(actor, 'finance');
    return {
      releases: await this.releases(actor),
      failed: isFinance ? await this.failed(actor) : 0,
      awaited: isFinance ? await this.awaited(actor) : { count: 0, amount: 0n },
    };
  }

  private async releases(actor: Actor): Promise<PayTodos['releases']> {
    if (!hasRole(actor, 'finance', 'administrator', 'principal-investigator')) return [];
    const runs = await this.unit.query<RunRow>(
      `SELECT r.id, r.number, r.prepared_by AS "preparedBy", ARRAY(SELECT DISTINCT h FROM pay_run_items i
           JOIN expenses e ON e.team_id = i.team_id AND e.id = i.expense_id CROSS JOIN LATERAL unnest(${CLAIM_HANDS}) h
         WHERE i.team_id = r.team_id AND i.run_id = r.id AND i.state = 'open') AS hands
       FROM pay_runs r WHERE r.team_id = $1 AND r.state = 'prepared' ORDER BY r.prepared_at, r.id LIMIT ${MOST_RUNS}`,
      [actor.team.id],
    );
    if (runs.length === 0) return [];
    const people = await financeCount(this.unit, actor.team.id);
    return runs
      .filter(({ preparedBy, hands }) => {
        const run = { teamId: actor.team.id, state: 'prepared' as const, preparedBy };
        return mayRelease(actor, run, { items: [{ number: '', people: hands }], financeCount: people })
          .allowed;
      })
      .map(({ id, number }) => ({ id, number }));
  }

  /** Whose last transfer failed, and which no run holds again. */
  private async failed(actor: Actor): Promise<number> {
    const row = await this.unit.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM expenses e
       CROSS JOIN LATERAL (SELECT i.state FROM pay_run_items i
         WHERE i.team_id = e.team_id AND i.expense_id = e.id AND i.state NOT IN ('removed', 'dropped')
         ORDER BY i.state IN ('open', 'succeeded') DESC, i.decided_at DESC LIMIT 1) l
       WHERE e.team_id = $1 AND e.state = 'approved' AND l.state = 'failed'`,
      [actor.team.id],
    );
    return row?.count ?? 0;
  }

  private async awaited(actor: Actor): Promise<PayTodos['awaited']> {
    const row = await this.unit.one<{ count: number; amount: string }>(
      `SELECT count(*)::int AS count, coalesce(sum(grant_amount + vat_amount - grant_back - vat_back), 0)::text AS amount
       FROM expense_reversals WHERE team_id = $1 AND withdrawn_at IS NULL AND grant_back + vat_back < grant_amount + vat_amount`,
      [actor.team.id],
    );
    return { count: row?.count ?? 0, amount: BigInt(row?.amount ?? 0) };
  }
}
