import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.js';
import type { KstDate } from '../../platform/clock/kst-date.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import { sumWon, type Won } from '../../platform/money/won.js';
import { EXPENSE_ERRORS } from '../expense.errors.js';
import { mayRecordRefund, mayReverse } from '../expense.policy.js';
import { ExpenseStore } from '../expense-store.js';
import type { Expense } from '../expense.js';
import { checkReceivedOn, partsOfAwaited, partsOfUnawaited, type Parted } from './check-refund.js';
import { REFUND_ERRORS } from './refund.errors.js';
import { ReversalStore } from './reversal-store.js';
import type { Reversal, ReversalReason } from './reversal.js';
import { leftOf, leftOfLine, fillLines, onLines, type Parts } from './shares-back.js';
import { TakeBack, type LineAmount } from './take-back.js';

export interface RefundItem {
  expenseId: string;
  /** The version of the claim that was read. */
  version?: number;
  /** The reversal it was awaited for; absent for money that came without one, which reverses as much. */
  reversalId?: string;
  amount?: Won;
  /** The grant's part of it, where it isn't as the claim's VAT says. */
  grantAmount?: Won;
}

export interface RefundCommand {
  receivedOn: KstDate;
  bankReference: string;
  items: readonly RefundItem[];
  /** Why money came that wasn't awaited. */
  reason?: ReversalReason;
  comment?: string;
}

export interface Refund {
  id: string;
  receivedOn: KstDate;
  bankReference: string;
  amount: Won;
  grantAmount: Won;
  vatAmount: Won;
  items: { expenseId: string; reversalId: string; grantAmount: Won; vatAmount: Won }[];
}

type Indexed = RefundItem & { index: number };

