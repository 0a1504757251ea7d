import { Injectable } from '@nestjs/common';
import type { Evidence } from '../../evidence/evidence.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ChecklistEntry } from '../../rules/checklist.js';
import { ClaimRoutes, type ClaimRoute } from '../approval/claim-route.js';
import type { ClaimFinding } from '../claim-finding.js';
import type { ClaimContractView } from '../../../templates/commitments/claim-contract-view.js';
import { ClaimInstalments } from '../claim-instalments.js';
import { ClaimTargets, targetsOf, type ClaimCategory, type TargetLine } from '../claim-targets.js';
import { textOfClaim } from '../claim-words.js';
import { ExpenseReferences, type ClaimInstitution } from '../expense-references.js';
import { ExpenseStore } from '../expense-store.js';
import type { Expense } from '../expense.js';
import type { KnownMeans } from '../payment-means.js';
import { KnownSuppliers, type KnownSupplier } from '../known-suppliers.js';
import { PastChoices } from '../past-choices.js';
import { proposeTargets, type Proposal } from '../propose-targets.js';
import { mayEdit, mayFile } from '../expense.policy.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { RecurringQueries, type RecurrenceOfClaim } from '../recurring/recurring.queries.js';
import { PutIntoWaiting } from '../recurring/put-into-waiting.js';
import { RecurringStore } from '../recurring/recurring-store.js';
import type { ColleaguesDraft } from '../recurring/waiting-drafts.js';
import { DraftHandsQueries, type DraftHands } from './draft-hands.js';

/** The approver's words when a claim came back. */
export interface ReturnedNote {
  actorName: string;
  at: Date;
  comment: string;
}

export interface ClaimFormData {
  /** Absent before there is a draft. */
  expense?: Expense;
  evidences: readonly Evidence[];
  institution: ClaimInstitution;
  lines: readonly TargetLine[];
  categories: readonly ClaimCategory[];
  /** Where the claim may belong, best first. */
  proposals: readonly Proposal[];
  /** Whom the team bought from last. */
  suppliers: readonly KnownSupplier[];
  findings: readonly ClaimFinding[];
  /** The documents asked for, and what of them can be typed. */
  checklist: readonly ChecklistEntry[];
  /** Whom it would ask; absent while it says too little. */
  route?: ClaimRoute;
  paymentMeans?: KnownMeans;
  returned?: ReturnedNote;
  hands: DraftHands;
  /** The schedule that opened it. */
  recurrence?: RecurrenceOfClaim;
  /** Comes again already. */
  repeats?: boolean;
  /** A colleague's draft that waits for its documents. */
  waiting?: ColleaguesDraft;
  /** The contract it is for, or could be for. */
  contract?: ClaimContractView;
  today: KstDate;
  /** Drafts of the stack that are still drafts, in its order, and those of them that may go. */
  stack: { id: string; version: number; ready: boolean }[];
}

