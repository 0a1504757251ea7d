import { Injectable } from '@nestjs/common';
import { numberOf } from '../expenses/expense-rows.js';
import type { ExpenseState } from '../expenses/expense.js';
import { holdsOf, type PaymentHold } from '../expenses/payment-hold.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { decodeInstantCursor, encodeCursor } from '../platform/web/cursor.js';
import { maySeeMatches } from './match.policy.js';
import {
  surenessOf,
  type Match,
  type MatchDecision,
  type MatchedClaim,
  type MatchKind,
  type MatchStanding,
} from './match.js';

export interface MatchFilter {
  standing: MatchStanding;
  kind?: MatchKind;
  after?: string;
  limit: number;
}

interface PairRow {
  id: string;
  version: number;
  kinds: MatchKind[];
  found_kinds: MatchKind[];
  standing: MatchStanding;
  found_at: Date;
  first_expense_id: string;
  second_expense_id: string;
}

interface ClaimRow {
  id: string;
  team_id: string;
  ko: string;
  en: string;
  number: number | null;
  number_year: number | null;
  title: string;
  supplier_name: string;
  payable_amount: string;
  documented_on: string | null;
  state: ExpenseState;
  on_pot: boolean;
  documents: { id: string; name: string; sha256: string }[] | null;
}

type DecisionRow = MatchDecision & { first: string; second: string };

const DOCUMENTS = 20;
const COUNTED = 999;

