import { Module, type OnModuleInit } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { ExpensesModule } from '../expenses/expenses.module.js';
import { ClaimDiscussion } from '../expenses/pages/claim-discussion.js';
import { ClaimPagesModule } from '../expenses/pages/claim-pages.module.js';
import { CommentPeople } from './comment-people.js';
import { CommentQueries } from './comment.queries.js';
import { CommentsController } from './comments.controller.js';
import { MentionQueries } from './mention.queries.js';
import { ClaimComments } from './pages/claim-comments.js';
import { CommentForm } from './pages/comment-form.js';
import { CommentPages } from './pages/comments.pages.js';
import { ReadComments } from './read-comments.js';
import { WithdrawComment } from './withdraw-comment.js';
import { WriteComment } from './write-comment.js';

/** What people say to each other at a claim. */
@Module({
  imports: [ExpensesModule, EvidenceModule, ClaimPagesModule],
  controllers: [CommentsController, CommentPages],
  providers: [
    WriteComment,
    WithdrawComment,
    ReadComments,
    CommentPeople,
    CommentQueries,
    MentionQueries,
    ClaimComments,
    CommentForm,
  ],
  exports: [MentionQueries],
})
export class CommentsModule implements OnModuleInit {
  constructor(
    private readonly discussion: ClaimDiscussion,
    private readonly comments: ClaimComments,
  ) {}

  onModuleInit(): void {
    this.discussion.readBy(this.comments);
  }
}
