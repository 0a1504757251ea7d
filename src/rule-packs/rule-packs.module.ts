import { Module } from '@nestjs/common';
import { ExpensesModule } from '../expenses/expenses.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { StageClockModule } from '../stages/stage-clock.module.js';
import { RulePacksController } from './api/rule-packs.controller.js';
import { DiscardDraft } from './discard-draft.js';
import { DraftStore } from './draft-store.js';
import { EditDraft } from './edit-draft.js';
import { RulePackRenderer } from './pages/rule-packs.render.js';
import { RulePackPages } from './pages/rule-packs.pages.js';
import { PublishDraft } from './publish-draft.js';
import { RulePackQueries } from './rule-pack.queries.js';
import { StartDraft } from './start-draft.js';
import { RunTrial } from './trial/run-trial.js';
import { StartTrial } from './trial/start-trial.js';
import { TrialQueries } from './trial/trial.queries.js';

const USE_CASES = [StartDraft, EditDraft, DiscardDraft, PublishDraft, StartTrial, RunTrial];

/** A programme's own rules: drafted, tried on past claims, put in force from a day on. */
@Module({
  imports: [ExpensesModule, RulesModule, StageClockModule],
  controllers: [RulePacksController, RulePackPages],
  providers: [...USE_CASES, DraftStore, RulePackQueries, TrialQueries, RulePackRenderer],
  exports: [RunTrial],
})
export class RulePacksModule {}
