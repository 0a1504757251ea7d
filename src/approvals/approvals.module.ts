import { Module } from '@nestjs/common';
import { ApprovalStore } from './approval-store.js';
import { AskApproval } from './ask-approval.js';
import { DelegationsToday } from './delegations.queries.js';
import { EarlierVoices } from './earlier-voices.js';
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

/** Who has to say yes to what, and how it stands; subjects of other features are asked about through `AskApproval`. */
@Module({ providers: PARTS, exports: PARTS })
export class ApprovalsModule {}
