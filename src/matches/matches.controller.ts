import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { holdJson } from '../expenses/payment-hold.js';
import type { Actor } from '../platform/access/actor.js';
import { CurrentActor } from '../platform/web/actor-of-request.js';
import { DecideMatch } from './decide-match.js';
import { DismissMatchDto, HoldMatchDto, MatchListQuery, ReopenMatchDto } from './match.dto.js';
import { MatchQueries } from './match.queries.js';
import type { Match } from './match.js';

const PAGE = 50;

/** Claims of two teams that look the same (중복 의심): for the programme office alone. */
@ApiTags('matches')
@Controller('api/v1/matches')
export class MatchesController {
  constructor(
    private readonly queries: MatchQueries,
    private readonly deciding: DecideMatch,
  ) {}

  /** Found last first, both claims side by side; `next` goes into `after`. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: MatchListQuery): Promise<object> {
    const { state, limit, ...rest } = query;
    const page = await this.queries.list(actor, { ...rest, standing: state ?? 'open', limit: limit ?? PAGE });
    return { items: page.rows.map(matchJson), next: page.next };
  }

  /** Holds the payment of one or both claims for a neutral reason. */
  @Post(':id/hold')
  @HttpCode(204)
  async hold(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: HoldMatchDto,
  ): Promise<void> {
    await this.deciding.hold(actor, { id, ...body });
  }

  /** Says that it is all right; it stays to be read, and opens again when something else is found in common. */
  @Post(':id/dismissal')
  @HttpCode(204)
  async dismiss(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DismissMatchDto,
  ): Promise<void> {
    await this.deciding.dismiss(actor, { id, ...body });
  }

  @Post(':id/reopening')
  @HttpCode(204)
  async reopen(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReopenMatchDto,
  ): Promise<void> {
    await this.deciding.reopen(actor, { id, version: body.version, reason: body.reason ?? '' });
  }
}

function matchJson({ standing, claims, ...match }: Match): object {
  return {
    ...match,
    state: standing,
    claims: claims.map(({ onPot, hold, payableAmount, documentedOn, ...claim }) => ({
      ...claim,
      payableAmount: payableAmount.toString(),
      documentedOn: documentedOn ?? null,
      onCommonPot: onPot,
      hold: holdJson(hold),
    })),
  };
}
