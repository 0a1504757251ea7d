import { Injectable } from '@nestjs/common';
import { Ledger } from '../ledger/ledger.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { Clock } from '../platform/clock/clock.js';
import { addMonths, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ActOnSettlement, type AskedOf } from './act-on-settlement.js';
import { Appropriations } from './appropriations.js';
import { finalEntries } from './final-entries.js';
import { SETTLEMENT_ERRORS } from './settlement.errors.js';
import { mayFinalise } from './settlement.policy.js';
import { SettlementBlocks } from './settlement-blocks.js';
import { SettlementInputs } from './settlement-inputs.js';
import { digestOf } from './settlement-json.js';
import { SettlementNotices } from './settlement-notices.js';
import type { SettlementResult } from './settlement-result.js';
import { SettlementStore } from './settlement-store.js';
import type { SettlementSubject } from './settlement-subject.js';
import { objectionIsOver, type Settlement } from './settlement.js';
import { SpendingEntries, type SpendingEntry } from './spending-entries.js';

/**
 * The second officer's word. Inputs are read again and must still be those that were confirmed; then all of it is posted as
 * one group, so that a crash leaves everything or nothing.
 */
@Injectable()
export class FinaliseSettlement {
  constructor(
    private readonly clock: Clock,
    private readonly unit: UnitOfWork,
    private readonly acting: ActOnSettlement,
    private readonly store: SettlementStore,
    private readonly inputs: SettlementInputs,
    private readonly blocks: SettlementBlocks,
    private readonly entries: SpendingEntries,
    private readonly appropriations: Appropriations,
    private readonly ledger: Ledger,
    private readonly notices: SettlementNotices,
  ) {}

  async execute(actor: Actor, asked: AskedOf): Promise<void> {
    await this.acting.run(actor, asked, async (settlement, subject) => {
      ensure(mayFinalise(actor, settlement));
      const today = this.clock.businessDate(actor.demo);
      const objection = await this.store.objection(settlement);
      if (!objectionIsOver(settlement, objection, today))
        throw SETTLEMENT_ERRORS.fail('settlement.objection-time', { dueOn: settlement.objectionDueOn ?? '' });
      const result = await this.unchanged(actor, settlement, subject);
      await this.post(actor, settlement, result, today);
      this.store.change(settlement, {
        state: 'final',
        finalised_by: actor.userId,
        finalised_at: this.clock.businessNow(actor.demo),
        finalised_on: today,
        return_due_on: addMonths(today, 1),
      });
      await this.acting.tell(actor, settlement, 'final', {
        digest: settlement.digest,
        total: result.totals.total,
      });
      await this.notices.tell(actor, 'settlement-final', subject);
    });
  }

  /** What was confirmed, as long as it would be computed the same today. */
  private async unchanged(
    actor: Actor,
    { asOf, interestMethod, digest, result }: Settlement,
    subject: SettlementSubject,
  ): Promise<SettlementResult> {
    const { input } = await this.inputs.one(actor, { ...subject, asOf, interestMethod });
    const blocks = await this.blocks.of(input);
    if (blocks.some(({ kind }) => kind !== 'later-entries'))
      throw SETTLEMENT_ERRORS.fail('settlement.blocked');
    // Settings that were changed since then don't count: what was confirmed keeps its own.
    const asConfirmed = result && { ...input, rules: result.rules };
    if (!asConfirmed || blocks.length > 0 || digestOf(asConfirmed) !== digest)
      throw SETTLEMENT_ERRORS.fail('settlement.figures-changed');
    return result;
  }

  private async post(
    actor: Actor,
    settlement: Settlement,
    result: SettlementResult,
    today: KstDate,
  ): Promise<void> {
    const { teamId, stageId, id } = settlement;
    const lines = result.institutions.flatMap((each) => each.lines);
    const spending = new Map<string, SpendingEntry[]>();
    for (const line of lines.filter(({ cut }) => cut > 0n))
      spending.set(line.id, await this.entries.onLine(teamId, stageId, line.id));
    const entries = finalEntries({
      result,
      disallowances: await this.store.disallowances(settlement),
      spending,
      appropriationOf: await this.appropriations.finder(),
    });
    if (entries.length > 0)
      await this.ledger.postNow({
        teamId,
        key: `settlement:${id}:final`,
        causeType: 'settlement',
        causeId: id,
        occurredOn: today,
        actorId: actor.userId,
        entries,
      });
    const [left] = await this.unit.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM line_balances WHERE line_id = ANY ($1::uuid[]) AND (available <> 0 OR reserved <> 0)',
      [lines.map((line) => line.id)],
    );
    // Something moved between reading and posting: none of it stands.
    if (left && left.count > 0) throw SETTLEMENT_ERRORS.fail('settlement.figures-changed');
  }
}
