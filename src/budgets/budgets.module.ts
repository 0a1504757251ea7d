import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { StageClockModule } from '../stages/stage-clock.module.js';
import { Allocate } from './allocate.js';
import { Appropriate } from './appropriate.js';
import { BudgetEntries } from './budget-entries.js';
import { BudgetLines } from './budget-lines.js';
import { BudgetOverview } from './budget-overview.js';
import { BudgetLinesController, BudgetMoneyController } from './budgets.controller.js';
import { BudgetsPages } from './budgets.pages.js';
import { CloseBudgetLine } from './close-budget-line.js';
import { CreateBudgetLine } from './create-budget-line.js';
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
  CreateBudgetLine,
  Appropriate,
  Allocate,
  CloseBudgetLine,
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
  controllers: [BudgetLinesController, BudgetMoneyController, BudgetsPages, StructurePages],
  providers: [...USED_BY_OTHERS, ...STRUCTURE_PARTS],
  exports: USED_BY_OTHERS,
})
export class BudgetsModule {}
