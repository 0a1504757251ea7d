import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { MatchesPage } from '../../templates/matches/matches-page.js';
import type { MatchAct, RefusedMatchAct } from '../../templates/matches/matches-view.js';
import type { FormError } from '../../templates/components/form-error.js';
import { textOf, textsOf, versionOf, type FormBody } from '../expenses/pages/form-body.js';
import { HoldPayment } from '../expenses/hold-payment.js';
import { ensure } from '../platform/access/decision.js';
import { actorOf, localeOf } from '../platform/web/actor-of-request.js';
import { handleForm } from '../platform/web/form-outcome.js';
import { PageFrames } from '../platform/web/page-frames.js';
import { DecideMatch } from './decide-match.js';
import { mayDecideMatches } from './match.policy.js';
import { MatchQueries } from './match.queries.js';
import { MATCH_KINDS, MATCH_STANDINGS } from './match.js';
import { matchesHref, matchView, type MatchesQuery } from './matches.view.js';

const PAGE = 20;
const MAX_REASON = 1000;

const DONE = {
  hold: { ko: '지급을 보류했습니다.', en: 'The payment is on hold.' },
  dismissal: { ko: '문제없음으로 정리했습니다.', en: 'Settled as all right.' },
  reopening: { ko: '다시 열었습니다.', en: 'Opened again.' },
};

/** 중복 의심. */
@ApiExcludeController()
@Controller('matches')
export class MatchPages {
  constructor(
    private readonly frames: PageFrames,
    private readonly queries: MatchQueries,
    private readonly deciding: DecideMatch,
    private readonly holding: HoldPayment,
  ) {}

  @Get()
  show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.page(request, reply, queryOf(query));
  }

  @Post(':id/hold')
  hold(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.act('hold', { request, reply, id, body });
  }

  @Post(':id/dismissal')
  dismiss(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.act('dismissal', { request, reply, id, body });
  }

  @Post(':id/reopening')
  reopen(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.act('reopening', { request, reply, id, body });
  }

  private act(
    act: MatchAct,
    {
      request,
      reply,
      id,
      body,
    }: { request: FastifyRequest; reply: FastifyReply; id: string; body: FormBody },
  ): Promise<VNode | void> {
    const actor = actorOf(request);
    const locale = localeOf(request);
    const query = queryOf(body);
    const reason = textOf(body, 'reason').slice(0, MAX_REASON);
    const expenseIds = textsOf(body, 'claims');
    const asked = { id, version: versionOf(body), reason };
    return handleForm({
      reply,
      locale,
      act: async () => {
        if (act === 'hold') await this.deciding.hold(actor, { ...asked, expenseIds });
        else if (act === 'dismissal') await this.deciding.dismiss(actor, asked);
        else await this.deciding.reopen(actor, asked);
        return { to: matchesHref(query), flash: { kind: 'success', text: DONE[act][locale] } };
      },
      again: (errors) => {
        ensure(mayDecideMatches(actor));
        return this.page(request, reply, query, errors, { id, act, reason, claims: expenseIds });
      },
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    query: MatchesQuery,
    errors: FormError[] = [],
    refused?: RefusedMatchAct,
  ): Promise<VNode> {
    const actor = actorOf(request);
    const { rows, next } = await this.queries.list(actor, { ...query, limit: PAGE });
    const [counts, reasons] = [await this.queries.counts(actor), await this.holding.reasons(actor)];
    const frame = await this.frames.frameOf(request, reply);
    const decides = mayDecideMatches(actor).allowed;
    return MatchesPage({
      frame,
      standing: query.standing,
      kind: query.kind,
      counts,
      matches: rows.map((match) => matchView(match, decides, frame.locale)),
      reasons: reasons.map(({ code, name }) => ({ value: code, label: name[frame.locale] })),
      paging: {
        shown: rows.length,
        total: query.after || next ? undefined : rows.length,
        firstHref: query.after && matchesHref({ ...query, after: undefined }),
        nextHref: next && matchesHref({ ...query, after: next }),
      },
      errors,
      refused,
    });
  }
}

function queryOf(body: FormBody): MatchesQuery {
  return {
    standing: MATCH_STANDINGS.find((each) => each === textOf(body, 'state')) ?? 'open',
    kind: MATCH_KINDS.find((each) => each === textOf(body, 'kind')),
    after: textOf(body, 'after') || undefined,
  };
}
