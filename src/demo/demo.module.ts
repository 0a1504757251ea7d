import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { ExpensesModule } from '../expenses/expenses.module.js';
import { PeopleModule } from '../people/people.module.js';
import { DemoPeople } from './demo-people.js';
import { FileDemoClaims } from './file-demo-claims.js';
import { LoadDemo } from './load-demo.js';
import { DemoStructureModule } from './structure/demo-structure.module.js';

@Module({
  imports: [PeopleModule, DemoStructureModule, EvidenceModule, ExpensesModule],
  providers: [LoadDemo, DemoPeople, FileDemoClaims],
})
export class DemoModule {}
