import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { parseWon } from '../../platform/money/won.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { RefundDto, RefundListQuery, ReversalWithdrawalDto } from '../dto/refund.dto.js';
import { RecordRefund, type Refund } from '../refunds/record-refund.js';
import { RefundQueries } from '../refunds/refund.queries.js';
import { reversalJson, ReversalsOf } from '../refunds/reversals-of.js';
import { WithdrawReversal } from '../refunds/withdraw-reversal.js';
import { ReadExpense } from '../read-expense.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { expenseJson } from './expense-json.js';

const PAGE = 50;
const MOST_AWAITED = 500;

/** Money of paid claims that comes back (돌려받기). */
@ApiTags('refunds')
@Controller('api/v1')
export class RefundsController {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly recording: RecordRefund,
    private readonly withdrawal: WithdrawReversal,
    private readonly queries: RefundQueries,
    private readonly reading: ReadExpense,
    private readonly reversals: ReversalsOf,
  ) {}

  /**
   * Records money that came in, for one claim or several: what was awaited is closed as far as it goes, and the grant's
   * part is given back in the ledger on the day it came.
   */
  @Post('refunds')
  async record(@CurrentActor() actor: Actor, @Body() body: RefundDto): Promise<Refund> {
    return this.recording.execute(actor, {
      ...body,
      items: body.items.map(({ amount, grantAmount, ...item }) => ({
        ...item,
        amount: parseWon(amount),
        grantAmount: grantAmount === undefined ? undefined : parseWon(grantAmount),
      })),
    });
  }

  /** Money that came in, latest first; `next` goes into `after`. */
  @Get('refunds')
  async list(@CurrentActor() actor: Actor, @Query() query: RefundListQuery): Promise<object> {
    const page = await this.queries.received(actor, { after: query.after, limit: query.limit ?? PAGE });
    return { items: page.rows, next: page.next };
  }

  /** What is still to come, oldest first, at most 500; the sums are of all. */
  @Get('refunds/awaited')
  async awaited(@CurrentActor() actor: Actor): Promise<object> {
    const { rows, ...sums } = await this.queries.awaited(actor, MOST_AWAITED);
    return { items: rows, ...sums };
  }

  /** What was taken back of a claim, oldest first, each with the money that came for it. */
  @Get('expenses/:id/reversals')
  async ofClaim(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return this.unit.run(actor, async () => {
      const { expense } = await this.reading.execute(actor, id);
      return { items: (await this.reversals.claim(expense)).map(reversalJson) };
    });
  }

  /** Awaits the rest of a reversal's money no more: it counts as spent again. */
  @Post('expenses/:id/reversals/:reversalId/withdrawal')
  @HttpCode(200)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) expenseId: string,
    @Param('reversalId', ParseUUIDPipe) reversalId: string,
    @Body() { comment, version }: ReversalWithdrawalDto,
  ): Promise<object> {
    return expenseJson(await this.withdrawal.execute(actor, { expenseId, reversalId, comment, version }));
  }
}
