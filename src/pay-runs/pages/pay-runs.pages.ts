import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { NewRunPage } from '../../../templates/pay-runs/new-run-page.js';
import { PayRunsPage } from '../../../templates/pay-runs/pay-runs-page.js';
import { payRunTexts } from '../../../templates/pay-runs/texts.js';
import { inLocale } from '../../../templates/texts.js';
import { itemsOf, textOf, textsOf, type FormBody } from '../../expenses/pages/form-body.js';
import { ensure } from '../../platform/access/decision.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { FailedTransferQuery } from '../failed-transfers.query.js';
import { mayKeepRuns } from '../pay-run.policy.js';
import { PayRunQueries } from '../pay-run.queries.js';
import { PrepareRuns } from '../prepare-runs.js';
import { MOST_CHOSEN, TransferClaimQueries } from '../transfer-claims.queries.js';
import { PayRunRenderer } from './pay-runs.render.js';
import { choiceRow, runRow } from './run.view.js';

const PAGE = 30;

/** 지급 실행: the list, what goes into new ones, and one of them. */
@ApiExcludeController()
@Controller('pay-runs')
export class PayRunPages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly frames: PageFrames,
    private readonly queries: PayRunQueries,
    private readonly claims: TransferClaimQueries,
    private readonly failed: FailedTransferQuery,
    private readonly preparing: PrepareRuns,
    private readonly renderer: PayRunRenderer,
  ) {}

  @Get()
  async list(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    const actor = actorOf(request);
    const after = textOf(query, 'after') || undefined;
    const { rows, next } = await this.queries.list(actor, { after, limit: PAGE });
    const frame = await this.frames.frameOf(request, reply);
    const shown = { locale: frame.locale, manyTeams: actor.team.kind === 'office' };
    return PayRunsPage({
      frame,
      mayKeep: mayKeepRuns(actor).allowed,
      rows: rows.map((run) => runRow(run, shown)),
      paging: {
        shown: rows.length,
        firstHref: after && '/pay-runs',
        nextHref: next && `/pay-runs?after=${next}`,
      },
    });
  }

  @Get('new')
  choose(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    return this.newRun(request, reply);
  }

  @Post()
  prepare(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    const t = inLocale(payRunTexts, locale);
    return handleForm({
      reply,
      locale,
      act: async () => {
        const items = itemsOf(body).map(({ id, version }) => ({ expenseId: id, version }));
        const runs = await this.preparing.execute(actorOf(request), { items });
        const [first] = runs;
        const isOne = first !== undefined && runs.length === 1;
        return {
          to: isOne ? `/pay-runs/${first.id}` : '/pay-runs',
          flash: { kind: 'success', text: isOne ? t.madeOne(String(first.number)) : t.madeMany(runs.length) },
        };
      },
      again: (errors) => this.newRun(request, reply, { errors, chosen: textsOf(body, 'items') }),
    });
  }

  @Get(':id')
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.renderer.page(request, reply, id);
  }

  /** Ticked: what is surely a transfer and could be paid now. */
  private async newRun(
    request: FastifyRequest,
    reply: FastifyReply,
    { errors = [], chosen }: { errors?: FormError[]; chosen?: readonly string[] } = {},
  ): Promise<VNode> {
    const actor = actorOf(request);
    ensure(mayKeepRuns(actor));
    const frame = await this.frames.frameOf(request, reply);
    const { waiting, withAccount, failures } = await this.unit.run(actor, async () => {
      const found = await this.claims.waiting(actor);
      const accounts = await this.unit.query<{ id: string }>(
        `SELECT institution_id AS id FROM paying_accounts WHERE team_id = $1 AND state = 'in-force'`,
        [actor.team.id],
      );
      return {
        waiting: found,
        withAccount: new Set(accounts.map(({ id }) => id)),
        failures: await this.failed.of(
          actor,
          found.map(({ id }) => id),
        ),
      };
    });
    const rows = waiting.map((claim) =>
      choiceRow(
        { ...claim, failedReason: failures.get(claim.id) },
        { actor, withAccount, locale: frame.locale },
      ),
    );
    const ready = rows.filter(({ blocked, notes }) => !blocked && notes.length === 0);
    return NewRunPage({
      frame,
      rows,
      isCut: waiting.length >= MOST_CHOSEN,
      chosen: chosen ?? ready.map(({ id, version }) => `${id}:${version}`),
      errors,
    });
  }
}
