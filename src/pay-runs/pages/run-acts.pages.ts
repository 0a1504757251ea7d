import { Body, Controller, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { payRunTexts } from '../../../templates/pay-runs/texts.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, type FormBody } from '../../expenses/pages/form-body.js';
import type { Actor } from '../../platform/access/actor.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { ChangeRun } from '../change-run.js';
import { EndRun } from '../end-run.js';
import { PAY_RUN_ERRORS } from '../pay-run.errors.js';
import { ReleaseRun, type Answer } from '../release-run.js';
import { RunFiles } from '../run-files.js';
import { PayRunRenderer } from './pay-runs.render.js';
import type { Typed } from './run.view.js';

interface Seen {
  request: FastifyRequest;
  reply: FastifyReply;
  id: string;
}

/** What is done on a run's page until the bank has its file. */
@ApiExcludeController()
@Controller('pay-runs/:id')
export class RunActPages {
  constructor(
    private readonly changing: ChangeRun,
    private readonly releasing: ReleaseRun,
    private readonly ending: EndRun,
    private readonly files: RunFiles,
    private readonly renderer: PayRunRenderer,
  ) {}

  @Post('items/:itemId/removal')
  remove(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
  ): Promise<VNode | void> {
    const act = (actor: Actor) => this.changing.remove(actor, { runId: id, itemId });
    return this.answer({ request, reply, id }, 'didRemove', act);
  }

  @Post('items/:itemId/holder-check')
  checkHolder(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const outcome = textOf(body, 'outcome');
    const act = async (actor: Actor) => {
      if (outcome !== 'match' && outcome !== 'mismatch') throw PAY_RUN_ERRORS.fail('pay-run.holder-outcome');
      await this.changing.checkHolder(actor, { runId: id, itemId, outcome });
    };
    return this.answer({ request, reply, id }, 'didCheck', act);
  }

  @Post('holder-checks')
  checkHolders(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    return this.answer({ request, reply, id }, 'didCheck', (actor) => this.changing.holdersMatch(actor, id));
  }

  @Post('release')
  release(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const transferOn = textOf(body, 'transferOn');
    const answers = answersOf(body);
    const act = (actor: Actor) => this.releasing.execute(actor, { runId: id, transferOn, answers });
    const reasons = new Map([...answers].map(([itemId, { reason }]) => [itemId, reason]));
    return this.answer({ request, reply, id }, 'didRelease', act, { transferOn, reasons });
  }

  @Post('cancellation')
  cancel(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const reason = textOf(body, 'reason');
    const act = (actor: Actor) => this.ending.cancel(actor, { runId: id, reason });
    return this.answer({ request, reply, id }, 'didEnd', act, { reason });
  }

  @Post('bank-refusal')
  refuse(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const reason = textOf(body, 'reason');
    const act = (actor: Actor) => this.ending.refuse(actor, { runId: id, reason });
    return this.answer({ request, reply, id }, 'didEnd', act, { reason });
  }

  /** The file itself where it may be given; the page again where not. */
  @Post('file')
  async file(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    try {
      const { content, mediaType, fileName } = await this.files.download(actorOf(request), id);
      void reply
        .status(200)
        .type(mediaType)
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .send(content);
      return undefined;
    } catch (error) {
      return handleForm({
        reply,
        locale: localeOf(request),
        act: () => Promise.reject(error instanceof Error ? error : new Error(String(error))),
        again: (errors) => this.renderer.page(request, reply, id, { errors }),
      });
    }
  }

  private answer(
    { request, reply, id }: Seen,
    said: 'didRemove' | 'didCheck' | 'didRelease' | 'didEnd',
    act: (actor: Actor) => Promise<unknown>,
    typed: Typed = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await act(actorOf(request));
        return {
          to: `/pay-runs/${id}`,
          flash: { kind: 'success', text: inLocale(payRunTexts, locale)[said] },
        };
      },
      again: (errors) => this.renderer.page(request, reply, id, { errors, typed }),
    });
  }
}

/** `reasons.<item>` beside the mark of what was asked. */
function answersOf(body: FormBody): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const name of Object.keys(body)) {
    const itemId = /^reasons\.([0-9a-f-]{36})$/.exec(name)?.[1];
    if (itemId) answers.set(itemId, { reason: textOf(body, name), mark: textOf(body, `marks.${itemId}`) });
  }
  return answers;
}
