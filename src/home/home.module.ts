import { Module } from '@nestjs/common';
import { BudgetsModule } from '../budgets/budgets.module.js';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { ExpensesModule } from '../expenses/expenses.module.js';
import { ClaimPagesModule } from '../expenses/pages/claim-pages.module.js';
import { DraftOfPapers } from './draft-of-papers.js';
import { HomePages } from './home.pages.js';
import { HomeQueries } from './home.queries.js';
import { OpenDrafts } from './open-drafts.js';

/** The first page after sign-in, different for each role. */
@Module({
  imports: [EvidenceModule, ExpensesModule, ClaimPagesModule, BudgetsModule],
  controllers: [HomePages],
  providers: [DraftOfPapers, HomeQueries, OpenDrafts],
})
export class HomeModule {}
