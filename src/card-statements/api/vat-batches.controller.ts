import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { CardStatementListQuery } from '../dto/card-statement.dto.js';
import { VatBatchDto, VatBatchReversalDto } from '../dto/vat.dto.js';
import { PutVatBack } from '../vat/put-vat-back.js';
import { TakeVatBatchBack } from '../vat/take-vat-batch-back.js';
import { VatBatchQueries } from '../vat/vat-batch.queries.js';

const PAGE = 50;

/** VAT put back in batches (부가세 환입). */
@ApiTags('card-statements')
@Controller('api/v1/card-statements/vat/batches')
export class VatBatchesController {
  constructor(
    private readonly putting: PutVatBack,
    private readonly taking: TakeVatBatchBack,
    private readonly queries: VatBatchQueries,
  ) {}

  /** Records the VAT of uses as put back, all or none; they leave the list of what is to be put back. */
  @Post()
  async put(
    @CurrentActor() actor: Actor,
    @Body() body: VatBatchDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const batch = await this.putting.execute(actor, body);
    void reply.header('location', `/api/v1/card-statements/vat/batches/${batch.id}`);
    return batch;
  }

  /** Latest first, contrary ones among them; `next` goes into `after`. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: CardStatementListQuery): Promise<object> {
    const page = await this.queries.list(actor, { after: query.after, limit: query.limit ?? PAGE });
    return { items: page.rows, next: page.next };
  }

  /** One with its uses. */
  @Get(':id')
  async read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    const { batch, rows } = await this.queries.read(actor, id);
    return { ...batch, rows };
  }

  /** Takes a wrong batch back by a contrary record, by somebody else than recorded it; its uses are on the list again. */
  @Post(':id/reversal')
  async takeBack(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { comment }: VatBatchReversalDto,
  ): Promise<object> {
    return this.taking.execute(actor, { id, comment });
  }
}
