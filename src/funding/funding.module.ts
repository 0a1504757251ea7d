import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { DisbursementsController, FundingPlansController } from './api/funding.controller.js';
import { ChangeMatchingRates } from './change-matching-rates.js';
import { DisbursementQueries } from './disbursement.queries.js';
import { FundingFigures } from './funding-figures.js';
import { FundingStore } from './funding-store.js';
import { FundingPages } from './pages/funding.pages.js';
import { MatchingRatePages } from './pages/matching-rates.pages.js';
import { RecordDisbursement } from './record-disbursement.js';
import { SaveFundingPlan } from './save-funding-plan.js';
import { SettleDisbursement } from './settle-disbursement.js';
import { SpendingStop } from './spending-stop.js';

const USED_BY_OTHERS = [FundingFigures, SpendingStop, SaveFundingPlan, RecordDisbursement];

@Module({
  imports: [ProgrammesModule],
  controllers: [FundingPlansController, DisbursementsController, FundingPages, MatchingRatePages],
  providers: [...USED_BY_OTHERS, FundingStore, DisbursementQueries, SettleDisbursement, ChangeMatchingRates],
  exports: USED_BY_OTHERS,
})
export class FundingModule {}
