import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { SpendingStop } from '../funding/spending-stop.js';
import { limitsOf } from '../stages/deadline.js';
import { DeadlineStore } from '../stages/deadline-store.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import type { StagePeriod } from './check-expense.js';
import type { Expense, VatRecovery } from './expense.js';
import { EXPENSE_ERRORS } from './expense.errors.js';

export interface ClaimInstitution {
  id: string;
  name: string;
  businessNumber: string;
  vatRecovery: VatRecovery;
}

/** What a claim refers to: stage, institution and budget lines. */
@Injectable()
export class ExpenseReferences {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly spendingStop: SpendingStop,
    private readonly deadlines: DeadlineStore,
  ) {}

  /** Late own cash stops what an institution spends of its own lines; a common pot isn't its money. */
  async stopped(expense: Expense, day: KstDate): Promise<FieldProblem | undefined> {
    return expense.onPot ? undefined : this.spendingStop.problem(expense, day);
  }

  async institution(teamId: string, institutionId: string | undefined): Promise<ClaimInstitution> {
    const [row] = await this.unit.byKey<{
      id: string;
      name: string;
      business_number: string;
      vat_recovery: VatRecovery;
    }>(
      `SELECT id, name, business_number, vat_recovery FROM institutions WHERE team_id = $1 AND ($2::uuid IS NULL AND part = 'lead' OR id = $2)
       ORDER BY position LIMIT 1`,
      [teamId, institutionId ?? null],
    );
    if (!row) throw EXPENSE_ERRORS.fail('expense.institution-missing');
    return { id: row.id, name: row.name, businessNumber: row.business_number, vatRecovery: row.vat_recovery };
  }

  async stage(id: string): Promise<StagePeriod> {
    const [stage] = await this.unit.byKey<StagePeriod>(
      'SELECT id, starts_on AS "startsOn", ends_on AS "endsOn" FROM stages WHERE id = $1',
      [id],
    );
    if (!stage) throw EXPENSE_ERRORS.fail('expense.stage-missing');
    return stage;
  }

  /** The stage with the day up to which what was committed in it is paid. */
  async payableStage(actor: Actor, id: string): Promise<StagePeriod> {
    const [stage, { deadlines, holidays }] = await Promise.all([
      this.stage(id),
      this.deadlines.read(actor.programme.id),
    ]);
    return { ...stage, reportBy: limitsOf(deadlines, stage, holidays).reportBy };
  }

  /**
   * The stage a document's day lies in; for a day in no stage, or none, the one open today. Between two stages, the last
   * one that began: what was committed in it is still settled.
   */
  async stageFor(actor: Actor, documentedOn: KstDate | undefined): Promise<StagePeriod> {
    const today = this.clock.businessDate(actor.demo);
    const [stage] = await this.unit.byKey<StagePeriod>(
      `SELECT id, starts_on AS "startsOn", ends_on AS "endsOn" FROM stages WHERE starts_on <= $1::date
       ORDER BY ($2::date BETWEEN starts_on AND ends_on) DESC NULLS LAST, starts_on DESC LIMIT 1`,
      [today, documentedOn ?? null],
    );
    if (!stage) throw EXPENSE_ERRORS.fail('expense.stage-missing');
    return stage;
  }

  /** The stage a claim belongs to: of its contract where it is for an instalment, else of its document's day. */
  async stageOf(
    actor: Actor,
    claim: Pick<Expense, 'instalment' | 'stageId' | 'documentedOn'>,
  ): Promise<StagePeriod> {
    return claim.instalment ? this.stage(claim.stageId) : this.stageFor(actor, claim.documentedOn);
  }

  /** Which of these budget lines are common pots; a line that isn't the team's or the programme's is absent. */
  async pots(ids: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
    if (ids.length === 0) return new Map();
    const rows = await this.unit.byKey<{ id: string; pot: boolean }>(
      `SELECT id, audience = 'programme' AS pot FROM budget_lines WHERE id = ANY ($1)`,
      [[...new Set(ids)]],
    );
    return new Map(rows.map(({ id, pot }) => [id, pot]));
  }

  /** Whether the claim asks the common pot; refuses a line that isn't the team's or the programme's. */
  async isOnPot(expense: Expense): Promise<boolean> {
    return isOnPot(expense, await this.pots(budgetLineIdsOf(chargedBy(expense))));
  }
}

export function budgetLineIdsOf(lines: readonly { budgetLineId?: string }[]): string[] {
  return lines.flatMap(({ budgetLineId }) => (budgetLineId ? [budgetLineId] : []));
}

/** Whether a claim asks a common pot of `pots`; refuses a line that isn't there. Pure. */
export function isOnPot(
  expense: Pick<Expense, 'lines' | 'details'>,
  pots: ReadonlyMap<string, boolean>,
): boolean {
  const charged = chargedBy(expense);
  const unknown = charged.findIndex(
    ({ budgetLineId }) => budgetLineId !== undefined && !pots.has(budgetLineId),
  );
  if (unknown >= 0)
    throw EXPENSE_ERRORS.fail(
      'expense.target-not-open',
      {},
      unknown < expense.lines.length ? `/lines/${unknown}/budgetLineId` : '/budgetLineId',
    );
  return charged.some(({ budgetLineId }) => pots.get(budgetLineId ?? '') === true);
}

/** Its lines, or the choice that waits for the first of them. */
function chargedBy({ lines, details }: Pick<Expense, 'lines' | 'details'>): { budgetLineId?: string }[] {
  return details.target ? [...lines, details.target] : [...lines];
}
