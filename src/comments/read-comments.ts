import { Injectable } from '@nestjs/common';
import { ExpenseQueries } from '../expenses/expense.queries.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CommentQueries, type CommentPage } from './comment.queries.js';
import { MentionQueries } from './mention.queries.js';

/** What was said at a claim; an office member's reading is written to the team's log as a reading of the claim. */
@Injectable()
export class ReadComments {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly expenses: ExpenseQueries,
    private readonly comments: CommentQueries,
    private readonly mentions: MentionQueries,
  ) {}

  async execute(
    actor: Actor,
    { expenseId, before, limit }: { expenseId: string; before?: string; limit?: number },
  ): Promise<CommentPage> {
    return this.unit.run(actor, async () => {
      const expense = await this.expenses.read(actor, expenseId);
      const page = await this.comments.page(expense, before, limit);
      this.mentions.see(actor, expense);
      return page;
    });
  }
}
