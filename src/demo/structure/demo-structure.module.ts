import { Module } from '@nestjs/common';
import { BudgetsModule } from '../../budgets/budgets.module.js';
import { ProgrammesModule } from '../../programmes/programmes.module.js';
import { CreateDemoStructure, DemoBudgets } from './create-demo-structure.js';

@Module({
  imports: [ProgrammesModule, BudgetsModule],
  providers: [CreateDemoStructure, DemoBudgets],
  exports: [CreateDemoStructure],
})
export class DemoStructureModule {}
