import { Module } from '@nestjs/common';
import { ApprovalRoutesModule } from '../approval-routes/approval-routes.module.js';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { ExpensesModule } from '../expenses/expenses.module.js';
import { PayRunsModule } from '../pay-runs/pay-runs.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SuppliersModule } from '../suppliers/suppliers.module.js';
import { DemoPeople } from './demo-people.js';
import { FileDemoAccounts } from './file-demo-accounts.js';
import { FileDemoClaims } from './file-demo-claims.js';
import { FileDemoRun } from './file-demo-run.js';
import { LoadDemo } from './load-demo.js';
import { DemoStructureModule } from './structure/demo-structure.module.js';

@Module({
  imports: [
    PeopleModule,
    DemoStructureModule,
    ApprovalRoutesModule,
    EvidenceModule,
    ExpensesModule,
    PayRunsModule,
    SuppliersModule,
  ],
  providers: [LoadDemo, DemoPeople, FileDemoClaims, FileDemoAccounts, FileDemoRun],
})
export class DemoModule {}
