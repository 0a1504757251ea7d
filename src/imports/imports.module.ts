import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { ExpensesModule } from '../expenses/expenses.module.js';
import { ImportsController } from './api/imports.controller.js';
import { ChooseSheet } from './choose-sheet.js';
import { ErrorCopies } from './error-copy.js';
import { ImportContexts } from './import-context.js';
import { ImportNotices } from './import-notices.js';
import { ImportMappings } from './import-mappings.js';
import { ImportQueries } from './import.queries.js';
import { ImportStore } from './import-store.js';
import { KnownRowQueries } from './known-rows.js';
import { MapImport } from './map-import.js';
import { ImportRenderer } from './pages/import.render.js';
import { ImportPages } from './pages/imports.pages.js';
import { RecogniseSheet } from './recognise-sheet.js';
import { ReceiveImport } from './receive-import.js';
import { RunImport } from './run-import.js';
import { RulesModule } from '../rules/rules.module.js';
import { StageClockModule } from '../stages/stage-clock.module.js';
import { SheetsModule } from '../sheets/sheets.module.js';
import { StartImport } from './start-import.js';
import { UndoImport } from './undo-import.js';

const USE_CASES = [ReceiveImport, ChooseSheet, MapImport, StartImport, RunImport, UndoImport];
const PARTS = [
  ImportStore,
  ImportQueries,
  ImportContexts,
  ImportMappings,
  KnownRowQueries,
  RecogniseSheet,
  ErrorCopies,
  ImportNotices,
  ImportRenderer,
];

/** Claims from a spreadsheet (가져오기). */
@Module({
  imports: [EvidenceModule, ExpensesModule, RulesModule, SheetsModule, StageClockModule],
  controllers: [ImportsController, ImportPages],
  providers: [...USE_CASES, ...PARTS],
  exports: [...USE_CASES, ...PARTS],
})
export class ImportsModule {}
