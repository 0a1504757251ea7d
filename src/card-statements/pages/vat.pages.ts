import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { VatPage } from '../../../templates/card-statements/vat-page.js';
import { vatTexts } from '../../../templates/card-statements/vat-texts.js';
import type { FormError } from '../../../templates/components/form-error.js';
import { inLocale } from '../../../templates/texts.js';
import { textOf, type FormBody } from '../../expenses/pages/form-body.js';
import { Clock } from '../../platform/clock/clock.js';
import { isKstDate } from '../../platform/clock/kst-date.js';
import { sumWon } from '../../platform/money/won.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { csvText } from '../../platform/web/csv.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { quarterOf, VatToPutBackQuery, type Period } from '../vat-to-put-back.js';

const SHOWN = 200;
/** As many rows as one statement holds. */
const IN_FILE = 100_000;
const BAD_PERIOD = {
  ko: '기간을 읽을 수 없어 이번 분기를 보여 드립니다. 시작과 끝을 날짜로 골라 주세요.',
  en: 'The period can’t be read; this quarter is shown. Choose both days.',
};

/** 부가세 환입. */
@ApiExcludeController()
@Controller('card-statements')
export class VatPages {
  constructor(
    private readonly vat: VatToPutBackQuery,
    private readonly frames: PageFrames,
    private readonly clock: Clock,
  ) {}

  @Get('vat')
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    const actor = actorOf(request);
    const locale = localeOf(request);
    const { period, errors } = this.periodOf(request, query);
    const found = await this.vat.execute(actor, period, SHOWN);
    return VatPage({
      frame: await this.frames.frameOf(request, reply),
      ...period,
      sums: found.sums,
      total: sumWon(found.sums.map(({ vatAmount }) => vatAmount)),
      rows: found.rows.map((row) => ({
        ...row,
        teamName: actor.team.kind === 'office' ? row.teamName[locale] : undefined,
        claim: { href: `/expenses/${row.expenseId}`, text: row.number ?? '–' },
      })),
      cut: found.cut,
      openCount: found.openCount,
      csvHref: `/card-statements/vat.csv?${new URLSearchParams({ ...period }).toString()}`,
      errors,
    });
  }

  @Get('vat.csv')
  async csv(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<void> {
    const locale = localeOf(request);
    const t = inLocale(vatTexts, locale);
    const { period } = this.periodOf(request, query);
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

  private periodOf(request: FastifyRequest, query: FormBody): { period: Period; errors: FormError[] } {
    const [from, to] = [textOf(query, 'from'), textOf(query, 'to')];
    const quarter = quarterOf(this.clock.businessDate(actorOf(request).demo));
    if (from === '' && to === '') return { period: quarter, errors: [] };
    if (isKstDate(from) && isKstDate(to) && from <= to) return { period: { from, to }, errors: [] };
    return { period: quarter, errors: [{ field: 'from', text: BAD_PERIOD[localeOf(request)] }] };
  }
}
