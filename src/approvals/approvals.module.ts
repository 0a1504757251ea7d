import { Module, type OnModuleInit } from '@nestjs/common';
import { PageFrames } from '../platform/web/page-frames.js';
import { ApprovalsController } from './api/approvals.controller.js';
import { ApprovalStore } from './approval-store.js';
import { AskApproval } from './ask-approval.js';
import { DelegationsToday } from './delegations.queries.js';
import { EarlierVoices } from './earlier-voices.js';
import { InboxChoices } from './inbox/inbox-choices.queries.js';
import { Inbox } from './inbox/inbox.js';
import { InboxSubjects } from './inbox/inbox-subjects.js';
import { SavedFilters } from './inbox/saved-filters.js';
import { InboxPages } from './pages/inbox.pages.js';
import { InboxRenderer } from './pages/inbox.render.js';
import { ReadStanding } from './read-standing.js';
import { RoutesInForce } from './routes.queries.js';

const PARTS = [ApprovalStore, AskApproval, DelegationsToday, EarlierVoices, ReadStanding, RoutesInForce];
const INBOX = [Inbox, InboxChoices, InboxRenderer, InboxSubjects, SavedFilters];

/**
 * Who has to say yes to what, and how it stands; subjects of other features are asked about through `AskApproval`, and put
 * into everybody's inbox through `InboxSubjects`.
 */
@Module({
  controllers: [InboxPages, ApprovalsController],
  providers: [...PARTS, ...INBOX],
  exports: [...PARTS, ...INBOX],
})
export class ApprovalsModule implements OnModuleInit {
  constructor(
    private readonly frames: PageFrames,
    private readonly inbox: Inbox,
  ) {}

  onModuleInit(): void {
    this.frames.addCount('inboxCount', (actor) => this.inbox.count(actor));
  }
}
