import { Injectable } from '@nestjs/common';
import { ReadStanding, type Standing } from '../../approvals/read-standing.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { PostingKind } from '../../ledger/posting.js';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Text } from '../../platform/i18n/locale.js';
import type { ChecklistEntry } from '../../rules/checklist.js';
import { ClaimRoutes, type ClaimRoute } from '../approval/claim-route.js';
import type { ClaimParts } from '../approval/claim-parts.js';
import type { ClaimFinding } from '../claim-finding.js';
import { ClaimTargets, type ClaimCategory, type TargetLine } from '../claim-targets.js';
import { mayReverse } from '../expense.policy.js';
import type { Expense } from '../expense.js';
import { liveRunsOf, type LiveRun } from '../live-run.js';
import { holdReasons, type HoldReason, type PaymentHold } from '../payment-hold.js';
import { RecurringStore } from '../recurring/recurring-store.js';
import { RecurringQueries, type RecurrenceOfClaim } from '../recurring/recurring.queries.js';
import { DecisionFacts, type EventFacts } from './decision-facts.js';
import { DraftHandsQueries, type Handover } from './draft-hands.js';
import { ReversalsOf, type ReversalHistory } from '../refunds/reversals-of.js';
import { OtherClaims, type RelatedClaim, type SeenElsewhere, type WaitingAmendment } from './other-claims.js';
import { ReadExpense } from '../read-expense.js';

export interface EventRow {
  act: string;
  from: string | null;
  actorName: string;
  at: Date;
  comment: string;
  findings: ClaimFinding[];
  /** The step, in whose stead, what was questioned or left out. */
  facts: EventFacts;
}

export interface PostingFact {
  id: string;
  kind: PostingKind;
  amount: bigint;
  lineId: string;
  lineVersion?: number;
  occurredOn: KstDate;
  recordedAt: Date;
  actorName?: string;
  reason: string;
}

/** All that is known of one claim, as far as its reader may see it. */
export interface ExpenseDetail {
  expense: Expense;
  evidences: readonly Evidence[];
  claimantName: string;
  preparerName?: string;
  handovers: readonly Handover[];
  /** The schedule that opened it. */
  recurrence?: RecurrenceOfClaim;
  /** Comes again already. */
  repeats: boolean;
  institutionName: string;
  teamName: Text;
  bankReference?: string;
  events: readonly EventRow[];
  /** What whoever sent it back last had read of it, where it waits again. */
  returnedParts?: ClaimParts;
  /** Names of people that facts speak of by id. */
  people: ReadonlyMap<string, string>;
  /** How its approval stands for the one who reads it. */
  standing: Standing;
  /** Whom it asks; absent while that can't be told. */
  route?: ClaimRoute;
  reads: readonly { actorName: string; at: Date }[];
  findings: readonly ClaimFinding[];
  /** The documents asked for. */
  checklist: readonly ChecklistEntry[];
  lines: readonly TargetLine[];
  categories: readonly ClaimCategory[];
  postings: readonly PostingFact[];
  related: readonly RelatedClaim[];
  /** For whoever may put them in. */
  amendments: readonly WaitingAmendment[];
  matches: readonly SeenElsewhere[];
  reversals: readonly ReversalHistory[];
  hold?: PaymentHold;
  run?: LiveRun;
  holdReasons: readonly HoldReason[];
}

interface PostingDbRow {
  id: string;
  kind: PostingKind;
  amount: string;
  line_id: string;
  line_version: string | null;
  occurred_on: KstDate;
  recorded_at: Date;
  actor_name: string | null;
  reason: string;
}

const SHOWN_READS = 20;

