import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import { EXPENSE_NUMBER } from '../platform/ids/expense-number-sql.js';
import type { Won } from '../platform/money/won.js';
import { decodeInstantCursor, encodeCursor } from '../platform/web/cursor.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A tally goes no further than this: nobody works off more from one list. */
const COUNTED = 500;

/** Where money stopped, with what the next step needs to be named. */
export type StuckPlace =
  | { kind: 'held'; reason: Text; since: Date }
  | { kind: 'in-run'; runId: string; runNumber: number }
  | { kind: 'unpaid' }
  | { kind: 'deciding'; step: string; office: boolean; roles: readonly Role[]; since: Date }
  | { kind: 'undecided' }
  | { kind: 'instalment-overdue'; dueOn: KstDate; position: number };

export interface Stuck {
  subject: 'expense' | 'commitment';
  id: string;
  number: string;
  title: string;
  supplierName: string;
  teamName: Text;
  amount: Won;
  since: Date;
  days: number;
  place: StuckPlace;
}

export interface StuckPage {
  rows: Stuck[];
  next?: string;
}

/** How many and how much, counted up to a bound; `more` when there are still others. */
export interface StuckTally {
  count: number;
  amount: Won;
  more: boolean;
}

interface StuckRow {
  subject: 'expense' | 'commitment';
  id: string;
  row_id: string;
  number: string | null;
  title: string;
  supplier_name: string;
  team_ko: string;
  team_en: string;
  amount: string;
  since: Date;
  state: 'submitted' | 'approved' | 'overdue';
  due_on: KstDate | null;
  position: number | null;
  held_at: Date | null;
  reason_ko: string | null;
  reason_en: string | null;
  run_id: string | null;
  run_number: number | null;
  step: string | null;
  office: boolean | null;
  roles: Role[] | null;
  opened_at: Date | null;
}

/**
 * What holds money and stood still since before $2, oldest first, no more than $3 of each team and state: an index goes
 * straight to the oldest of each. A request on a common pot holds none; an instalment of a contract stands still from the
 * day it was due.
 */
const OLDEST = `SELECT one.* FROM unnest($1::uuid[]) AS team (id)
  CROSS JOIN LATERAL (
    (SELECT e.team_id, e.id AS row_id, e.claim_amount AS amount, e.state_since AS since, 'submitted' AS state FROM expenses e
     WHERE e.team_id = team.id AND e.state = 'submitted' AND NOT e.on_pot AND e.corrects_expense_id IS NULL
       AND e.state_since < $2 AND ($4::timestamptz IS NULL OR (e.state_since, e.id) > ($4, $5::uuid))
     ORDER BY e.state_since, e.id LIMIT $3)
    UNION ALL
    (SELECT e.team_id, e.id, e.claim_amount, e.state_since, 'approved' FROM expenses e
     WHERE e.team_id = team.id AND e.state = 'approved' AND e.corrects_expense_id IS NULL
       AND e.state_since < $2 AND ($4::timestamptz IS NULL OR (e.state_since, e.id) > ($4, $5::uuid))
     ORDER BY e.state_since, e.id LIMIT $3)
    UNION ALL
    (SELECT i.team_id, i.id, i.amount, (i.due_on::timestamp AT TIME ZONE 'Asia/Seoul'), 'overdue' FROM commitment_instalments i
     JOIN commitments c ON c.team_id = i.team_id AND c.id = i.commitment_id AND c.state = 'active'
     WHERE i.team_id = team.id AND i.state = 'open' AND i.due_on < ($2::timestamptz AT TIME ZONE 'Asia/Seoul')::date
       AND ($4::timestamptz IS NULL OR (i.due_on::timestamp AT TIME ZONE 'Asia/Seoul', i.id) > ($4, $5::uuid))
     ORDER BY i.due_on, i.id LIMIT $3)
  ) one ORDER BY one.since, one.row_id LIMIT $3`;

/** Reservations that haven't moved for long, with where each of them stopped. */
@Injectable()
export class StuckReservations {
  constructor(private readonly unit: UnitOfWork) {}