/** What the form of one claim shows, read in one unit. */
@Injectable()
export class ClaimFormQueries {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly references: ExpenseReferences,
    private readonly targets: ClaimTargets,
    private readonly past: PastChoices,
    private readonly suppliers: KnownSuppliers,
    private readonly routes: ClaimRoutes,
    private readonly hands: DraftHandsQueries,
    private readonly recurring: RecurringQueries,
    private readonly schedules: RecurringStore,
    private readonly offers: PutIntoWaiting,
    private readonly instalments: ClaimInstalments,
    private readonly clock: Clock,
  ) {}

  /** The form of a claim that may still be changed by this actor. */
  async edit(actor: Actor, id: string, stack: readonly string[]): Promise<ClaimFormData> {
    return this.unit.run(actor, async () => {
      const expense = await this.store.find(id);
      ensure(mayEdit(actor, expense));
      const { held } = await this.instalments.terms(expense);
      const lines = withHeld(
        await this.targets.lines(expense.teamId, expense.institutionId, expense.stageId),
        held,
      );
      const categories = await this.targets.categories();
      return {
        expense,
        institution: await this.references.institution(expense.teamId, expense.institutionId),
        lines,
        categories,
        proposals: await this.proposals(expense, lines, categories),
        suppliers: await this.suppliers.offered(expense.teamId),
        ...(await this.routes.examine(actor, expense, [])),
        returned: expense.state === 'returned' ? await this.returnedNote(expense) : undefined,
        hands: await this.hands.of(actor, expense),
        recurrence: await this.recurring.ofClaim(actor, expense),
        repeats: await this.schedules.repeats(expense),
        waiting: await this.offers.offered(actor, expense),
        contract: await this.instalments.view(actor, expense),
        today: this.clock.businessDate(actor.demo),
        stack: await this.stackOf(actor, stack),
      };
    });
  }

  /** The empty form. */
  async blank(actor: Actor): Promise<ClaimFormData> {
    ensure(mayFile(actor));
    return this.unit.run(actor, async () => {
      const institution = await this.references.institution(actor.team.id, actor.institutionId);
      const stage = await this.references.stageFor(actor, this.clock.businessDate(actor.demo));
      return {
        evidences: [],
        institution,
        lines: await this.targets.lines(actor.team.id, institution.id, stage.id),
        categories: await this.targets.categories(),
        proposals: [],
        suppliers: await this.suppliers.offered(actor.team.id),
        findings: [],
        checklist: [],
        hands: await this.hands.blank(actor),
        today: this.clock.businessDate(actor.demo),
        stack: [],
      };
    });
  }

  /** Whether this claim may be changed now, for acts that go on from a refusal. */
  async mayStillEdit(actor: Actor, id: string): Promise<boolean> {
    const expense = await this.unit.run(actor, () => this.store.find(id));
    return mayEdit(actor, expense).allowed;
  }

  /** The first of these claims that is still to be handed in. */
  async firstOpen(actor: Actor, ids: readonly string[]): Promise<string | undefined> {
    if (ids.length === 0) return undefined;
    const row = await this.unit.run(actor, () =>
      this.unit.one<{ id: string }>(
        `SELECT id FROM expenses WHERE team_id = $1 AND id = ANY ($2::uuid[]) AND state IN ('draft', 'returned')
           AND (claimant_id = $3 OR (prepared_by = $3 AND number IS NULL AND handed_at IS NULL))
         ORDER BY array_position($2::uuid[], id) LIMIT 1`,
        [actor.team.id, [...ids], actor.userId],
      ),
    );
    return row?.id;
  }

  private async proposals(
    expense: Expense,
    lines: readonly TargetLine[],
    categories: readonly ClaimCategory[],
  ): Promise<Proposal[]> {
    if (expense.supplierName === '' && expense.title === '') return [];
    const targets = targetsOf(lines, categories, expense.documentedOn);
    const claim = { claimAmount: expense.claimAmount, text: textOfClaim(expense) };
    return proposeTargets(claim, targets, await this.past.for(expense));
  }

  private async returnedNote(expense: Expense): Promise<ReturnedNote | undefined> {
    return this.unit.one<ReturnedNote & object>(
      `SELECT u.name AS "actorName", v.at, v.comment FROM expense_events v JOIN users u ON u.id = v.actor_id
       WHERE v.team_id = $1 AND v.expense_id = $2 AND v.act = 'returned' ORDER BY v.at DESC, v.id DESC LIMIT 1`,
      [expense.teamId, expense.id],
    );
  }

  /** Ready by what the row and its lines say; submission itself checks everything. */
  private async stackOf(actor: Actor, ids: readonly string[]): Promise<ClaimFormData['stack']> {
    if (ids.length < 2) return [];
    const rows = await this.unit.query<{ id: string; version: number; ready: boolean }>(
      `SELECT e.id, e.version, e.title <> '' AND e.supplier_name <> '' AND e.documented_on IS NOT NULL AND e.waits_for IS NULL
         AND e.claimant_id = $3
         AND EXISTS (SELECT 1 FROM expense_lines l WHERE l.team_id = e.team_id AND l.expense_id = e.id)
         AND NOT EXISTS (SELECT 1 FROM expense_lines l WHERE l.team_id = e.team_id AND l.expense_id = e.id
           AND (l.budget_line_id IS NULL OR l.category_id IS NULL)) AS ready
       FROM expenses e WHERE e.team_id = $1 AND e.id = ANY ($2) AND e.state IN ('draft', 'returned')
         AND (e.claimant_id = $3 OR (e.prepared_by = $3 AND e.number IS NULL))`,
      [actor.team.id, [...ids], actor.userId],
    );
    return ids.flatMap((id) => rows.filter((row) => row.id === id));
  }
}

/** What the instalment it is for holds is the claim's to use. */
function withHeld(lines: readonly TargetLine[], held: ReadonlyMap<string, bigint>): TargetLine[] {
  return lines.map((line) => {
    const own = held.get(line.id) ?? 0n;
    if (own === 0n || !line.balance || line.available === undefined) return line;
    const available = line.available + own;
    return {
      ...line,
      available,
      balance: { ...line.balance, available, reserved: line.balance.reserved - own },
    };
  });
}
