import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Ledger } from '../ledger/ledger.js';
import type { PostingEntry } from '../ledger/posting.js';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { Clock } from '../platform/clock/clock.js';
import { addMonths, type KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { invalidInput } from '../platform/errors/define-errors.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { formatWon, sumWon, type Won } from '../platform/money/won.js';
import { ActOnSettlement, type AskedOf } from './act-on-settlement.js';
import { Appropriations } from './appropriations.js';
import { partsOfReturn } from './parts-of-return.js';
import { SETTLEMENT_ERRORS } from './settlement.errors.js';
import { mayRecordReceipt } from './settlement.policy.js';
import { SettlementSettingsStore } from './settlement-settings.js';
import { SettlementStore } from './settlement-store.js';
import type { Destination } from './settlement.js';

export interface ReturnCommand extends AskedOf {
  amount: Won;
  paidOn: KstDate;
  bankReference: string;
}

export interface ExtensionCommand extends AskedOf {
  dueOn: KstDate;
  reason: string;
}

/** Payment may be put off or split over so many months. */
const MOST_MONTHS = 24;

/** Records what was paid back, whole or in parts, and grants more time for it. */
@Injectable()
export class RecordReturn {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly acting: ActOnSettlement,
    private readonly store: SettlementStore,
    private readonly settings: SettlementSettingsStore,
    private readonly appropriations: Appropriations,
    private readonly ledger: Ledger,
  ) {}

  async execute(actor: Actor, { amount, paidOn, bankReference, ...asked }: ReturnCommand): Promise<string> {
    return this.acting.run(actor, asked, async (settlement) => {
      ensure(mayRecordReceipt(actor, settlement.state));
      const { result, finalisedOn = '' } = settlement;
      if (!result) throw SETTLEMENT_ERRORS.fail('settlement.changed');
      const before = sumWon((await this.store.receipts(settlement)).map((receipt) => receipt.amount));
      const left = result.totals.total - before;
      if (left <= 0n) throw SETTLEMENT_ERRORS.fail('settlement.nothing-owed');
      this.check({ amount, paidOn }, { left, from: finalisedOn, today: this.clock.businessDate(actor.demo) });
      const { destination } = await this.settings.read(actor);
      const parts = partsOfReturn(result, before, amount);
      const id = uuidv7();
      const ledgerAmount = sumWon(parts.map((part) => part.amount));
      await this.unit.query(
        `INSERT INTO settlement_receipts (team_id, id, settlement_id, paid_on, amount, ledger_amount, destination, bank_reference, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          settlement.teamId,
          id,
          settlement.id,
          paidOn,
          amount,
          ledgerAmount,
          destination,
          bankReference.trim(),
          actor.userId,
          this.clock.businessNow(actor.demo),
        ],
      );
      await this.acting.tell(actor, settlement, 'returned', {
        id,
        amount,
        paidOn,
        destination,
        bankReference,
      });
      const find = parts.length > 0 ? await this.appropriations.finder() : undefined;
      const entries = parts.map((part): PostingEntry => ({
        kind: KINDS[destination],
        lineId: find?.(part) ?? '',
        amount: part.amount,
      }));
      if (entries.length > 0)
        this.ledger.post({
          teamId: settlement.teamId,
          key: `settlement:${settlement.id}:receipt:${id}`,
          causeType: 'settlement',
          causeId: settlement.id,
          occurredOn: paidOn,
          actorId: actor.userId,
          reason: bankReference.trim(),
          entries,
        });
      return id;
    });
  }

  async extend(actor: Actor, { dueOn, reason: written, ...asked }: ExtensionCommand): Promise<void> {
    await this.acting.run(actor, asked, async (settlement) => {
      ensure(mayRecordReceipt(actor, settlement.state));
      const most = addMonths(settlement.finalisedOn ?? '', MOST_MONTHS);
      const reason = written.trim();
      const problems: FieldProblem[] = [];
      if (dueOn <= (settlement.returnDueOn ?? '') || dueOn > most)
        problems.push(SETTLEMENT_ERRORS.problem('settlement.extension-out-of-range', '/dueOn', { most }));
      if (reason === '')
        problems.push(SETTLEMENT_ERRORS.problem('settlement.text-missing', '/extensionReason'));
      if (problems.length > 0) throw invalidInput(problems);
      await this.unit.query(
        `INSERT INTO settlement_extensions (team_id, id, settlement_id, due_on, reason, granted_by, granted_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          settlement.teamId,
          uuidv7(),
          settlement.id,
          dueOn,
          reason,
          actor.userId,
          this.clock.businessNow(actor.demo),
        ],
      );
      this.store.change(settlement, { return_due_on: dueOn });
      await this.acting.tell(
        actor,
        settlement,
        'extended',
        { dueOn, reason },
        { dueOn: settlement.returnDueOn },
      );
    });
  }

  private check(
    { amount, paidOn }: { amount: Won; paidOn: KstDate },
    { left, from, today }: { left: Won; from: KstDate; today: KstDate },
  ): void {
    const problems: FieldProblem[] = [];
    if (amount <= 0n) problems.push(SETTLEMENT_ERRORS.problem('settlement.amount-malformed', '/amount'));
    if (amount > left)
      problems.push(
        SETTLEMENT_ERRORS.problem('settlement.more-than-owed', '/amount', { left: formatWon(left) }),
      );
    if (paidOn < from || paidOn > today)
      problems.push(SETTLEMENT_ERRORS.problem('settlement.paid-on-out-of-range', '/paidOn', { from, today }));
    if (problems.length > 0) throw invalidInput(problems);
  }
}

const KINDS = { treasury: 'return-to-treasury', fund: 'return-to-fund' } as const satisfies Record<
  Destination,
  string
>;
