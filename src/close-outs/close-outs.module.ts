import { Module } from '@nestjs/common';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { FundingModule } from '../funding/funding.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { SettlementsModule } from '../settlements/settlements.module.js';
import { StageEvaluationsModule } from '../stage-evaluations/stage-evaluations.module.js';
import { TeamJoinsModule } from '../team-joins/team-joins.module.js';
import { CloseOutsController } from './api/close-outs.controller.js';
import { ClaimItems } from './claim-items.js';
import { CloseOutItems } from './close-out-items.js';
import { CloseOutQueries } from './close-out.queries.js';
import { CloseOutStore } from './close-out-store.js';
import { FinishCloseOut } from './finish-close-out.js';
import { CloseOutPages } from './pages/close-outs.pages.js';
import { EvaluationLists } from './pages/evaluation-lists.js';
import { EvaluationPages } from './pages/evaluations.pages.js';
import { ReleaseUndisbursed } from './release-undisbursed.js';
import { SettlementItems } from './settlement-items.js';
import { Undisbursed } from './undisbursed.js';

/** Evaluations are shown beside the close-outs that they begin and the teams that join, so their pages live here. */
@Module({
  imports: [
    LedgerModule,
    ProgrammesModule,
    FundingModule,
    CommitmentsModule,
    SettlementsModule,
    StageEvaluationsModule,
    TeamJoinsModule,
  ],
  controllers: [CloseOutsController, CloseOutPages, EvaluationPages],
  providers: [
    EvaluationLists,
    CloseOutStore,
    CloseOutItems,
    CloseOutQueries,
    ClaimItems,
    SettlementItems,
    Undisbursed,
    ReleaseUndisbursed,
    FinishCloseOut,
  ],
})
export class CloseOutsModule {}
