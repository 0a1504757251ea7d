import { Injectable } from '@nestjs/common';
import { Notices } from '../notifications/notices.js';
import type { ToldKind } from '../notifications/notice-kinds.js';
import type { Actor } from '../platform/access/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { StageEvaluation } from './stage-evaluation.js';

/** Tells a team's people that they may spend no more, or again. Inside the unit of the act, in the team's name. */
@Injectable()
export class EvaluationNotices {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly notices: Notices,
  ) {}

  frozen(actor: Actor, evaluation: StageEvaluation): Promise<void> {
    return this.tell(actor, evaluation, 'team-frozen');
  }

  confirmed(actor: Actor, evaluation: StageEvaluation): Promise<void> {
    if (evaluation.result === 'cut') return this.tell(actor, evaluation, 'team-cut');
    return evaluation.kind === 'special' ? this.thawed(actor, evaluation) : Promise.resolve();
  }

  thawed(actor: Actor, evaluation: StageEvaluation): Promise<void> {
    return this.tell(actor, evaluation, 'team-thawed');
  }

  private async tell(actor: Actor, { teamId, id }: StageEvaluation, kind: ToldKind): Promise<void> {
    const people = await this.unit.query<{ id: string }>(
      `SELECT id FROM users WHERE team_id = $1 AND status = 'active'`,
      [teamId],
    );
    const subject = { type: 'stage-evaluation' as const, id };
    await this.notices.tell(actor, { teamId, kind, userIds: people.map((person) => person.id), subject });
  }
}
