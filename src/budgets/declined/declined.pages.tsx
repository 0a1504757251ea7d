import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { DeclinedPageProps } from '../../../templates/allocations/allocations-view.js';
import { DeclinedPage } from '../../../templates/allocations/declined-page.js';
import { dateTime } from '../../../templates/format.js';
import { ensure } from '../../platform/access/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import { isKstDate } from '../../platform/clock/kst-date.js';
import { invalidInput } from '../../platform/errors/define-errors.js';
import type { FieldProblem } from '../../platform/errors/domain-error.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { DeclinedPageQuery, DeclineFormDto, ResumeFormDto } from '../allocations/page-dto.js';
import { BUDGET_ERRORS } from '../budget.errors.js';
import { mayAllocate, maySeeAllocations } from '../budget.policy.js';
import { DeclineSupport } from './decline-support.js';
import { DeclinedSupports, type DeclinedSupport } from './declined-supports.js';
import { ResumeSupport } from './resume-support.js';

const HERE = '/budgets/allocations/declined';
const MISSING = { ko: '골라 주세요.', en: 'Choose one.' };
const NO_DAY = { ko: '날짜를 2025-11-03처럼 적어 주세요.', en: 'Give a day such as 2025-11-03.' };
const DONE = {
  declined: { ko: '받지 않는 지원으로 기록했습니다.', en: 'Recorded as declined.' },
  resumed: { ko: '다시 받는 지원으로 바꿨습니다.', en: 'Recorded as taken up again.' },
};

interface PageState {
  typed?: DeclineFormDto;
  resuming?: DeclinedPageProps['resuming'];
  errors?: DeclinedPageProps['errors'];
}

/** 지원 안 받음: recorded by an officer; the team sees it in its budget. */
@ApiExcludeController()
@Controller('budgets/allocations/declined')
export class DeclinedPages {
  constructor(
    private readonly supports: DeclinedSupports,
    private readonly declining: DeclineSupport,
    private readonly resuming: ResumeSupport,
    private readonly structure: ProgrammeStructure,
    private readonly frames: PageFrames,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() { resume }: DeclinedPageQuery,
  ): Promise<VNode> {
    const actor = actorOf(request);
    const resumedOn = this.clock.businessDate(actor.demo);
    const resuming = resume && mayAllocate(actor).allowed ? { id: resume, resumedOn, reason: '' } : undefined;
    return this.page(request, reply, { resuming });
  }

  @Post()
  async decline(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() typed: DeclineFormDto,
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    ensure(mayAllocate(actor));
    const { teamId = '', fundId = '', declinedOn = '', reason = '' } = typed;
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        refuse([
          ...(isUUID(teamId) ? [] : [problem('/teamId', MISSING)]),
          ...(isUUID(fundId) ? [] : [problem('/fundId', MISSING)]),
          ...(isKstDate(declinedOn) ? [] : [problem('/declinedOn', NO_DAY)]),
          ...(reason.trim() ? [] : [BUDGET_ERRORS.problem('budget.reason-missing', '/reason')]),
        ]);
        await this.declining.execute(actor, { teamId, fundId, declinedOn, reason });
        return { to: HERE, flash: { kind: 'success', text: DONE.declined[localeOf(request)] } };
      },
      again: (errors) => this.page(request, undefined, { typed, errors }),
    });
  }

  @Post(':id/resumption')
  async resume(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { resumedOn = '', reason = '' }: ResumeFormDto,
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    ensure(mayAllocate(actor));
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        refuse([
          ...(isKstDate(resumedOn) ? [] : [problem('/resumedOn', NO_DAY)]),
          ...(reason.trim() ? [] : [BUDGET_ERRORS.problem('budget.reason-missing', '/reason')]),
        ]);
        await this.resuming.execute(actor, { id, resumedOn, reason });
        return { to: HERE, flash: { kind: 'success', text: DONE.resumed[localeOf(request)] } };
      },
      again: (errors) => this.page(request, undefined, { resuming: { id, resumedOn, reason }, errors }),
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply | undefined,
    { typed, resuming, errors }: PageState,
  ): Promise<VNode> {
    const actor = actorOf(request);
    ensure(maySeeAllocations(actor));
    const locale = localeOf(request);
    const today = this.clock.businessDate(actor.demo);
    const supports = await this.supports.list(actor);
    const teams = await this.structure.teams(actor);
    const funds = (await this.structure.funds(actor)).filter(({ kind }) => kind === 'per-team');
    const form = {
      teams: teams
        .filter(({ status }) => status !== 'cut')
        .map(({ id, name }) => ({ value: id, label: name[locale] })),
      funds: funds.map(({ id, name }) => ({ value: id, label: name[locale] })),
      values: {
        teamId: typed?.teamId ?? '',
        fundId: typed?.fundId ?? '',
        declinedOn: typed?.declinedOn ?? today,
        reason: typed?.reason ?? '',
      },
    };
    return (
      <DeclinedPage
        frame={await this.frames.frameOf(request, reply)}
        rows={supports.map((one) => rowOf(one, locale))}
        form={mayAllocate(actor).allowed ? form : undefined}
        resuming={supports.some(({ id, resumed }) => id === resuming?.id && !resumed) ? resuming : undefined}
        today={today}
        errors={errors}
      />
    );
  }
}

function rowOf(one: DeclinedSupport, locale: 'ko' | 'en'): DeclinedPageProps['rows'][number] {
  return {
    id: one.id,
    team: one.team.name[locale],
    fund: one.fund.name[locale],
    declinedOn: one.declinedOn,
    reason: one.reason,
    recordedBy: [one.recordedByName, dateTime(one.recordedAt)].filter(Boolean).join(' · '),
    resumed: one.resumed && { on: one.resumed.on, reason: one.resumed.reason, by: one.resumed.byName },
  };
}

function problem(pointer: string, text: { ko: string; en: string }): FieldProblem {
  return { pointer, code: 'web.isNotEmpty', text };
}

function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw invalidInput(problems);
}
