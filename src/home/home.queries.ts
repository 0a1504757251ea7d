import { Injectable } from '@nestjs/common';
import { BudgetLines } from '../budgets/budget-lines.js';
import type { BudgetLine } from '../budgets/budget-line.js';
import { CardUseQueries } from '../card-statements/card-use.queries.js';
import { ExpenseQueries, type ExpenseSummary } from '../expenses/expense.queries.js';
import { mayFile } from '../expenses/expense.policy.js';
import {
  decides,
  InboxQueries,
  type WaitingClaim,
  type WaitingText,
} from '../expenses/pages/inbox.queries.js';
import { PayableQueries, pays, type PayableSummary } from '../expenses/pages/payable.queries.js';
import { MatchQueries } from '../matches/match.queries.js';
import { PassedDraftsQueries, type DraftsGivenBack, type DraftsToConfirm } from './passed-drafts.queries.js';
import { WaitingDraftsQueries, type WaitingDraft } from './waiting-drafts.queries.js';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import { AccountQueries, type WaitingProposal } from '../suppliers/account.queries.js';

const SHOWN = 5;
const MAX_COUNTED = 1000;

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

export interface HomeStage {
  id: string;
  name: Text;
  startsOn: KstDate;
  endsOn: KstDate;
}

export interface HomeTeam {
  id: string;
  name: Text;
  openClaims: number;
}

export interface HomeFund {
  id: string;
  name: Text;
  pot: boolean;
  appropriated: Won;
}

/** Everything the home of one person is made of; a part is there only for those it concerns. */
export interface HomeData {
  today: KstDate;
  stage?: HomeStage;
  todos?: readonly OpenClaim[];
  /** Accounts of suppliers that wait for this person as the second one. */
  accounts: readonly WaitingProposal[];
  /** Uses of cards that this person is asked for. */
  cardUses: number;
  toConfirm?: DraftsToConfirm;
  givenBack?: DraftsGivenBack;
  /** Opened by schedules, without a document yet. */
  waiting?: readonly WaitingDraft[];
  lines: readonly BudgetLine[];
  recent?: readonly ExpenseSummary[];
  inbox?: { waiting: readonly WaitingClaim[]; texts: ReadonlyMap<string, WaitingText> };
  payable?: PayableSummary & { rows: readonly ExpenseSummary[] };
  /** Claims that look the same in two teams, for the office. */
  openMatches?: number;
  programme?: { funds: readonly HomeFund[]; teams: readonly HomeTeam[] };
}

