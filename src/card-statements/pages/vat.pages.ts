import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { vatTexts } from '../../../templates/card-statements/vat-texts.js';
import { inLocale } from '../../../templates/texts.js';
import type { FormBody } from '../../expenses/pages/form-body.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { csvText } from '../../platform/web/csv.js';
import { VatToPutBackQuery } from '../vat-to-put-back.js';
import { VatRenderer } from './vat.render.js';

/** As many rows as one statement holds. */
const IN_FILE = 100_000;

/** 부가세 환입. */
@ApiExcludeController()
@Controller('card-statements')
export class VatPages {
  constructor(
    private readonly vat: VatToPutBackQuery,
    private readonly renderer: VatRenderer,
  ) {}

  @Get('vat')
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.renderer.page(request, reply, { query });
  }

  @Get('vat.csv')
  async csv(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<void> {
    const locale = localeOf(request);
    const t = inLocale(vatTexts, locale);
    const { period } = this.renderer.periodOf(request, query);
    const { rows } = await this.vat.execute(actorOf(request), period, IN_FILE);
    const head = [t.team, t.institution, t.usedOn, t.merchant, t.claim, t.amount, t.vat];
    const lines = rows.map((row) => [
      row.teamName[locale],
      row.institutionName,
      row.usedOn,
      row.merchantName,
      row.number ?? '',
      row.amount.toString(),
      row.vatAmount.toString(),
    ]);
    void reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="vat-${period.from}-${period.to}.csv"`)
      .send(csvText([head, ...lines]));
  }
}
