import { Injectable } from '@nestjs/common';
import { askedOf, type AskedCondition } from '../../approvals/asked-of.js';
import { DelegationsToday } from '../../approvals/delegations.queries.js';
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
  /** Whose right it is, where it was lent. */
  insteadOf?: string;
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
  oldest: 'e.opened_at, e.id',
  newest: 'e.opened_at DESC, e.id DESC',
  largest: 'e.claim_amount DESC, e.id',
};

const waitingFor = ({ sql, insteadOf }: AskedCondition) =>
  `SELECT e.*, r.opened_at, ${insteadOf} AS instead_of FROM approval_requests r
   JOIN expenses e ON e.team_id = r.team_id AND e.id = r.subject_id WHERE r.subject_type = 'expense' AND ${sql}`;

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
    private readonly delegations: DelegationsToday,
    private readonly audit: AuditLog,
  ) {}

  /** At most `MAX_WAITING` of them with their marks; none for who decides on nothing. */
  async waiting(actor: Actor, filter: { q?: string; sort?: InboxSort } = {}): Promise<WaitingClaim[]> {
    return this.unit.run(actor, async () => {
      const where = await this.asked(actor);
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
      const rows = await this.unit.query<
        Omit<WaitingClaim, 'claimAmount' | 'insteadOf'> & { claimAmount: string; insteadOf: string | null }
      >(
        `SELECT e.id, e.team_id AS "teamId", e.version, e.claim_amount AS "claimAmount", e.opened_at AS "submittedAt", ${MARKS},
           ${seen} AS "seenElsewhere", (SELECT u.name FROM users u WHERE u.id = e.instead_of) AS "insteadOf"
         FROM (SELECT * FROM (${waitingFor(where)}) e WHERE true ${search} ORDER BY ${ORDER[filter.sort ?? 'oldest']} LIMIT ${MAX_WAITING}) e
         ORDER BY ${ORDER[filter.sort ?? 'oldest']}`,
        parameters,
      );
      return rows.map((row) => ({
        ...row,
        claimAmount: BigInt(row.claimAmount),
        insteadOf: row.insteadOf ?? undefined,
      }));
    });
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

  /** How many wait, up to `MAX_WAITING`; undefined for who decides on nothing, as far as their role tells and nothing waits. */
  async count(actor: Actor): Promise<number | undefined> {
    return this.unit.run(actor, async () => {
      const where = await this.asked(actor);
      if (!where) return undefined;
      const row = await this.unit.one<{ count: number }>(
        `SELECT count(*)::int AS count FROM (SELECT 1 FROM approval_requests r WHERE ${where.sql} LIMIT ${MAX_WAITING}) w`,
        where.parameters,
      );
      return row?.count || decides(actor) ? (row?.count ?? 0) : undefined;
    });
  }

  private async asked(actor: Actor): Promise<AskedCondition | undefined> {
    return askedOf(actor, await this.delegations.to(actor));
  }
}

/** Who is asked by their role; others may be asked by name, or in somebody's stead. */
export function decides(actor: Actor): boolean {
  return actor.team.kind === 'office' ? hasRole(actor, 'officer') : hasRole(actor, 'administrator');
}
