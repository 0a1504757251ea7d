import { Controller, Delete, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { OpenWholeClaim } from '../approval/open-whole-claim.js';
import { expenseJson } from './expense-json.js';

/** What a returned claim was sent back for. */
@ApiTags('expenses')
@Controller('api/v1/expenses/:id/questioned')
export class QuestionedController {
  constructor(private readonly opening: OpenWholeClaim) {}

  /** Opens all of a returned claim to its claimant, not only what was in question; approvals of what changes are asked again. */
  @Delete()
  async open(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return expenseJson(await this.opening.execute(actor, { id }));
  }
}
