import { v7 as uuidv7 } from 'uuid';
import { EndDelegation } from '../../src/approvals/delegations/end-delegation.js';
import { LendRight } from '../../src/approvals/delegations/lend-right.js';
import type { Route } from '../../src/approvals/route.js';
import { LookAfterApprovals } from '../../src/expenses/approval/look-after-approvals.js';
import { CreateExpense } from '../../src/expenses/create-expense.js';
import { DecideExpense } from '../../src/expenses/decide-expense.js';
import type { Expense } from '../../src/expenses/expense.js';
import { PayExpenses } from '../../src/expenses/pay-expenses.js';
import { SaveDraft } from '../../src/expenses/save-draft.js';
import { SubmitExpense } from '../../src/expenses/submit-expense.js';
import { WithdrawExpense } from '../../src/expenses/withdraw-expense.js';
import { ChangeRoles } from '../../src/people/change-roles.js';
import { PersonAccess } from '../../src/people/person-access.js';
import type { Actor } from '../../src/platform/access/actor.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { translateDatabaseError } from '../../src/platform/errors/database-errors.js';
import { DomainError } from '../../src/platform/errors/domain-error.js';
import type { TestApp } from '../support/app.js';
import { rowsOf } from '../support/stored.js';
import type { Act } from '../support/workflow/acts.js';
import type { ClaimMachine } from '../support/workflow/claim-machine.js';
import type { Lent, Person, Team } from '../support/workflow/team.js';
import type { World } from '../support/world.js';

export type DoneAct = Exclude<Act, { kind: 'amend' }>;

/** The same acts through the use cases, for one claim. */
export class WorkflowInDatabase {
  private readonly lentIds = new Map<Lent, string>();
  id = '';

  constructor(
    private readonly test: TestApp,
    private readonly world: World,
    private readonly actors: ReadonlyMap<string, Actor>,
    private readonly team: Team,
  ) {}

  /** As of the model's day. */
  async at<T>(work: () => Promise<T>): Promise<T> {
    return this.from(Clock).at(this.team.now, work);
  }

  actor({ id, roles }: Person): Actor {
    const actor = this.actors.get(id);
    if (!actor) throw new Error(`nobody is ${id}`);
    return { ...actor, roles };
  }

  /** A draft of three lines; their ids. */
  async create(maker: Person, claimant: Person): Promise<string[]> {
    const lines = [1, 2, 3].map((number) => this.line({ name: `품목 ${number}`, supplyAmount: 1_000_000n }));
    const expense = await this.from(CreateExpense).execute(this.actor(maker), {
      evidenceIds: [],
      claimantId: claimant.id,
      input: { title: '말뭉치 구입', supplierName: '공급자', documentedOn: '2025-10-15', lines },
    });
    this.id = expense.id;
    return expense.lines.map(({ id }) => id);
  }

