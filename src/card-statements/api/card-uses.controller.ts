import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { expenseJson } from '../../expenses/api/expense-json.js';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { CardUseQueries } from '../card-use.queries.js';
import { FileCardUseDto } from '../dto/card-use.dto.js';
import { FileCardUse } from '../file-card-use.js';
import { transactionJson } from './card-statement-json.js';

const MOST = 200;

/** Uses of research cards that one is asked for. */
@ApiTags('card-statements')
@Controller('api/v1/card-uses')
export class CardUsesController {
  constructor(
    private readonly uses: CardUseQueries,
    private readonly filing: FileCardUse,
  ) {}

  /** Those that lack a claim and that you are asked for, the latest first, at most 200. */
  @Get()
  async mine(@CurrentActor() actor: Actor): Promise<object> {
    return { items: (await this.uses.mine(actor, MOST)).map(transactionJson) };
  }

  /** Opens a draft filled from the use, with stored documents or without, and puts the use to it. */
  @Post(':id/claim')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { evidenceIds = [] }: FileCardUseDto,
  ): Promise<object> {
    return expenseJson(await this.filing.execute(actor, { id, evidenceIds }));
  }
}
