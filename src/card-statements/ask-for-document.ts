import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CARD_ERRORS } from './card-statement.errors.js';
import { mayTakeCardStatement } from './card-statement.policy.js';
import { FILERS } from './card-people.js';

export interface AskCommand {
  statementId: string;
  personId: string;
  rowId: string;
  /** All uses of the same card in the statement that nobody is asked for yet, not this one alone. */
  wholeCard?: boolean;
}

/**
 * Asks a colleague for the documents of uses of a card. Whoever is asked last for a card is asked by itself for what the
 * next statements bring of it.
 */
@Injectable()
export class AskForDocument {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** How many uses it was asked for. */
  async execute(actor: Actor, { statementId, personId, ...which }: AskCommand): Promise<number> {
    ensure(mayTakeCardStatement(actor));
    return this.unit.run(actor, async () => {
      await this.ensurePerson(actor, personId);
      const found = await this.uses(actor, statementId, which);
      const [first] = found;
      if (!first) throw CARD_ERRORS.fail('card-statement.row-not-found');
      const at = this.clock.businessNow(actor.demo);
      await this.unit.query(
        `INSERT INTO card_requests (team_id, transaction_id, person_id, asked_by, asked_at) SELECT $1, unnest($2::uuid[]), $3, $4, $5
         ON CONFLICT (team_id, transaction_id) DO UPDATE SET person_id = EXCLUDED.person_id, asked_by = EXCLUDED.asked_by,
           asked_at = EXCLUDED.asked_at`,
        [actor.team.id, found.map(({ id }) => id), personId, actor.userId, at],
      );
      if (first.card_number !== '') await this.remember(actor, first.card_number, personId, at);
      await this.audit.record(actor, {
        teamId: actor.team.id,
        act: 'card-use.asked',
        subjectType: 'card-statement',
        subjectId: statementId,
        after: { personId, uses: found.length },
      });
      return found.length;
    });
  }

  /** What a statement just brought, asked of whoever holds the card; inside the unit in hand. */
  async askHolders(actor: Actor, statementId: string): Promise<void> {
    await this.unit.query(
      `INSERT INTO card_requests (team_id, transaction_id, person_id, asked_by, asked_at)
       SELECT t.team_id, t.id, h.person_id, $3, $4 FROM card_transactions t
       JOIN card_holders h ON h.team_id = t.team_id AND h.card_number = t.card_number
       JOIN users u ON u.team_id = h.team_id AND u.id = h.person_id AND u.status = 'active'
       WHERE t.team_id = $1 AND t.statement_id = $2 AND t.amount > 0 ON CONFLICT DO NOTHING`,
      [actor.team.id, statementId, actor.userId, this.clock.businessNow(actor.demo)],
    );
  }

  private async ensurePerson(actor: Actor, personId: string): Promise<void> {
    const person = await this.unit.one(`SELECT 1 FROM users u WHERE u.id = $2 AND ${FILERS}`, [
      actor.team.id,
      personId,
    ]);
    if (!person) throw CARD_ERRORS.fail('card-use.person-unknown');
  }

  private async uses(
    actor: Actor,
    statementId: string,
    { rowId, wholeCard = false }: Pick<AskCommand, 'rowId' | 'wholeCard'>,
  ): Promise<{ id: string; card_number: string }[]> {
    return this.unit.query(
      `SELECT t.id, t.card_number FROM card_transactions o
       JOIN card_transactions t ON t.team_id = o.team_id AND t.statement_id = o.statement_id AND t.card_number = o.card_number
       WHERE o.team_id = $1 AND o.statement_id = $2 AND o.id = $3 AND t.amount > 0 AND CASE WHEN NOT $4::boolean THEN t.id = o.id
         ELSE NOT EXISTS (SELECT 1 FROM card_requests q WHERE q.team_id = t.team_id AND q.transaction_id = t.id) END`,
      [actor.team.id, statementId, rowId, wholeCard],
    );
  }

  private async remember(actor: Actor, cardNumber: string, personId: string, at: Date): Promise<void> {
    await this.unit.query(
      `INSERT INTO card_holders (team_id, card_number, person_id, set_by, set_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (team_id, card_number) DO UPDATE SET person_id = $3, set_by = $4, set_at = $5`,
      [actor.team.id, cardNumber, personId, actor.userId, at],
    );
  }
}