/** Reads one claim with its history in one unit; an office member's reading is written to the team's log. */
@Injectable()
export class ExpenseDetailQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly reading: ReadExpense,
    private readonly targets: ClaimTargets,
    private readonly routes: ClaimRoutes,
    private readonly standings: ReadStanding,
    private readonly decisions: DecisionFacts,
    private readonly others: OtherClaims,
    private readonly hands: DraftHandsQueries,
    private readonly recurring: RecurringQueries,
    private readonly schedules: RecurringStore,
    private readonly reversals: ReversalsOf,
    private readonly clock: Clock,
  ) {}

  async detail(actor: Actor, id: string): Promise<ExpenseDetail> {
    return this.unit.run(actor, async () => {
      const { expense, evidences, hold } = await this.reading.execute(actor, id);
      const head = await this.head(expense);
      const events = await this.events(expense);
      const standing = await this.standings.execute(actor, expense);
      return {
        expense,
        evidences,
        hold,
        run: (await liveRunsOf(this.unit, [expense])).get(expense.id),
        holdReasons: await holdReasons(this.unit),
        ...head,
        events,
        standing,
        returnedParts:
          expense.state === 'submitted' ? await this.decisions.returnedParts(expense) : undefined,
        people: await this.decisions.people(standing, events),
        handovers: expense.preparedBy ? await this.hands.passings(expense) : [],
        recurrence: await this.recurring.ofClaim(actor, expense),
        repeats: await this.schedules.repeats(expense),
        reads: await this.reads(actor, expense),
        ...(await this.examined(actor, expense, events, standing)),
        lines: await this.targets.lines(expense.teamId, expense.institutionId, expense.stageId),
        categories: await this.targets.categories(),
        postings: await this.postings(expense),
        related: await this.others.related(expense),
        reversals: expense.paidOn ? await this.reversals.claim(expense) : [],
        amendments: mayReverse(actor, expense).allowed ? await this.others.amendments(expense) : [],
        matches: actor.team.kind === 'office' ? await this.others.matches(expense) : [],
      };
    });
  }

  private async head(
    expense: Expense,
  ): Promise<
    Pick<ExpenseDetail, 'claimantName' | 'preparerName' | 'institutionName' | 'teamName' | 'bankReference'>
  > {
    const row = await this.unit.one<{
      claimant: string;
      preparer: string | null;
      institution: string;
      ko: string;
      en: string;
      reference: string | null;
    }>(
      `SELECT u.name AS claimant, (SELECT r.name FROM users r WHERE r.id = $5) AS preparer, i.name AS institution, t.name_ko AS ko, t.name_en AS en,
         (SELECT p.bank_reference FROM payment_items x JOIN payments p ON p.team_id = x.team_id AND p.id = x.payment_id
          WHERE x.team_id = t.id AND x.expense_id = $3) AS reference
       FROM users u, institutions i, teams t WHERE u.id = $2 AND i.team_id = $1 AND i.id = $4 AND t.id = $1`,
      [expense.teamId, expense.claimantId, expense.id, expense.institutionId, expense.preparedBy ?? null],
    );
    return {
      claimantName: row?.claimant ?? '',
      preparerName: row?.preparer ?? undefined,
      institutionName: row?.institution ?? '',
      teamName: { ko: row?.ko ?? '', en: row?.en ?? '' },
      bankReference: row?.reference || undefined,
    };
  }

  private async events(expense: Expense): Promise<EventRow[]> {
    return this.unit.query<EventRow>(
      `SELECT v.act, v.from_state AS "from", u.name AS "actorName", v.at, v.comment, v.findings, v.facts FROM expense_events v JOIN users u ON u.id = v.actor_id
       WHERE v.team_id = $1 AND v.expense_id = $2 ORDER BY v.at, v.id`,
      [expense.teamId, expense.id],
    );
  }

  /** Who of the programme office looked at it, once a person and day; on the calendar of the demonstration, if it is one. */
  private async reads(actor: Actor, expense: Expense): Promise<ExpenseDetail['reads']> {
    const shiftMs = this.clock.businessNow(actor.demo).getTime() - this.clock.now().getTime();
    const rows = await this.unit.query<{ actorName: string; at: Date }>(
      `SELECT u.name AS "actorName", max(a.at) AS at FROM audit_events a JOIN users u ON u.id = a.actor_id
       WHERE a.team_id = $1 AND a.subject_id = $2 AND a.act = 'expense.read'
       GROUP BY u.id, u.name, (a.at AT TIME ZONE 'Asia/Seoul')::date ORDER BY 2 DESC LIMIT ${SHOWN_READS}`,
      [expense.teamId, expense.id],
    );
    return rows.map(({ actorName, at }) => ({ actorName, at: new Date(at.getTime() + shiftMs) }));
  }

  /** Once decided, what was found then; before that, what is found now. */
  private async examined(
    actor: Actor,
    expense: Expense,
    events: readonly EventRow[],
    standing: Standing,
  ): Promise<Pick<ExpenseDetail, 'findings' | 'checklist' | 'route'>> {
    const { findings, checklist, route } = await this.routes.examine(actor, expense, standing.round);
    if (['draft', 'returned', 'submitted'].includes(expense.state)) return { findings, checklist, route };
    const decided = events.findLast((event) => event.findings.length > 0);
    return { findings: decided?.findings ?? [], checklist, route };
  }

  private async postings(expense: Expense): Promise<PostingFact[]> {
    const rows = await this.unit.query<PostingDbRow>(
      `SELECT p.id, p.kind, p.amount, p.line_id, p.line_version, p.occurred_on, p.recorded_at, p.reason, u.name AS actor_name
       FROM postings p LEFT JOIN users u ON u.id = p.actor_id
       WHERE p.team_id = $1 AND p.cause_id = $2 ORDER BY p.id`,
      [expense.teamId, expense.id],
    );
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      amount: BigInt(row.amount),
      lineId: row.line_id,
      lineVersion: row.line_version === null ? undefined : Number(row.line_version),
      occurredOn: row.occurred_on,
      recordedAt: row.recorded_at,
      actorName: row.actor_name ?? undefined,
      reason: row.reason,
    }));
  }
}
