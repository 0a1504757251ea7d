import { Injectable } from '@nestjs/common';
import type { BulkItem, BulkOutcome } from '../../approvals/inbox/inbox-subject.js';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { answerTo } from '../../platform/web/status.js';
import { DECISION_ERRORS } from '../approval/decision.errors.js';
import { DecideExpense } from '../decide-expense.js';
import { ClaimInboxQueries } from './claim-inbox.queries.js';

/** So many are decided side by side, each in a unit of its own; more would keep other people's pages waiting. */
const SIDE_BY_SIDE = 4;

/** Approves many claims, each by itself: one that can't be stays and is named. The same sent twice changes nothing. */
@Injectable()
export class ApproveMany {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly decisions: DecideExpense,
    private readonly inbox: ClaimInboxQueries,
  ) {}

  /** `clean`: only what has no mark by now. Not inside a unit: each is committed by itself. */
  async execute(
    actor: Actor,
    items: readonly BulkItem[],
    { clean }: { clean: boolean },
  ): Promise<BulkOutcome[]> {
    const ids = items.map(({ id }) => id);
    const [marked, done] = await Promise.all([
      clean ? this.inbox.marked(actor, ids) : new Set<string>(),
      this.approvedBefore(actor, items),
    ]);
    const outcomes: BulkOutcome[] = [];
    const left = items.entries();
    const work = async () => {
      for (const [index, item] of left) {
        if (done.has(item.id)) outcomes[index] = { id: item.id };
        else outcomes[index] = await this.approve(actor, item, marked.has(item.id));
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
    return this.named(actor, outcomes);
  }

  private async approve(actor: Actor, { id, version }: BulkItem, marked: boolean): Promise<BulkOutcome> {
    try {
      if (marked) throw DECISION_ERRORS.fail('expense.no-longer-clean');
      await this.decisions.approve(actor, { id, version });
      return { id };
    } catch (thrown) {
      const { error, fault } = answerTo(thrown);
      if (fault) throw thrown;
      const why = { ko: error.detail('ko'), en: error.detail('en') };
      return { id, failed: { code: error.code, why, title: '' } };
    }
  }

  /** A step of a claim asks each person once in a round, so their yes to this version is this yes. */
  private async approvedBefore(actor: Actor, items: readonly BulkItem[]): Promise<ReadonlySet<string>> {
    return this.unit.run(actor, async () => {
      const rows = await this.unit.query<{ id: string }>(
        `SELECT a.expense_id AS id FROM unnest($1::uuid[], $2::int[]) AS i (id, version)
         JOIN approvals a ON a.expense_id = i.id AND a.expense_version = i.version
         WHERE a.team_id = ANY ($3::uuid[]) AND a.decided_by = $4 AND a.decision = 'approved'`,
        [
          items.map(({ id }) => id),
          items.map(({ version }) => version),
          [...actor.readTeamIds],
          actor.userId,
        ],
      );
      return new Set(rows.map(({ id }) => id));
    });
  }

  private async named(actor: Actor, outcomes: readonly BulkOutcome[]): Promise<BulkOutcome[]> {
    const failed = outcomes.filter((outcome) => outcome.failed).map(({ id }) => id);
    if (failed.length === 0) return [...outcomes];
    const rows = await this.unit.run(actor, () =>
      this.unit.query<{ id: string; title: string }>(
        'SELECT id, title FROM expenses WHERE team_id = ANY ($2::uuid[]) AND id = ANY ($1::uuid[])',
        [failed, [...actor.readTeamIds]],
      ),
    );
    const titles = new Map(rows.map(({ id, title }) => [id, title]));
    return outcomes.map((outcome) =>
      outcome.failed
        ? { ...outcome, failed: { ...outcome.failed, title: titles.get(outcome.id) ?? '' } }
        : outcome,
    );
  }
}
