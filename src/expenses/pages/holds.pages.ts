import { Body, Controller, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { inLocale } from '../../../templates/texts.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { HoldPayment } from '../hold-payment.js';
import { ExpenseDetailRenderer } from './expense-detail.render.js';
import { textOf, type FormBody } from './form-body.js';
import { pageTexts } from './page-texts.js';

/** 지급 보류, from a claim's own page; releasing from wherever the hold is shown. */
@Controller('expenses')
export class HoldPages {
  constructor(
    private readonly holding: HoldPayment,
    private readonly details: ExpenseDetailRenderer,
  ) {}

  @Post(':id/hold')
  hold(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const reason = textOf(body, 'reason');
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.holding.hold(actorOf(request), { id, reason });
        return {
          to: `/expenses/${id}`,
          flash: { kind: 'success', text: inLocale(pageTexts, locale).held },
        };
      },
      again: (errors) => this.details.page(request, reply, id, { errors, refusedHold: reason }),
    });
  }

  @Post(':id/release')
  release(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const returnTo = textOf(body, 'returnTo');
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.holding.release(actorOf(request), { id });
        return {
          to: /^\/matches(?:\?|$)/.test(returnTo) ? returnTo : `/expenses/${id}`,
          flash: { kind: 'success', text: inLocale(pageTexts, locale).released },
        };
      },
      again: (errors) => this.details.page(request, reply, id, { errors }),
    });
  }
}
