import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { ensure } from '../../platform/access/decision.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { CardBillQueries } from '../cards/card-bill.queries.js';
import { SettleCards } from '../cards/settle-cards.js';
import { CardBillQuery, SettleCardsDto } from '../dto/pay-run.dto.js';
import { mayKeepRuns } from '../pay-run.policy.js';
import { PayRunQueries } from '../pay-run.queries.js';
import { PostItems } from '../post-items.js';
import { billJson, runDetailJson } from './pay-run-json.js';

/** Claims paid by card, settled with the card's bill (카드대금 정산). */
@ApiTags('pay-runs')
@Controller('api/v1/card-bills')
export class CardBillsController {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly bills: CardBillQueries,
    private readonly settling: SettleCards,
    private readonly posting: PostItems,
    private readonly queries: PayRunQueries,
  ) {}

  /** What a bill would settle, what is missing and what differs. */
  @Get()
  async read(@CurrentActor() actor: Actor, @Query() query: CardBillQuery): Promise<object> {
    ensure(mayKeepRuns(actor));
    return billJson(await this.unit.run(actor, () => this.bills.bill(actor, query)));
  }

  /** Posts approved claims of the bill as paid on the day the card company took it. */
  @Post()
  async settle(@CurrentActor() actor: Actor, @Body() body: SettleCardsDto): Promise<object> {
    const { expenseIds, ...filter } = body;
    const run = await this.settling.execute(actor, {
      ...filter,
      items: expenseIds.map((expenseId) => ({ expenseId })),
    });
    await this.posting.execute(actor, run.id);
    return runDetailJson(await this.queries.read(actor, run.id));
  }
}
