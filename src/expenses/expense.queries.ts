import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { decodeInstantCursor, encodeCursor } from '../platform/web/cursor.js';
import { EXPENSE_COLUMNS, expenseFrom, type ExpenseRow } from './expense-rows.js';
import { ExpenseStore } from './expense-store.js';
import type { Expense, ExpenseState } from './expense.js';
import { EXPENSE_NUMBER } from '../platform/ids/expense-number-sql.js';

export interface ExpenseFilter {
  /** `mine`: one's own and the drafts one prepares; `team`: all the actor may see (drafts of others left out). */
  scope: 'mine' | 'team';
  state?: ExpenseState;
  /** Words of title, supplier or number. */
  q?: string;
  /** Bounds of 작성일자, inclusive. */
  from?: string;
  to?: string;
  teamId?: string;
  after?: string;
  limit: number;
}

/** A claim in a list: without its lines, with the names a list shows. */
export interface ExpenseSummary extends Omit<Expense, 'lines'> {
  claimantName: string;
  approverName?: string;
  /** Who prepared it for the claimant. */
  preparerName?: string;
  teamName: { ko: string; en: string };
  categoryNames: { ko: string; en: string }[];
  /** Lines an approver left out, each with the reason. */
  declinedLines: { name: string; reason: string }[];
}

export interface ExpensePage {
  rows: ExpenseSummary[];
  next?: string;
}

interface SummaryRow extends ExpenseRow {
  claimant_name: string;
  approver_name: string | null;
  preparer_name: string | null;
  team_ko: string;
  team_en: string;
  category_names: { ko: string; en: string }[] | null;
  declined_lines: { name: string; reason: string }[] | null;
}

/** Columns of a list row; the reader's own rights cut what is seen. */
const SUMMARY = `SELECT ${EXPENSE_COLUMNS}, u.name AS claimant_name, a.name AS approver_name, p.name AS preparer_name, t.name_ko AS team_ko, t.name_en AS team_en,
    (SELECT jsonb_agg(DISTINCT jsonb_build_object('ko', c.name_ko, 'en', c.name_en)) FROM expense_lines l JOIN categories c ON c.id = l.category_id
     WHERE l.team_id = e.team_id AND l.expense_id = e.id) AS category_names,
    (SELECT jsonb_agg(jsonb_build_object('name', l.name, 'reason', l.declined) ORDER BY l.position) FROM expense_lines l
     WHERE l.team_id = e.team_id AND l.expense_id = e.id AND l.declined IS NOT NULL) AS declined_lines`;

/**
 * The first rows of each team's own walk along its index, put together: an office member's list of all teams costs a few
 * rows of each instead of a sort of all. `teams` is the place of the array of team ids; `walks` are conditions no claim
 * meets two of, each with an index of its own.
 */
function firstRows(teams: string, walks: readonly string[], order: string, limit: number): string {
  const walked = walks.map(
    (conditions) =>
      `(SELECT * FROM expenses e WHERE e.team_id = own.id AND ${conditions} ORDER BY ${order} LIMIT ${limit})`,
  );
  return `${SUMMARY} FROM (SELECT p.* FROM unnest(${teams}::uuid[]) AS own (id)
      CROSS JOIN LATERAL (${walked.join(' UNION ALL ')}) p) e
    JOIN users u ON u.id = e.claimant_id JOIN teams t ON t.id = e.team_id LEFT JOIN users a ON a.id = e.approver_id
    LEFT JOIN users p ON p.id = e.prepared_by
    ORDER BY ${order} LIMIT ${limit}`;
}

function teamsOf(actor: Actor, teamId?: string): string[] {
  if (actor.team.kind === 'team') return [actor.team.id];
  return teamId ? [teamId] : [...actor.readTeamIds];
}

