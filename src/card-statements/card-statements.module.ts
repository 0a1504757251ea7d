import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { SheetsModule } from '../sheets/sheets.module.js';
import { CardStatementsController } from './api/card-statements.controller.js';
import { CardRowStore } from './card-row-store.js';
import { CardStatementQueries } from './card-statement.queries.js';
import { LinkCardUse } from './link-card-use.js';
import { CardStatementPages } from './pages/card-statements.pages.js';
import { CardStatementRenderer } from './pages/card-statements.render.js';
import { ColumnPages } from './pages/columns.pages.js';
import { VatPages } from './pages/vat.pages.js';
import { StatementColumns } from './statement-columns.js';
import { VatToPutBackQuery } from './vat-to-put-back.js';
import { TakeCardStatement } from './take-card-statement.js';

/** Statements of research cards (연구비카드 사용내역). */
@Module({
  imports: [EvidenceModule, SheetsModule],
  controllers: [CardStatementsController, VatPages, ColumnPages, CardStatementPages],
  providers: [
    TakeCardStatement,
    StatementColumns,
    CardRowStore,
    LinkCardUse,
    CardStatementQueries,
    VatToPutBackQuery,
    CardStatementRenderer,
  ],
})
export class CardStatementsModule {}
