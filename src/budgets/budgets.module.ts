import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { StageClockModule } from '../stages/stage-clock.module.js';
import { Allocate } from './allocate.js';
import { AllocationsController, AppropriationsController } from './allocations/allocations.controller.js';
import { AllocationQueries } from './allocations/allocation.queries.js';
import { AllocationsPages } from './allocations/allocations.pages.js';
import { Deallocate } from './allocations/deallocate.js';
import { MoneyActViews } from './allocations/money-act-views.js';
import { MoneyActPages } from './allocations/money-acts.pages.js';
import { ReduceAppropriation } from './allocations/reduce-appropriation.js';
import { Appropriate } from './appropriate.js';
import { BudgetEntries } from './budget-entries.js';
import { BudgetLines } from './budget-lines.js';
import { BudgetOverview } from './budget-overview.js';
import { BudgetLinesController } from './budgets.controller.js';
import { BudgetsPages } from './budgets.pages.js';
import { CompareBudgets } from './compare-budgets.js';
import { TeamPaces } from './team-paces.js';
import { BudgetExportsPages } from './views/budget-exports.pages.js';
import { BudgetViewsController, SpendingPlansController } from './views/budget-views.controller.js';
import { BudgetViewsPages } from './views/budget-views.pages.js';
import { StuckLists } from './views/stuck-lists.js';
import { CloseBudgetLine } from './close-budget-line.js';
import { CreateBudgetLine } from './create-budget-line.js';
import { DeclineSupport } from './declined/decline-support.js';
import { DeclinedSupports } from './declined/declined-supports.js';
import { DeclinedPages } from './declined/declined.pages.js';
import { DeclinedSupportsController } from './declined/declined-supports.controller.js';
import { ResumeSupport } from './declined/resume-support.js';
import { BudgetVersionsController } from './versions/budget-versions.controller.js';
import { VersionsPages } from './versions/versions.pages.js';
import { BudgetVersions } from './versions/budget-versions.js';
import { SpendingPlans } from './spending-plans.js';
import { StuckReservations } from './stuck-reservations.js';
import {
  CategorySection,
  InstitutionSection,
  MemberSections,
  TeamSection,
} from './structure/member-sections.js';
import { BudgetLineSection, FundSection } from './structure/money-sections.js';
import { ProgrammeSection, StageSection, YearSection } from './structure/period-sections.js';
import { StructureViews } from './structure/structure-pages-view.js';
import { StructurePages } from './structure/structure.pages.js';

const USED_BY_OTHERS = [
  BudgetLines,
  BudgetEntries,
  BudgetOverview,
  SpendingPlans,
  StuckReservations,
  CreateBudgetLine,
  Appropriate,
  Allocate,
  CloseBudgetLine,
  Deallocate,
  ReduceAppropriation,
  AllocationQueries,
  DeclinedSupports,
  DeclineSupport,
  ResumeSupport,
  BudgetVersions,
];

const STRUCTURE_PARTS = [
  StructureViews,
  MemberSections,
  ProgrammeSection,
  FundSection,
  YearSection,
  StageSection,
  TeamSection,
  InstitutionSection,
  CategorySection,
  BudgetLineSection,
];

@Module({
  imports: [LedgerModule, ProgrammesModule, StageClockModule],
  controllers: [
    BudgetLinesController,
    AppropriationsController,
    AllocationsController,
    BudgetVersionsController,
    DeclinedSupportsController,
    AllocationsPages,
    MoneyActPages,
    DeclinedPages,
    VersionsPages,
    BudgetViewsController,
    SpendingPlansController,
    BudgetsPages,
    BudgetViewsPages,
    BudgetExportsPages,
    StructurePages,
  ],
  providers: [...USED_BY_OTHERS, ...STRUCTURE_PARTS, MoneyActViews, TeamPaces, CompareBudgets, StuckLists],
  exports: USED_BY_OTHERS,
})
export class BudgetsModule {}