  page(
    actor: Actor,
    now: Date,
    { days, limit, after }: { days: number; limit: number; after?: string },
  ): Promise<StuckPage> {
    const [since, id] = decodeInstantCursor(after) ?? [];
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<StuckRow>(
        `WITH oldest AS (${OLDEST})
         SELECT CASE WHEN o.state = 'overdue' THEN 'commitment' ELSE 'expense' END AS subject, coalesce(c.id, e.id) AS id, o.row_id,
           CASE WHEN e.id IS NOT NULL THEN ${EXPENSE_NUMBER} ELSE c.contract_number END AS number,
           coalesce(c.title, e.title) AS title, coalesce(c.supplier_name, e.supplier_name) AS supplier_name,
           t.name_ko AS team_ko, t.name_en AS team_en, o.amount, o.since, o.state, i.due_on, i.position,
           h.held_at, r.name_ko AS reason_ko, r.name_en AS reason_en, run.id AS run_id, run.number AS run_number,
           q.name AS step, q.office OR 'officer' = ANY (q.widened_roles) AS office, q.decider_roles || q.widened_roles AS roles, q.opened_at
         FROM oldest o JOIN teams t ON t.id = o.team_id
         LEFT JOIN expenses e ON o.state <> 'overdue' AND e.team_id = o.team_id AND e.id = o.row_id
         LEFT JOIN commitment_instalments i ON o.state = 'overdue' AND i.team_id = o.team_id AND i.id = o.row_id
         LEFT JOIN commitments c ON c.team_id = i.team_id AND c.id = i.commitment_id
         LEFT JOIN payment_holds h ON h.team_id = e.team_id AND h.expense_id = e.id AND h.released_at IS NULL
         LEFT JOIN hold_reasons r ON r.team_id = h.owner_team_id AND r.code = h.reason_code
         LEFT JOIN LATERAL (SELECT p.id, p.number FROM pay_run_items n JOIN pay_runs p ON p.team_id = n.team_id AND p.id = n.run_id
           WHERE o.state = 'approved' AND n.team_id = e.team_id AND n.expense_id = e.id AND n.state IN ('open', 'succeeded') LIMIT 1) run ON true
         LEFT JOIN LATERAL (SELECT a.* FROM approval_requests a WHERE o.state = 'submitted' AND a.team_id = e.team_id
           AND a.subject_id = e.id AND a.state = 'open' LIMIT 1) q ON true
         ORDER BY o.since, o.row_id`,
        [actor.readTeamIds, before(now, days), limit + 1, since ?? null, id ?? null],
      );
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        rows: shown.map((row) => stuckFrom(row, now)),
        next: rows.length > limit && last ? encodeCursor([last.since.toISOString(), last.row_id]) : undefined,
      };
    });
  }

  tally(actor: Actor, now: Date, days: number): Promise<StuckTally> {
    return this.unit.run(actor, async () => {
      const row = await this.unit.one<{ count: number; amount: string }>(
        `SELECT count(*)::int AS count, coalesce(sum(amount) FILTER (WHERE place < $3), 0) AS amount
         FROM (SELECT amount, row_number() OVER (ORDER BY since, row_id) AS place FROM (${OLDEST}) oldest) counted`,
        [actor.readTeamIds, before(now, days), COUNTED + 1, null, null],
      );
      const count = row?.count ?? 0;
      return { count: Math.min(count, COUNTED), amount: BigInt(row?.amount ?? 0), more: count > COUNTED };
    });
  }
}

function before(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

function stuckFrom(row: StuckRow, now: Date): Stuck {
  return {
    subject: row.subject,
    id: row.id,
    number: row.number ?? '',
    title: row.title,
    supplierName: row.supplier_name,
    teamName: { ko: row.team_ko, en: row.team_en },
    amount: BigInt(row.amount),
    since: row.since,
    days: Math.floor((now.getTime() - row.since.getTime()) / DAY_MS),
    place: placeOf(row),
  };
}

function placeOf(row: StuckRow): StuckPlace {
  if (row.state === 'overdue')
    return { kind: 'instalment-overdue', dueOn: row.due_on ?? '', position: row.position ?? 1 };
  if (row.held_at)
    return {
      kind: 'held',
      reason: { ko: row.reason_ko ?? '', en: row.reason_en ?? '' },
      since: row.held_at,
    };
  if (row.state === 'approved') {
    return row.run_id
      ? { kind: 'in-run', runId: row.run_id, runNumber: row.run_number ?? 0 }
      : { kind: 'unpaid' };
  }
  return row.opened_at
    ? {
        kind: 'deciding',
        step: row.step ?? '',
        office: row.office ?? false,
        roles: row.roles ?? [],
        since: row.opened_at,
      }
    : { kind: 'undecided' };
}
