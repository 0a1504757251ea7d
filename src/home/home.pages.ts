import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../templates/components/form-error.js';
import { HomePage } from '../../templates/home/home-page.js';
import type { Flash } from '../../templates/layouts/page-frame.js';
import { EVIDENCE_ERRORS } from '../evidence/evidence.errors.js';
import { mayFile } from '../expenses/expense.policy.js';
import { OpenPeriods } from '../expenses/recurring/open-periods.js';
import { uploadLimits } from '../expenses/pages/claim-form.view.js';
import { fileErrors, type RefusedFile } from '../expenses/pages/refused-files.js';
import { UploadedFiles } from '../expenses/pages/uploaded-files.js';
import { ensure } from '../platform/access/decision.js';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import { actorOf, localeOf } from '../platform/web/actor-of-request.js';
import { leaveFlash, PageFrames } from '../platform/web/page-frames.js';
import { answerTo } from '../platform/web/status.js';
import { outcomeOf } from './drop-outcome.js';
import { HomeQueries } from './home.queries.js';
import { homeProps } from './home.view.js';
import { OpenDrafts, type Opened } from './open-drafts.js';
import { TakeSheets, type TakenSheet } from './take-sheets.js';

interface Shown {
  errors?: FormError[];
  flash?: Flash;
}

/** 홈, and the documents dropped on it. */
@Controller()
export class HomePages {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly frames: PageFrames,
    private readonly home: HomeQueries,
    private readonly files: UploadedFiles,
    private readonly drafts: OpenDrafts,
    private readonly openings: OpenPeriods,
    private readonly sheets: TakeSheets,
  ) {}

  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode> {
    return this.page(request, reply, {});
  }

  /** Drafts from documents; what can't be taken is named, and what was taken stays. */
  @Post('expenses/from-documents')
  async drop(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    const locale = localeOf(request);
    ensure(mayFile(actor));
    const { received, refused } = await this.files.receive(request);
    const { documents, sheets } = await this.sheets.execute(actor, received);
    const opened = await this.drafts.execute(actor, documents);
    const left = [...refused, ...refusedSheets(sheets), ...refusedGroups(opened)];
    if (received.length === 0 && left.length === 0)
      left.push({ name: '', error: EVIDENCE_ERRORS.fail('evidence.file-missing') });
    const { to, flash } = outcomeOf({ opened, sheets }, locale, left.length > 0);
    const [first] = left;
    if (first) {
      void reply.status(answerTo(first.error).status);
      return this.page(request, reply, { errors: fileErrors(left, locale), flash });
    }
    if (flash) leaveFlash(reply, flash);
    void reply.status(303).header('location', to).send();
    return undefined;
  }

  private async page(request: FastifyRequest, reply: FastifyReply, { errors, flash }: Shown): Promise<VNode> {
    const actor = actorOf(request);
    // What came due since the last look is opened before it is shown.
    if (mayFile(actor).allowed) await this.openings.execute(actor);
    const frame = await this.frames.frameOf(request, reply);
    const shownFrame = flash ? { ...frame, flash } : frame;
    return HomePage(
      homeProps(await this.home.read(actor), {
        frame: shownFrame,
        actor,
        limits: uploadLimits(this.config),
        errors,
      }),
    );
  }
}

function refusedGroups(opened: readonly Opened[]): RefusedFile[] {
  return opened.flatMap((each) => (each.kind === 'refused' ? [{ name: each.names, error: each.error }] : []));
}

function refusedSheets(sheets: readonly TakenSheet[]): RefusedFile[] {
  return sheets.flatMap((each) => (each.kind === 'refused' ? [{ name: each.name, error: each.error }] : []));
}
