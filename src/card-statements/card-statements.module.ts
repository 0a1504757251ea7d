import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { ExpensesModule } from '../expenses/expenses.module.js';
import { ClaimPagesModule } from '../expenses/pages/claim-pages.module.js';
import { SheetsModule } from '../sheets/sheets.module.js';
import { CardStatementsController } from './api/card-statements.controller.js';
import { CardUsesController } from './api/card-uses.controller.js';
import { AskForDocument } from './ask-for-document.js';
import { CardRowStore } from './card-row-store.js';
import { CardStatementQueries } from './card-statement.queries.js';
import { CardUseQueries } from './card-use.queries.js';
import { FileCardUse } from './file-card-use.js';
import { FindCardUse } from './find-card-use.js';
import { LinkCardUse } from './link-card-use.js';
import { CardRequestPages } from './pages/card-requests.pages.js';
import { CardStatementPages } from './pages/card-statements.pages.js';
import { CardStatementRenderer } from './pages/card-statements.render.js';
import { CardUsePages } from './pages/card-uses.pages.js';
import { ColumnPages } from './pages/columns.pages.js';
import { VatBatchPages } from './pages/vat-batches.pages.js';
import { VatRenderer } from './pages/vat.render.js';
import { VatPages } from './pages/vat.pages.js';
import { StatementColumns } from './statement-columns.js';
import { TakeCardStatement } from './take-card-statement.js';
import { VatBatchesController } from './api/vat-batches.controller.js';
import { PutVatBack } from './vat/put-vat-back.js';
import { TakeVatBatchBack } from './vat/take-vat-batch-back.js';
import { VatBatchQueries } from './vat/vat-batch.queries.js';
import { VatBatchStore } from './vat/vat-batch-store.js';
import { VatToPutBackQuery } from './vat-to-put-back.js';

const USE_CASES = [TakeCardStatement, LinkCardUse, AskForDocument, FileCardUse, PutVatBack, TakeVatBatchBack];
const PARTS = [
  StatementColumns,
  CardRowStore,
  CardStatementQueries,
  CardUseQueries,
  FindCardUse,
  VatToPutBackQuery,
  VatBatchStore,
  VatBatchQueries,
  VatRenderer,
  CardStatementRenderer,
];

/** Statements of research cards (연구비카드 사용내역), and the claims that come of their rows. */
@Module({
  imports: [EvidenceModule, ExpensesModule, ClaimPagesModule, SheetsModule],
  controllers: [
    VatBatchesController,
    CardStatementsController,
    CardUsesController,
    VatPages,
    VatBatchPages,
    ColumnPages,
    CardRequestPages,
    CardStatementPages,
    CardUsePages,
  ],
  providers: [...USE_CASES, ...PARTS],
  exports: [CardUseQueries, FindCardUse, FileCardUse, StatementColumns, TakeCardStatement],
})
export class CardStatementsModule {}
