import { Injectable } from '@nestjs/common';
import { Notices } from '../notifications/notices.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { jobPerson } from '../platform/jobs/job-person.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { ItemFactsQuery, type KnownItem } from './item-facts.js';
import { financePeople } from './finance-people.js';
import { PAY_RUN_ERRORS } from './pay-run.errors.js';
import { mayHandle, mayKeepRuns } from './pay-run.policy.js';
import { PayRunStore } from './pay-run-store.js';
import type { PayRun, PayRunItem } from './pay-run.js';
import type { Outcome } from './results/match-result.js';

export interface HandCommand {
  runId: string;
  items: readonly { itemId: string; outcome: 'succeeded' | 'failed'; reason?: string }[];
  paidOn?: KstDate;
  bankReference: string;
}

const MOST_TEXT = 200;

/** What the bank did with items: written down as a whole, posted afterwards one by one. */
@Injectable()
export class RecordOutcomes {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: PayRunStore,
    private readonly facts: ItemFactsQuery,
    private readonly jobs: Jobs,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  /** A person's word where the bank gives no file; an item marked the same way before stays as it is. */
  async byHand(actor: Actor, { runId, items, paidOn, bankReference }: HandCommand): Promise<void> {
    ensure(mayKeepRuns(actor));
    if (items.length === 0) throw PAY_RUN_ERRORS.fail('pay-run.outcome-missing');
    await this.unit.run(actor, async () => {
      const run = await this.store.lock(actor, runId);
      const known = new Map((await this.store.items(run)).map((item) => [item.id, item]));
      const outcomes = items.flatMap(({ itemId, outcome, reason = '' }): Outcome[] => {
        const item = known.get(itemId);
        if (!item) throw PAY_RUN_ERRORS.fail('pay-run.item-missing');
        if (isSaid(item, outcome)) return [];
        const reference = bankReference.trim().slice(0, MOST_TEXT);
        return [{ itemId, outcome, reason: reason.trim().slice(0, MOST_TEXT), reference, paidOn }];
      });
      await this.record(actor, run, outcomes);
    });
  }

  /** Inside the caller's unit, the run locked. */
  async record(actor: Actor, run: PayRun, outcomes: readonly Outcome[]): Promise<void> {
    if (run.kind !== 'transfer' || run.state !== 'filed') throw PAY_RUN_ERRORS.fail('pay-run.wrong-state');
    if (outcomes.length === 0) return;
    const items = new Map((await this.store.items(run)).map((item) => [item.id, item]));
    const open = outcomes.map(({ itemId }) => items.get(itemId));
    if (open.some((item) => item?.state !== 'open')) throw PAY_RUN_ERRORS.fail('pay-run.item-missing');
    await this.ensureDays(actor, run, outcomes, items);
    const at = this.clock.businessNow(actor.demo);
    for (const { itemId, outcome, reason, reference, paidOn } of outcomes)
      this.store.changeItem(run, itemId, {
        state: outcome,
        reason: outcome === 'failed' ? reason : '',
        paid_on: outcome === 'succeeded' ? (paidOn ?? run.transferOn) : null,
        bank_reference: reference,
        decided_by: actor.userId,
        decided_at: at,
      });
    await this.audit.record(actor, {
      teamId: run.teamId,
      act: 'pay-run.outcomes-recorded',
      subjectType: 'pay-run',
      subjectId: run.id,
      after: { outcomes },
    });
    if (outcomes.some(({ outcome }) => outcome === 'failed'))
      await this.notices.tell(actor, {
        teamId: run.teamId,
        kind: 'transfers-failed',
        userIds: await financePeople(this.unit, run.teamId),
        subject: { type: 'pay-run', id: run.id },
      });
    await this.jobs.send('post-pay-run', { person: jobPerson(actor), runId: run.id });
  }

  /** The ledger would refuse such a day afterwards, when half of the run is in. */
  private async ensureDays(
    actor: Actor,
    run: PayRun,
    outcomes: readonly Outcome[],
    items: ReadonlyMap<string, PayRunItem>,
  ): Promise<void> {
    const today = this.clock.businessDate(actor.demo);
    const byDay = new Map<KstDate, PayRunItem[]>();
    for (const { itemId, outcome, paidOn } of outcomes) {
      const item = items.get(itemId);
      const day = paidOn ?? run.transferOn ?? today;
      if (item && outcome === 'succeeded') byDay.set(day, [...(byDay.get(day) ?? []), item]);
    }
    const known: KnownItem[] = [];
    for (const [day, paid] of byDay) {
      const seen = await this.facts.of(run, paid, day);
      const wrong = seen.find(({ facts }) => day > today || !facts.isInStage);
      if (wrong) throw PAY_RUN_ERRORS.fail('pay-run.paid-on', { number: wrong.number, day });
      known.push(...seen);
    }
    ensure(mayHandle(actor, known));
  }
}

function isSaid(item: PayRunItem, outcome: 'succeeded' | 'failed'): boolean {
  return outcome === 'failed' ? item.state === 'failed' : ['succeeded', 'posted'].includes(item.state);
}
