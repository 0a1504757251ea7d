import { Injectable } from '@nestjs/common';
import { hasRole, type Actor } from '../../platform/access/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Text } from '../../platform/i18n/locale.js';
import type { Won } from '../../platform/money/won.js';
import { NEAR_TWIN } from '../near-twin.js';
import { EXPENSE_NUMBER } from '../../platform/ids/expense-number-sql.js';

export type InboxSort = 'oldest' | 'newest' | 'largest';

/** Marks that ask an approver to look twice, as the database sees them. */
export interface Marks {
  newSupplier: boolean;
  nearLimit: boolean;
  edited: boolean;
  seenElsewhere: boolean;
  /** The team has another claim of the same supplier and amount, days close by. */
  nearTwin: boolean;
  /** No document is attached. */
  undocumented: boolean;
}

/** A waiting claim as far as sorting it into the tabs needs it. */
export interface WaitingClaim extends Marks {
  id: string;
  teamId: string;
  version: number;
  claimAmount: Won;
  submittedAt: Date;
}

/** What a row of the list says beside that. */
export interface WaitingText {
  id: string;
  title: string;
  supplierName: string;
  claimantName: string;
  teamName: Text;
  categoryNames: Text[];
}

/** A list longer than this is worked off in parts; nobody decides on more at once. */
export const MAX_WAITING = 1000;

const ORDER: Record<InboxSort, string> = {
  oldest: 'e.state_since, e.id',
  newest: 'e.state_since DESC, e.id DESC',
  largest: 'e.claim_amount DESC, e.id',
};

/** A common-pot claim isn't reserved before it is approved, so it is taken off here. */
const MARKS = `EXISTS (SELECT 1 FROM expenses o WHERE ${NEAR_TWIN}) AS "nearTwin",
  NOT EXISTS (SELECT 1 FROM expenses o WHERE o.team_id = e.team_id AND o.supplier_id = e.supplier_id AND o.decided_at IS NOT NULL
    AND o.state IN ('approved', 'paid') AND o.id <> e.id) AS "newSupplier",
  EXISTS (SELECT 1 FROM expense_lines l JOIN line_balances b ON b.line_id = l.budget_line_id WHERE l.team_id = e.team_id AND l.expense_id = e.id
    AND b.available - CASE WHEN e.on_pot THEN e.claim_amount ELSE 0 END < (b.available + b.reserved + b.spent) / 10) AS "nearLimit",
  e.approval_number IS NOT NULL AND NOT (jsonb_exists(e.origins, 'amounts') AND jsonb_exists(e.origins, 'supplier')) AS edited,
  NOT EXISTS (SELECT 1 FROM expense_evidence x WHERE x.team_id = e.team_id AND x.expense_id = e.id) AS undocumented`;

/** A match still open; few claims are in any, so the rest isn't asked how their matches stand. */
const SEEN = `(EXISTS (SELECT 1 FROM duplicate_matches m WHERE m.first_expense_id = e.id OR m.second_expense_id = e.id)
  AND EXISTS (SELECT 1 FROM match_standings m WHERE e.id IN (m.first_expense_id, m.second_expense_id) AND m.standing IN ('open', 'held')))`;

