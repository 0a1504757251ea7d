import { Module } from '@nestjs/common';
import { BudgetsModule } from '../budgets/budgets.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { LineTemplatesController, TeamJoinsController } from './api/team-joins.controller.js';
import { DecideTeamJoin } from './decide-team-join.js';
import { LineTemplates } from './line-templates.js';
import { TeamJoinPages } from './pages/team-joins.pages.js';
import { ProposeTeamJoin } from './propose-team-join.js';
import { TeamJoinQueries } from './team-join.queries.js';
import { TeamJoinStore } from './team-join-store.js';

const USED_BY_OTHERS = [TeamJoinQueries, LineTemplates, DecideTeamJoin, ProposeTeamJoin];

@Module({
  imports: [BudgetsModule, ProgrammesModule],
  controllers: [TeamJoinsController, LineTemplatesController, TeamJoinPages],
  providers: [...USED_BY_OTHERS, TeamJoinStore],
  exports: USED_BY_OTHERS,
})
export class TeamJoinsModule {}
