import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { wonText } from '../../../templates/format.js';
import { CloseOutPage } from '../../../templates/stage-evaluations/close-out-page.js';
import { evaluationTexts } from '../../../templates/stage-evaluations/texts.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, type FormBody } from '../../people/form-values.js';
import type { Actor } from '../../platform/access/actor.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { CloseOutQueries } from '../close-out.queries.js';
import { mayCloseOut } from '../close-out.policy.js';
import { FinishCloseOut } from '../finish-close-out.js';
import { ReleaseUndisbursed } from '../release-undisbursed.js';

/** 협약 종료 마무리. */
@ApiExcludeController()
@Controller('close-outs')
export class CloseOutPages {
  constructor(
    private readonly queries: CloseOutQueries,
    private readonly finishing: FinishCloseOut,
    private readonly releasing: ReleaseUndisbursed,
    private readonly frames: PageFrames,
  ) {}

  @Get(':id')
  read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.page(request, reply, id);
  }

  @Post(':id/release')
  release(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return this.act(request, reply, id, async (actor) => {
      const released = await this.releasing.execute(actor, { id });
      return inLocale(evaluationTexts, locale).released(wonText(released, locale));
    });
  }

  @Post(':id/ticks/:item')
  tick(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('item') item: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.act(request, reply, id, async (actor) => {
      const done = textOf(body, 'done') === 'true';
      await this.finishing.tick(actor, { id, item, done, note: textOf(body, 'note') });
      return inLocale(evaluationTexts, localeOf(request)).ticked;
    });
  }

  @Post(':id/completion')
  complete(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    return this.act(request, reply, id, async (actor) => {
      await this.finishing.complete(actor, { id });
      return inLocale(evaluationTexts, localeOf(request)).completed;
    });
  }

  private act(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    act: (actor: Actor) => Promise<string>,
  ): Promise<VNode | void> {
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        const text = await act(actorOf(request));
        return { to: `/close-outs/${id}`, flash: { kind: 'success', text } };
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
    const detail = await this.queries.read(actor, id);
    const frame = await this.frames.frameOf(request, reply);
    const { locale } = frame;
    return CloseOutPage({
      frame,
      closeOut: {
        id,
        teamName: detail.teamName[locale],
        stageName: detail.stageName[locale],
        cutOn: detail.cutOn,
        state: detail.state,
        confirmed: detail.confirmed,
        evaluationId: detail.evaluationId,
      },
      items: detail.items.map(({ code, title, said, done, required, dueOn, href, byHand }) => ({
        code,
        title: title[locale],
        said: said[locale],
        done,
        required,
        dueOn,
        href,
        byHand: byHand ?? false,
        releases: code === 'undisbursed',
      })),
      mayAct: mayCloseOut(actor).allowed,
      errors,
    });
  }
}
