import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { AmendExpense } from '../amend-expense.js';
import { expenseJson } from './expense-json.js';

/** Amended invoices of paid claims. */
@ApiTags('expenses')
@Controller('api/v1/expenses')
export class AmendmentsController {
  constructor(private readonly amendments: AmendExpense) {}

  /** Puts an amended invoice in that waits for this paid claim; what it takes away goes back by new entries. */
  @Post(':id/amendments/:amendmentId')
  @HttpCode(200)
  async putIn(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('amendmentId', ParseUUIDPipe) amendmentId: string,
  ): Promise<object> {
    return expenseJson(await this.amendments.applyTo(actor, id, amendmentId));
  }
}
