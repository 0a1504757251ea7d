import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ItemFactsQuery } from './item-facts.js';
import { PAY_RUN_ERRORS } from './pay-run.errors.js';
import { mayKeepRuns } from './pay-run.policy.js';
import { PayRunStore } from './pay-run-store.js';
import type { HolderCheck, PayRun, PayRunItem } from './pay-run.js';

interface ItemCommand {
  runId: string;
  itemId: string;
}

/** What finance does to a run before it is released: takes items out, and records the bank's inquiry of a holder. */
@Injectable()
export class ChangeRun {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: PayRunStore,
    private readonly facts: ItemFactsQuery,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Again does nothing: the claim is payable as before. */
  async remove(actor: Actor, command: ItemCommand): Promise<void> {
    ensure(mayKeepRuns(actor));
    await this.unit.run(actor, async () => {
      const { run, item } = await this.item(actor, command);
      if (item.state === 'removed') return;
      if (run.state !== 'prepared' || item.state !== 'open') throw PAY_RUN_ERRORS.fail('pay-run.wrong-state');
      this.store.changeItem(run, item.id, { state: 'removed', ...this.decided(actor) });
      await this.record(actor, run, 'pay-run.item-removed', { itemId: item.id, expenseId: item.expenseId });
    });
  }

  /** The outcome is the account's: another account has to be asked about anew. */
  async checkHolder(actor: Actor, command: ItemCommand & { outcome: HolderCheck }): Promise<void> {
    ensure(mayKeepRuns(actor));
    const { outcome } = command;
    await this.unit.run(actor, async () => {
      const { run, item } = await this.item(actor, command);
      if (run.state !== 'prepared' || item.state !== 'open') throw PAY_RUN_ERRORS.fail('pay-run.wrong-state');
      await this.setHolder(actor, run, [item], outcome);
    });
  }

  /** The bank's inquiry agreed for all that nobody has recorded yet. */
  async holdersMatch(actor: Actor, runId: string): Promise<number> {
    ensure(mayKeepRuns(actor));
    return this.unit.run(actor, async () => {
      const run = await this.store.lock(actor, runId);
      if (run.state !== 'prepared') throw PAY_RUN_ERRORS.fail('pay-run.wrong-state');
      const open = (await this.store.items(run)).filter(({ state }) => state === 'open');
      return this.setHolder(actor, run, open, 'match', { onlyNew: true });
    });
  }

  private async setHolder(
    actor: Actor,
    run: PayRun,
    items: readonly PayRunItem[],
    outcome: HolderCheck,
    { onlyNew = false } = {},
  ): Promise<number> {
    const known = await this.facts.of(run, items, this.clock.businessDate(actor.demo));
    let count = 0;
    for (const { item, account, number } of known) {
      const isKnown = item.holderCheck !== undefined && item.holderCheckedAccountId === account?.id;
      if (onlyNew && (isKnown || !account)) continue;
      if (!account) throw PAY_RUN_ERRORS.fail('pay-run.no-account', { number });
      this.store.changeItem(run, item.id, {
        holder_check: outcome,
        holder_checked_by: actor.userId,
        holder_checked_at: this.clock.businessNow(actor.demo),
        holder_checked_account_id: account.id,
      });
      await this.record(actor, run, 'pay-run.holder-checked', {
        itemId: item.id,
        accountId: account.id,
        outcome,
      });
      count += 1;
    }
    return count;
  }

  private async item(
    actor: Actor,
    { runId, itemId }: ItemCommand,
  ): Promise<{ run: PayRun; item: PayRunItem }> {
    const run = await this.store.lock(actor, runId);
    const item = (await this.store.items(run)).find(({ id }) => id === itemId);
    if (!item) throw PAY_RUN_ERRORS.fail('pay-run.item-missing');
    return { run, item };
  }

  private decided(actor: Actor) {
    return { decided_by: actor.userId, decided_at: this.clock.businessNow(actor.demo) };
  }

  private record(actor: Actor, run: PayRun, act: string, after: object): Promise<void> {
    return this.audit.record(actor, {
      teamId: run.teamId,
      act,
      subjectType: 'pay-run',
      subjectId: run.id,
      after,
    });
  }
}
