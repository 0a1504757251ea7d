import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { declinedJson } from '../allocations/allocation-json.js';
import { DeclineDto, ResumptionDto } from '../allocations/dto.js';
import { BUDGET_ERRORS } from '../budget.errors.js';
import { DeclineSupport } from './decline-support.js';
import { DeclinedSupports } from './declined-supports.js';
import { ResumeSupport } from './resume-support.js';

/** Supports that a team doesn't take (지원 안 받음): nothing is allocated for one while it is declined. */
@ApiTags('declined-supports')
@Controller('api/v1/declined-supports')
export class DeclinedSupportsController {
  constructor(
    private readonly supports: DeclinedSupports,
    private readonly declining: DeclineSupport,
    private readonly resuming: ResumeSupport,
  ) {}

  /** Those that are declined first, then those taken up again; a team reads its own. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<object> {
    return { items: (await this.supports.list(actor)).map(declinedJson) };
  }

  /** Records that a team doesn't take a fund's support; officers only. */
  @Post()
  @HttpCode(201)
  async decline(@CurrentActor() actor: Actor, @Body() body: DeclineDto): Promise<object> {
    return this.one(actor, await this.declining.execute(actor, body));
  }

  /** Records that it takes the support up again; officers only. */
  @Post(':id/resumption')
  @HttpCode(200)
  async resume(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ResumptionDto,
  ): Promise<object> {
    await this.resuming.execute(actor, { id, ...body });
    return this.one(actor, id);
  }

  private async one(actor: Actor, id: string): Promise<object> {
    const [support] = await this.supports.list(actor, { id });
    if (!support) throw BUDGET_ERRORS.fail('budget.support-not-found');
    return declinedJson(support);
  }
}