/** Reads a home page in one unit; every part stops at a few rows or a counted thousand. */
@Injectable()
export class HomeQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly expenses: ExpenseQueries,
    private readonly inbox: InboxQueries,
    private readonly payable: PayableQueries,
    private readonly matches: MatchQueries,
    private readonly budgetLines: BudgetLines,
    private readonly accounts: AccountQueries,
    private readonly cardUses: CardUseQueries,
    private readonly passed: PassedDraftsQueries,
    private readonly waiting: WaitingDraftsQueries,
    private readonly clock: Clock,
  ) {}

  async read(actor: Actor): Promise<HomeData> {
    return this.unit.run(actor, async () => {
      const today = this.clock.businessDate(actor.demo);
      const stage = await this.stage(today);
      const files = mayFile(actor).allowed;
      return {
        today,
        stage,
        todos: files ? await this.openClaims(actor) : undefined,
        accounts: (await this.accounts.toConfirm(actor)).rows,
        cardUses: files ? await this.cardUses.count(actor) : 0,
        toConfirm: files ? await this.passed.toConfirm(actor) : undefined,
        givenBack: files ? await this.passed.givenBack(actor) : undefined,
        waiting: files ? await this.waiting.list(actor) : undefined,
        lines: stage ? await this.budgetLines.list(actor, { stageId: stage.id, openOnly: true }) : [],
        recent: files ? (await this.expenses.list(actor, { scope: 'mine', limit: SHOWN })).rows : undefined,
        inbox: decides(actor) ? await this.inboxPart(actor) : undefined,
        payable: pays(actor) ? await this.payablePart(actor) : undefined,
        openMatches: await this.matches.countOpen(actor),
        programme: actor.team.kind === 'office' ? await this.programme(actor) : undefined,
      };
    });
  }

  /** The stage today lies in, else the last one that began. */
  private async stage(today: KstDate): Promise<HomeStage | undefined> {
    const row = await this.unit.one<{
      id: string;
      ko: string;
      en: string;
      startsOn: KstDate;
      endsOn: KstDate;
    }>(
      `SELECT id, name_ko AS ko, name_en AS en, starts_on AS "startsOn", ends_on AS "endsOn" FROM stages
       WHERE starts_on <= $1::date ORDER BY starts_on DESC LIMIT 1`,
      [today],
    );
    return (
      row && { id: row.id, name: { ko: row.ko, en: row.en }, startsOn: row.startsOn, endsOn: row.endsOn }
    );
  }

  /** Returned claims first, then drafts that are the actor's own turn, the ones touched last on top. */
  private async openClaims(actor: Actor): Promise<OpenClaim[]> {
    const rows = await this.unit.query<Omit<OpenClaim, 'claimAmount'> & { claimAmount: string }>(
      `SELECT e.id, e.state, e.title, e.supplier_name AS "supplierName", e.claim_amount AS "claimAmount", e.updated_at AS "savedAt",
         (e.title = '')::int + (e.supplier_name = '')::int + (e.documented_on IS NULL)::int + (e.waits_for IS NOT NULL)::int
           + (n.lines = 0)::int + (n.untargeted > 0)::int AS missing,
         v.comment, v.name AS "actorName", v.at AS "returnedAt"
       FROM (SELECT * FROM (
           SELECT * FROM expenses o WHERE team_id = $1 AND claimant_id = $2 AND state IN ('returned', 'draft')
             AND (prepared_by IS NULL OR number IS NOT NULL)
             AND NOT (documented_on IS NULL AND state = 'draft'
               AND EXISTS (SELECT 1 FROM recurring_periods r WHERE r.team_id = o.team_id AND r.expense_id = o.id)
               AND NOT EXISTS (SELECT 1 FROM expense_evidence x WHERE x.team_id = o.team_id AND x.expense_id = o.id))
           UNION ALL SELECT * FROM expenses p WHERE team_id = $1 AND prepared_by = $2 AND state = 'draft' AND number IS NULL
             AND handed_at IS NULL AND NOT EXISTS (SELECT 1 FROM draft_handovers h
               WHERE h.team_id = p.team_id AND h.expense_id = p.id AND h.act = 'given-back')) o
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

  private async inboxPart(actor: Actor): Promise<NonNullable<HomeData['inbox']>> {
    const waiting = await this.inbox.waiting(actor);
    return {
      waiting,
      texts: await this.inbox.texts(
        actor,
        waiting.slice(0, SHOWN).map(({ id }) => id),
      ),
    };
  }

  private async payablePart(actor: Actor): Promise<NonNullable<HomeData['payable']>> {
    const { rows } = await this.expenses.waiting(actor, { state: 'approved', limit: SHOWN });
    return { ...(await this.payable.summary(actor)), rows };
  }

  private async programme(actor: Actor): Promise<NonNullable<HomeData['programme']>> {
    const funds = await this.unit.query<{
      id: string;
      ko: string;
      en: string;
      kind: string;
      appropriated: string;
    }>(
      `SELECT f.id, f.name_ko AS ko, f.name_en AS en, f.kind,
         coalesce((SELECT sum(l.available + l.reserved + l.spent) FROM budget_lines b JOIN line_balances l ON l.line_id = b.id
           WHERE b.fund_id = f.id), 0)::text AS appropriated
       FROM funds f ORDER BY f.position, f.code`,
    );
    const teams = await this.unit.query<{ id: string; ko: string; en: string; open: number }>(
      `SELECT t.id, t.name_ko AS ko, t.name_en AS en, n.open FROM teams t
       CROSS JOIN LATERAL (SELECT count(*)::int AS open FROM (SELECT 1 FROM expenses e
         WHERE e.team_id = t.id AND e.state = 'submitted' ORDER BY e.state_since, e.id LIMIT ${MAX_COUNTED}) c) n
       WHERE t.kind = 'team' AND t.id = ANY ($1) ORDER BY t.position, t.code`,
      [[...actor.readTeamIds]],
    );
    return {
      funds: funds.map(({ id, ko, en, kind, appropriated }) => ({
        id,
        name: { ko, en },
        pot: kind === 'common-pot',
        appropriated: BigInt(appropriated),
      })),
      teams: teams.map(({ id, ko, en, open }) => ({ id, name: { ko, en }, openClaims: open })),
    };
  }
}
