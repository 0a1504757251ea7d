import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { PaymentDto, PaymentListQuery } from '../dto/expense.dto.js';
import { PayExpenses, type Payment } from '../pay-expenses.js';
import { PaymentQueries } from '../payment.queries.js';

/** Payments: sets of approved claims marked paid, all or none. */
@ApiTags('payments')
@Controller('api/v1/payments')
export class PaymentsController {
  constructor(
    private readonly payments: PayExpenses,
    private readonly queries: PaymentQueries,
  ) {}

  @Post()
  async pay(@CurrentActor() actor: Actor, @Body() body: PaymentDto): Promise<Payment> {
    return this.payments.pay(actor, {
      items: body.expenseIds.map((expenseId) => ({ expenseId })),
      paidOn: body.paidOn,
      bankReference: body.bankReference ?? '',
    });
  }

  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: PaymentListQuery): Promise<object> {
    const page = await this.queries.list(actor, { after: query.after, limit: query.limit ?? 50 });
    return { items: page.rows, next: page.next };
  }
}
