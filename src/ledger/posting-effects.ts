import type { PostingKind } from './posting.js';

/**
 * What each posting does to a line, as SQL: a row for the line it names and one for the line it takes from, with its
 * change of `allocated`, `reserved` and `spent`. Filter it by line and day; sums of it are the line's balance then.
 */
export const POSTING_EFFECTS = `(
  SELECT p.team_id, p.id, p.group_id, p.line_id, p.kind, p.cause_type, p.cause_id, p.occurred_on, p.recorded_at, p.actor_id, p.reason,
    CASE WHEN p.kind IN ('appropriate', 'allocate', 'transfer', 'carry-over', 'return-to-fund') THEN p.amount
      WHEN p.kind IN ('return', 'deallocate', 'return-due', 'keep-own') THEN -p.amount ELSE 0 END AS allocated,
    CASE WHEN p.kind = 'reserve' THEN p.amount WHEN p.kind IN ('post-pending', 'void-pending', 'release') THEN -p.amount ELSE 0 END AS reserved,
    CASE WHEN p.kind IN ('post-pending', 'spend') THEN p.amount WHEN p.kind IN ('refund', 'disallow') THEN -p.amount ELSE 0 END AS spent
  FROM postings p
  UNION ALL
  SELECT p.team_id, p.id, p.group_id, p.counter_line_id, p.kind, p.cause_type, p.cause_id, p.occurred_on, p.recorded_at, p.actor_id, p.reason,
    CASE p.kind WHEN 'deallocate' THEN p.amount ELSE -p.amount END, 0, 0
  FROM postings p WHERE p.counter_line_id IS NOT NULL
)`;

/** Kinds that change what a line or an appropriation holds in all: of them a year's budget is made. */
export const BUDGET_KINDS = [
  'appropriate',
  'allocate',
  'transfer',
  'return',
  'carry-over',
  'deallocate',
  'return-due',
  'keep-own',
  'return-to-fund',
] as const satisfies readonly PostingKind[];
