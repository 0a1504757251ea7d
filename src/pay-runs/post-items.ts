import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PayExpenses } from '../expenses/pay-expenses.js';
import type { Actor, Role } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { translateDatabaseError } from '../platform/errors/database-errors.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { actorOfJob, type JobPerson } from '../platform/jobs/job-person.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { PayRunStore } from './pay-run-store.js';
import type { PayRun, PayRunItem } from './pay-run.js';

/**
 * Puts what the bank has paid into the ledger, each item in a unit of its own: what one item is refused for keeps no other
 * back, and whoever takes it up after a crash finds what is in and goes on with the rest.
 */
@Injectable()
export class PostItems implements OnModuleInit {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: PayRunStore,
    private readonly payments: PayExpenses,
    private readonly runner: JobRunner,
  ) {}

  onModuleInit(): void {
    this.runner.handle('post-pay-run', ({ person, runId }) => this.takeUp(person, runId));
  }

  /** Answers how many were refused. Inside somebody else's unit nothing is done: the job that was sent with it does it. */
  async execute(actor: Actor, runId: string): Promise<number> {
    if (this.unit.isOpen) return 0;
    const { run, items } = await this.unit.run(actor, async () => {
      const found = await this.store.find(actor, runId);
      return { run: found, items: await this.store.items(found) };
    });
    let refused = 0;
    for (const { id } of items.filter(({ state }) => state === 'succeeded'))
      if (!(await this.post(actor, run, id))) refused += 1;
    return refused;
  }

  /** A job knows whose it is, not what they may do by now. */
  private async takeUp(person: JobPerson, runId: string): Promise<void> {
    const nameless = actorOfJob(person);
    const rows = await this.unit.run(nameless, () =>
      this.unit.query<{ role: Role }>(
        `SELECT m.role FROM users u JOIN memberships m ON m.team_id = u.team_id AND m.user_id = u.id
         WHERE u.team_id = $1 AND u.id = $2 AND u.status = 'active'`,
        [nameless.team.id, nameless.userId],
      ),
    );
    await this.execute({ ...nameless, roles: rows.map(({ role }) => role) }, runId);
  }

  private async post(actor: Actor, run: PayRun, itemId: string): Promise<boolean> {
    try {
      await this.unit.run(actor, () => this.postOnce(actor, run, itemId));
      return true;
    } catch (thrown) {
      const error = translateDatabaseError(thrown);
      if (!(error instanceof DomainError)) throw error;
      await this.unit.run(actor, async () => {
        const item = await this.locked(run, itemId);
        if (item?.state === 'succeeded')
          this.store.changeItem(run, itemId, { problem: JSON.stringify(error.text) });
      });
      return false;
    }
  }

  /** The item leaves its run first, or the claim would count as bound by it. */
  private async postOnce(actor: Actor, run: PayRun, itemId: string): Promise<void> {
    const item = await this.locked(run, itemId);
    if (item?.state !== 'succeeded' || !item.paidOn) return;
    this.store.changeItem(run, itemId, { state: 'posted', problem: null });
    const payment = await this.payments.pay(actor, {
      items: [{ expenseId: item.expenseId, version: item.expenseVersion }],
      paidOn: item.paidOn,
      bankReference: item.bankReference,
    });
    this.store.changeItem(run, itemId, { payment_id: payment.id });
  }

  private async locked(run: PayRun, itemId: string): Promise<PayRunItem | undefined> {
    await this.unit.query('SELECT id FROM pay_run_items WHERE team_id = $1 AND id = $2 FOR UPDATE', [
      run.teamId,
      itemId,
    ]);
    return (await this.store.items(run)).find(({ id }) => id === itemId);
  }
}
