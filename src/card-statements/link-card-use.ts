import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/access/actor.js';
import { ensure } from '../platform/access/decision.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { CARD_ERRORS } from './card-statement.errors.js';
import { mayTakeCardStatement } from './card-statement.policy.js';
import { VAT_ERRORS } from './vat/vat.errors.js';

interface Use {
  statementId: string;
  rowId: string;
}

/** A claim by its id, or by its number as people write it. */
export type NamedClaim = { id: string } | { number: string };

const NUMBER = /^\s*(\d{4})\s*-\s*(\d{1,7})\s*$/;

/** Puts a use of a card to the claim it paid for, and takes it off again: a person's word, whatever was guessed. */
@Injectable()
export class LinkCardUse {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /** Again with the same claim does nothing; with another one moves it. */
  async link(actor: Actor, { claim, ...use }: Use & { claim: NamedClaim }): Promise<void> {
    ensure(mayTakeCardStatement(actor));
    await this.unit.run(actor, async () => {
      if (BigInt((await this.lock(actor, use)).amount) < 0n)
        throw CARD_ERRORS.fail('card-statement.cancellation-not-linked');
      const expenseId = await this.claimOf(actor, claim);
      const before = await this.linkOf(actor, use);
      if (before === expenseId) return;
      await this.ensureNotPutBack(actor, use);
      if (before) await this.ensureNotPaid(actor, before);
      await this.unit.query(
        `INSERT INTO card_links (team_id, transaction_id, expense_id, linked_by, linked_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (team_id, transaction_id) DO UPDATE SET expense_id = $3, linked_by = $4, linked_at = $5`,
        [actor.team.id, use.rowId, expenseId, actor.userId, this.clock.businessNow(actor.demo)],
      );
      await this.record(actor, use, 'card-use.linked', before, expenseId);
      await this.jobs.send('match-fingerprints', { teamId: actor.team.id, expenseId });
    });
  }

  async unlink(actor: Actor, use: Use): Promise<void> {
    ensure(mayTakeCardStatement(actor));
    await this.unit.run(actor, async () => {
      await this.lock(actor, use);
      const before = await this.linkOf(actor, use);
      if (!before) return;
      await this.ensureNotPutBack(actor, use);
      await this.ensureNotPaid(actor, before);
      await this.unit.query('DELETE FROM card_links WHERE team_id = $1 AND transaction_id = $2', [
        actor.team.id,
        use.rowId,
      ]);
      await this.record(actor, use, 'card-use.unlinked', before, undefined);
    });
  }

  private async lock(actor: Actor, { statementId, rowId }: Use): Promise<{ amount: string }> {
    const row = await this.unit.one<{ amount: string }>(
      'SELECT amount FROM card_transactions WHERE team_id = $1 AND id = $2 AND statement_id = $3 FOR UPDATE',
      [actor.team.id, rowId, statementId],
    );
    if (!row) throw CARD_ERRORS.fail('card-statement.row-not-found');
    return row;
  }

  private async linkOf(actor: Actor, { rowId }: Use): Promise<string | undefined> {
    const row = await this.unit.one<{ expense_id: string }>(
      'SELECT expense_id FROM card_links WHERE team_id = $1 AND transaction_id = $2',
      [actor.team.id, rowId],
    );
    return row?.expense_id;
  }

  /** Or the use could be claimed, and paid, once more. */
  private async ensureNotPaid(actor: Actor, expenseId: string): Promise<void> {
    // The state is read behind the lock: a payment under way is waited for.
    const claim = await this.unit.one<{ state: string }>(
      'SELECT state FROM expenses WHERE team_id = $1 AND id = $2 FOR SHARE',
      [actor.team.id, expenseId],
    );
    if (claim?.state === 'paid') throw CARD_ERRORS.fail('card-statement.claim-paid');
  }

  /** Its VAT was put back for the claim it is put to; so was that of its cancellations. */
  private async ensureNotPutBack(actor: Actor, { rowId }: Use): Promise<void> {
    const found = await this.unit.one(
      `SELECT 1 FROM vat_put_back b JOIN card_transactions t ON t.team_id = b.team_id AND t.id = b.transaction_id
       WHERE b.team_id = $1 AND (t.id = $2 OR t.cancels_id = $2) LIMIT 1`,
      [actor.team.id, rowId],
    );
    if (found) throw VAT_ERRORS.fail('vat.use-put-back');
  }

  private async claimOf(actor: Actor, claim: NamedClaim): Promise<string> {
    const [, year, number] = 'number' in claim ? (NUMBER.exec(claim.number) ?? []) : [];
    const row = await this.unit.one<{ id: string }>(
      `SELECT id FROM expenses WHERE team_id = $1 AND state NOT IN ('rejected', 'reversed')
         AND (id = $2::uuid OR (number_year = $3::int AND number = $4::int)) FOR KEY SHARE`,
      [actor.team.id, 'id' in claim ? claim.id : null, year ?? null, number ?? null],
    );
    if (!row) throw CARD_ERRORS.fail('card-statement.claim-missing');
    return row.id;
  }

  private async record(
    actor: Actor,
    { rowId }: Use,
    act: string,
    before: string | undefined,
    after: string | undefined,
  ): Promise<void> {
    await this.audit.record(actor, {
      teamId: actor.team.id,
      act,
      subjectType: 'card-use',
      subjectId: rowId,
      before: before === undefined ? undefined : { expenseId: before },
      after: after === undefined ? undefined : { expenseId: after },
    });
  }
}
