import { Module, type OnModuleInit } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { PageFrames } from '../platform/web/page-frames.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ApprovalsController } from './api/approvals.controller.js';
import { ApprovalStore } from './approval-store.js';
import { AskApproval } from './ask-approval.js';
import { DelegationStore } from './delegations/delegation-store.js';
import { DelegationsController } from './delegations/delegations.controller.js';
import { DelegationPages } from './delegations/delegations.pages.js';
import { EndDelegation } from './delegations/end-delegation.js';
import { LendRight } from './delegations/lend-right.js';
import { ListDelegations } from './delegations/list-delegations.js';
import { DelegationsToday } from './delegations.queries.js';
import { EarlierVoices } from './earlier-voices.js';
import { FollowMemberships } from './follow-memberships.js';
import { InboxChoices } from './inbox/inbox-choices.queries.js';
import { Inbox } from './inbox/inbox.js';
import { InboxSubjects } from './inbox/inbox-subjects.js';
import { SavedFilters } from './inbox/saved-filters.js';
import { InboxPages } from './pages/inbox.pages.js';
import { InboxRenderer } from './pages/inbox.render.js';
import { ReadStanding } from './read-standing.js';
import { RoutePeopleQueries } from './route-people.js';
import { RoutesInForce } from './routes.queries.js';

const PARTS = [
  ApprovalStore,
  AskApproval,
  DelegationsToday,
  EarlierVoices,
  ReadStanding,
  RoutePeopleQueries,
  RoutesInForce,
];
const DELEGATIONS = [DelegationStore, EndDelegation, LendRight, ListDelegations];
const INBOX = [Inbox, InboxChoices, InboxRenderer, InboxSubjects, SavedFilters];

/**
 * Who has to say yes to what, and how it stands; subjects of other features are asked about through `AskApproval`, and put
 * into everybody's inbox through `InboxSubjects`.
 */
@Module({
  imports: [PeopleModule, ProgrammesModule],
  controllers: [DelegationsController, DelegationPages, InboxPages, ApprovalsController],
  providers: [...PARTS, ...DELEGATIONS, ...INBOX, FollowMemberships],
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
