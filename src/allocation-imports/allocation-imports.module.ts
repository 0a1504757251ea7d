import { Module } from '@nestjs/common';
import { BudgetsModule } from '../budgets/budgets.module.js';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { AllocationCopies } from './allocation-copy.js';
import { AllocationExports } from './allocation-export.js';
import { AllocationImportQueries } from './allocation-import.queries.js';
import { AllocationImportStore } from './allocation-import-store.js';
import { AllocationRowStore } from './allocation-row-store.js';
import {
  AllocationImportsController,
  AllocationSheetsController,
} from './api/allocation-imports.controller.js';
import { CheckAllocations } from './check-allocations.js';
import { ConfirmAllocations } from './confirm-allocations.js';
import { DirectoryQueries } from './directory.queries.js';
import { AllocationFilePages } from './pages/allocation-files.pages.js';
import { AllocationImportPages } from './pages/allocation-imports.pages.js';
import { PostAllocations } from './post-allocations.js';
import { ReceiveAllocations } from './receive-allocations.js';

const USE_CASES = [ReceiveAllocations, CheckAllocations, ConfirmAllocations, PostAllocations];
const PARTS = [
  AllocationImportStore,
  AllocationRowStore,
  AllocationImportQueries,
  DirectoryQueries,
  AllocationCopies,
  AllocationExports,
];

/** Allocations from a spreadsheet (표로 배정). */
@Module({
  imports: [BudgetsModule, EvidenceModule, LedgerModule, PeopleModule, ProgrammesModule],
  controllers: [
    AllocationSheetsController,
    AllocationImportsController,
    AllocationFilePages,
    AllocationImportPages,
  ],
  providers: [...USE_CASES, ...PARTS],
  exports: [...USE_CASES, ...PARTS],
})
export class AllocationImportsModule {}
