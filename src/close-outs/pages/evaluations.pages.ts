import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { EvaluationFormPage } from '../../../templates/stage-evaluations/evaluation-form-page.js';
import { EvaluationPage } from '../../../templates/stage-evaluations/evaluation-page.js';
import { evaluationTexts } from '../../../templates/stage-evaluations/texts.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, type FormBody } from '../../people/form-values.js';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import { isKstDate } from '../../platform/clock/kst-date.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { DecideEvaluation } from '../../stage-evaluations/decide-evaluation.js';
import { EVALUATION_ERRORS } from '../../stage-evaluations/evaluation.errors.js';
import {
  mayConfirm,
  mayEvaluate,
  mayGiveResult,
  mayWithdraw,
} from '../../stage-evaluations/evaluation.policy.js';
import { EvaluationQueries } from '../../stage-evaluations/evaluation.queries.js';
import { RecordEvaluation } from '../../stage-evaluations/record-evaluation.js';
import { EVALUATION_KINDS, EVALUATION_RESULTS } from '../../stage-evaluations/stage-evaluation.js';
import { EvaluationLists } from './evaluation-lists.js';
import { evaluationRow } from './evaluations.view.js';

type Said = 'recorded' | 'recordedFrozen' | 'confirmed' | 'withdrawn';

/** 단계평가와 참여. */
@ApiExcludeController()
@Controller('stage-evaluations')
export class EvaluationPages {
  constructor(
    private readonly queries: EvaluationQueries,
    private readonly recording: RecordEvaluation,
    private readonly deciding: DecideEvaluation,
    private readonly lists: EvaluationLists,
    private readonly structure: ProgrammeStructure,
    private readonly clock: Clock,
    private readonly frames: PageFrames,
  ) {}

  @Get()
  list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    return this.lists.page(request, reply);
  }

  @Get('new')
  form(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    return this.formPage(request, reply);
  }

  @Post()
  record(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        const [teamId, stageId] = [textOf(body, 'teamId'), textOf(body, 'stageId')];
        if (!isUUID(teamId) || !isUUID(stageId)) throw EVALUATION_ERRORS.fail('evaluation.team-missing');
        const kind = EVALUATION_KINDS.find((each) => each === textOf(body, 'kind')) ?? 'stage';
        const command = { teamId, stageId, kind, ...saidOf(body) };
        const id = await this.recording.execute(actorOf(request), command);
        const froze = command.result === 'cut' || command.result === undefined;
        const text = inLocale(evaluationTexts, locale)[froze ? 'recordedFrozen' : 'recorded'];
        return { to: `/stage-evaluations/${id}`, flash: { kind: 'success', text } };
      },
      again: (errors) => this.formPage(request, reply, { errors, body }),
    });
  }

  @Get(':id')
  read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.page(request, reply, id);
  }

  @Post(':id/result')
  giveResult(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.act(request, reply, id, 'recorded', (actor) =>
      this.recording.giveResult(actor, { id, version: versionOf(body), ...saidOf(body) }),
    );
  }

  @Post(':id/confirmation')
  confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.act(request, reply, id, 'confirmed', (actor) =>
      this.deciding.confirm(actor, { id, version: versionOf(body) }),
    );
  }

  @Post(':id/withdrawal')
  withdraw(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.act(request, reply, id, 'withdrawn', (actor) =>
      this.deciding.withdraw(actor, { id, version: versionOf(body), reason: textOf(body, 'reason') }),
    );
  }

  private act(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    said: Said,
    act: (actor: Actor) => Promise<void>,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await act(actorOf(request));
        const text = inLocale(evaluationTexts, locale)[said];
        return { to: `/stage-evaluations/${id}`, flash: { kind: 'success', text } };
      },
      again: (errors) => this.page(request, reply, id, errors),
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    errors: readonly FormError[] = [],
  ): Promise<VNode> {
    const actor = actorOf(request);
    const one = await this.queries.read(actor, id);
    const frame = await this.frames.frameOf(request, reply);
    const { recordedAt, confirmedAt, recordedByName, confirmedByName, withdrawnByName, withdrawnReason } =
      one;
    return EvaluationPage({
      frame,
      evaluation: {
        ...evaluationRow(one, frame.locale),
        reason: one.reason,
        version: one.version,
        recordedByName,
        recordedAt,
        confirmedByName,
        confirmedAt,
        withdrawnByName,
        withdrawnReason,
        closeOutId: one.closeOutId,
        frozen: one.teamStatus === 'frozen' && one.state !== 'withdrawn',
      },
      may: {
        confirm: mayConfirm(actor, one).allowed,
        withdraw: mayWithdraw(actor, one).allowed,
        giveResult: mayGiveResult(actor, one).allowed,
      },
      isOwn: one.state === 'recorded' && one.recordedBy === actor.userId,
      today: this.clock.businessDate(actor.demo),
      errors,
    });
  }

  private async formPage(
    request: FastifyRequest,
    reply: FastifyReply,
    { errors = [], body }: { errors?: readonly FormError[]; body?: FormBody } = {},
  ): Promise<VNode> {
    const actor = actorOf(request);
    ensure(mayEvaluate(actor));
    const today = this.clock.businessDate(actor.demo);
    const [teams, stages] = [await this.structure.teams(actor), await this.structure.stages(actor)];
    const shown = await this.structure.stageToShow(actor, today);
    const frame = await this.frames.frameOf(request, reply);
    const of = (name: string) => textOf(body, name);
    return EvaluationFormPage({
      frame,
      teams: teams
        .filter(({ status }) => status !== 'cut')
        .map(({ id, name }) => ({ value: id, label: name[frame.locale] })),
      stages: stages.map(({ id, name }) => ({ value: id, label: name[frame.locale] })),
      values: {
        teamId: of('teamId'),
        stageId: of('stageId') || (shown?.id ?? ''),
        kind: of('kind') || 'stage',
        result: of('result'),
        effectiveOn: of('effectiveOn'),
        score: of('score'),
        reason: of('reason'),
      },
      today,
      errors,
    });
  }
}

function saidOf(body: FormBody) {
  const [day, score] = [textOf(body, 'effectiveOn'), textOf(body, 'score').trim()];
  return {
    result: EVALUATION_RESULTS.find((each) => each === textOf(body, 'result')),
    effectiveOn: isKstDate(day) ? day : undefined,
    scoreTenths: score === '' ? undefined : tenthsOf(score),
    reason: textOf(body, 'reason'),
  };
}

/** `90.2` is 902; what is no such number is none, and is told at its field. */
function tenthsOf(score: string): number {
  return /^\d{1,4}(\.\d)?$/.test(score) ? Math.round(Number(score) * 10) : -1;
}

function versionOf(body: FormBody): number | undefined {
  const text = textOf(body, 'version');
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
