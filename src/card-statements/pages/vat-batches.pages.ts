import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { VatBatchPage } from '../../../templates/card-statements/vat-batch-page.js';
import { vatTexts } from '../../../templates/card-statements/vat-texts.js';
import type { FormError } from '../../../templates/components/form-error.js';
import { renderInputSheetXlsx } from '../../../templates/input-sheets/input-sheet-xlsx.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, textsOf, type FormBody } from '../../expenses/pages/form-body.js';
import { ensure } from '../../platform/access/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import { formatWon } from '../../platform/money/won.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { csvText } from '../../platform/web/csv.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { KeyedForms } from '../../platform/web/keyed-forms.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { XLSX_TYPE } from '../../sheets/open-sheet.js';
import { mayPutVatBack } from '../card-statement.policy.js';
import { PutVatBack } from '../vat/put-vat-back.js';
import { mayTakeVatBatchBack, TakeVatBatchBack } from '../vat/take-vat-batch-back.js';
import { VatBatchQueries, type VatBatchSummary } from '../vat/vat-batch.queries.js';
import { batchHref, batchTable } from './vat-batch.view.js';
import { VatRenderer } from './vat.render.js';

const ROW = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([0-9a-f]{16})$/;
const MOST_ROWS = 1000;

/** 부가세 환입 in batches: recording one, looking at it, its files, taking it back. */
@ApiExcludeController()
@Controller('card-statements/vat/batches')
export class VatBatchPages {
  constructor(
    private readonly renderer: VatRenderer,
    private readonly forms: KeyedForms,
    private readonly putting: PutVatBack,
    private readonly taking: TakeVatBatchBack,
    private readonly batches: VatBatchQueries,
    private readonly frames: PageFrames,
    private readonly clock: Clock,
  ) {}

  @Post()
  put(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    const locale = localeOf(request);
    const t = inLocale(vatTexts, locale);
    return handleForm({
      reply,
      locale,
      act: () => {
        ensure(mayPutVatBack(actor));
        const command = {
          putBackOn: textOf(body, 'putBackOn'),
          bankReference: textOf(body, 'bankReference').slice(0, 200),
          rows: rowsOf(body),
        };
        const form = { key: textOf(body, 'key'), name: 'vat-batch', input: command };
        return this.forms.once(actor, form, async () => {
          const { id, rowCount, amount } = await this.putting.execute(actor, command);
          const text = t.done(rowCount, formatWon(amount));
          return { to: batchHref(id), flash: { kind: 'success' as const, text } };
        });
      },
      again: (errors) => this.renderer.page(request, reply, { query: body, body, errors: onRows(errors) }),
    });
  }

  @Get(':id')
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.page(request, reply, id, { errors: [], comment: '' });
  }

  @Get(':id/file.xlsx')
  async xlsx(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<void> {
    const actor = actorOf(request);
    const locale = localeOf(request);
    const { batch, rows } = await this.batches.read(actor, id);
    const made = { name: inLocale(vatTexts, locale).title, madeAt: this.clock.businessNow(actor.demo) };
    void reply
      .type(XLSX_TYPE)
      .header('content-disposition', disposition(batch, 'xlsx'))
      .send(await renderInputSheetXlsx(batchTable(rows, locale), made));
  }

  @Get(':id/file.csv')
  async csv(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<void> {
    const { batch, rows } = await this.batches.read(actorOf(request), id);
    const table = batchTable(rows, localeOf(request));
    void reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', disposition(batch, 'csv'))
      .send(
        csvText([
          table.head.map(({ name }) => name),
          ...table.rows.map((row) => row.map(({ text }) => text)),
        ]),
      );
  }

  @Post(':id/reversal')
  takeBack(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const comment = textOf(body, 'comment').slice(0, 2000);
    return handleForm({
      reply,
      locale,
      act: async () => {
        const contrary = await this.taking.execute(actorOf(request), { id, comment });
        const text = inLocale(vatTexts, locale).takeBackDone;
        return { to: batchHref(contrary.id), flash: { kind: 'success', text } };
      },
      again: (errors) => this.page(request, reply, id, { errors, comment }),
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    { errors, comment }: { errors: readonly FormError[]; comment: string },
  ): Promise<VNode> {
    const actor = actorOf(request);
    const locale = localeOf(request);
    const { batch, rows } = await this.batches.read(actor, id);
    const teamName = actor.team.kind === 'office' ? batch.teamName[locale] : undefined;
    const own = batch.recordedBy.id === actor.userId;
    const standing = {
      isContrary: batch.contraryTo !== undefined,
      isTakenBack: batch.takenBackBy !== undefined,
      recordedBy: batch.recordedBy.id,
    };
    const bySomebody = mayTakeVatBatchBack(actor, { ...standing, recordedBy: '' }).allowed;
    return VatBatchPage({
      frame: await this.frames.frameOf(request, reply),
      batch: {
        ...batch,
        href: batchHref(id),
        recorderName: batch.recordedBy.name,
        teamName,
        takenBackHref: batch.takenBackBy && batchHref(batch.takenBackBy),
        originalHref: batch.contraryTo && batchHref(batch.contraryTo),
      },
      rows: rows.map((row) => ({
        ...row,
        item: row.transactionId,
        teamName: undefined,
        claim: { href: `/expenses/${row.expenseId}`, text: row.number ?? '–' },
      })),
      takesBack: !bySomebody ? 'no' : own ? 'person' : 'yes',
      values: { comment },
      errors,
    });
  }
}

function rowsOf(body: FormBody): { id: string; version: string }[] {
  return textsOf(body, 'rows')
    .slice(0, MOST_ROWS)
    .flatMap((text) => {
      const [, id, version] = ROW.exec(text) ?? [];
      return id && version ? [{ id, version }] : [];
    });
}

/** Each row is named in its own sentence; all of them stand at the table. */
function onRows(errors: readonly FormError[]): FormError[] {
  return errors.map(({ field, text }) => ({ field: field?.startsWith('rows') ? 'rows' : field, text }));
}

function disposition({ putBackOn }: VatBatchSummary, format: 'xlsx' | 'csv'): string {
  return `attachment; filename="vat-batch-${putBackOn}.${format}"`;
}
