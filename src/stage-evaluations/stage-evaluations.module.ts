import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { EvaluationsController } from './api/evaluations.controller.js';
import { DecideEvaluation } from './decide-evaluation.js';
import { EvaluationNotices } from './evaluation-notices.js';
import { EvaluationQueries } from './evaluation.queries.js';
import { EvaluationStore } from './evaluation-store.js';
import { OpenCloseOut } from './open-close-out.js';
import { RecordEvaluation } from './record-evaluation.js';

const USED_BY_OTHERS = [EvaluationQueries, RecordEvaluation, DecideEvaluation];

@Module({
  imports: [ProgrammesModule],
  controllers: [EvaluationsController],
  providers: [...USED_BY_OTHERS, EvaluationStore, OpenCloseOut, EvaluationNotices],
  exports: USED_BY_OTHERS,
})
export class StageEvaluationsModule {}
