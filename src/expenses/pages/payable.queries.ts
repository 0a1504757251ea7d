import { Injectable } from '@nestjs/common';
import { hasRole, type Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Won } from '../../platform/money/won.js';

const MAX_COUNTED = 1000;

export interface PayableSummary {
  count: number;
  claimAmount: Won;
  payableAmount: Won;
}

/** Who finds approved claims to pay: the team's finance. */
export function pays(actor: Actor): boolean {
  return actor.team.kind === 'team' && hasRole(actor, 'finance');
}

/** Who may look at payments: those who answer for money, not every researcher. */
export function seesPayments(actor: Actor): boolean {
  return hasRole(actor, 'finance', 'administrator', 'principal-investigator', 'officer', 'auditor');
}

/** What waits for payment, counted up to a thousand. */
@Injectable()
export class PayableQueries {
  constructor(private readonly unit: UnitOfWork) {}

  async count(actor: Actor): Promise<number | undefined> {
    return pays(actor) ? (await this.summary(actor)).count : undefined;
  }

  async summary(actor: Actor): Promise<PayableSummary> {
    const row = await this.unit.run(actor, () =>
      this.unit.one<{ count: number; claim: string; payable: string }>(
        `SELECT count(*)::int AS count, coalesce(sum(claim_amount), 0)::text AS claim, coalesce(sum(payable_amount), 0)::text AS payable
         FROM (SELECT claim_amount, payable_amount FROM expenses WHERE team_id = $1 AND state = 'approved'
           ORDER BY state_since, id LIMIT ${MAX_COUNTED}) e`,
        [actor.team.id],
      ),
    );
    return {
      count: row?.count ?? 0,
      claimAmount: BigInt(row?.claim ?? 0),
      payableAmount: BigInt(row?.payable ?? 0),
    };
  }
}
