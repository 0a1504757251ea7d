import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { EvaluationsPage } from '../../../templates/stage-evaluations/evaluations-page.js';
import { actorOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { mayEvaluate } from '../../stage-evaluations/evaluation.policy.js';
import { EvaluationQueries } from '../../stage-evaluations/evaluation.queries.js';
import { TeamJoinQueries } from '../../team-joins/team-join.queries.js';
import { CloseOutQueries } from '../close-out.queries.js';
import { evaluationRow, joinRow } from './evaluations.view.js';

/** The page of all that was decided about teams. */
@Injectable()
export class EvaluationLists {
  constructor(
    private readonly evaluations: EvaluationQueries,
    private readonly closeOuts: CloseOutQueries,
    private readonly joins: TeamJoinQueries,
    private readonly frames: PageFrames,
  ) {}

  async page(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FormError[] = [],
  ): Promise<VNode> {
    const actor = actorOf(request);
    const rows = await this.evaluations.list(actor);
    const closeOuts = await this.closeOuts.list(actor);
    const joins = actor.team.kind === 'office' ? await this.joins.list(actor) : undefined;
    const frame = await this.frames.frameOf(request, reply);
    const { locale } = frame;
    return EvaluationsPage({
      frame,
      rows: rows.map((one) => evaluationRow(one, locale)),
      closeOuts: closeOuts.map(({ id, teamName, stageName, cutOn, state }) => ({
        id,
        teamName: teamName[locale],
        stageName: stageName[locale],
        cutOn,
        state,
      })),
      joins: joins?.map((join) => joinRow(join, actor, locale)),
      mayRecord: mayEvaluate(actor).allowed,
      errors,
    });
  }
}
