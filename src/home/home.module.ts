import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { BudgetsModule } from '../budgets/budgets.module.js';
import { CardStatementsModule } from '../card-statements/card-statements.module.js';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { ExpensesModule } from '../expenses/expenses.module.js';
import { ClaimPagesModule } from '../expenses/pages/claim-pages.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { MatchesModule } from '../matches/matches.module.js';
import { StageClockModule } from '../stages/stage-clock.module.js';
import { SuppliersModule } from '../suppliers/suppliers.module.js';
import { DraftOfPapers } from './draft-of-papers.js';
import { WaitingCounts } from './waiting-counts.js';
import { WaitingDraftsQueries } from './waiting-drafts.queries.js';
import { HomePages } from './home.pages.js';
import { HomeQueries } from './home.queries.js';
import { PayTodoQueries } from './pay-todos.queries.js';
import { PassedDraftsQueries } from './passed-drafts.queries.js';
import { OpenDrafts } from './open-drafts.js';
import { TakeSheets } from './take-sheets.js';
import { TodoQueries } from './todo.queries.js';

/** The first page after sign-in, different for each role. */
@Module({
  imports: [
    ApprovalsModule,
    EvidenceModule,
    ExpensesModule,
    ClaimPagesModule,
    BudgetsModule,
    CardStatementsModule,
    CommentsModule,
    CommitmentsModule,
    ImportsModule,
    MatchesModule,
    StageClockModule,
    SuppliersModule,
  ],
  controllers: [HomePages],
  providers: [
    DraftOfPapers,
    HomeQueries,
    TodoQueries,
    PassedDraftsQueries,
    PayTodoQueries,
    WaitingDraftsQueries,
    OpenDrafts,
    TakeSheets,
    WaitingCounts,
  ],
})
export class HomeModule {}
