import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { ChangeRecurring } from './change-recurring.js';
import { ChangeRecurringDto, StartRecurringDto } from './recurring.dto.js';
import { RecurringQueries } from './recurring.queries.js';
import type { Recurring } from './recurring.js';
import { StartRecurring } from './start-recurring.js';

/** Claims that come again (되풀이 집행): each period a draft is opened, which waits for its document. */
@ApiTags('recurring-expenses')
@Controller('api/v1/recurring-expenses')
export class RecurringController {
  constructor(
    private readonly starting: StartRecurring,
    private readonly changes: ChangeRecurring,
    private readonly queries: RecurringQueries,
  ) {}

  /** One's own, those that go on first. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<object> {
    return { items: (await this.queries.list(actor)).map(recurringJson) };
  }

  /** Has one's own claim come again. */
  @Post()
  async start(
    @CurrentActor() actor: Actor,
    @Body() body: StartRecurringDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const recurring = await this.starting.execute(actor, body);
    void reply.header('location', `/api/v1/recurring-expenses/${recurring.id}`);
    return recurringJson(recurring);
  }

  /** With its last periods: their claims, and those that were missed. */
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    const { recurring, periods } = await this.queries.read(actor, id);
    return { ...recurringJson(recurring), periods };
  }

  /** Changes day, end or amounts from the next period on. */
  @Patch(':id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { supplyAmount, taxAmount, ...rest }: ChangeRecurringDto,
  ): Promise<object> {
    const won = (text: string | undefined) =>
      text === undefined ? undefined : BigInt(text.replaceAll(',', ''));
    const change = { ...rest, supplyAmount: won(supplyAmount), taxAmount: won(taxAmount) };
    return recurringJson(await this.changes.change(actor, id, change));
  }

  /** Opens nothing until it is resumed. */
  @Post(':id/pause')
  @HttpCode(200)
  async pause(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return recurringJson(await this.changes.pause(actor, id));
  }

  /** Goes on from today; what fell into the pause is missed. */
  @Post(':id/resume')
  @HttpCode(200)
  async resume(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return recurringJson(await this.changes.resume(actor, id));
  }

  /** For good; drafts that are open stay. */
  @Post(':id/end')
  @HttpCode(200)
  async end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return recurringJson(await this.changes.end(actor, id));
  }
}

function recurringJson(recurring: Recurring): object {
  const { supplierName, supplierBusinessNumber, lastPeriodOn: _, ...rest } = recurring;
  return { ...rest, supplier: { name: supplierName, businessNumber: supplierBusinessNumber } };
}
