import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { stageTexts } from '../../../templates/stages/texts.js';
import { YearEndPage } from '../../../templates/stages/year-end-page.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, type FormBody } from '../../people/form-values.js';
import { ensure } from '../../platform/access/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ProgrammeStructure } from '../../programmes/programme-structure.js';
import { mayChangeStages, maySeeYearEnd } from '../stage.policy.js';
import { CloseYear } from '../years/close-year.js';
import { OpenThings } from '../years/open-things.js';
import { OPEN_WORDS } from '../years/open-words.js';

/** 회계연도 마감, for the office. */
@ApiExcludeController()
@Controller('stages/years/:id')
export class YearEndPages {
  constructor(
    private readonly structure: ProgrammeStructure,
    private readonly things: OpenThings,
    private readonly closing: CloseYear,
    private readonly clock: Clock,
    private readonly frames: PageFrames,
  ) {}

  @Get()
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.page(request, reply, id);
  }

  @Post('closing')
  close(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.closing.close(actorOf(request), id, textOf(body, 'confirmed') === 'true');
        const text = inLocale(stageTexts, locale).closedYear;
        return { to: `/stages/years/${id}`, flash: { kind: 'success', text } };
      },
      again: (errors) => this.page(request, reply, id, errors),
    });
  }

  @Post('reopening')
  reopen(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.closing.reopen(actorOf(request), id, textOf(body, 'reason'));
        const text = inLocale(stageTexts, locale).reopenedYear;
        return { to: `/stages/years/${id}`, flash: { kind: 'success', text } };
      },
      again: (errors) => this.page(request, reply, id, errors, textOf(body, 'reason')),
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    errors: readonly FormError[] = [],
    reason = '',
  ): Promise<VNode> {
    const actor = actorOf(request);
    ensure(maySeeYearEnd(actor));
    const { year, startsOn, endsOn, closedAt } = await this.structure.fiscalYear(actor, id);
    const things = await this.things.of(actor, id);
    const frame = await this.frames.frameOf(request, reply);
    return YearEndPage({
      frame,
      id,
      year,
      startsOn,
      endsOn,
      today: this.clock.businessDate(actor.demo),
      closedAt: closedAt ?? undefined,
      rows: things.map(({ kind, team, count, amount, numbers, holds }) => ({
        kind: OPEN_WORDS[kind][frame.locale],
        team: team[frame.locale],
        count,
        amount,
        numbers,
        holds,
      })),
      mayChange: mayChangeStages(actor).allowed,
      reason,
      errors,
    });
  }
}
