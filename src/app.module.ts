import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { AllocationImportsModule } from './allocation-imports/allocation-imports.module.js';
import { ApiDocumentController } from './api-document.js';
import { ApprovalRoutesModule } from './approval-routes/approval-routes.module.js';
import { BudgetsModule } from './budgets/budgets.module.js';
import { CardStatementsModule } from './card-statements/card-statements.module.js';
import { CloseOutsModule } from './close-outs/close-outs.module.js';
import { CommentsModule } from './comments/comments.module.js';
import { CommitmentsModule } from './commitments/commitments.module.js';
import { DemoModule } from './demo/demo.module.js';
import { ExpensesModule } from './expenses/expenses.module.js';
import { ClaimPagesModule } from './expenses/pages/claim-pages.module.js';
import { FundingModule } from './funding/funding.module.js';
import { HealthController } from './health.controller.js';
import { HomeModule } from './home/home.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { InputSheetsModule } from './input-sheets/input-sheets.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import type { HanjangConfig } from './platform/config/config.js';
import { MatchesModule } from './matches/matches.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { PayRunsModule } from './pay-runs/pay-runs.module.js';
import { PeopleModule } from './people/people.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { ErrorFilter } from './platform/web/error.filter.js';
import { IdempotencyInterceptor } from './platform/web/idempotency.interceptor.js';
import { RenderInterceptor } from './platform/web/render.interceptor.js';
import { SameOriginGuard } from './platform/web/same-origin.guard.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { RulePacksModule } from './rule-packs/rule-packs.module.js';
import { SettlementsModule } from './settlements/settlements.module.js';
import { SuppliersModule } from './suppliers/suppliers.module.js';
import { StagesModule } from './stages/stages.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';
import { RulesModule } from './rules/rules.module.js';

/** The whole application: the platform and one module a feature. */
@Module({})
export class AppModule {
  static with(config: HanjangConfig, dataSource: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config, dataSource),
        PeopleModule,
        NotificationsModule,
        LedgerModule,
        ExpensesModule,
        ClaimPagesModule,
        ImportsModule,
        CardStatementsModule,
        InputSheetsModule,
        PayRunsModule,
        MatchesModule,
        CommentsModule,
        CommitmentsModule,
        HomeModule,
        ProgrammesModule,
        BudgetsModule,
        FundingModule,
        CloseOutsModule,
        AllocationImportsModule,
        StagesModule,
        RulesModule,
        RulePacksModule,
        SuppliersModule,
        ApprovalRoutesModule,
        ReportsModule,
        SettlementsModule,
        WebhooksModule,
        DemoModule,
      ],
      controllers: [HealthController, ApiDocumentController],
      providers: [
        { provide: APP_GUARD, useClass: SameOriginGuard },
        { provide: APP_FILTER, useClass: ErrorFilter },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: RenderInterceptor },
      ],
    };
  }
}