  /** The code of the refusal, where it was refused. */
  async perform(act: DoneAct, after: Expense): Promise<string | undefined> {
    try {
      await this.at(() => this.done(act, after));
      return undefined;
    } catch (thrown) {
      const error = translateDatabaseError(thrown);
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  }

  /** As the product looks every few minutes, until nothing is left to do. */
  async look(): Promise<void> {
    await this.at(async () => {
      while ((await this.from(LookAfterApprovals).execute(this.world.upstage.id)) > 0);
    });
  }

  async reroute(routes: readonly Route[]): Promise<void> {
    await rowsOf(this.test, `UPDATE routes SET removed_at = now() WHERE removed_at IS NULL`);
    for (const { scope, name, position, conditions, steps, version } of routes) {
      const teamId = scope === 'team' ? this.world.upstage.id : this.world.officeTeamId;
      const stored = { ...conditions, amountFrom: conditions.amountFrom?.toString() };
      await rowsOf(
        this.test,
        `INSERT INTO routes (team_id, id, scope, name, position, conditions, steps, version, changed_by, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now())`,
        [
          teamId,
          uuidv7(),
          scope,
          name,
          position,
          JSON.stringify(stored),
          JSON.stringify(steps),
          version,
          this.world.officer.userId,
        ],
      );
    }
  }

  private async done(act: DoneAct, after: Expense): Promise<void> {
    const { id } = this;
    const decision = { id, comment: '까닭' };
    switch (act.kind) {
      case 'submit':
        await this.from(SubmitExpense).execute(this.actor(act.who), { id });
        return;
      case 'recall':
        await this.from(WithdrawExpense).recall(this.actor(act.who), id);
        return;
      case 'approve':
        await this.from(DecideExpense).approve(this.actor(act.who), { ...decision, declined: act.declined });
        return;
      case 'return':
        await this.from(DecideExpense).return(this.actor(act.who), {
          ...decision,
          questioned: act.questioned,
        });
        return;
      case 'reject':
        await this.from(DecideExpense).reject(this.actor(act.who), decision);
        return;
      case 'pay':
        await this.from(PayExpenses).pay(this.actor(act.who), {
          items: [{ expenseId: id }],
          paidOn: this.team.day,
          bankReference: '',
        });
        return;
      case 'edit':
        return this.save(act.who, after);
      default:
        return this.around(act);
    }
  }

  /** What happens around the claim. */
  private async around(act: DoneAct): Promise<void> {
    switch (act.kind) {
      case 'reroute':
        return this.reroute(act.routes);
      case 'roles':
        return this.from(ChangeRoles).execute(this.officer(), { userId: act.who.id, roles: act.roles });
      case 'leave':
        await this.from(PersonAccess).disable(this.officer(), act.who.id);
        return;
      case 'come':
        await this.from(PersonAccess).enable(this.officer(), act.who.id);
        return;
      case 'lend': {
        const from = this.team.person(act.lent.fromUserId);
        if (!from) throw new Error('nobody lends it');
        const { id } = await this.from(LendRight).execute(this.actor(from), act.lent);
        this.lentIds.set(act.lent, id);
        return;
      }
      case 'unlend': {
        const from = this.team.person(act.lent.fromUserId);
        if (from) await this.from(EndDelegation).execute(this.actor(from), this.lentIds.get(act.lent) ?? '');
      }
    }
  }

  private async save(who: Person, after: Expense): Promise<void> {
    const [row] = await rowsOf<{ version: number }>(this.test, `SELECT version FROM expenses WHERE id = $1`, [
      this.id,
    ]);
    const { title, supplierName, documentedOn } = after;
    await this.from(SaveDraft).execute(this.actor(who), {
      id: this.id,
      version: row?.version ?? 0,
      input: {
        title,
        supplierName,
        documentedOn,
        lines: after.lines.map(({ id, supplyAmount }, index) => ({
          ...this.line({ name: `품목 ${index + 1}`, supplyAmount }, after.onPot),
          id,
        })),
      },
    });
  }

  private line({ name, supplyAmount }: { name: string; supplyAmount: bigint }, onPot = false) {
    const budgetLineId = onPot ? this.world.potLineId : this.world.upstage.lines.software;
    return {
      name,
      supplyAmount,
      taxAmount: 100_000n,
      categoryId: this.world.categories.software,
      budgetLineId,
    };
  }

  private officer(): Actor {
    const { officer, upstage } = this.world;
    return { ...officer, readTeamIds: [...officer.readTeamIds, upstage.id] };
  }

  private from<T>(token: new (...parameters: never[]) => T): T {
    return this.test.app.get<T>(token, { strict: false });
  }
}

/** How the claim stands, as far as the model tells it. */
export function standingInModel({ expense, round }: ClaimMachine): object {
  return {
    state: expense.state,
    claimAmount: expense.claimAmount.toString(),
    approverId: expense.approverId,
    approverIds: [...expense.approverIds].sort(),
    steps: round.map((request) => ({
      stepId: request.stepId,
      state: request.state,
      settledBy: request.settledBy,
      voices: request.voices.map(({ userId, forUserId }) => `${userId} ${forUserId ?? ''}`),
      heardIds: request.state === 'open' ? [...request.heardIds].sort() : [],
      widened: [...(request.widened?.roles ?? []), ...(request.widened?.userIds ?? [])].sort(),
      amount: request.state === 'open' ? request.amount.toString() : '',
    })),
  };
}
