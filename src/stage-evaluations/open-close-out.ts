import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { StageEvaluation } from './stage-evaluation.js';

/** The close-out that a cut begins: there from the moment of the cut, so that the team sees at once what is to be done. */
@Injectable()
export class OpenCloseOut {
  constructor(private readonly unit: UnitOfWork) {}

  open({ teamId, id, stageId, effectiveOn }: StageEvaluation): void {
    this.unit.write(
      `INSERT INTO close_outs (team_id, id, evaluation_id, stage_id, cut_on, state) VALUES ($1, $2, $3, $4, $5, 'open')`,
      [teamId, uuidv7(), id, stageId, effectiveOn],
    );
  }

  /** Of an evaluation that was withdrawn. */
  callOff({ teamId, id }: StageEvaluation): void {
    this.unit.write(
      `UPDATE close_outs SET state = 'called-off', version = version + 1 WHERE team_id = $1 AND evaluation_id = $2 AND state = 'open'`,
      [teamId, id],
    );
  }
}
