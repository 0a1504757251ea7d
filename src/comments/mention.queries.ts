import { Injectable } from '@nestjs/common';
import type { Expense } from '../expenses/expense.js';
import { programmeRoleOf, type Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

/** More claims than this are not counted. */
const COUNTED = 100;

/** Claims at which somebody called the actor, and the one that waits longest. */
export interface WaitingMentions {
  expenseId: string;
  commentId: string;
  title: string;
  authorName: string;
  fromOffice: boolean;
  at: Date;
  /** Claims altogether. */
  claims: number;
}

/** Who was called and hasn't looked yet; inside the unit of work in hand. */
@Injectable()
export class MentionQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async waitingFor(actor: Actor): Promise<WaitingMentions | undefined> {
    const office = actor.team.kind === 'office';
    if (office && programmeRoleOf(actor) !== 'officer') return undefined;
    const rows = await this.unit.query<Omit<WaitingMentions, 'claims'>>(
      `SELECT DISTINCT ON (m.expense_id) m.expense_id AS "expenseId", m.comment_id AS "commentId", e.title, u.name AS "authorName",
         c.from_office AS "fromOffice", c.at
       FROM expense_comment_mentions m JOIN expense_comments c ON c.team_id = m.team_id AND c.id = m.comment_id
       JOIN expenses e ON e.team_id = m.team_id AND e.id = m.expense_id JOIN users u ON u.id = c.author_id
       WHERE m.team_id = ANY ($1::uuid[]) AND ${office ? 'm.person_id IS NULL AND m.to_office' : 'm.person_id = $2'}
         AND m.seen_at IS NULL AND c.withdrawn_at IS NULL
       ORDER BY m.expense_id, c.at, c.id LIMIT ${COUNTED}`,
      office ? [[...actor.readTeamIds]] : [[actor.team.id], actor.userId],
    );
    const [first] = rows.sort((a, b) => a.at.getTime() - b.at.getTime());
    return first && { ...first, claims: rows.length };
  }

  /** Looking at the claim, or answering, is what the call was for. */
  see(actor: Actor, expense: Pick<Expense, 'teamId' | 'id'>): void {
    if (programmeRoleOf(actor) === 'auditor') return;
    this.unit.write(
      `UPDATE expense_comment_mentions SET seen_at = $3
       WHERE team_id = $1 AND expense_id = $2 AND seen_at IS NULL AND (person_id = $4 OR (to_office AND $5))`,
      [
        expense.teamId,
        expense.id,
        this.clock.businessNow(actor.demo),
        actor.userId,
        programmeRoleOf(actor) === 'officer',
      ],
    );
  }
}
