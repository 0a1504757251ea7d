import { Injectable } from '@nestjs/common';
import type { ExpenseState } from '../expenses/expense.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { decodeCursor, decodeInstantCursor, encodeCursor } from '../platform/web/cursor.js';
import { WEB_ERRORS } from '../platform/web/web.errors.js';
import { CARD_ERRORS } from './card-statement.errors.js';
import { maySeeCardStatements } from './card-statement.policy.js';
import { LINK, STATE, USE_COLUMNS, USE_JOINS } from './card-use-sql.js';

export interface StatementRow {
  id: string;
  team_id: string;
  evidence_id: string;
  original_name: string;
  created_at: Date;
  created_by_name: string;
  row_count: number;
  taken_count: number;
  known_count: number;
  unreadable: number[];
  unreadable_count: number;
  amount: string;
  tax_amount: string;
}

export interface TransactionRow {
  id: string;
  row_number: number;
  card_number: string;
  approval_number: string;
  used_on: string;
  used_at: string;
  amount: string;
  supply_amount: string | null;
  tax_amount: string | null;
  foreign_amount: string | null;
  exchange_rate: string | null;
  country: string;
  merchant_name: string;
  merchant_business_number: string | null;
  merchant_kind: string;
  cancels_id: string | null;
  cancelled_amount: string;
  /** Guessed, where nobody put it to one. */
  expense_id: string | null;
  days_apart: number | null;
  matched_by: 'approval-number' | 'amount' | null;
  linked_id: string | null;
  linked_at: Date | null;
  linked_by_name: string | null;
  /** Of the claim linked or guessed. */
  number: number | null;
  number_year: number | null;
  title: string | null;
  claim_state: ExpenseState | null;
  /** A document that tells of it and belongs to no claim. */
  document_id: string | null;
  document_name: string | null;
  /** Who is asked for its document. */
  asked_id: string | null;
  asked_name: string | null;
}

export const ROW_STATES = ['open', 'linked', 'cancelled'] as const;
export type RowState = (typeof ROW_STATES)[number];

export interface Filter {
  after?: string;
  limit: number;
  state?: RowState;
}

const SELECT = `SELECT s.*, v.original_name, u.name AS created_by_name, x.amount, x.tax_amount
  FROM card_statements s JOIN evidence v ON v.team_id = s.team_id AND v.id = s.evidence_id JOIN users u ON u.id = s.created_by
  CROSS JOIN LATERAL (SELECT coalesce(sum(t.amount), 0) AS amount, coalesce(sum(t.tax_amount), 0) AS tax_amount
    FROM card_transactions t WHERE t.team_id = s.team_id AND t.statement_id = s.id) x`;

/** Reads card statements; what the programme's office reads of a team is written to that team's log. */
@Injectable()
export class CardStatementQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async read(actor: Actor, id: string): Promise<StatementRow> {
    ensure(maySeeCardStatements(actor));
    return this.unit.run(actor, async () => {
      const row = await this.unit.one<StatementRow>(`${SELECT} WHERE s.id = $1`, [id]);
      if (!row) throw CARD_ERRORS.fail('card-statement.not-found');
      await this.audit.recordRead(actor, {
        teamId: row.team_id,
        subjectType: 'card-statement',
        subjectId: id,
      });
      return row;
    });
  }

  /** Newest first. */
  async list(actor: Actor, filter: Filter): Promise<{ rows: StatementRow[]; next?: string }> {
    ensure(maySeeCardStatements(actor));
    const after = decodeInstantCursor(filter.after);
    return this.unit.run(actor, async () => {
      const found = await this.unit.query<StatementRow>(
        `${SELECT} WHERE s.team_id = ANY ($1) AND ($2::timestamptz IS NULL OR (s.created_at, s.id) < ($2, $3::uuid))
         ORDER BY s.created_at DESC, s.id DESC LIMIT $4`,
        [[...actor.readTeamIds], after?.[0] ?? null, after?.[1] ?? null, filter.limit + 1],
      );
      const rows = found.slice(0, filter.limit);
      for (const teamId of new Set(rows.map((row) => row.team_id)))
        await this.audit.recordRead(actor, {
          teamId,
          subjectType: 'card-statement-list',
          subjectId: teamId,
        });
      const last = found.length > filter.limit ? rows.at(-1) : undefined;
      return { rows, next: last && encodeCursor([last.created_at.toISOString(), last.id]) };
    });
  }

  /** How many rows there are of each state. */
  async counts(actor: Actor, { team_id, id }: StatementRow): Promise<Record<RowState, number>> {
    const rows = await this.unit.run(actor, () =>
      this.unit.query<{ state: RowState; count: number }>(
        `SELECT ${STATE} AS state, count(*)::int AS count FROM card_transactions t
         ${LINK}
         WHERE t.team_id = $1 AND t.statement_id = $2 GROUP BY 1`,
        [team_id, id],
      ),
    );
    const counts: Record<RowState, number> = { open: 0, linked: 0, cancelled: 0 };
    for (const { state, count } of rows) counts[state] = count;
    return counts;
  }

  /** In the order of the sheet, each with the claim it was put to, else with the one it seems to belong to. */
  async rows(
    actor: Actor,
    { team_id, id }: StatementRow,
    filter: Filter,
  ): Promise<{ rows: TransactionRow[]; next?: string }> {
    const found = await this.unit.run(actor, () =>
      this.unit.query<TransactionRow>(
        `SELECT ${USE_COLUMNS} FROM card_transactions t ${USE_JOINS}
         WHERE t.team_id = $1 AND t.statement_id = $2 AND t.row_number > $3 AND ($5::text IS NULL OR ${STATE} = $5)
         ORDER BY t.row_number LIMIT $4`,
        [team_id, id, rowCursor(filter.after), filter.limit + 1, filter.state ?? null],
      ),
    );
    const rows = found.slice(0, filter.limit);
    const last = found.length > filter.limit ? rows.at(-1) : undefined;
    return { rows, next: last && encodeCursor([String(last.row_number)]) };
  }
}

function rowCursor(cursor: string | undefined): number {
  const [text = '0'] = decodeCursor(cursor, 1) ?? [];
  if (!/^\d{1,9}$/.test(text)) throw WEB_ERRORS.fail('web.bad-cursor');
  return Number(text);
}
