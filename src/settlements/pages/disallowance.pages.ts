import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { FormError } from '../../../templates/components/form-error.js';
import { DisallowancePage } from '../../../templates/settlements/disallowance-page.js';
import { textOf, versionOf, type FormBody } from '../../expenses/pages/form-body.js';
import { ensure } from '../../platform/access/decision.js';
import { parseWon } from '../../platform/money/won.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { KeyedForms } from '../../platform/web/keyed-forms.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { DisallowSpending } from '../disallow-spending.js';
import { FindSpending } from '../find-spending.js';
import { SETTLEMENT_ERRORS } from '../settlement.errors.js';
import { mayChangeDraft } from '../settlement.policy.js';
import type { SettlementPlace } from '../settlement-subject.js';
import { SettlementStateQueries } from '../settlement-state.queries.js';
import { settlementHref } from '../statement-view.js';
import { WithdrawDisallowance } from '../withdraw-disallowance.js';
import { SettlementRenderer } from './settlement-render.js';

const MOST_ENTRIES = 30;
const MAX_SOUGHT = 100;

const DONE = {
  disallowed: { ko: '불인정을 추가했습니다.', en: 'The spending was disallowed.' },
  withdrawn: { ko: '불인정을 거두었습니다.', en: 'The disallowance was withdrawn.' },
};

/** 불인정: found, entered, withdrawn. */
@ApiExcludeController()
@Controller('settlements/:team/:stage/disallowances')
export class DisallowancePages {
  constructor(
    private readonly frames: PageFrames,
    private readonly forms: KeyedForms,
    private readonly spending: FindSpending,
    private readonly states: SettlementStateQueries,
    private readonly disallowing: DisallowSpending,
    private readonly withdrawing: WithdrawDisallowance,
    private readonly renderer: SettlementRenderer,
  ) {}

  @Get('new')
  form(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.page(request, reply, { team, stage }, query, []);
  }

  @Post()
  disallow(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    const locale = localeOf(request);
    const command = {
      team,
      stage,
      version: versionOf(body),
      postingId: textOf(body, 'postingId'),
      amount: parseWon(textOf(body, 'amount')) ?? 0n,
      reason: textOf(body, 'reason'),
      article: textOf(body, 'article').slice(0, 200),
    };
    return handleForm({
      reply,
      locale,
      act: () =>
        this.forms.once(actor, { key: textOf(body, 'key'), name: 'disallow', input: command }, async () => {
          await this.disallowing.execute(actor, command);
          return {
            to: `/settlements/${encodeURIComponent(team)}/${encodeURIComponent(stage)}`,
            flash: { kind: 'success' as const, text: DONE.disallowed[locale] },
          };
        }),
      again: (errors) => this.page(request, reply, { team, stage }, body, errors),
    });
  }

  @Post(':id/withdrawal')
  withdraw(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('team') team: string,
    @Param('stage') stage: string,
    @Param('id', ParseUUIDPipe) disallowanceId: string,
  ): Promise<VNode | void> {
    const locale = localeOf(request);
    return handleForm({
      reply,
      locale,
      act: async () => {
        await this.withdrawing.execute(actorOf(request), { team, stage, disallowanceId });
        return {
          to: `/settlements/${encodeURIComponent(team)}/${encodeURIComponent(stage)}`,
          flash: { kind: 'success', text: DONE.withdrawn[locale] },
        };
      },
      again: (errors) => this.renderer.page(request, reply, { team, stage }, { errors }),
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    place: SettlementPlace,
    body: FormBody,
    errors: readonly FormError[],
  ): Promise<VNode> {
    const actor = actorOf(request);
    const sought = textOf(body, 'q').slice(0, MAX_SOUGHT);
    const found = await this.spending.execute(actor, { ...place, sought, limit: MOST_ENTRIES });
    const { state, version } = await this.states.of(actor, found.team.id, found.stage.id);
    if (state === 'preview') throw SETTLEMENT_ERRORS.fail('settlement.not-begun');
    ensure(mayChangeDraft(actor, state));
    const frame = await this.frames.frameOf(request, reply);
    return DisallowancePage({
      frame,
      href: settlementHref(found),
      team: found.team.name[frame.locale],
      stage: found.stage.name[frame.locale],
      version: version ?? 0,
      sought,
      entries: found.entries.map((entry) => ({
        ...entry,
        number: entry.expenseNumber ?? '',
        category: entry.category[frame.locale],
      })),
      more: found.more,
      values: {
        postingId: textOf(body, 'postingId'),
        amount: textOf(body, 'amount'),
        reason: textOf(body, 'reason'),
        article: textOf(body, 'article'),
      },
      idempotencyKey: textOf(body, 'key') || randomUUID(),
      errors,
    });
  }
}
