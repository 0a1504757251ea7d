import { Body, Controller, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { inLocale } from '../../../templates/texts.js';
import { ClaimFormRenderer } from '../../expenses/pages/claim-form.render.js';
import { editHref, stackOfRequest } from '../../expenses/pages/draft-stack.js';
import { textOf, type FormBody } from '../../expenses/pages/form-body.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { COMMITMENT_ERRORS } from '../commitment.errors.js';
import { LinkClaim } from '../link-claim.js';
import { commitmentMessages } from './commitment-messages.js';

interface Seen {
  request: FastifyRequest;
  reply: FastifyReply;
  id: string;
}

/** The contract of a claim, chosen on the claim's own form. */
@ApiExcludeController()
@Controller('expenses/:id/contract')
export class ClaimContractPages {
  constructor(
    private readonly linking: LinkClaim,
    private readonly forms: ClaimFormRenderer,
  ) {}

  @Post()
  choose(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const instalmentId = textOf(body, 'instalment');
    return this.answer({ request, reply, id }, 'chosen', async () => {
      if (!isUUID(instalmentId)) throw COMMITMENT_ERRORS.fail('commitment.instalment-not-found');
      await this.linking.choose(actorOf(request), { expenseId: id, instalmentId });
    });
  }

  @Post('more-invoices')
  goOn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const goesOn = textOf(body, 'goesOn') === 'yes';
    return this.answer({ request, reply, id }, undefined, () =>
      this.linking.goOn(actorOf(request), { expenseId: id, goesOn }),
    );
  }

  @Post('removal')
  unlink(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    return this.answer({ request, reply, id }, 'unlinked', () => this.linking.unlink(actorOf(request), id));
  }

  private answer(
    { request, reply, id }: Seen,
    said: 'chosen' | 'unlinked' | undefined,
    act: () => Promise<void>,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const stack = stackOfRequest(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await act();
        const flash = said && { kind: 'success' as const, text: inLocale(commitmentMessages, locale)[said] };
        return { to: editHref(id, stack), flash };
      },
      again: (errors) => this.forms.editPage(request, reply, id, { errors, stack }),
    });
  }
}
