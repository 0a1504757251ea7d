import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { VatPage } from '../../../templates/card-statements/vat-page.js';
import type { FormError } from '../../../templates/components/form-error.js';
import { textOf, textsOf, type FormBody } from '../../expenses/pages/form-body.js';
import { Clock } from '../../platform/clock/clock.js';
import { isKstDate } from '../../platform/clock/kst-date.js';
import { sumWon } from '../../platform/money/won.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { mayPutVatBack } from '../card-statement.policy.js';
import { VatBatchQueries } from '../vat/vat-batch.queries.js';
import { quarterOf, VatToPutBackQuery, type Period } from '../vat-to-put-back.js';
import { batchItem } from './vat-batch.view.js';

const SHOWN = 200;
const BATCHES = 10;
const BAD_PERIOD = {
  ko: '기간을 읽을 수 없어 이번 분기를 보여 드립니다. 시작과 끝을 날짜로 골라 주세요.',
  en: 'The period can’t be read; this quarter is shown. Choose both days.',
};

/** Draws the list of what is to be put back, again after a refused batch. */
@Injectable()
export class VatRenderer {
  constructor(
    private readonly vat: VatToPutBackQuery,
    private readonly batches: VatBatchQueries,
    private readonly frames: PageFrames,
    private readonly clock: Clock,
  ) {}

  async page(
    request: FastifyRequest,
    reply: FastifyReply,
    { query, body, errors = [] }: { query: FormBody; body?: FormBody; errors?: readonly FormError[] },
  ): Promise<VNode> {
    const actor = actorOf(request);
    const locale = localeOf(request);
    const read = this.periodOf(request, query);
    const { period } = read;
    const before = textOf(query, 'before') || undefined;
    const found = await this.vat.execute(actor, period, SHOWN);
    const kept = await this.batches.list(actor, { after: before, limit: BATCHES });
    const today = this.clock.businessDate(actor.demo);
    const ofPeriod = new URLSearchParams({ ...period });
    return VatPage({
      frame: await this.frames.frameOf(request, reply),
      ...period,
      sums: found.sums,
      total: sumWon(found.sums.map(({ vatAmount }) => vatAmount)),
      rows: found.rows.map((row) => ({
        ...row,
        item: `${row.id}:${row.version}`,
        teamName: actor.team.kind === 'office' ? row.teamName[locale] : undefined,
        claim: { href: `/expenses/${row.expenseId}`, text: row.number ?? '–' },
      })),
      cut: found.cut,
      openCount: found.openCount,
      csvHref: `/card-statements/vat.csv?${ofPeriod.toString()}`,
      form: mayPutVatBack(actor).allowed
        ? {
            today,
            values: {
              rows: body && textsOf(body, 'rows'),
              putBackOn: body ? textOf(body, 'putBackOn') : today,
              bankReference: textOf(body, 'bankReference'),
            },
            idempotencyKey: textOf(body, 'key') || randomUUID(),
          }
        : undefined,
      batches: kept.rows.map((batch) => batchItem(batch, actor, locale)),
      batchPaging: {
        shown: kept.rows.length,
        firstHref: before && `/card-statements/vat?${ofPeriod.toString()}`,
        nextHref: kept.next && `/card-statements/vat?${ofPeriod.toString()}&before=${kept.next}`,
      },
      errors: [...read.errors, ...errors],
    });
  }

  periodOf(request: FastifyRequest, query: FormBody): { period: Period; errors: FormError[] } {
    const [from, to] = [textOf(query, 'from'), textOf(query, 'to')];
    const quarter = quarterOf(this.clock.businessDate(actorOf(request).demo));
    if (from === '' && to === '') return { period: quarter, errors: [] };
    if (isKstDate(from) && isKstDate(to) && from <= to) return { period: { from, to }, errors: [] };
    return { period: quarter, errors: [{ field: 'from', text: BAD_PERIOD[localeOf(request)] }] };
  }
}
