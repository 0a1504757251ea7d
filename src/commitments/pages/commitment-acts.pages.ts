import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { CommitmentPage } from '../../../templates/commitments/commitment-page.js';
import type { FormError } from '../../../templates/components/form-error.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, versionOf, type FormBody } from '../../expenses/pages/form-body.js';
import { fileErrors } from '../../expenses/pages/refused-files.js';
import { UploadedFiles } from '../../expenses/pages/uploaded-files.js';
import { Clock } from '../../platform/clock/clock.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { answerTo } from '../../platform/web/status.js';
import { ActivateCommitment } from '../activate-commitment.js';
import { AddDocuments } from '../add-documents.js';
import { CancelCommitment } from '../cancel-commitment.js';
import { CommitmentDetailQueries } from '../commitment-detail.queries.js';
import { DecideChange } from '../decide-change.js';
import { LinkClaim } from '../link-claim.js';
import { commitmentMessages } from './commitment-messages.js';
import { commitmentProps } from './commitment.view.js';

interface Seen {
  request: FastifyRequest;
  reply: FastifyReply;
  id: string;
}

/** 계약 상세: one contract, and what is done on its page. */
@ApiExcludeController()
@Controller('commitments/:id')
export class CommitmentActPages {
  constructor(
    private readonly details: CommitmentDetailQueries,
    private readonly activating: ActivateCommitment,
    private readonly cancelling: CancelCommitment,
    private readonly deciding: DecideChange,
    private readonly documents: AddDocuments,
    private readonly files: UploadedFiles,
    private readonly linking: LinkClaim,
    private readonly frames: PageFrames,
    private readonly clock: Clock,
  ) {}

  @Get()
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.page({ request, reply, id }, {});
  }

  @Post('activation')
  activate(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.answer({ request, reply, id }, async () => {
      await this.activating.execute(actorOf(request), { id, version: versionOf(body) });
      return 'activated';
    });
  }

  @Post('cancellation')
  cancel(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const reason = textOf(body, 'reason');
    const act = async () => {
      await this.cancelling.execute(actorOf(request), { id, version: versionOf(body), reason });
      return 'cancelled' as const;
    };
    return this.answer({ request, reply, id }, act, reason);
  }

  @Post('changes/:changeId/confirmation')
  confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('changeId', ParseUUIDPipe) changeId: string,
  ): Promise<VNode | void> {
    return this.answer({ request, reply, id }, async () => {
      await this.deciding.confirm(actorOf(request), { commitmentId: id, changeId });
      return 'confirmed';
    });
  }

  /** A second person refuses; the proposer takes it back. */
  @Post('changes/:changeId/refusal')
  refuse(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('changeId', ParseUUIDPipe) changeId: string,
  ): Promise<VNode | void> {
    const act = () => this.deciding.drop(actorOf(request), { commitmentId: id, changeId });
    return this.answer({ request, reply, id }, act);
  }

  @Post('documents')
  async upload(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    await this.documents.ensureMay(actor, id);
    const { received, refused } = await this.files.receive(request);
    const evidenceIds = received.map((evidence) => evidence.id);
    if (evidenceIds.length > 0) await this.documents.execute(actor, { id, evidenceIds });
    const [first] = refused;
    if (first || evidenceIds.length === 0) {
      if (first) void reply.status(answerTo(first.error).status);
      const errors = fileErrors(refused, localeOf(request));
      return this.page({ request, reply, id }, { errors });
    }
    return this.answer({ request, reply, id }, () => Promise.resolve('documents' as const));
  }

  /** 이 계약으로 신청: on to a draft that says all the contract does. */
  @Post('instalments/:instalmentId/claim')
  claim(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('instalmentId', ParseUUIDPipe) instalmentId: string,
  ): Promise<VNode | void> {
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => ({
        to: `/expenses/${await this.linking.begin(actorOf(request), instalmentId, id)}/edit`,
      }),
      again: (errors) => this.page({ request, reply, id }, { errors }),
    });
  }

  private answer(
    seen: Seen,
    act: () => Promise<keyof typeof commitmentMessages>,
    cancelReason?: string,
  ): Promise<VNode | void> {
    const locale = localeOf(seen.request);
    return handleForm({
      reply: seen.reply,
      locale,
      act: async () => {
        const text = inLocale(commitmentMessages, locale)[await act()];
        return { to: `/commitments/${seen.id}`, flash: { kind: 'success', text } };
      },
      again: (errors) => this.page(seen, { errors, cancelReason }),
    });
  }

  private async page(
    { request, reply, id }: Seen,
    shown: { errors?: readonly FormError[]; cancelReason?: string },
  ): Promise<VNode> {
    const actor = actorOf(request);
    const detail = await this.details.read(actor, id);
    const frame = await this.frames.frameOf(request, reply);
    const today = this.clock.businessDate(actor.demo);
    return CommitmentPage(commitmentProps(detail, { frame, actor, today, ...shown }));
  }
}