/** Claims that wait for this actor's decision. */
@Injectable()
export class InboxQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** At most `MAX_WAITING` of them with their marks; none for who decides on nothing. */
  async waiting(actor: Actor, filter: { q?: string; sort?: InboxSort } = {}): Promise<WaitingClaim[]> {
    const where = waitingFor(actor);
    if (!where) return [];
    const parameters = [...where.parameters];
    let search = '';
    const words = filter.q?.trim();
    if (words) {
      parameters.push(words);
      search = `AND position(lower($${parameters.length}) in lower(e.title || ' ' || e.supplier_name || ' '
        || coalesce(${EXPENSE_NUMBER}, ''))) > 0`;
    }
    const seen = actor.team.kind === 'office' ? SEEN : 'false';
    const rows = await this.unit.run(actor, () =>
      this.unit.query<Omit<WaitingClaim, 'claimAmount'> & { claimAmount: string }>(
        `SELECT e.id, e.team_id AS "teamId", e.version, e.claim_amount AS "claimAmount", e.state_since AS "submittedAt", ${MARKS},
           ${seen} AS "seenElsewhere"
         FROM (SELECT * FROM expenses e WHERE ${where.sql} ${search} ORDER BY ${ORDER[filter.sort ?? 'oldest']} LIMIT ${MAX_WAITING}) e
         ORDER BY ${ORDER[filter.sort ?? 'oldest']}`,
        parameters,
      ),
    );
    return rows.map((row) => ({ ...row, claimAmount: BigInt(row.claimAmount) }));
  }

  /** The words of the rows that are shown; what the office reads of a team is written to that team's log. */
  async texts(actor: Actor, ids: readonly string[]): Promise<Map<string, WaitingText>> {
    if (ids.length === 0) return new Map();
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<
        Omit<WaitingText, 'teamName' | 'categoryNames'> & {
          teamId: string;
          ko: string;
          en: string;
          categories: Text[] | null;
        }
      >(
        `SELECT e.id, e.team_id AS "teamId", e.title, e.supplier_name AS "supplierName", u.name AS "claimantName", t.name_ko AS ko, t.name_en AS en,
           (SELECT jsonb_agg(DISTINCT jsonb_build_object('ko', c.name_ko, 'en', c.name_en)) FROM expense_lines l JOIN categories c ON c.id = l.category_id
            WHERE l.team_id = e.team_id AND l.expense_id = e.id) AS categories
         FROM expenses e JOIN users u ON u.id = e.claimant_id JOIN teams t ON t.id = e.team_id
         WHERE e.team_id = ANY ($2) AND e.id = ANY ($1)`,
        [[...ids], [...actor.readTeamIds]],
      );
      for (const teamId of new Set(rows.map((row) => row.teamId))) {
        await this.audit.recordRead(actor, { teamId, subjectType: 'expense-list', subjectId: teamId });
      }
      return new Map(
        rows.map(({ ko, en, categories, ...row }) => [
          row.id,
          { ...row, teamName: { ko, en }, categoryNames: categories ?? [] },
        ]),
      );
    });
  }

  /** The marks of one claim, for its own page. */
  async marksOf(actor: Actor, id: string): Promise<Marks | undefined> {
    const seen = actor.team.kind === 'office' ? SEEN : 'false';
    return this.unit.run(actor, () =>
      this.unit.one<Marks>(`SELECT ${MARKS}, ${seen} AS "seenElsewhere" FROM expenses e WHERE e.id = $1`, [
        id,
      ]),
    );
  }

  /** How many wait, up to `MAX_WAITING`; undefined for who decides on nothing. */
  async count(actor: Actor): Promise<number | undefined> {
    const where = waitingFor(actor);
    if (!where) return undefined;
    const row = await this.unit.run(actor, () =>
      this.unit.one<{ count: number }>(
        `SELECT count(*)::int AS count FROM (SELECT 1 FROM expenses e WHERE ${where.sql} ORDER BY e.state_since, e.id LIMIT ${MAX_WAITING}) w`,
        where.parameters,
      ),
    );
    return row?.count;
  }
}

export function decides(actor: Actor): boolean {
  return waitingFor(actor) !== undefined;
}

/** The administrator's team's own claims, or the requests of all teams on the common pot; never what one claimed or prepared. */
function waitingFor(actor: Actor): { sql: string; parameters: unknown[] } | undefined {
  if (actor.team.kind === 'office') {
    return hasRole(actor, 'officer')
      ? { sql: `e.state = 'submitted' AND e.on_pot`, parameters: [] }
      : undefined;
  }
  if (!hasRole(actor, 'administrator')) return undefined;
  return {
    sql: `e.team_id = $1 AND e.state = 'submitted' AND NOT e.on_pot AND e.claimant_id <> $2 AND e.prepared_by IS DISTINCT FROM $2`,
    parameters: [actor.team.id, actor.userId],
  };
}
