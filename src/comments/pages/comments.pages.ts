import { Body, Controller, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { commentTexts } from '../../../templates/comments/texts.js';
import type { FormError } from '../../../templates/components/form-error.js';
import { inLocale } from '../../../templates/texts.js';
import type { RefusedComment } from '../../expenses/pages/claim-discussion.js';
import { ExpenseDetailRenderer } from '../../expenses/pages/expense-detail.render.js';
import type { FormBody } from '../../expenses/pages/form-body.js';
import { fileErrors } from '../../expenses/pages/refused-files.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { answerTo } from '../../platform/web/status.js';
import { WithdrawComment } from '../withdraw-comment.js';
import { WriteComment } from '../write-comment.js';
import { CommentForm, type PostedComment } from './comment-form.js';

/** 의견 on a claim's own page. */
@Controller('expenses/:id/comments')
export class CommentPages {
  constructor(
    private readonly form: CommentForm,
    private readonly writing: WriteComment,
    private readonly withdrawal: WithdrawComment,
    private readonly details: ExpenseDetailRenderer,
  ) {}

  @Post()
  async write(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    const locale = localeOf(request);
    const posted = await this.form.read(request, id, body);
    const again = (errors: FormError[]) =>
      this.details.page(request, reply, id, {
        errors: errors.map(({ field, text }) => ({ field: FIELDS[field ?? ''] ?? field, text })),
        refusedComment: refusedOf(posted),
      });
    const [refused] = posted.refused;
    if (refused) {
      void reply.status(answerTo(refused.error).status);
      return again(fileErrors(posted.refused, locale).map(({ text }) => ({ field: 'evidenceIds', text })));
    }
    return handleForm({
      reply,
      locale,
      act: async () => {
        const commentId = await this.writing.execute(actor, {
          expenseId: id,
          body: posted.body,
          mentions: posted.mentions,
          evidenceIds: posted.evidenceIds,
        });
        return { to: `/expenses/${id}#comment-${commentId}` };
      },
      again,
    });
  }

  @Post(':commentId/withdrawal')
  async withdraw(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('commentId', ParseUUIDPipe) commentId: string,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.withdrawal.execute(actorOf(request), { expenseId: id, commentId });
        return {
          to: `/expenses/${id}#comments`,
          flash: { kind: 'success', text: inLocale(commentTexts, locale).withdrawnNow },
        };
      },
      again: (errors) => this.details.page(request, reply, id, { errors }),
    });
  }
}

/** Fields as the form names them. */
const FIELDS: Readonly<Record<string, string>> = { evidenceIds: 'files' };

function refusedOf({ body, mentions, documents }: PostedComment): RefusedComment {
  return { body, mentions, documents };
}
