import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
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

/** Who has to say yes to what, and how it stands; subjects of other features are asked about through `AskApproval`. */
@Module({
  imports: [PeopleModule, ProgrammesModule],
  controllers: [DelegationsController, DelegationPages],
  providers: [...PARTS, ...DELEGATIONS, FollowMemberships],
  exports: PARTS,
})
export class ApprovalsModule {}
