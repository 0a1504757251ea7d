import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { PAY_RUN_ERRORS } from './pay-run.errors.js';
import { mayKeepRuns } from './pay-run.policy.js';
import { PayRunStore } from './pay-run-store.js';
import type { PayRun, PayRunItem, RunState } from './pay-run.js';

export interface EndCommand {
  runId: string;
  reason: string;
}

/** Ends a run nothing was paid of: cancelled before its file was made, afterwards only because the bank refused the file. */
@Injectable()
export class EndRun {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: PayRunStore,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  cancel(actor: Actor, command: EndCommand): Promise<void> {
    return this.end(actor, command, {
      to: 'cancelled',
      permits: ({ state }) => state === 'prepared' || state === 'released',
    });
  }

  /** The whole file: once an item succeeded or failed by itself, the bank took it. */
  refuse(actor: Actor, command: EndCommand): Promise<void> {
    return this.end(actor, command, {
      to: 'refused',
      permits: ({ state, kind }, items) =>
        kind === 'transfer' &&
        state === 'filed' &&
        items.every((item) => ['open', 'removed'].includes(item.state)),
    });
  }

  private async end(
    actor: Actor,
    command: EndCommand,
    { to, permits }: { to: RunState; permits: (run: PayRun, items: readonly PayRunItem[]) => boolean },
  ): Promise<void> {
    ensure(mayKeepRuns(actor));
    const reason = command.reason.trim().slice(0, 500);
    await this.unit.run(actor, async () => {
      const run = await this.store.lock(actor, command.runId);
      if (run.state === to) return;
      if (!permits(run, await this.store.items(run))) throw PAY_RUN_ERRORS.fail('pay-run.wrong-state');
      if (reason === '') throw PAY_RUN_ERRORS.fail('pay-run.end-reason');
      const at = this.clock.businessNow(actor.demo);
      this.store.dropOpen(actor, run, at, reason);
      this.store.change(run, { state: to, ended_by: actor.userId, ended_at: at, end_reason: reason });
      await this.audit.record(actor, {
        teamId: run.teamId,
        act: `pay-run.${to}`,
        subjectType: 'pay-run',
        subjectId: run.id,
        before: { state: run.state },
        after: { state: to, reason },
      });
    });
  }
}
