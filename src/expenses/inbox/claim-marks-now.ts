import { Injectable } from '@nestjs/common';
import { inOrder, type Mark } from '../../approvals/inbox/marks.js';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ClaimMarks } from '../approval/claim-marks.js';
import type { Expense } from '../expense.js';
import { liveMarks, NEAR_LIMIT, Parameters, SEEN } from './claim-list-sql.js';

/** All marks of one claim as it stands now, for the one who reads it. */
@Injectable()
export class ClaimMarksNow {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly marks: ClaimMarks,
  ) {}

  async of(actor: Actor, expense: Expense): Promise<Mark[]> {
    return this.unit.run(actor, async () => {
      const parameters = new Parameters([expense.teamId, expense.id]);
      const office = actor.team.kind === 'office';
      const live = liveMarks(parameters, actor.readTeamIds, actor.programme.officeTeamId, office);
      const row = await this.unit.one<{ near: boolean; seen: boolean }>(
        `${live} SELECT ${NEAR_LIMIT} AS near, ${SEEN} AS seen FROM approval_requests r
         WHERE r.team_id = $1 AND r.subject_id = $2 AND r.state = 'open'`,
        parameters.values,
      );
      return inOrder([
        ...(await this.marks.of(actor, expense)),
        ...(row?.near ? ['near-limit'] : []),
        ...(row?.seen ? ['seen-elsewhere'] : []),
      ]);
    });
  }
}
