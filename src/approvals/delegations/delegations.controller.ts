import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { DelegationListQuery, LendRightDto } from './delegation.dto.js';
import type { DelegationRecord } from './delegation-record.js';
import { EndDelegation } from './end-delegation.js';
import { LendRight } from './lend-right.js';
import { ListDelegations } from './list-delegations.js';

const PAGE = 50;

/** Delegations (대결): who decides in whose stead while they are away. What was lent can't be lent on. */
@ApiTags('delegations')
@Controller('api/v1/delegations')
export class DelegationsController {
  constructor(
    private readonly listing: ListDelegations,
    private readonly lending: LendRight,
    private readonly ending: EndDelegation,
  ) {}

  /** Those one lent and was lent, newest first; `next` goes into `after`. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: DelegationListQuery): Promise<object> {
    const { scope = 'mine', after, limit = PAGE } = query;
    const { rows, next } = await this.listing.execute(actor, { scope, after, limit });
    return { items: rows.map(delegationJson), next };
  }

  /** Lends one's own right to decide. Claims that the lender or the delegate claimed or prepared stay out of it. */
  @Post()
  async lend(
    @CurrentActor() actor: Actor,
    @Body() body: LendRightDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const maxAmount = body.maxAmount === undefined ? undefined : BigInt(body.maxAmount.replaceAll(',', ''));
    const delegation = await this.lending.execute(actor, { ...body, maxAmount });
    void reply.header('location', '/api/v1/delegations');
    return delegationJson(delegation);
  }

  /** Takes it back at once: by who lent it, or by an administrator of the team. */
  @Post(':id/end')
  @HttpCode(200)
  async end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return delegationJson(await this.ending.execute(actor, id));
  }
}

function delegationJson(delegation: DelegationRecord): object {
  const { teamId: _, ...shown } = delegation;
  return shown;
}
