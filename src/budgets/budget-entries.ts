import { Injectable } from '@nestjs/common';
import type { PostingKind } from '../ledger/posting.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import { encodeCursor } from '../platform/web/cursor.js';
import { BUDGET_ERRORS } from './budget.errors.js';
import type { BudgetLine } from './budget-line.js';
import { BudgetLines, type LineFilter } from './budget-lines.js';
import { uuidCursor } from './uuid-cursor.js';
import { EXPENSE_NUMBER } from '../platform/ids/expense-number-sql.js';

export const ENTRY_FILTERS = ['all', 'allocated', 'reserved', 'spent'] as const;
export type EntryFilter = (typeof ENTRY_FILTERS)[number];

/** A row of the tree: the lines it stands for, and on a common pot whose use of it. */
export interface EntryScope extends LineFilter {
  lineId?: string;
  categoryId?: string;
}

/** The lines behind a figure, as the actor may know them. */
export interface EntryLines {
  lines: BudgetLine[];
  /** The office's own: what the fund holds before it is allocated. */
  appropriationIds: string[];
  /** Only what this team did; set where a common pot is seen for one team. */
  teamId?: string;
}

export interface Entry {
  id: string;
  teamId: string;
  lineId: string;
  counterLineId?: string;
  kind: PostingKind;
  amount: Won;
  occurredOn: KstDate;
  recordedAt: Date;
  /** Position within the line's own entries; unknown on a common pot, where it would count rivals' acts. */
  lineVersion?: number;
  causeType: string;
  causeId: string;
  expense?: { number?: string; title: string };
  actorName?: string;
  reason: string;
}

interface EntryRow {
  id: string;
  team_id: string;
  line_id: string;
  counter_line_id: string | null;
  kind: PostingKind;
  amount: string;
  occurred_on: KstDate;
  recorded_at: Date;
  line_version: string | null;
  cause_type: string;
  cause_id: string;
  expense_number: string | null;
  expense_title: string | null;
  actor_name: string | null;
  reason: string;
}

/** A posting of a reservation moves two figures: it ends the reserved and makes the spent. */
const KINDS: Record<EntryFilter, readonly PostingKind[] | null> = {
  all: null,
  allocated: [
    'appropriate',
    'allocate',
    'transfer',
    'return',
    'carry-over',
    'deallocate',
    'return-due',
    'keep-own',
    'return-to-fund',
    'return-to-treasury',
  ],
  reserved: ['reserve', 'post-pending', 'void-pending', 'release'],
  spent: ['post-pending', 'spend', 'refund', 'disallow'],
};

/** The postings behind a line or a wider row of the tree, newest first. */
@Injectable()
export class BudgetEntries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly lines: BudgetLines,
    private readonly audit: AuditLog,
  ) {}

  /** What the scope covers; not found when the actor may know none of it. */
  scope(actor: Actor, scope: EntryScope): Promise<EntryLines> {
    return this.unit.run(actor, async () => {
      const { lineId, categoryId, ...filter } = scope;
      const found = lineId ? await this.lines.byIds(actor, [lineId]) : await this.lines.list(actor, filter);
      const covered = found.filter((line) => !categoryId || line.category.id === categoryId);
      const whole = !lineId && !categoryId && !filter.teamId && !filter.institutionId && !filter.stageId;
      const appropriationIds = whole && filter.fundId ? await this.appropriations(filter) : [];
      if (covered.length === 0 && appropriationIds.length === 0)
        throw BUDGET_ERRORS.fail('budget.line-not-found');
      return { lines: covered, appropriationIds, teamId: filter.teamId };
    });
  }

  /** A page of entries; `next` is the cursor of the older ones. An officer's or auditor's look is recorded. */
  async page(
    actor: Actor,
    { lines, appropriationIds, teamId }: EntryLines,
    paging: { filter: EntryFilter; after?: string; limit: number },
  ): Promise<{ entries: Entry[]; next?: string }> {
    const after = uuidCursor(paging.after);
    return this.unit.run(actor, async () => {
      const ids = [...lines.map(({ id }) => id), ...appropriationIds];
      const rows = await this.unit.query<EntryRow>(
        `SELECT p.id, p.team_id, p.line_id, p.counter_line_id, p.kind, p.amount, p.occurred_on, p.recorded_at, p.line_version,
           p.cause_type, p.cause_id, ${EXPENSE_NUMBER} AS expense_number,
           e.title AS expense_title, u.name AS actor_name, p.reason
         FROM postings p
         LEFT JOIN expenses e ON p.cause_type = 'expense' AND e.team_id = p.team_id AND e.id = p.cause_id
         LEFT JOIN users u ON u.id = p.actor_id
         WHERE (p.line_id = ANY ($1::uuid[]) OR p.counter_line_id = ANY ($1::uuid[]))
           AND ($2::text[] IS NULL OR p.kind = ANY ($2)) AND ($3::uuid IS NULL OR p.team_id = $3) AND ($4::uuid IS NULL OR p.id < $4)
         ORDER BY p.id DESC LIMIT $5`,
        [ids, KINDS[paging.filter], teamId ?? null, after ?? null, paging.limit + 1],
      );
      const shown = rows.slice(0, paging.limit);
      await this.recordReads(actor, shown);
      const last = shown.at(-1);
      return {
        entries: shown.map(entryFrom),
        next: rows.length > paging.limit && last ? encodeCursor([last.id]) : undefined,
      };
    });
  }

  private async recordReads(actor: Actor, rows: readonly EntryRow[]): Promise<void> {
    const lineOfTeam = new Map(rows.map((row) => [row.team_id, row.line_id]));
    lineOfTeam.delete(actor.team.id);
    for (const [teamId, subjectId] of lineOfTeam) {
      await this.audit.recordRead(actor, { teamId, subjectType: 'budget-entries', subjectId });
    }
  }

  private async appropriations({ fundId, fiscalYearId }: LineFilter): Promise<string[]> {
    const rows = await this.unit.query<{ id: string }>(
      `SELECT id FROM budget_lines WHERE kind = 'appropriation' AND fund_id = $1 AND ($2::uuid IS NULL OR fiscal_year_id = $2)`,
      [fundId, fiscalYearId ?? null],
    );
    return rows.map(({ id }) => id);
  }
}

function entryFrom(row: EntryRow): Entry {
  return {
    id: row.id,
    teamId: row.team_id,
    lineId: row.line_id,
    counterLineId: row.counter_line_id ?? undefined,
    kind: row.kind,
    amount: BigInt(row.amount),
    occurredOn: row.occurred_on,
    recordedAt: row.recorded_at,
    lineVersion: row.line_version === null ? undefined : Number(row.line_version),
    causeType: row.cause_type,
    causeId: row.cause_id,
    expense:
      row.expense_title === null
        ? undefined
        : { number: row.expense_number ?? undefined, title: row.expense_title },
    actorName: row.actor_name ?? undefined,
    reason: row.reason,
  };
}
