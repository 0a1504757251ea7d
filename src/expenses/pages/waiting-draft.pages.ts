import { Controller, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { inLocale } from '../../../templates/texts.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PutIntoWaiting } from '../recurring/put-into-waiting.js';
import { ClaimFormQueries } from './claim-form.data.js';
import { ClaimFormRenderer } from './claim-form.render.js';
import { editHref, stackOfRequest } from './draft-stack.js';
import { pageTexts } from './page-texts.js';

/** 동료의 초안에 넣기: a document that a colleague's schedule waits for. */
@Controller('expenses')
export class WaitingDraftPages {
  constructor(
    private readonly renderer: ClaimFormRenderer,
    private readonly forms: ClaimFormQueries,
    private readonly putting: PutIntoWaiting,
  ) {}

  @Post(':id/waiting-draft')
  put(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    const stack = stackOfRequest(request);
    const rest = stack.filter((each) => each !== id);
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        const { claimantName, title } = await this.putting.execute(actor, id);
        const text = inLocale(pageTexts, localeOf(request)).putIntoWaiting(claimantName, title);
        const next = await this.forms.firstOpen(actor, rest);
        return { to: next ? editHref(next, rest) : '/expenses', flash: { kind: 'success', text } };
      },
      again: (errors) => this.renderer.editPage(request, reply, id, { errors, stack }),
    });
  }
}
