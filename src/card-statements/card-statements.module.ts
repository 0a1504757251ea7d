import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { CardStatementsController } from './api/card-statements.controller.js';
import { CardStatementQueries } from './card-statement.queries.js';
import { LinkCardUse } from './link-card-use.js';
import { CardStatementPages } from './pages/card-statements.pages.js';
import { CardStatementRenderer } from './pages/card-statements.render.js';
import { VatPages } from './pages/vat.pages.js';
import { VatToPutBackQuery } from './vat-to-put-back.js';
import { TakeCardStatement } from './take-card-statement.js';

/** Statements of research cards (연구비카드 사용내역). */
@Module({
  imports: [EvidenceModule],
  controllers: [CardStatementsController, VatPages, CardStatementPages],
  providers: [TakeCardStatement, LinkCardUse, CardStatementQueries, VatToPutBackQuery, CardStatementRenderer],
})
export class CardStatementsModule {}
