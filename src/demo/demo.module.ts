import { Module } from '@nestjs/common';
import { ApprovalRoutesModule } from '../approval-routes/approval-routes.module.js';
import { CommitmentsModule } from '../commitments/commitments.module.js';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { ExpensesModule } from '../expenses/expenses.module.js';
import { FundingModule } from '../funding/funding.module.js';
import { PayRunsModule } from '../pay-runs/pay-runs.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SuppliersModule } from '../suppliers/suppliers.module.js';
import { DemoPeople } from './demo-people.js';
import { FileDemoAccounts } from './file-demo-accounts.js';
import { FileDemoClaims } from './file-demo-claims.js';
import { FileDemoRun } from './file-demo-run.js';
import { FundDemoTeams } from './fund-demo-teams.js';
import { LoadDemo } from './load-demo.js';
import { DemoStructureModule } from './structure/demo-structure.module.js';

@Module({
  imports: [
    PeopleModule,
    DemoStructureModule,
    ApprovalRoutesModule,
    CommitmentsModule,
    EvidenceModule,
    FundingModule,
    ExpensesModule,
    PayRunsModule,
    SuppliersModule,
  ],
  providers: [LoadDemo, DemoPeople, FileDemoClaims, FileDemoAccounts, FileDemoRun, FundDemoTeams],
})
export class DemoModule {}
