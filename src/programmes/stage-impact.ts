import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { EXPENSE_NUMBER } from '../platform/ids/expense-number-sql.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

/** So many claims are named; the rest is counted. */
const NAMED = 5;

export interface ClaimsLeft {
  count: number;
  /** Of the first few, with their year: `2025-0042`. */
  numbers: readonly string[];
}

/** What a stage's new period would leave outside it. */
export interface StageImpact {
  /** Money spent on such a day. */
  paid: ClaimsLeft;
  /** Handed in or approved, with a document or commitment of such a day. */
  open: ClaimsLeft;
  /** Drafts and returned claims of such a day: their people are told when they hand them in. */
  drafts: number;
}

/** Leaves the period that was; what was outside it already isn't this change's doing. */
const LEAVES = (day: string) =>
  `(${day} BETWEEN s.starts_on AND s.ends_on AND NOT ${day} BETWEEN $2::date AND $3::date)`;
const NUMBER = `coalesce(${EXPENSE_NUMBER}, left(e.id::text, 8))`;

/** Looks through all teams' claims, in the unit of an officer. */
@Injectable()
export class StageImpacts {
  constructor(private readonly unit: UnitOfWork) {}

  read(
    actor: Actor,
    stageId: string,
    { startsOn, endsOn }: { startsOn: KstDate; endsOn: KstDate },
  ): Promise<StageImpact> {
    const values = [stageId, startsOn, endsOn];
    return this.unit.run(actor, async () => {
      const spent = await this.unit.query<{ number: string }>(
        `SELECT DISTINCT coalesce(${NUMBER}, left(p.id::text, 8)) AS number FROM postings p
         JOIN budget_lines l ON l.id = p.line_id JOIN stages s ON s.id = l.stage_id
         LEFT JOIN expenses e ON p.cause_type = 'expense' AND e.team_id = p.team_id AND e.id = p.cause_id
         WHERE s.id = $1 AND p.kind IN ('spend', 'post-pending') AND ${LEAVES('p.occurred_on')}`,
        values,
      );
      const claims = await this.unit.query<{ number: string; state: string }>(
        `SELECT ${NUMBER} AS number, e.state FROM expenses e JOIN stages s ON s.id = e.stage_id
         WHERE s.id = $1 AND e.state IN ('draft', 'returned', 'submitted', 'approved', 'paid')
           AND (${LEAVES('e.documented_on')} OR ${LEAVES('e.committed_on')})`,
        values,
      );
      const of = (...states: string[]) => claims.filter(({ state }) => states.includes(state));
      return {
        paid: claimsLeft([...spent, ...of('paid')]),
        open: claimsLeft(of('submitted', 'approved')),
        drafts: of('draft', 'returned').length,
      };
    });
  }
}

function claimsLeft(rows: readonly { number: string }[]): ClaimsLeft {
  const numbers = [...new Set(rows.map(({ number }) => number))].sort();
  return { count: numbers.length, numbers: numbers.slice(0, NAMED) };
}
