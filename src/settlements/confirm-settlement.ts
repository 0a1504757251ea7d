import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { Clock } from '../platform/clock/clock.js';
import { addMonths } from '../platform/clock/kst-date.js';
import { ActOnSettlement, type AskedOf } from './act-on-settlement.js';
import { settle } from './settle.js';
import { SETTLEMENT_ERRORS } from './settlement.errors.js';
import { mayChangeDraft, mayReopen } from './settlement.policy.js';
import { SettlementBlocks } from './settlement-blocks.js';
import { SettlementInputs } from './settlement-inputs.js';
import { digestOf, freeze } from './settlement-json.js';
import { SettlementNotices } from './settlement-notices.js';
import { SettlementStore } from './settlement-store.js';

/** What a confirmation keeps, taken back. */
export const UNCONFIRMED = {
  state: 'draft',
  inputs: null,
  result: null,
  digest: null,
  ledger_position: null,
  confirmed_by: null,
  confirmed_at: null,
  confirmed_on: null,
  objection_due_on: null,
  accepted_by: null,
  accepted_at: null,
} as const;

/** The first officer's word: keeps what was computed, and of what; tells the team, which may object within a month. */
@Injectable()
export class ConfirmSettlement {
  constructor(
    private readonly clock: Clock,
    private readonly acting: ActOnSettlement,
    private readonly store: SettlementStore,
    private readonly inputs: SettlementInputs,
    private readonly blocks: SettlementBlocks,
    private readonly notices: SettlementNotices,
  ) {}

  async execute(actor: Actor, asked: AskedOf): Promise<void> {
    await this.acting.run(actor, asked, async (settlement, subject) => {
      ensure(mayChangeDraft(actor, settlement.state));
      const { asOf, interestMethod } = settlement;
      const { input, ledgerPosition } = await this.inputs.one(actor, { ...subject, asOf, interestMethod });
      if ((await this.blocks.of(input)).length > 0) throw SETTLEMENT_ERRORS.fail('settlement.blocked');
      const result = settle(input);
      const digest = digestOf(input);
      const today = this.clock.businessDate(actor.demo);
      this.store.change(settlement, {
        state: 'confirmed',
        inputs: freeze(input),
        result: freeze(result),
        digest,
        ledger_position: ledgerPosition,
        confirmed_by: actor.userId,
        confirmed_at: this.clock.businessNow(actor.demo),
        confirmed_on: today,
        objection_due_on: addMonths(today, 1),
      });
      await this.acting.tell(actor, settlement, 'confirmed', {
        asOf,
        digest,
        ledgerPosition,
        total: result.totals.total,
      });
      await this.notices.tell(actor, 'settlement-confirmed', subject);
    });
  }

  /** Takes it back, until the second officer's word. */
  async withdraw(actor: Actor, asked: AskedOf): Promise<void> {
    await this.acting.run(actor, asked, async (settlement) => {
      ensure(mayReopen(actor, settlement.state));
      this.store.change(settlement, UNCONFIRMED);
      await this.acting.tell(actor, settlement, 'reopened', { digest: settlement.digest });
    });
  }
}
