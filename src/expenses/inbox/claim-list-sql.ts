import type { Condition } from '../../approvals/asked-of.js';
import type { InboxFilter, InboxSort } from '../../approvals/inbox/inbox-filter.js';
import type { InboxPlace } from '../../approvals/inbox/inbox-subject.js';
import { addDays } from '../../platform/clock/kst-date.js';
import { EXPENSE_NUMBER } from '../../platform/ids/expense-number-sql.js';

/** A statement's conditions with the parameters they count up. */
export class Parameters {
  readonly values: unknown[];

  constructor(first: readonly unknown[]) {
    this.values = [...first];
  }

  put(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

export const ORDER: Record<
  InboxSort,
  { forwards: string; backwards: string; column: string; falls: boolean }
> = {
  oldest: {
    forwards: 'r.opened_at, r.id',
    backwards: 'r.opened_at DESC, r.id DESC',
    column: 'r.opened_at',
    falls: false,
  },
  newest: {
    forwards: 'r.opened_at DESC, r.id DESC',
    backwards: 'r.opened_at, r.id',
    column: 'r.opened_at',
    falls: true,
  },
  largest: {
    forwards: 'r.amount DESC, r.id DESC',
    backwards: 'r.amount, r.id',
    column: 'r.amount',
    falls: true,
  },
};

/** What a row is sorted by, as a whole number: microseconds, or won. */
export function keyOf(sort: InboxSort): string {
  return sort === 'largest' ? 'r.amount' : '(extract(epoch FROM r.opened_at) * 1000000)::bigint';
}

/**
 * Marks that depend on what changes by the minute: lines with less than a tenth left, and what the office sees of other
 * teams. A request on the common pot isn't reserved before it is approved, so it is taken off here.
 */
export function liveMarks(
  parameters: Parameters,
  teamIds: readonly string[],
  officeTeamId: string,
  office: boolean,
): string {
  const [teams, own] = [parameters.put([...teamIds]), parameters.put(officeTeamId)];
  return `WITH tight AS MATERIALIZED (
    SELECT b.line_id, b.available, b.available + b.reserved + b.spent AS total, b.owner_team_id = ${own}::uuid AS pot FROM line_balances b
    WHERE b.owner_team_id = ANY (${teams}::uuid[]) AND (b.owner_team_id = ${own}::uuid OR b.available < (b.available + b.reserved + b.spent) / 10)
  ), seen AS MATERIALIZED (${
    office
      ? `SELECT first_expense_id AS id FROM match_standings WHERE standing IN ('open', 'held')
    UNION SELECT second_expense_id FROM match_standings WHERE standing IN ('open', 'held')`
      : 'SELECT NULL::uuid AS id WHERE false'
  })`;
}

export const NEAR_LIMIT = `EXISTS (SELECT FROM tight t WHERE t.line_id = ANY (r.line_ids)
  AND t.available - CASE WHEN t.pot THEN r.amount ELSE 0 END < t.total / 10)`;
export const SEEN = 'r.subject_id IN (SELECT id FROM seen)';
export const MARKED = `(r.marked OR ${NEAR_LIMIT} OR ${SEEN})`;

const LIVE: Partial<Record<string, string>> = { 'near-limit': NEAR_LIMIT, 'seen-elsewhere': SEEN };

/** What the filter asks of a claim `e` itself. */
export function claimConditions({ q, claimantId }: InboxFilter, parameters: Parameters): string[] {
  const conditions: string[] = [];
  if (q) conditions.push(holds(q, parameters));
  if (claimantId) conditions.push(`e.claimant_id = ${parameters.put(claimantId)}::uuid`);
  return conditions;
}

/** Folding case and writing out numbers cost most of a search, and most words have no case and no digit in them. */
function holds(q: string, parameters: Parameters): string {
  const number = /[\d-]/.test(q) ? ` || ' ' || coalesce(${EXPENSE_NUMBER}, '')` : '';
  const text = `e.title || ' ' || e.supplier_name${number}`;
  const words = parameters.put(q);
  return q.toLowerCase() === q.toUpperCase()
    ? `position(${words} in ${text}) > 0`
    : `position(lower(${words}) in lower(${text})) > 0`;
}

/** The filter without its tab. `few`: the claims it names, where they are known. */
export function filterSql(
  filter: InboxFilter,
  asked: Condition,
  parameters: Parameters,
  few: readonly string[] | undefined,
): string {
  const { mark, amountFrom, amountTo, categoryId, teamId, waitingSince } = filter;
  const conditions = [`r.subject_type = 'expense'`, asked.sql];
  if (few) conditions.push(`r.subject_id = ANY (${parameters.put([...few])}::uuid[])`);
  else
    for (const condition of claimConditions(filter, parameters))
      conditions.push(
        `(SELECT ${condition} FROM expenses e WHERE e.team_id = r.team_id AND e.id = r.subject_id)`,
      );
  if (categoryId)
    conditions.push(`EXISTS (SELECT FROM expense_lines l WHERE l.team_id = r.team_id AND l.expense_id = r.subject_id
      AND l.category_id = ${parameters.put(categoryId)}::uuid)`);
  if (mark) conditions.push(LIVE[mark] ?? `${parameters.put(mark)} = ANY (r.marks)`);
  if (amountFrom !== undefined)
    conditions.push(`r.amount >= ${parameters.put(amountFrom.toString())}::bigint`);
  if (amountTo !== undefined) conditions.push(`r.amount <= ${parameters.put(amountTo.toString())}::bigint`);
  if (teamId) conditions.push(`r.team_id = ${parameters.put(teamId)}::uuid`);
  if (waitingSince)
    conditions.push(
      `r.opened_at < (${parameters.put(addDays(waitingSince, 1))}::date::timestamp AT TIME ZONE 'Asia/Seoul')`,
    );
  return conditions.join(' AND ');
}

export function tabSql(tab: InboxFilter['tab']): string {
  if (tab === 'all') return 'true';
  return tab === 'clean' ? `NOT ${MARKED}` : MARKED;
}

/** Past a place, or at it. */
export function placeSql(
  sort: InboxSort,
  place: InboxPlace,
  parameters: Parameters,
  { backwards = false, inclusive = false },
): string {
  const { column, falls } = ORDER[sort];
  const key = parameters.put(place.key.toString());
  const value =
    sort === 'largest' ? `${key}::bigint` : `timestamptz 'epoch' + ${key}::bigint * interval '1 microsecond'`;
  const sign = falls === backwards ? '>' : '<';
  return `(${column}, r.id) ${sign}${inclusive ? '=' : ''} (${value}, ${parameters.put(place.id)}::uuid)`;
}
