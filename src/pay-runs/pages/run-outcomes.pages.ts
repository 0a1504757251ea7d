import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import type { Flash } from '../../../templates/layouts/page-frame.js';
import { ResultColumnsPage } from '../../../templates/pay-runs/result-columns-page.js';
import { payRunTexts } from '../../../templates/pay-runs/texts.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, textsOf, type FormBody } from '../../expenses/pages/form-body.js';
import { ensure } from '../../platform/access/decision.js';
import { isKstDate } from '../../platform/clock/kst-date.js';
import type { Locale } from '../../platform/i18n/locale.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { columnOption, columnsFrom } from '../../sheets/sheet-columns.js';
import { PAY_RUN_ERRORS } from '../pay-run.errors.js';
import { mayKeepRuns } from '../pay-run.policy.js';
import { PostItems } from '../post-items.js';
import { RecordOutcomes } from '../record-outcomes.js';
import { postedResult } from '../results/posted-file.js';
import {
  NEEDED_RESULT_FIELDS,
  RESULT_FIELD_NAMES,
  RESULT_FIELDS,
  type ResultColumns,
} from '../results/result-columns.js';
import { TakeResult, type TakenResult } from '../results/take-result.js';
import { PayRunRenderer } from './pay-runs.render.js';

/** What the bank did with a run, as finance records it on the run's page. */
@ApiExcludeController()
@Controller('pay-runs/:id')
export class RunOutcomePages {
  constructor(
    private readonly taking: TakeResult,
    private readonly outcomes: RecordOutcomes,
    private readonly posting: PostItems,
    private readonly renderer: PayRunRenderer,
    private readonly frames: PageFrames,
  ) {}

  @Post('results')
  upload(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        ensure(mayKeepRuns(actor));
        const { file } = await postedResult(request);
        const result = await this.taking.execute(actor, { runId: id, file, waits: true });
        if (result.state === 'waiting') return { to: `/pay-runs/${id}/results/${result.id}` };
        return { to: `/pay-runs/${id}`, flash: await this.posted(request, id, takenText(result, locale)) };
      },
      again: (errors) => this.renderer.page(request, reply, id, { errors }),
    });
  }

  @Get('results/:resultId')
  columns(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('resultId', ParseUUIDPipe) resultId: string,
  ): Promise<VNode> {
    return this.columnsPage(request, reply, { id, resultId });
  }

  @Post('results/:resultId')
  takeAs(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('resultId', ParseUUIDPipe) resultId: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const columns = columnsFrom(RESULT_FIELDS, (name) => textOf(body, name));
    return handleForm({
      reply,
      locale,
      act: async () => {
        const result = await this.taking.takeAs(actorOf(request), { runId: id, resultId, columns });
        return { to: `/pay-runs/${id}`, flash: await this.posted(request, id, takenText(result, locale)) };
      },
      again: (errors) => this.columnsPage(request, reply, { id, resultId }, { errors, columns }),
    });
  }

  @Post('outcomes')
  mark(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const outcome = textOf(body, 'outcome') === 'failed' ? 'failed' : 'succeeded';
    const typed = {
      paidOn: textOf(body, 'paidOn'),
      bankReference: textOf(body, 'bankReference'),
      chosen: textsOf(body, 'items'),
    };
    return handleForm({
      reply,
      locale,
      act: async () => {
        if (!isKstDate(typed.paidOn))
          throw PAY_RUN_ERRORS.fail('pay-run.paid-on', { number: '–', day: typed.paidOn || '–' });
        const reason = textOf(body, 'failReason');
        await this.outcomes.byHand(actorOf(request), {
          runId: id,
          items: typed.chosen.map((itemId) => ({ itemId, outcome, reason })),
          paidOn: typed.paidOn,
          bankReference: typed.bankReference,
        });
        return {
          to: `/pay-runs/${id}`,
          flash: await this.posted(request, id, inLocale(payRunTexts, locale).didMark),
        };
      },
      again: (errors) => this.renderer.page(request, reply, id, { errors, typed }),
    });
  }

  @Post('posting')
  post(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        ensure(mayKeepRuns(actorOf(request)));
        return {
          to: `/pay-runs/${id}`,
          flash: await this.posted(request, id, inLocale(payRunTexts, locale).didMark),
        };
      },
      again: (errors) => this.renderer.page(request, reply, id, { errors }),
    });
  }

  /** Posted at once, so that whoever looks sees how it ended; the job stands by for what is interrupted. */
  private async posted(request: FastifyRequest, id: string, text: string): Promise<Flash> {
    const refused = await this.posting.execute(actorOf(request), id);
    const t = inLocale(payRunTexts, localeOf(request));
    return refused > 0
      ? { kind: 'notice', text: `${text} ${t.notPosted(refused)}` }
      : { kind: 'success', text };
  }

  private async columnsPage(
    request: FastifyRequest,
    reply: FastifyReply,
    { id, resultId }: { id: string; resultId: string },
    { errors = [], columns }: { errors?: FormError[]; columns?: ResultColumns } = {},
  ): Promise<VNode> {
    const { run, fileName, sheet } = await this.taking.sheetOf(actorOf(request), { runId: id, resultId });
    const frame = await this.frames.frameOf(request, reply);
    const { locale } = frame;
    const chosen = columns ?? sheet.columns;
    return ResultColumnsPage({
      frame,
      id,
      resultId,
      number: run.number,
      fileName,
      header: sheet.header,
      samples: sheet.samples,
      columns: sheet.header.map((_, index) => columnOption(sheet.header, sheet.samples, index)),
      fields: RESULT_FIELDS.map((field) => ({
        name: `columns.${field}`,
        label: RESULT_FIELD_NAMES[field][locale],
        value: String(chosen[field] ?? ''),
        required: NEEDED_RESULT_FIELDS.includes(field),
      })),
      errors: errors.map((error) => named(error, locale)),
    });
  }
}

/** Several fields may lack the same thing: each says which it is. */
function named(error: FormError, locale: Locale): FormError {
  const field = RESULT_FIELDS.find((name) => error.field === `columns.${name}`);
  return field ? { ...error, text: `${RESULT_FIELD_NAMES[field][locale]}: ${error.text}` } : error;
}

function takenText({ state, succeeded, failed }: TakenResult, locale: Locale): string {
  const t = inLocale(payRunTexts, locale);
  return state === 'known' ? t.didKnow : t.didTake(succeeded, failed);
}
