import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { CurrentActor } from '../../platform/web/actor-of-request.js';
import { LinkClaim } from '../link-claim.js';
import { ClaimContractDto } from './commitment.dto.js';

/** The contract's instalment that a draft is for; submitting it uses what the instalment reserves. */
@ApiTags('commitments')
@Controller('api/v1/expenses/:id/contract')
export class ClaimContractController {
  constructor(private readonly linking: LinkClaim) {}

  /** Chooses an open instalment of a contract with the same supplier and institution. */
  @Put()
  @HttpCode(204)
  async choose(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) expenseId: string,
    @Body() { instalmentId, moreInvoices }: ClaimContractDto,
  ): Promise<void> {
    await this.linking.choose(actor, { expenseId, instalmentId, goesOn: moreInvoices ?? false });
  }

  /** The draft is for no contract any more. */
  @Delete()
  @HttpCode(204)
  async unlink(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) expenseId: string): Promise<void> {
    await this.linking.unlink(actor, expenseId);
  }
}