/** Reads claims for lists, pages and the API. */
@Injectable()
export class ExpenseQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly audit: AuditLog,
  ) {}

  /** One claim; what an officer or auditor reads of a team is written to that team's log. */
  async read(actor: Actor, id: string): Promise<Expense> {
    return this.unit.run(actor, async () => {
      const expense = await this.store.find(id);
      await this.audit.recordRead(actor, { teamId: expense.teamId, subjectType: 'expense', subjectId: id });
      return expense;
    });
  }

  /** Newest first; `next` is the cursor of the following page. */
  async list(actor: Actor, filter: ExpenseFilter): Promise<ExpensePage> {
    const { walks, parameters } = whereOf(actor, filter);
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<SummaryRow>(
        firstRows(`$${parameters.length + 1}`, walks, 'e.created_at DESC, e.id DESC', filter.limit + 1),
        [...parameters, teamsOf(actor, filter.teamId)],
      );
      const shown = rows.slice(0, filter.limit);
      for (const teamId of new Set(shown.map((row) => row.team_id))) {
        await this.audit.recordRead(actor, { teamId, subjectType: 'expense-list', subjectId: teamId });
      }
      const last = shown.at(-1);
      const next =
        rows.length > filter.limit && last
          ? encodeCursor([last.created_at.toISOString(), last.id])
          : undefined;
      return { rows: shown.map(summaryFrom), next };
    });
  }

  /** Claims that wait, oldest first: the inbox (`submitted`) and what is to be paid (`approved`). */
  async waiting(
    actor: Actor,
    filter: { state: 'submitted' | 'approved'; onPot?: boolean; after?: string; limit: number },
  ): Promise<ExpensePage> {
    const parameters: unknown[] = [filter.state];
    const conditions = ['e.state = $1'];
    if (filter.onPot !== undefined) conditions.push(filter.onPot ? 'e.on_pot' : 'NOT e.on_pot');
    const after = decodeInstantCursor(filter.after);
    if (after) {
      parameters.push(...after);
      conditions.push('(e.state_since, e.id) > ($2::timestamptz, $3::uuid)');
    }
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<SummaryRow>(
        firstRows(
          `$${parameters.length + 1}`,
          [conditions.join(' AND ')],
          'e.state_since, e.id',
          filter.limit + 1,
        ),
        [...parameters, teamsOf(actor)],
      );
      const shown = rows.slice(0, filter.limit);
      const last = shown.at(-1);
      const next =
        rows.length > filter.limit && last
          ? encodeCursor([last.state_since.toISOString(), last.id])
          : undefined;
      return { rows: shown.map(summaryFrom), next };
    });
  }
}

function summaryFrom(row: SummaryRow): ExpenseSummary {
  const { lines: _, ...expense } = expenseFrom(row, []);
  return {
    ...expense,
    claimantName: row.claimant_name,
    approverName: row.approver_name ?? undefined,
    preparerName: row.preparer_name ?? undefined,
    teamName: { ko: row.team_ko, en: row.team_en },
    categoryNames: row.category_names ?? [],
    declinedLines: row.declined_lines ?? [],
  };
}

function whereOf(actor: Actor, filter: ExpenseFilter): { walks: string[]; parameters: unknown[] } {
  const parameters: unknown[] = [];
  const conditions: string[] = [];
  const add = (condition: (place: string) => string, value: unknown) => {
    parameters.push(value);
    conditions.push(condition(`$${parameters.length}`));
  };
  if (actor.team.kind === 'team') add((at) => `e.team_id = ${at}`, actor.team.id);
  else if (filter.teamId) add((at) => `e.team_id = ${at}`, filter.teamId);
  parameters.push(actor.userId);
  const me = `$${parameters.length}`;
  const preparing = `(e.prepared_by = ${me} AND e.state = 'draft' AND e.number IS NULL)`;
  if (filter.state) add((at) => `e.state = ${at}`, filter.state);
  if (filter.from) add((at) => `e.documented_on >= ${at}::date`, filter.from);
  if (filter.to) add((at) => `e.documented_on <= ${at}::date`, filter.to);
  const words = filter.q?.trim();
  if (words) {
    add(
      (
        at,
      ) => `(position(lower(${at}) in lower(e.title || ' ' || e.supplier_name || ' ' || coalesce(e.supplier_business_number, '') || ' '
        || coalesce(${EXPENSE_NUMBER}, ''))) > 0)`,
      words,
    );
  }
  const after = decodeInstantCursor(filter.after);
  if (after) {
    parameters.push(...after);
    conditions.push(
      `(e.created_at, e.id) < ($${parameters.length - 1}::timestamptz, $${parameters.length}::uuid)`,
    );
  }
  const walks =
    filter.scope === 'mine'
      ? [`e.claimant_id = ${me}`, preparing]
      : [`e.state <> 'draft'`, `e.state = 'draft' AND e.claimant_id = ${me}`, preparing];
  return { walks: walks.map((walk) => [walk, ...conditions].join(' AND ')), parameters };
}
