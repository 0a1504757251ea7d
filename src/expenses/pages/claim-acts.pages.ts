import '@fastify/multipart';
import { Body, Controller, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { ErrorPage } from '../../../templates/errors/error-page.js';
import type { FormError } from '../../../templates/components/form-error.js';
import { decisionTexts } from '../../../templates/expenses/decision-texts.js';
import { inLocale } from '../../../templates/texts.js';
import { EVIDENCE_ERRORS } from '../../evidence/evidence.errors.js';
import { ensure } from '../../platform/access/decision.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { leaveFlash, PageFrames } from '../../platform/web/page-frames.js';
import { answerTo } from '../../platform/web/status.js';
import { AmendExpense } from '../amend-expense.js';
import { OpenWholeClaim } from '../approval/open-whole-claim.js';
import { ExpenseQueries } from '../expense.queries.js';
import { mayEdit } from '../expense.policy.js';
import { SaveDraft } from '../save-draft.js';
import { SubmitExpense } from '../submit-expense.js';
import { WithdrawExpense } from '../withdraw-expense.js';
import { ClaimFormRenderer } from './claim-form.render.js';
import { editHref, stackOfRequest } from './draft-stack.js';
import { itemsOf, type FormBody } from './form-body.js';
import { pageTexts } from './page-texts.js';
import { fileErrors, type RefusedFile } from './refused-files.js';
import { UploadedFiles } from './uploaded-files.js';

/** What a claimant does with a claim beside filling it in. */
@Controller('expenses')
export class ClaimActPages {
  constructor(
    private readonly frames: PageFrames,
    private readonly files: UploadedFiles,
    private readonly drafts: SaveDraft,
    private readonly submission: SubmitExpense,
    private readonly withdrawal: WithdrawExpense,
    private readonly amendments: AmendExpense,
    private readonly opening: OpenWholeClaim,
    private readonly expenses: ExpenseQueries,
    private readonly renderer: ClaimFormRenderer,
  ) {}

  @Post(':id/recall')
  async recall(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    const t = inLocale(pageTexts, localeOf(request));
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        await this.withdrawal.recall(actorOf(request), id);
        return { to: editHref(id), flash: { kind: 'success', text: t.recalled } };
      },
      again: (errors) => this.refusal(request, reply, errors, `/expenses/${id}`),
    });
  }

  @Post(':id/discard')
  async discard(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    const t = inLocale(pageTexts, localeOf(request));
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        await this.withdrawal.discard(actorOf(request), id);
        return { to: '/expenses', flash: { kind: 'success', text: t.discarded } };
      },
      again: (errors) => this.refusal(request, reply, errors, `/expenses/${id}`),
    });
  }

  /** Opens all of a claim that came back for some of it. */
  @Post(':id/whole')
  async openWhole(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    const d = inLocale(decisionTexts, localeOf(request));
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        await this.opening.execute(actorOf(request), { id });
        return { to: editHref(id), flash: { kind: 'success', text: d.openedWhole } };
      },
      again: (errors) => this.refusal(request, reply, errors, `/expenses/${id}`),
    });
  }

  /** An amended invoice that waited takes money of a paid claim back. */
  @Post(':id/amendments/:amendmentId')
  async amend(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('amendmentId', ParseUUIDPipe) amendmentId: string,
  ): Promise<VNode | void> {
    const t = inLocale(pageTexts, localeOf(request));
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        await this.amendments.applyTo(actorOf(request), id, amendmentId);
        return { to: `/expenses/${id}`, flash: { kind: 'success', text: t.amended } };
      },
      again: (errors) => this.refusal(request, reply, errors, `/expenses/${id}`),
    });
  }

  /** Adds documents to a claim; those that can't be taken are named, the others stay. */
  @Post(':id/evidence')
  async attach(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    const t = inLocale(pageTexts, localeOf(request));
    ensure(mayEdit(actor, await this.expenses.read(actor, id)));
    const { received, refused, documentKind } = await this.files.receive(request);
    const left: RefusedFile[] = [...refused];
    if (received.length > 0) {
      try {
        await this.drafts.attach(actor, {
          id,
          evidenceIds: received.map((evidence) => evidence.id),
          documentKind,
        });
        leaveFlash(reply, { kind: 'success', text: t.attached(received.length) });
      } catch (thrown) {
        const { error, fault } = answerTo(thrown);
        if (fault) throw thrown;
        left.push({ name: received.map(({ originalName }) => originalName).join(', '), error });
      }
    } else if (refused.length === 0) {
      left.push({ name: '', error: EVIDENCE_ERRORS.fail('evidence.file-missing') });
    }
    const stack = stackOfRequest(request);
    const [first] = left;
    if (!first) {
      void reply.status(303).header('location', editHref(id, stack)).send();
      return undefined;
    }
    void reply.status(answerTo(first.error).status === 409 ? 409 : 422);
    return this.renderer.editPage(request, reply, id, { errors: fileErrors(left, localeOf(request)), stack });
  }

  /** Hands in every draft of a stack that is ready; each goes or stays by itself. */
  @Post('submissions')
  async submitAll(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: FormBody,
  ): Promise<void> {
    const actor = actorOf(request);
    const t = inLocale(pageTexts, localeOf(request));
    const items = itemsOf(body);
    const left: string[] = [];
    for (const { id, version } of items) {
      try {
        await this.submission.execute(actor, { id, version });
      } catch (thrown) {
        if (answerTo(thrown).fault) throw thrown;
        left.push(id);
      }
    }
    const done = items.length - left.length;
    const [first] = left;
    const text = first
      ? t.notSubmitted(done, left.length)
      : items.length > 0
        ? t.submittedMany(done)
        : t.noneChosen;
    leaveFlash(reply, { kind: first || items.length === 0 ? 'warning' : 'success', text });
    void reply
      .status(303)
      .header('location', first ? editHref(first, left) : '/expenses')
      .send();
  }

  private async refusal(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FormError[],
    href: string,
  ): Promise<VNode> {
    const frame = await this.frames.frameOf(request, reply);
    const t = inLocale(pageTexts, frame.locale);
    const status = reply.statusCode === 403 || reply.statusCode === 409 ? reply.statusCode : 422;
    return ErrorPage({ frame, status, detail: errors[0]?.text, next: { href, text: t.open } });
  }
}
