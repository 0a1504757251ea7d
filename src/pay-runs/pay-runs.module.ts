import { Module, type OnModuleInit } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { FundingModule } from '../funding/funding.module.js';
import { ExpensesModule } from '../expenses/expenses.module.js';
import { SheetsModule } from '../sheets/sheets.module.js';
import { StageClockModule } from '../stages/stage-clock.module.js';
import { SuppliersModule } from '../suppliers/suppliers.module.js';
import { DecidePayingAccount } from './accounts/decide-paying-account.js';
import { PayingAccountNumbers } from './accounts/paying-account-numbers.js';
import { PayingAccountQueries } from './accounts/paying-account.queries.js';
import { PayingAccountStore } from './accounts/paying-account-store.js';
import { ProposePayingAccount } from './accounts/propose-paying-account.js';
import { SeeProposedNumbers } from './accounts/see-proposed-numbers.js';
import { CardBillsController } from './api/card-bills.controller.js';
import { PayRunOutcomesController } from './api/pay-run-outcomes.controller.js';
import { PayRunsController } from './api/pay-runs.controller.js';
import { PayingAccountsController } from './api/paying-accounts.controller.js';
import { CardBillQueries } from './cards/card-bill.queries.js';
import { SettleCards } from './cards/settle-cards.js';
import { ChangeRun } from './change-run.js';
import { EndRun } from './end-run.js';
import { ItemFactsQuery } from './item-facts.js';
import { bankLayouts } from './layouts/bank-layouts.js';
import { FailedTransferQuery } from './failed-transfers.query.js';
import { CardBillPages } from './pages/card-bills.pages.js';
import { PayRunPages } from './pages/pay-runs.pages.js';
import { PayRunRenderer } from './pages/pay-runs.render.js';
import { PayingAccountPages } from './pages/paying-accounts.pages.js';
import { RunActPages } from './pages/run-acts.pages.js';
import { RunOutcomePages } from './pages/run-outcomes.pages.js';
import { PayRunQueries } from './pay-run.queries.js';
import { PayRunStore } from './pay-run-store.js';
import { PostItems } from './post-items.js';
import { PrepareRuns } from './prepare-runs.js';
import { RecordOutcomes } from './record-outcomes.js';
import { ReleaseRun } from './release-run.js';
import { ResultSheets } from './results/result-sheet.js';
import { TakeResult } from './results/take-result.js';
import { RunFiles } from './run-files.js';
import { TransferClaimQueries } from './transfer-claims.queries.js';

const USE_CASES = [
  PrepareRuns,
  ChangeRun,
  ReleaseRun,
  EndRun,
  RunFiles,
  TakeResult,
  RecordOutcomes,
  PostItems,
  SettleCards,
  ProposePayingAccount,
  DecidePayingAccount,
  SeeProposedNumbers,
];
const PARTS = [
  CardBillQueries,
  ItemFactsQuery,
  FailedTransferQuery,
  PayRunQueries,
  PayRunRenderer,
  PayRunStore,
  PayingAccountNumbers,
  PayingAccountQueries,
  PayingAccountStore,
  ResultSheets,
  TransferClaimQueries,
];

/** Runs of transfers to suppliers (지급 실행), their banks' files and results, and the settling of cards' bills. */
@Module({
  imports: [EvidenceModule, ExpensesModule, FundingModule, SheetsModule, StageClockModule, SuppliersModule],
  controllers: [
    PayRunsController,
    PayRunOutcomesController,
    CardBillsController,
    PayingAccountsController,
    CardBillPages,
    PayRunPages,
    RunActPages,
    RunOutcomePages,
    PayingAccountPages,
  ],
  providers: [...USE_CASES, ...PARTS],
  exports: USE_CASES,
})
export class PayRunsModule implements OnModuleInit {
  onModuleInit(): void {
    bankLayouts();
  }
}
