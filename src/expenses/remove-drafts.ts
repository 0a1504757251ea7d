import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { currentRequestId } from '../platform/web/request-context.js';

/**
 * Takes many drafts away in a few statements, with what discarding them one by one leaves behind. Only those go that are
 * as they were opened: not edited, without a document, a comment or a use of a card, never handed in or over.
 */
@Injectable()
export class RemoveDrafts {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Of the actor's own drafts with these ids; which of them went. Inside the unit in hand. */
  async execute(actor: Actor, ids: readonly string[]): Promise<string[]> {
    const untouched = await this.unit.query<{ id: string; title: string; claim_amount: string }>(
      `SELECT id, title, claim_amount FROM expenses e
       WHERE team_id = $1 AND claimant_id = $2 AND id = ANY ($3::uuid[]) AND state = 'draft' AND version = 1 AND number IS NULL
         AND NOT EXISTS (SELECT FROM expense_events v WHERE v.team_id = e.team_id AND v.expense_id = e.id)
         AND NOT EXISTS (SELECT FROM expense_evidence v WHERE v.team_id = e.team_id AND v.expense_id = e.id)
         AND NOT EXISTS (SELECT FROM card_links v WHERE v.team_id = e.team_id AND v.expense_id = e.id)
         AND NOT EXISTS (SELECT FROM draft_handovers v WHERE v.team_id = e.team_id AND v.expense_id = e.id)
         AND NOT EXISTS (SELECT FROM expenses v WHERE v.team_id = e.team_id AND v.corrects_expense_id = e.id)
         AND NOT EXISTS (SELECT FROM expense_comments v WHERE v.team_id = e.team_id AND v.expense_id = e.id)
       FOR UPDATE`,
      [actor.team.id, actor.userId, [...ids]],
    );
    const going = untouched.map(({ id }) => id);
    if (going.length === 0) return [];
    await this.unit.query(
      `INSERT INTO audit_events (team_id, id, at, actor_id, act, subject_type, subject_id, after, request_id)
       SELECT $1, e.id, $2, $3, 'expense.discarded', 'expense', e.subject, e.after, $4
       FROM unnest($5::uuid[], $6::uuid[], $7::jsonb[]) AS e (id, subject, after)`,
      [
        actor.team.id,
        this.clock.now(),
        actor.userId,
        currentRequestId(),
        going.map(() => uuidv7()),
        going,
        untouched.map(({ title, claim_amount: claimAmount }) => JSON.stringify({ title, claimAmount })),
      ],
    );
    for (const [table, key] of [
      ['expense_lines', 'expense_id'],
      ['expenses', 'id'],
    ] as const)
      await this.unit.query(`DELETE FROM ${table} WHERE team_id = $1 AND ${key} = ANY ($2::uuid[])`, [
        actor.team.id,
        going,
      ]);
    return going;
  }
}