/** Reads matches for the office. */
@Injectable()
export class MatchQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Found last first; `next` is the cursor of the following page. */
  async list(actor: Actor, filter: MatchFilter): Promise<{ rows: Match[]; next?: string }> {
    ensure(maySeeMatches(actor));
    const after = decodeInstantCursor(filter.after);
    return this.unit.run(actor, async () => {
      const found = await this.unit.query<PairRow>(
        `SELECT * FROM (SELECT s.id, s.version, s.kinds, s.found_kinds, s.standing, s.first_expense_id, s.second_expense_id,
             date_trunc('milliseconds', s.found_at) AS found_at FROM match_standings s WHERE s.team_id = $1) s
         WHERE s.standing = $2 AND ($3::text IS NULL OR $3 = ANY (CASE s.standing WHEN 'gone' THEN s.found_kinds ELSE s.kinds END))
           AND ($4::timestamptz IS NULL OR (s.found_at, s.id) < ($4, $5::uuid)) ORDER BY s.found_at DESC, s.id DESC LIMIT $6`,
        [
          actor.team.id,
          filter.standing,
          filter.kind ?? null,
          after?.[0] ?? null,
          after?.[1] ?? null,
          filter.limit + 1,
        ],
      );
      const rows = found.slice(0, filter.limit);
      const last = found.length > filter.limit ? rows.at(-1) : undefined;
      await this.recordRead(actor);
      return {
        rows: await this.complete(actor, rows),
        next: last && encodeCursor([last.found_at.toISOString(), last.id]),
      };
    });
  }

  async counts(actor: Actor): Promise<Record<MatchStanding, number>> {
    ensure(maySeeMatches(actor));
    const rows = await this.unit.run(actor, () =>
      this.unit.query<{ standing: MatchStanding; count: number }>(
        `SELECT standing, count(*)::int AS count FROM match_standings WHERE team_id = $1 GROUP BY standing`,
        [actor.team.id],
      ),
    );
    const counts = { open: 0, held: 0, dismissed: 0, gone: 0 };
    for (const { standing, count } of rows) counts[standing] = count;
    return counts;
  }

  /** Those nobody has answered, counted up to a thousand; undefined for whom they don't concern. */
  async countOpen(actor: Actor): Promise<number | undefined> {
    if (!maySeeMatches(actor).allowed) return undefined;
    const row = await this.unit.run(actor, () =>
      this.unit.one<{ count: number }>(
        `SELECT count(*)::int AS count FROM (SELECT FROM match_standings WHERE team_id = $1 AND standing = 'open' LIMIT ${COUNTED}) s`,
        [actor.team.id],
      ),
    );
    return row?.count ?? 0;
  }

  /**
   * In the office's log, that matches were read; in every team's, that a list of its claims was, as reading the list of all
   * claims does. A line in the logs of those alone who are concerned would tell them.
   */
  private async recordRead(actor: Actor): Promise<void> {
    const office = actor.team.id;
    await this.audit.recordRead(actor, { teamId: office, subjectType: 'match-list', subjectId: office });
    for (const teamId of actor.readTeamIds) {
      if (teamId !== office)
        await this.audit.recordRead(actor, { teamId, subjectType: 'expense-list', subjectId: teamId });
    }
  }

  private async complete(actor: Actor, pairs: readonly PairRow[]): Promise<Match[]> {
    if (pairs.length === 0) return [];
    const ids = pairs.flatMap((pair) => [pair.first_expense_id, pair.second_expense_id]);
    const claims = await this.claims(actor, ids);
    const holds = await holdsOf(
      this.unit,
      [...claims.values()].map(({ team_id, id }) => ({ teamId: team_id, id })),
    );
    const decisions = await this.decisions(actor, ids);
    return pairs.flatMap((pair): Match[] => {
      const first = claims.get(pair.first_expense_id);
      const second = claims.get(pair.second_expense_id);
      if (!first || !second) return [];
      const kinds = pair.standing === 'gone' ? pair.found_kinds : pair.kinds;
      return [
        {
          id: pair.id,
          version: pair.version,
          kinds,
          sureness: surenessOf(kinds),
          standing: pair.standing,
          foundAt: this.onCalendar(actor, pair.found_at),
          claims: [
            claimFrom(first, second, holds.get(first.id)),
            claimFrom(second, first, holds.get(second.id)),
          ],
          decisions: decisions
            .filter((each) => each.first === first.id && each.second === second.id)
            .map(({ first: _first, second: _second, ...each }) => ({
              ...each,
              decidedAt: this.onCalendar(actor, each.decidedAt),
            })),
        },
      ];
    });
  }

  private async claims(actor: Actor, ids: readonly string[]): Promise<Map<string, ClaimRow>> {
    const rows = await this.unit.query<ClaimRow>(
      `SELECT e.id, e.team_id, t.name_ko AS ko, t.name_en AS en, e.number, e.number_year, e.title, e.supplier_name, e.payable_amount,
         e.documented_on, e.state, e.on_pot,
         (SELECT jsonb_agg(jsonb_build_object('id', d.id, 'name', d.original_name, 'sha256', d.sha256)) FROM (
            SELECT v.id, v.original_name, v.sha256 FROM expense_evidence x JOIN evidence v ON v.team_id = x.team_id AND v.id = x.evidence_id
            WHERE x.team_id = e.team_id AND x.expense_id = e.id ORDER BY x.attached_at, v.id LIMIT ${DOCUMENTS}) d) AS documents
       FROM expenses e JOIN teams t ON t.id = e.team_id WHERE e.team_id = ANY ($1::uuid[]) AND e.id = ANY ($2::uuid[])`,
      [[...actor.readTeamIds], [...ids]],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async decisions(actor: Actor, ids: readonly string[]): Promise<DecisionRow[]> {
    return this.unit.query<DecisionRow>(
      `SELECT d.first_expense_id AS first, d.second_expense_id AS second, d.decision, d.reason, u.name AS "deciderName", d.decided_at AS "decidedAt"
       FROM match_decisions d JOIN users u ON u.id = d.decided_by
       WHERE d.team_id = $1 AND d.first_expense_id = ANY ($2::uuid[]) ORDER BY d.version DESC`,
      [actor.team.id, [...ids]],
    );
  }

  /** Rows are stamped in real time; shown on the calendar of the demonstration, if it is one. */
  private onCalendar(actor: Actor, at: Date): Date {
    const shiftMs = this.clock.businessNow(actor.demo).getTime() - this.clock.now().getTime();
    return new Date(at.getTime() + shiftMs);
  }
}

function claimFrom(row: ClaimRow, other: ClaimRow, hold: PaymentHold | undefined): MatchedClaim {
  const others = new Set((other.documents ?? []).map(({ sha256 }) => sha256));
  return {
    id: row.id,
    teamId: row.team_id,
    teamName: { ko: row.ko, en: row.en },
    number: numberOf(row),
    title: row.title,
    supplierName: row.supplier_name,
    payableAmount: BigInt(row.payable_amount),
    documentedOn: row.documented_on ?? undefined,
    state: row.state,
    onPot: row.on_pot,
    hold,
    documents: (row.documents ?? []).map(({ id, name, sha256 }) => ({ id, name, same: others.has(sha256) })),
  };
}
