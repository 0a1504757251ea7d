import { Inject, Injectable } from '@nestjs/common';
import type { CommentsInShortView, CommentsView } from '../../../templates/comments/comments-view.js';
import { uploadLimits } from '../../expenses/pages/claim-form.view.js';
import type { DiscussionReader, DiscussionRequest } from '../../expenses/pages/claim-discussion.js';
import type { Expense } from '../../expenses/expense.js';
import { MarkRead } from '../../notifications/mark-read.js';
import { Clock } from '../../platform/clock/clock.js';
import type { HanjangConfig } from '../../platform/config/config.js';
import { HANJANG_CONFIG } from '../../platform/config/config-token.js';
import { CommentPeople } from '../comment-people.js';
import { mayComment } from '../comment.policy.js';
import { CommentQueries } from '../comment.queries.js';
import { MentionQueries } from '../mention.queries.js';
import { commentsView } from './comments.view.js';

/** What claims' pages show of their comments. */
@Injectable()
export class ClaimComments implements DiscussionReader {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly comments: CommentQueries,
    private readonly people: CommentPeople,
    private readonly mentions: MentionQueries,
    private readonly marking: MarkRead,
    private readonly clock: Clock,
  ) {}

  /** Whoever was called and opens the claim has been reached. */
  async section(request: DiscussionRequest): Promise<CommentsView> {
    const { actor, expense } = request;
    const page = await this.comments.page(expense, request.before);
    const callable = mayComment(actor, expense).allowed ? await this.people.of(actor, expense) : undefined;
    this.mentions.see(actor, expense);
    this.marking.about(actor, { type: 'expense', id: expense.id });
    const today = this.clock.businessDate(actor.demo);
    const { maxMegabytes } = uploadLimits(this.config);
    return commentsView(page, { ...request, callable, today, maxMegabytes });
  }

  async inShort(expense: Expense): Promise<CommentsInShortView> {
    return this.comments.inShort(expense);
  }
}
