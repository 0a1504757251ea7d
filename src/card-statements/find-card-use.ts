import { Injectable } from '@nestjs/common';
import type { Evidence } from '../evidence/evidence.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CANCELLED, LINK, STATE } from './card-use-sql.js';

/** Finds the use of a card that documents tell of, among those their bringer is asked for. */
@Injectable()
export class FindCardUse {
  constructor(private readonly unit: UnitOfWork) {}

  /** By the approval number; else by total, day and business number, where only one use can be meant. */
  async of(actor: Actor, evidences: readonly Evidence[]): Promise<string | undefined> {
    if (evidences.some(({ invoice }) => invoice)) return undefined;
    for (const { reading } of evidences) {
      if (reading?.state !== 'read') continue;
      const { approvalNumber, totalAmount, documentedOn, businessNumber } = reading.fields;
      const day = documentedOn?.value ?? null;
      const id =
        (await this.only(
          actor,
          `t.approval_number = $3 AND t.used_on BETWEEN $4::date - 31 AND $4::date + 31`,
          [approvalNumber?.value ?? null, day],
        )) ??
        (await this.only(
          actor,
          `t.amount - ${CANCELLED} = $3::bigint AND t.used_on = $4::date AND coalesce(t.merchant_business_number = $5, true)`,
          [totalAmount?.value.toString() ?? null, day, businessNumber?.value ?? null],
        ));
      if (id) return id;
    }
    return undefined;
  }

  private async only(actor: Actor, where: string, values: readonly unknown[]): Promise<string | undefined> {
    if (values[0] === null || values[1] === null) return undefined;
    const found = await this.unit.run(actor, () =>
      this.unit.query<{ id: string }>(
        `SELECT t.id FROM card_requests q JOIN card_transactions t ON t.team_id = q.team_id AND t.id = q.transaction_id ${LINK}
         WHERE q.team_id = $1 AND q.person_id = $2 AND ${STATE} = 'open' AND ${where} LIMIT 2`,
        [actor.team.id, actor.userId, ...values],
      ),
    );
    return found.length === 1 ? found[0]?.id : undefined;
  }
}
