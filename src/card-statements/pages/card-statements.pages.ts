import '@fastify/multipart';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { textOf, type FormBody } from '../../expenses/pages/form-body.js';
import { ensure } from '../../platform/access/decision.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { CARD_ERRORS } from '../card-statement.errors.js';
import { mayTakeCardStatement } from '../card-statement.policy.js';
import { LinkCardUse } from '../link-card-use.js';
import { TakeCardStatement } from '../take-card-statement.js';
import { CardStatementRenderer } from './card-statements.render.js';

const KNOWN = { ko: '이미 올린 내역입니다.', en: 'This statement was uploaded before.' };
const LINKED = { ko: '집행에 이었습니다.', en: 'Linked.' };
const RELEASED = { ko: '풀었습니다.', en: 'Unlinked.' };

/** 카드 내역. */
@ApiExcludeController()
@Controller('card-statements')
export class CardStatementPages {
  constructor(
    private readonly renderer: CardStatementRenderer,
    private readonly taking: TakeCardStatement,
    private readonly linking: LinkCardUse,
  ) {}

  @Get()
  list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.renderer.list(request, reply, { after: textOf(query, 'after') || undefined });
  }

  @Post()
  async upload(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    ensure(mayTakeCardStatement(actor));
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        const part = request.isMultipart() ? await request.file() : undefined;
        if (!part?.filename) throw CARD_ERRORS.fail('card-statement.file-missing');
        const taken = await this.taking.receiveFrom(actor, {
          name: part.filename,
          content: part.file,
          truncated: () => part.file.truncated,
        });
        if ('evidenceId' in taken) return { to: `/card-statements/columns/${taken.evidenceId}` };
        return {
          to: `/card-statements/${taken.id}`,
          flash: taken.isNew ? undefined : { kind: 'notice', text: KNOWN[locale] },
        };
      },
      again: (errors) =>
        this.renderer.list(request, reply, { errors: errors.map(({ text }) => ({ field: 'file', text })) }),
    });
  }

  @Get(':id')
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.renderer.one(request, reply, id, {
      state: textOf(query, 'state'),
      after: textOf(query, 'after') || undefined,
    });
  }

  @Post(':id/rows/:rowId/claim')
  link(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('rowId', ParseUUIDPipe) rowId: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const number = textOf(body, 'number');
    const expenseId = textOf(body, 'expenseId');
    const claim = isUUID(expenseId) ? { id: expenseId } : { number };
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.linking.link(actorOf(request), { statementId: id, rowId, claim });
        return {
          to: `/card-statements/${id}#${rowId}`,
          flash: { kind: 'success', text: LINKED[locale] },
        };
      },
      again: (errors) => {
        ensure(mayTakeCardStatement(actorOf(request)));
        return this.renderer.one(request, reply, id, { typed: { rowId, number }, errors });
      },
    });
  }

  @Post(':id/rows/:rowId/release')
  release(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('rowId', ParseUUIDPipe) rowId: string,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.linking.unlink(actorOf(request), { statementId: id, rowId });
        return {
          to: `/card-statements/${id}#${rowId}`,
          flash: { kind: 'success', text: RELEASED[locale] },
        };
      },
      again: (errors) => {
        ensure(mayTakeCardStatement(actorOf(request)));
        return this.renderer.one(request, reply, id, { errors });
      },
    });
  }
}
