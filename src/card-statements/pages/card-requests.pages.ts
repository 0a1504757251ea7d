import { Body, Controller, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { plural } from '../../../templates/texts.js';
import { textOf, type FormBody } from '../../expenses/pages/form-body.js';
import { ensure } from '../../platform/access/decision.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { AskForDocument } from '../ask-for-document.js';
import { CARD_ERRORS } from '../card-statement.errors.js';
import { mayTakeCardStatement } from '../card-statement.policy.js';
import { CardStatementRenderer } from './card-statements.render.js';

const ASKED = {
  ko: (count: number) => `${count.toLocaleString('en')}건의 증빙을 청했습니다.`,
  en: (count: number) => `Asked for the documents of ${plural(count, 'use')}.`,
};

/** 증빙 청하기: for one use of a card, or for all of one card that nobody is asked for yet. */
@ApiExcludeController()
@Controller('card-statements')
export class CardRequestPages {
  constructor(
    private readonly renderer: CardStatementRenderer,
    private readonly asking: AskForDocument,
  ) {}

  @Post(':id/requests')
  ask(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) statementId: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const personId = textOf(body, 'personId');
    const rowId = textOf(body, 'rowId');
    const wholeCard = textOf(body, 'of') === 'card';
    return handleForm({
      reply,
      locale,
      act: async () => {
        if (!isUUID(personId)) throw CARD_ERRORS.fail('card-use.person-unknown');
        if (!isUUID(rowId)) throw CARD_ERRORS.fail('card-statement.row-not-found');
        const command = { statementId, personId, rowId, wholeCard };
        const count = await this.asking.execute(actorOf(request), command);
        return {
          to: `/card-statements/${statementId}${wholeCard ? '' : `#${rowId}`}`,
          flash: { kind: 'success', text: ASKED[locale](count) },
        };
      },
      again: (errors) => {
        ensure(mayTakeCardStatement(actorOf(request)));
        return this.renderer.one(request, reply, statementId, {
          errors: errors.map(({ text }) => ({ text })),
        });
      },
    });
  }
}
