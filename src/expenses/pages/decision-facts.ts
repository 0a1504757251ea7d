import { Injectable } from '@nestjs/common';
import { peopleOf } from '../../approvals/deciders.js';
import { voicesOf } from '../../approvals/next-step.js';
import type { Standing } from '../../approvals/read-standing.js';
import type { StepKind } from '../../approvals/route.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ClaimParts } from '../approval/claim-parts.js';
import type { Expense, Questioned } from '../expense.js';

export interface EventFacts {
  readonly step?: string;
  readonly kind?: StepKind;
  readonly forUserId?: string;
  readonly questioned?: Questioned;
  readonly declined?: readonly string[];
}

/** What is kept of decisions, for whoever reads the claim; inside the unit in hand. */
@Injectable()
export class DecisionFacts {
  constructor(private readonly unit: UnitOfWork) {}

  /** Only decisions since the engine of approvals keep what was read. */
  async returnedParts(expense: Expense): Promise<ClaimParts | undefined> {
    const row = await this.unit.one<{ seen: ClaimParts | null }>(
      `SELECT seen FROM approvals WHERE team_id = $1 AND expense_id = $2 AND decision = 'returned' ORDER BY decided_at DESC, id DESC LIMIT 1`,
      [expense.teamId, expense.id],
    );
    return row?.seen ?? undefined;
  }

  /** Names of those whose yes counts, and of those in whose stead somebody decided. */
  async people(
    { round }: Pick<Standing, 'round'>,
    events: readonly { facts: EventFacts }[],
  ): Promise<ReadonlyMap<string, string>> {
    const ids = new Set([
      ...peopleOf(voicesOf(round)),
      ...events.flatMap(({ facts }) => (facts.forUserId ? [facts.forUserId] : [])),
    ]);
    if (ids.size === 0) return new Map();
    const rows = await this.unit.query<{ id: string; name: string }>(
      'SELECT id, name FROM users WHERE id = ANY ($1::uuid[])',
      [[...ids]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
