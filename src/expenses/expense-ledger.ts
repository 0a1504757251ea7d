import { Injectable } from '@nestjs/common';
import { Ledger } from '../ledger/ledger.js';
import type { PostingEntry } from '../ledger/posting.js';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/clock/clock.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Won } from '../platform/money/won.js';
import { claimByBudgetLine } from './amounts.js';
import { ClaimInstalments } from './claim-instalments.js';
import type { Expense } from './expense.js';

interface OpenReservation {
  id: string;
  amount: Won;
  lineId: string;
}

interface RefundPosting {
  act: string;
  reason: string;
  amounts: ReadonlyMap<string, Won>;
  /** Today where absent. */
  occurredOn?: KstDate;
}

/** What a claim's acts mean in the ledger. Each is the last thing of its unit of work; a refusal undoes all of it. */
@Injectable()
export class ExpenseLedger {
  constructor(
    private readonly ledger: Ledger,
    private readonly unit: UnitOfWork,
    private readonly instalments: ClaimInstalments,
    private readonly clock: Clock,
  ) {}

  /** Holds each budget line's part of the claim; reservations still open from before are replaced. */
  async reserve(actor: Actor, expense: Expense, act: string): Promise<void> {
    // Only what was submitted before, and so has a number, can hold something.
    const open = expense.number ? await this.openReservations(expense) : [];
    const entries: PostingEntry[] = open.map(({ id }) => ({ kind: 'void-pending', pendingId: id }));
    if (act === 'submit') entries.push(...(await this.instalments.take(actor, expense)));
    for (const [lineId, amount] of claimByBudgetLine(expense.lines))
      entries.push({ kind: 'reserve', lineId, amount });
    this.post(actor, expense, act, entries);
  }

  /**
   * Frees what the claim holds; nothing to do for a request on a common pot. The instalment it was for holds its part
   * again in the same group.
   */
  async release(actor: Actor, expense: Expense, act: string): Promise<void> {
    const open = await this.openReservations(expense);
    const entries: PostingEntry[] = open.map(({ id }) => ({ kind: 'void-pending', pendingId: id }));
    const freed = new Map<string, Won>();
    for (const { lineId, amount } of open) freed.set(lineId, (freed.get(lineId) ?? 0n) + amount);
    entries.push(...(await this.instalments.giveBack(actor, expense, freed)));
    this.post(actor, expense, act, entries);
  }

  /** Turns what the claim holds into spending on the day the money left the account. */
  async spend(actor: Actor, expense: Expense, paidOn: KstDate, reason: string): Promise<void> {
    const open = await this.openReservations(expense);
    this.post(
      actor,
      expense,
      'pay',
      open.map(({ id, amount }) => ({ kind: 'post-pending', pendingId: id, amount })),
      paidOn,
      reason,
    );
  }

  /** Takes back `amounts` of what was spent on each line, on the day the money came in; says how much of them there was. */
  async refund(
    actor: Actor,
    expense: Expense,
    { act, reason, amounts, occurredOn }: RefundPosting,
  ): Promise<Won> {
    const spent = await this.spentPostings(expense);
    const entries: PostingEntry[] = [];
    let total = 0n;
    const left = new Map(amounts);
    for (const { id, lineId, amount } of spent) {
      const wanted = left.get(lineId) ?? 0n;
      const part = wanted < amount ? wanted : amount;
      if (part <= 0n) continue;
      left.set(lineId, wanted - part);
      total += part;
      entries.push({ kind: 'refund', lineId, correctsId: id, amount: part });
    }
    this.post(actor, expense, act, entries, occurredOn, reason);
    return total;
  }

  private post(
    actor: Actor,
    expense: Expense,
    act: string,
    entries: PostingEntry[],
    occurredOn?: KstDate,
    reason = '',
  ): void {
    if (entries.length === 0) return;
    this.ledger.post({
      teamId: expense.teamId,
      key: `expense:${expense.id}:${act}:${expense.version}`,
      causeType: 'expense',
      causeId: expense.id,
      occurredOn: occurredOn ?? this.clock.businessDate(actor.demo),
      actorId: actor.userId,
      reason,
      entries,
    });
  }

  /** Without what a contract holds again since this claim gave it back: that was posted for the claim, too. */
  private async openReservations(expense: Expense): Promise<OpenReservation[]> {
    return this.postings(
      `SELECT p.id, p.amount, p.line_id FROM postings p
       WHERE p.team_id = $1 AND p.cause_id = $2 AND p.kind = 'reserve' AND NOT EXISTS (SELECT 1 FROM postings r
         WHERE r.team_id = p.team_id AND r.pending_id = p.id AND r.kind IN ('post-pending', 'void-pending'))
         AND NOT EXISTS (SELECT 1 FROM commitment_lines c WHERE c.team_id = p.team_id AND c.reservation_id = p.id)
       ORDER BY p.line_id, p.id`,
      expense,
    );
  }

  private async spentPostings(expense: Expense): Promise<OpenReservation[]> {
    return this.postings(
      `SELECT p.id, p.line_id, p.amount - coalesce((SELECT sum(r.amount) FROM postings r
         WHERE r.team_id = p.team_id AND r.corrects_id = p.id), 0) AS amount
       FROM postings p WHERE p.team_id = $1 AND p.cause_id = $2 AND p.kind IN ('post-pending', 'spend') ORDER BY p.line_id, p.id`,
      expense,
    );
  }

  private async postings(sql: string, expense: Expense): Promise<OpenReservation[]> {
    const rows = await this.unit.byKey<{ id: string; amount: string; line_id: string }>(sql, [
      expense.teamId,
      expense.id,
    ]);
    return rows.map((row) => ({ id: row.id, amount: BigInt(row.amount), lineId: row.line_id }));
  }
}
