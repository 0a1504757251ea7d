import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { Allocate } from './allocate.js';
import { Appropriate } from './appropriate.js';
import { BudgetEntries } from './budget-entries.js';
import { BudgetLines } from './budget-lines.js';
import { BudgetOverview } from './budget-overview.js';
import { BudgetLinesController, BudgetMoneyController } from './budgets.controller.js';
import { BudgetsPages } from './budgets.pages.js';
import { CloseBudgetLine } from './close-budget-line.js';
import { CreateBudgetLine } from './create-budget-line.js';

const USED_BY_OTHERS = [
  BudgetLines,
  BudgetEntries,
  BudgetOverview,
  CreateBudgetLine,
  Appropriate,
  Allocate,
  CloseBudgetLine,
];

@Module({
  imports: [LedgerModule, ProgrammesModule],
  controllers: [BudgetLinesController, BudgetMoneyController, BudgetsPages],
  providers: USED_BY_OTHERS,
  exports: USED_BY_OTHERS,
})
export class BudgetsModule {}
