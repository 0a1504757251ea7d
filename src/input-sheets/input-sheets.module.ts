import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { ExpensesModule } from '../expenses/expenses.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { SuppliersModule } from '../suppliers/suppliers.module.js';
import { InputSheetsController } from './api/input-sheets.controller.js';
import { MarkEntered } from './mark-entered.js';
import { NationalSystems } from './national-systems.js';
import { InputSheetPages } from './pages/input-sheet.pages.js';
import { ReadInputSheet } from './read-input-sheet.js';
import { SheetClaimQueries } from './sheet-claims.queries.js';
import { SheetFiles } from './sheet-file.js';

/** What finance types into the national systems (통합이지바로, 통합RCMS) by hand. */
@Module({
  imports: [EvidenceModule, ExpensesModule, ProgrammesModule, SuppliersModule],
  controllers: [InputSheetsController, InputSheetPages],
  providers: [MarkEntered, NationalSystems, ReadInputSheet, SheetClaimQueries, SheetFiles],
})
export class InputSheetsModule {}
