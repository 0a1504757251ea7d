import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { PayRunPage } from '../../../templates/pay-runs/pay-run-page.js';
import { addDays } from '../../platform/clock/kst-date.js';
import { Clock } from '../../platform/clock/clock.js';
import { actorOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { PayRunQueries, type RunDetail } from '../pay-run.queries.js';
import type { PayRunPageProps } from '../../../templates/pay-runs/pay-runs-view.js';
import { runFacts, runItems, runTotals, statusOf, type Typed } from './run.view.js';

const DAYS_AHEAD = 30;

/** The page of one run, as it is or with what was typed on it. */
@Injectable()
export class PayRunRenderer {
  constructor(
    private readonly queries: PayRunQueries,
    private readonly frames: PageFrames,
    private readonly clock: Clock,
  ) {}

  async page(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    { errors = [], typed = {} }: { errors?: readonly FormError[]; typed?: Typed } = {},
  ): Promise<VNode> {
    const actor = actorOf(request);
    const detail = await this.queries.read(actor, id);
    const frame = await this.frames.frameOf(request, reply);
    const { locale } = frame;
    const today = this.clock.businessDate(actor.demo);
    const items = runItems(detail, locale, typed);
    const levels = items.flatMap(({ checks }) => checks);
    const { run } = detail;
    return PayRunPage({
      frame,
      id,
      number: detail.number,
      kind: detail.kind,
      status: statusOf(detail),
      facts: runFacts(detail, locale),
      items,
      totals: runTotals(items),
      blockedCount: levels.filter(({ level }) => level === 'blocked').length,
      attentionCount: levels.filter(({ level }) => level === 'attention').length,
      may: mayOf(detail, locale),
      hasFile: run.fileSha256 !== undefined,
      today,
      lastTransferOn: addDays(today, DAYS_AHEAD),
      waitingCount: detail.waitingCount,
      values: {
        transferOn: typed.transferOn ?? today,
        paidOn: typed.paidOn ?? (run.transferOn && run.transferOn < today ? run.transferOn : today),
        bankReference: typed.bankReference ?? '',
        reason: typed.reason ?? '',
        chosen: typed.chosen ?? [],
      },
      results: detail.results.map(({ id: resultId, taken, succeeded, failed, ...result }) => ({
        ...result,
        counts: taken ? { succeeded, failed } : undefined,
        columnsHref: taken || !detail.mayKeep ? undefined : `/pay-runs/${id}/results/${resultId}`,
      })),
      errors,
    });
  }
}

function mayOf(detail: RunDetail, locale: 'ko' | 'en'): PayRunPageProps['may'] {
  const { run, mayKeep: keep, mayRelease, items } = detail;
  const isTransfer = run.kind === 'transfer';
  const untouched = items.every(({ item }) => ['open', 'removed'].includes(item.state));
  const told =
    !mayRelease.allowed &&
    !['pay-run.not-permitted', 'pay-run.own-release'].includes(mayRelease.refusal.code);
  return {
    keep,
    release: mayRelease.allowed,
    releaseRefusal: told && run.state === 'prepared' ? mayRelease.refusal.detail(locale) : undefined,
    change: keep && run.state === 'prepared',
    fetch: keep && isTransfer && (run.state === 'released' || run.state === 'filed'),
    cancel: keep && (run.state === 'prepared' || run.state === 'released'),
    refuse: keep && isTransfer && run.state === 'filed' && untouched,
    record: keep && isTransfer && run.state === 'filed' && detail.openCount > 0,
    post: keep,
  };
}
