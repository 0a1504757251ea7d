import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { CardUsesPage } from '../../../templates/card-statements/card-uses-page.js';
import type { FormError } from '../../../templates/components/form-error.js';
import { EVIDENCE_ERRORS } from '../../evidence/evidence.errors.js';
import { mayFile } from '../../expenses/expense.policy.js';
import { editHref } from '../../expenses/pages/draft-stack.js';
import { textOf, type FormBody } from '../../expenses/pages/form-body.js';
import { fileErrors } from '../../expenses/pages/refused-files.js';
import { UploadedFiles } from '../../expenses/pages/uploaded-files.js';
import { ensure } from '../../platform/access/decision.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { answerTo } from '../../platform/web/status.js';
import { CardUseQueries } from '../card-use.queries.js';
import { FileCardUse } from '../file-card-use.js';
import { useView } from './card-use.view.js';

const SHOWN = 100;

/** 내 카드 사용: what one is asked for, and the claims that come of it. */
@ApiExcludeController()
@Controller('card-uses')
export class CardUsePages {
  constructor(
    private readonly frames: PageFrames,
    private readonly uses: CardUseQueries,
    private readonly filing: FileCardUse,
    private readonly files: UploadedFiles,
  ) {}

  @Get()
  list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    return this.page(request, reply, []);
  }

  /** A draft from a use: with the files of the form, with a document that is there, or with none. */
  @Post(':id/claim')
  async file(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    const locale = localeOf(request);
    ensure(mayFile(actor));
    const { received, refused } = request.isMultipart()
      ? await this.files.receive(request)
      : { received: [], refused: [] };
    if (request.isMultipart() && received.length === 0 && refused.length === 0)
      refused.push({ name: '', error: EVIDENCE_ERRORS.fail('evidence.file-missing') });
    const [first] = refused;
    if (first) {
      void reply.status(answerTo(first.error).status);
      return this.page(request, reply, fileErrors(refused, locale));
    }
    const stored = textOf(body, 'evidenceId');
    const evidenceIds = isUUID(stored) ? [stored] : received.map((evidence) => evidence.id);
    try {
      const expense = await this.filing.execute(actor, { id, evidenceIds });
      void reply.status(303).header('location', editHref(expense.id)).send();
      return undefined;
    } catch (thrown) {
      const { status, error, fault } = answerTo(thrown);
      if (fault || error.kind === 'not-found') throw thrown;
      void reply.status(status);
      return this.page(request, reply, fileErrors([{ name: '', error }], locale));
    }
  }

  private async page(request: FastifyRequest, reply: FastifyReply, errors: FormError[]): Promise<VNode> {
    const rows = await this.uses.mine(actorOf(request), SHOWN + 1);
    return CardUsesPage({
      frame: await this.frames.frameOf(request, reply),
      uses: rows.slice(0, SHOWN).map(useView),
      cut: rows.length > SHOWN,
      errors,
    });
  }
}
