import { Module } from '@nestjs/common';
import { ExpensesModule } from '../expenses/expenses.module.js';
import { DecideMatch } from './decide-match.js';
import { MatchQueries } from './match.queries.js';
import { MatchesController } from './matches.controller.js';
import { MatchPages } from './matches.pages.js';

/** Claims that look the same in two teams, for the programme office. */
@Module({
  imports: [ExpensesModule],
  controllers: [MatchesController, MatchPages],
  providers: [DecideMatch, MatchQueries],
  exports: [MatchQueries],
})
export class MatchesModule {}
