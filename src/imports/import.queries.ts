import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { decodeCursor, decodeInstantCursor, encodeCursor } from '../platform/web/cursor.js';
import { WEB_ERRORS } from '../platform/web/web.errors.js';
import { ImportStore } from './import-store.js';
import { IMPORT_ERRORS } from './import.errors.js';
import { mayImport, maySeeImport, seesAllImports } from './import.policy.js';
import type { Import, Outcome, RowOutcome } from './import.js';

export interface ImportPage {
  rows: Import[];
  next?: string;
}

export interface ImportRowPage {
  rows: RowOutcome[];
  next?: string;
}

interface OutcomeRow {
  row_number: number;
  outcome: Outcome;
  expense_id: string | null;
  problems: RowOutcome['problems'] | null;
}

/** Reads imports and what became of their rows. */
@Injectable()
export class ImportQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ImportStore,
  ) {}

  /** One import; a colleague's sheet that isn't for this reader is not there, as another team's isn't. */
  async read(actor: Actor, id: string): Promise<Import> {
    const one = await this.unit.run(actor, () => this.store.find(id));
    if (!maySeeImport(actor, one)) throw IMPORT_ERRORS.fail('import.not-found');
    return one;
  }

  /** Newest first: one's own, or the team's for those who administer it. */
  async list(actor: Actor, filter: { after?: string; limit: number }): Promise<ImportPage> {
    ensure(mayImport(actor));
    const found = await this.unit.run(actor, () =>
      this.store.list({
        teamId: actor.team.id,
        createdBy: seesAllImports(actor) ? undefined : actor.userId,
        after: decodeInstantCursor(filter.after),
        limit: filter.limit,
      }),
    );
    const rows = found.slice(0, filter.limit);
    const last = rows.at(-1);
    const next =
      found.length > filter.limit && last ? encodeCursor([last.createdAt.toISOString(), last.id]) : undefined;
    return { rows, next };
  }

  /** Rows whose outcome is known, in the order of the sheet. */
  async rows(
    actor: Actor,
    one: Import,
    filter: { outcomes: readonly Outcome[]; after?: string; limit: number },
  ): Promise<ImportRowPage> {
    const after = rowCursor(filter.after);
    const found = await this.unit.run(actor, () =>
      this.outcomes(one, filter.outcomes, after, filter.limit + 1),
    );
    const rows = found.slice(0, filter.limit);
    const last = rows.at(-1);
    return {
      rows,
      next: found.length > filter.limit && last ? encodeCursor([String(last.rowNumber)]) : undefined,
    };
  }

  private async outcomes(
    one: Import,
    outcomes: readonly Outcome[],
    after: number,
    limit: number,
  ): Promise<RowOutcome[]> {
    const rows = await this.unit.query<OutcomeRow>(
      `SELECT r.row_number, r.outcome, e.id AS expense_id, r.problems
       FROM import_rows r LEFT JOIN expenses e ON e.team_id = r.team_id AND e.id = r.expense_id
       WHERE r.team_id = $1 AND r.import_id = $2 AND r.row_number > $3 AND r.outcome = ANY ($4)
         ${outcomes.includes('imported') ? '' : "AND r.outcome <> 'imported'"}
       ORDER BY r.row_number LIMIT $5`,
      [one.teamId, one.id, after, [...outcomes], limit],
    );
    return rows.map((row) => ({
      rowNumber: row.row_number,
      outcome: row.outcome,
      expenseId: row.expense_id ?? undefined,
      problems: row.problems ?? [],
    }));
  }
}

function rowCursor(cursor: string | undefined): number {
  const [text] = decodeCursor(cursor, 1) ?? [];
  if (text === undefined) return 0;
  if (!/^\d{1,9}$/.test(text)) throw WEB_ERRORS.fail('web.bad-cursor');
  return Number(text);
}
