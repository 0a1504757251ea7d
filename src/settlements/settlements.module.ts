import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ActOnSettlement } from './act-on-settlement.js';
import { AnswerSettlement } from './answer-settlement.js';
import { SettlementActsController } from './api/settlement-acts.controller.js';
import { SettlementsController } from './api/settlements.controller.js';
import { Appropriations } from './appropriations.js';
import { BeginSettlement } from './begin-settlement.js';
import { ConfirmSettlement } from './confirm-settlement.js';
import { DecideObjection } from './decide-objection.js';
import { DisallowSpending } from './disallow-spending.js';
import { FinaliseSettlement } from './finalise-settlement.js';
import { FindSpending } from './find-spending.js';
import { DisallowancePages } from './pages/disallowance.pages.js';
import { SettlementActPages } from './pages/settlement-acts.pages.js';
import { SettlementRenderer } from './pages/settlement-render.js';
import { SettlementsPages } from './pages/settlements.pages.js';
import { RecordReturn } from './record-return.js';
import { SettlementBlocks } from './settlement-blocks.js';
import { SettlementFiles } from './settlement-files.js';
import { SettlementInputs } from './settlement-inputs.js';
import { SettlementNotices } from './settlement-notices.js';
import { SettlementSettingsStore } from './settlement-settings.js';
import { StageClockModule } from '../stages/stage-clock.module.js';
import { TellSettlementDays } from './tell-settlement-days.js';
import { SettlementStateQueries } from './settlement-state.queries.js';
import { SettlementStore } from './settlement-store.js';
import { SettlementSubjects } from './settlement-subject.js';
import { SettlementQueries } from './settlement.queries.js';
import { SpendingEntries } from './spending-entries.js';
import { WithdrawDisallowance } from './withdraw-disallowance.js';

const USE_CASES = [
  AnswerSettlement,
  BeginSettlement,
  ConfirmSettlement,
  DecideObjection,
  DisallowSpending,
  FinaliseSettlement,
  FindSpending,
  RecordReturn,
  WithdrawDisallowance,
];
const PARTS = [
  ActOnSettlement,
  Appropriations,
  SettlementBlocks,
  SettlementFiles,
  SettlementInputs,
  SettlementNotices,
  SettlementQueries,
  SettlementRenderer,
  SettlementSettingsStore,
  SettlementStateQueries,
  SettlementStore,
  SettlementSubjects,
  SpendingEntries,
];

/** Settlements (정산) of a team's stage: computed, confirmed by two people, objected to once, and paid back. */
@Module({
  imports: [LedgerModule, NotificationsModule, ProgrammesModule, StageClockModule],
  controllers: [
    SettlementsController,
    SettlementActsController,
    SettlementsPages,
    SettlementActPages,
    DisallowancePages,
  ],
  providers: [...USE_CASES, ...PARTS, TellSettlementDays],
  exports: [SettlementStateQueries, SettlementQueries],
})
export class SettlementsModule {}