/** Records money that came back: what it closes, and the grant's part of it in the ledger on the day it came in. */
@Injectable()
export class RecordRefund {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ExpenseStore,
    private readonly reversals: ReversalStore,
    private readonly takeBack: TakeBack,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: RefundCommand): Promise<Refund> {
    const bankReference = command.bankReference.trim();
    return this.unit.run(actor, async () => {
      const problems = this.checkForm(actor, { ...command, bankReference });
      const refund: Refund = {
        id: uuidv7(),
        receivedOn: command.receivedOn,
        bankReference,
        amount: 0n,
        grantAmount: 0n,
        vatAmount: 0n,
        items: [],
      };
      const acts: (() => Promise<void>)[] = [];
      for (const items of byClaim(command.items)) {
        const expense = await this.locked(actor, items, command);
        problems.push(...checkReceivedOn(expense, command.receivedOn));
        const reversals = await this.reversals.of(expense);
        const found = items.map((item) => partsOfItem(expense, reversals, item));
        problems.push(...found.flatMap(({ problem }) => problem ?? []));
        acts.push(() => this.comeBack(actor, { expense, reversals, command, refund }, items, found));
      }
      if (problems.length > 0) throw invalidInput(problems);
      for (const act of acts) await act();
      refund.amount = refund.grantAmount + refund.vatAmount;
      this.insert(actor, refund);
      return refund;
    });
  }

  private checkForm(actor: Actor, { receivedOn, bankReference, items, reason }: RefundCommand) {
    const today = this.clock.businessDate(actor.demo);
    const problems: FieldProblem[] = [];
    if (receivedOn > today)
      problems.push(EXPENSE_ERRORS.problem('expense.in-future', '/receivedOn', { today }));
    if (bankReference === '')
      problems.push(REFUND_ERRORS.problem('refund.reference-missing', '/bankReference'));
    if (items.length === 0) problems.push(REFUND_ERRORS.problem('refund.none-chosen', '/items'));
    if (!reason && items.some(({ reversalId }) => !reversalId))
      problems.push(REFUND_ERRORS.problem('refund.reason-missing', '/reason'));
    const keys = items.map(({ expenseId, reversalId }) => `${expenseId}/${reversalId ?? ''}`);
    if (new Set(keys).size < keys.length) problems.push(REFUND_ERRORS.problem('refund.twice', '/items'));
    return problems;
  }

  private async locked(actor: Actor, items: readonly Indexed[], command: RefundCommand): Promise<Expense> {
    const expense = await this.store.lock(items[0]?.expenseId ?? '');
    ensure(mayRecordRefund(actor, expense));
    if (items.some(({ reversalId }) => !reversalId)) ensure(mayReverse(actor, expense));
    if (items.some(({ version }) => version !== undefined && version !== expense.version))
      throw EXPENSE_ERRORS.fail('expense.changed', {}, command.items.length > 1 ? '/items' : undefined);
    return expense;
  }

  /** All of one claim's items in one go: its version counts up once, and the ledger gets one group. */
  private async comeBack(
    actor: Actor,
    { expense, reversals, command, refund }: Received,
    items: readonly Indexed[],
    found: readonly Parted[],
  ): Promise<void> {
    const amounts: LineAmount[] = [];
    let owed = 0n;
    for (const [at, { grant, vat }] of found.entries()) {
      const known = reversals.find(({ id }) => id === items[at]?.reversalId);
      const reversal = known ?? this.reverse(actor, expense, command, { grant, vat });
      const lines = onLines(reversal, grant);
      this.reversals.comeBack(reversal, { grant, vat }, lines);
      amounts.push(...lines);
      owed += grant;
      refund.items.push({
        expenseId: expense.id,
        reversalId: reversal.id,
        grantAmount: grant,
        vatAmount: vat,
      });
      refund.grantAmount += grant;
      refund.vatAmount += vat;
    }
    const from = expense.state;
    this.reversals.awaitMoney(expense, { owed: -owed, vatBack: 0n });
    await this.takeBack.giveBack(actor, expense, {
      act: 'refund',
      reason: refund.bankReference,
      amounts,
      occurredOn: refund.receivedOn,
    });
    await this.record(actor, { expense, from, refund, owed });
  }

  /** Money that nobody awaited takes as much of the claim back, line by line in their order. */
  private reverse(actor: Actor, expense: Expense, command: RefundCommand, parts: Parts): Reversal {
    const rooms = expense.lines.map((line) => ({ lineId: line.id, room: leftOfLine(line) }));
    return this.takeBack.decide(actor, expense, {
      reason: command.reason ?? 'other',
      comment: command.comment?.trim() ?? '',
      owedBy: 'supplier',
      amounts: fillLines(parts.grant, rooms),
      vat: parts.vat,
    });
  }

  private async record(
    actor: Actor,
    { expense, from, refund, owed }: { expense: Expense; from: string; refund: Refund; owed: Won },
  ): Promise<void> {
    const { receivedOn, bankReference } = refund;
    await this.store.addEvent(actor, expense, { act: 'money-back', from, comment: bankReference });
    await this.audit.record(actor, {
      teamId: expense.teamId,
      act: 'expense.money-back',
      subjectType: 'expense',
      subjectId: expense.id,
      before: { state: from, reversedAmount: expense.reversedAmount - owed },
      after: {
        state: expense.state,
        reversedAmount: expense.reversedAmount,
        refundId: refund.id,
        receivedOn,
        bankReference,
        vatAmount: sumWon(
          refund.items.filter((item) => item.expenseId === expense.id).map(({ vatAmount }) => vatAmount),
        ),
      },
    });
  }

  private insert(actor: Actor, refund: Refund): void {
    this.unit.write(
      `INSERT INTO refunds (team_id, id, received_on, bank_reference, grant_amount, vat_amount, item_count, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        actor.team.id,
        refund.id,
        refund.receivedOn,
        refund.bankReference,
        refund.grantAmount.toString(),
        refund.vatAmount.toString(),
        refund.items.length,
        actor.userId,
        this.clock.businessNow(actor.demo),
      ],
    );
    const column = <T>(pick: (item: Refund['items'][number]) => T) => refund.items.map(pick);
    this.unit.write(
      `INSERT INTO refund_items (team_id, refund_id, expense_id, reversal_id, grant_amount, vat_amount)
       SELECT $1, $2, i.* FROM unnest($3::uuid[], $4::uuid[], $5::bigint[], $6::bigint[]) AS i`,
      [
        actor.team.id,
        refund.id,
        column(({ expenseId }) => expenseId),
        column(({ reversalId }) => reversalId),
        column(({ grantAmount }) => grantAmount.toString()),
        column(({ vatAmount }) => vatAmount.toString()),
      ],
    );
  }
}

interface Received {
  expense: Expense;
  reversals: readonly Reversal[];
  command: RefundCommand;
  refund: Refund;
}

/** The items of each claim; claims in the order of their ids, so that two receipts never lock each other out. */
function byClaim(items: readonly RefundItem[]): Indexed[][] {
  const claims = new Map<string, Indexed[]>();
  for (const [index, item] of items.entries())
    claims.set(item.expenseId, [...(claims.get(item.expenseId) ?? []), { ...item, index }]);
  return [...claims.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => own);
}

function partsOfItem(expense: Expense, reversals: readonly Reversal[], item: Indexed): Parted {
  if (!item.reversalId) return partsOfUnawaited(leftOf(expense), item);
  const reversal = reversals.find(({ id }) => id === item.reversalId);
  if (!reversal) throw REFUND_ERRORS.fail('reversal.not-found');
  return partsOfAwaited(reversal, item);
}
