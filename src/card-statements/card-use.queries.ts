import { Injectable } from '@nestjs/common';
import { mayFile } from '../expenses/expense.policy.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { StatementRow, TransactionRow } from './card-statement.queries.js';
import { FILERS } from './card-people.js';
import { DOCUMENT, LINK, MATCH, STATE, USE_COLUMNS, USE_JOINS } from './card-use-sql.js';

const MOST_COUNTED = 1000;

/** A card of a statement with uses nobody is asked for yet. */
export interface UnaskedCard {
  cardNumber: string;
  count: number;
  /** One of them, by which the card is named: its number stays out of pages. */
  rowId: string;
}

export interface Colleague {
  id: string;
  name: string;
}

/** Uses of cards that a person is asked for, and who can be asked. */
@Injectable()
export class CardUseQueries {
  constructor(private readonly unit: UnitOfWork) {}

  /** Those that lack a claim and that this person is asked for, the latest first; one more than the limit where there are more. */
  async mine(actor: Actor, limit: number): Promise<TransactionRow[]> {
    ensure(mayFile(actor));
    return this.unit.run(actor, () =>
      this.unit.query<TransactionRow>(
        `SELECT ${USE_COLUMNS} FROM card_transactions t ${USE_JOINS}
         WHERE t.team_id = $1 AND q.person_id = $2 AND ${STATE} = 'open' AND m.id IS NULL
         ORDER BY t.used_on DESC, t.id DESC LIMIT $3`,
        [actor.team.id, actor.userId, limit],
      ),
    );
  }

  /** How many of them there are, counted to a thousand; inside the unit in hand. */
  async count(actor: Actor): Promise<number> {
    const row = await this.unit.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM (SELECT 1 FROM card_requests q
         JOIN card_transactions t ON t.team_id = q.team_id AND t.id = q.transaction_id ${LINK} ${MATCH}
         WHERE q.team_id = $1 AND q.person_id = $2 AND ${STATE} = 'open' AND m.id IS NULL LIMIT ${MOST_COUNTED}) c`,
      [actor.team.id, actor.userId],
    );
    return row?.count ?? 0;
  }

  /**
   * Cards of a statement with uses that lack claim and document and that nobody is asked for, most uses first. Of a long
   * statement as many rows are looked at as a page can wait for: asking for a card asks for all its uses.
   */
  async unaskedCards(actor: Actor, { team_id, id }: StatementRow, limit: number): Promise<UnaskedCard[]> {
    return this.unit.run(actor, () =>
      this.unit.query<UnaskedCard & object>(
        `SELECT t.card_number AS "cardNumber", count(*)::int AS count, min(t.id::text) AS "rowId" FROM (SELECT u.* FROM card_transactions u
           WHERE u.team_id = $1 AND u.statement_id = $2 AND u.amount > 0
             AND NOT EXISTS (SELECT 1 FROM card_requests q WHERE q.team_id = u.team_id AND q.transaction_id = u.id)
           ORDER BY u.row_number LIMIT ${MOST_COUNTED}) t ${LINK} ${MATCH} ${DOCUMENT}
         WHERE ${STATE} = 'open' AND m.id IS NULL AND d.id IS NULL
         GROUP BY t.card_number ORDER BY count(*) DESC, t.card_number LIMIT $3`,
        [team_id, id, limit],
      ),
    );
  }

  /** Who can be asked, by name. */
  async colleagues(actor: Actor, limit: number): Promise<Colleague[]> {
    return this.unit.run(actor, () =>
      this.unit.query<Colleague & object>(
        `SELECT u.id, u.name FROM users u WHERE ${FILERS} ORDER BY u.name, u.id LIMIT $2`,
        [actor.team.id, limit],
      ),
    );
  }
}
