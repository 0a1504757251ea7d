import { Injectable } from '@nestjs/common';
import { CommitmentTodoQueries, type CommitmentTodos } from '../commitments/commitment-todos.js';
import { CardUseQueries } from '../card-statements/card-use.queries.js';
import { hasRole, type Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import { AccountQueries, type WaitingProposal } from '../suppliers/account.queries.js';
import { PassedDraftsQueries, type DraftsGivenBack, type DraftsToConfirm } from './passed-drafts.queries.js';
import { PayTodoQueries, type PayTodos } from './pay-todos.queries.js';
import { WaitingDraftsQueries, type WaitingDraft } from './waiting-drafts.queries.js';

const SHOWN = 5;

export interface OpenClaim {
  id: string;
  state: 'draft' | 'returned';
  title: string;
  supplierName: string;
  claimAmount: Won;
  savedAt: Date;
  /** Things left to fill in. */
  missing: number;
  /** The approver's words, on a returned claim. */
  comment: string | null;
  actorName: string | null;
  returnedAt: Date | null;
}

/** A paid claim of which an amended invoice takes something away that isn't put in yet. */
export interface AmendedClaim {
  id: string;
  title: string;
  count: number;
}

/** What waits for one person. */
export interface HomeTodos {
  openClaims: readonly OpenClaim[];
  /** Accounts of suppliers that wait for this person as the second one. */
  accounts: readonly WaitingProposal[];
  /** Uses of cards that this person is asked for. */
  cardUses: number;
  toConfirm?: DraftsToConfirm;
  givenBack?: DraftsGivenBack;
  /** Opened by schedules, without a document yet. */
  waiting: readonly WaitingDraft[];
  amended: readonly AmendedClaim[];
  pay: PayTodos;
  commitments: CommitmentTodos;
}

/** Reads what waits for whoever files claims, in the unit of the home page; each part stops at a few rows. */
@Injectable()
export class TodoQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly accounts: AccountQueries,
    private readonly cardUses: CardUseQueries,
    private readonly passed: PassedDraftsQueries,
    private readonly waiting: WaitingDraftsQueries,
    private readonly pay: PayTodoQueries,
    private readonly commitments: CommitmentTodoQueries,
  ) {}

  async of(actor: Actor): Promise<HomeTodos> {
    return {
      openClaims: await this.openClaims(actor),
      accounts: (await this.accounts.toConfirm(actor)).rows,
      cardUses: await this.cardUses.count(actor),
      toConfirm: await this.passed.toConfirm(actor),
      givenBack: await this.passed.givenBack(actor),
      waiting: await this.waiting.list(actor),
      amended: hasRole(actor, 'finance') ? await this.amended(actor) : [],
      pay: await this.pay.of(actor),
      commitments: await this.commitments.of(actor),
    };
  }

  /** Returned claims first, then drafts that are the actor's own turn, the ones touched last on top. */
  private async openClaims(actor: Actor): Promise<OpenClaim[]> {
    const rows = await this.unit.query<Omit<OpenClaim, 'claimAmount'> & { claimAmount: string }>(
      `SELECT e.id, e.state, e.title, e.supplier_name AS "supplierName", e.claim_amount AS "claimAmount", e.updated_at AS "savedAt",
         (e.title = '')::int + (e.supplier_name = '')::int + (e.documented_on IS NULL)::int + (e.waits_for IS NOT NULL)::int
           + (n.lines = 0)::int + (n.untargeted > 0)::int AS missing,
         v.comment, v.name AS "actorName", v.at AS "returnedAt"
       FROM (SELECT * FROM (
           (SELECT * FROM expenses WHERE team_id = $1 AND claimant_id = $2 AND state = 'returned' ORDER BY updated_at DESC LIMIT ${SHOWN})
           UNION ALL (SELECT * FROM expenses o WHERE team_id = $1 AND claimant_id = $2 AND state = 'draft'
             AND (prepared_by IS NULL OR number IS NOT NULL)
             AND NOT (documented_on IS NULL
               AND EXISTS (SELECT 1 FROM recurring_periods r WHERE r.team_id = o.team_id AND r.expense_id = o.id)
               AND NOT EXISTS (SELECT 1 FROM expense_evidence x WHERE x.team_id = o.team_id AND x.expense_id = o.id))
             ORDER BY updated_at DESC LIMIT ${SHOWN})
           UNION ALL (SELECT * FROM expenses p WHERE team_id = $1 AND prepared_by = $2 AND state = 'draft' AND number IS NULL
             AND handed_at IS NULL AND NOT EXISTS (SELECT 1 FROM draft_handovers h
               WHERE h.team_id = p.team_id AND h.expense_id = p.id AND h.act = 'given-back')
             ORDER BY updated_at DESC LIMIT ${SHOWN})) o
         ORDER BY state = 'returned' DESC, updated_at DESC LIMIT ${SHOWN}) e
       CROSS JOIN LATERAL (SELECT count(*) AS lines, count(*) FILTER (WHERE l.budget_line_id IS NULL OR l.category_id IS NULL) AS untargeted
         FROM expense_lines l WHERE l.team_id = e.team_id AND l.expense_id = e.id) n
       LEFT JOIN LATERAL (SELECT x.comment, x.at, u.name FROM expense_events x JOIN users u ON u.id = x.actor_id
         WHERE x.team_id = e.team_id AND x.expense_id = e.id AND x.act = 'returned' ORDER BY x.at DESC LIMIT 1) v ON e.state = 'returned'
       ORDER BY e.state = 'returned' DESC, e.updated_at DESC`,
      [actor.team.id, actor.userId],
    );
    return rows.map((row) => ({ ...row, claimAmount: BigInt(row.claimAmount) }));
  }

  /** Of claims that this person may take money back of. */
  private async amended(actor: Actor): Promise<AmendedClaim[]> {
    return this.unit.query<AmendedClaim>(
      `SELECT o.id, o.title, count(*)::int AS count FROM expenses w
       JOIN expenses o ON o.team_id = w.team_id AND o.id = w.corrects_expense_id
       WHERE w.team_id = $1 AND w.waits_for IS NOT NULL AND w.corrects_expense_id IS NOT NULL AND o.state = 'paid'
         AND o.claimant_id <> $2 AND o.prepared_by IS DISTINCT FROM $2
       GROUP BY o.id, o.title ORDER BY min(w.created_at) LIMIT ${SHOWN}`,
      [actor.team.id, actor.userId],
    );
  }
}
